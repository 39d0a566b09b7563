import { transaction } from '#db';
import type { PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { type LetterFate, sendLetter } from '#platform/channels';
import type { OmbudsmanDeps } from '../deps.ts';
import { ombudsmanPaths } from '../paths.ts';
import { addEntry, findMatter, getMatterForUpdate, keysOf, readEntries } from '../sealing/matters.ts';
import type { OpenedKey } from '../sealing/officer-keys.ts';
import { findThread } from '../sealing/threads.ts';
import { MAIL_BOX, NEWS } from './box.ts';
import { mayBeToldByMail } from './join.ts';

/** What is mailed where a matter is kept secret: that there is something, and where to read it. */
export function noticeFor(publicUrl: string): string {
  const link = publicUrl + ombudsmanPaths.back();
  return [
    'Ada kabar untuk Anda di laman Ombudsman RI Perwakilan Bali. Bacalah dengan kode tanda terima Anda:',
    link,
    'Surat ini sengaja tidak memuat apa pun. Kami tidak pernah meminta kode itu lewat surel.',
    '',
    'There is news for you on the website of the Ombudsman’s Bali office. Read it with your receipt code at the address above.',
    'This e-mail says nothing on purpose. We never ask for the code by e-mail.',
  ].join('\n');
}

/** What those are told who were written to until now, when somebody else is too: nobody's contact is changed behind their back. */
export function addedFor(publicUrl: string): string {
  return [
    'Satu alamat surel lain kini juga menerima kabar dari Ombudsman RI Perwakilan Bali tentang urusan yang sama dengan Anda. Bila bukan Anda yang memintanya, hubungi kami:',
    publicUrl + ombudsmanPaths.front(),
    '',
    'Another e-mail address now receives news about the same matter as yours. If you did not ask for that, contact us at the address above.',
  ].join('\n');
}

/** What is mailed once, so that somebody who wrote by e-mail has a way back. */
export function receiptFor(link: string): string {
  return [
    'Surat Anda sudah dicatat petugas Ombudsman RI Perwakilan Bali. Ambil kode tanda terima Anda sekali lewat tautan ini, lalu simpan di tempat aman:',
    link,
    'Tautan ini berlaku 30 hari dan hanya sekali. Siapa pun yang membuka surel ini dapat memakainya; bila sudah terpakai oleh orang lain, hubungi kami.',
    '',
    'Your e-mail was entered by an officer of the Ombudsman’s Bali office. Fetch your receipt code once by the link above and keep it safe.',
    'The link works once, for 30 days. Whoever opens this e-mail can use it; if somebody else did, contact us.',
  ].join('\n');
}

export type Telling =
  | { readonly what: 'text'; readonly text: string; readonly survey?: string | undefined }
  | { readonly what: 'receipt'; readonly link: string }
  | { readonly what: 'notice'; readonly survey?: string | undefined }
  | { readonly what: 'added'; readonly to: readonly string[] };

/**
 * Tells the people of a matter's thread by mail, in the hands of an officer who has it open: in words only where the reporter
 * said it need not be kept secret, otherwise that there is something and where. Null where the matter has no thread to
 * tell. What became of it stands in the matter; a mail that did not go stops nothing.
 */
export async function tellByMail(
  deps: OmbudsmanDeps,
  actor: PersonActor,
  opened: OpenedKey,
  matterId: string,
  asked: Telling,
): Promise<LetterFate | null> {
  const { db, mail, publicUrl, clock } = deps;
  const matter = await findMatter(db, matterId);
  if (!matter || !mail.boxes.some(({ key }) => key === MAIL_BOX)) return null;
  // Whoever only gave a tip is told nothing: no mail in their box speaks of it.
  if (matter.kind === 'informasi' && asked.what !== 'receipt') return null;
  const keys = await keysOf(db, opened, matter);
  const thread = await findThread(db, matterId, keys);
  if (!thread || thread.about.participants.length === 0) return null;
  const inWords = asked.what === 'text' && mayBeToldByMail(matter.kind, await readEntries(db, matter, keys));
  const what = asked.what === 'added' || (asked.what === 'text' && !inWords) ? 'notice' : asked.what;
  const body = bodyOf(asked, inWords, publicUrl);
  const { conversationId, about } = thread;
  let fate: LetterFate = 'sent';
  for (const to of recipientsIn(asked, about.participants)) {
    const letter = await sendLetter(mail, MAIL_BOX, { conversationId, to, subject: NEWS, body, before: about.last });
    if (letter.fate !== 'sent') fate = letter.fate;
  }
  const at = clock.now();
  await transaction(db, async (tx) => {
    const now = await getMatterForUpdate(tx, matterId);
    const content = { type: 'mailed', what, fate } as const;
    await addEntry(tx, now, await keysOf(tx, opened, now), { lock: 'office', by: { side: 'house' }, content }, at);
    await appendAudit(tx, { actor, action: 'ombudsman.mail', subject: { type: 'matter', id: matterId }, detail: { what, fate }, at });
  });
  return fate;
}

/** Said below news of a matter's end: how to say how it was, by a link that names nothing. */
export const surveyFor = (asked: Telling): readonly string[] =>
  'survey' in asked && asked.survey !== undefined
    ? [
        '',
        'Bagaimana pelayanan kami? Sembilan pertanyaan pendek, tanpa nama / How did we serve you? Nine short questions, no names:',
        asked.survey,
      ]
    : [];

const bodyOf = (asked: Telling, inWords: boolean, publicUrl: string): string =>
  [mainOf(asked, inWords, publicUrl), ...surveyFor(asked)].join('\n');

const mainOf = (asked: Telling, inWords: boolean, publicUrl: string): string => {
  if (asked.what === 'receipt') return receiptFor(asked.link);
  if (asked.what === 'added') return addedFor(publicUrl);
  return asked.what === 'text' && inWords ? asked.text : noticeFor(publicUrl);
};

/** A way back goes to whoever wrote, and to nobody who was added later. */
function recipientsIn(asked: Telling, participants: readonly string[]): readonly string[] {
  if (asked.what === 'receipt') return participants.slice(0, 1);
  return asked.what === 'added' ? asked.to : participants;
}
