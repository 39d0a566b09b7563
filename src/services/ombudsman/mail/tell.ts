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
  | { readonly what: 'text'; readonly text: string }
  | { readonly what: 'receipt'; readonly link: string }
  | { readonly what: 'notice' };

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
  if (!matter) return null;
  const keys = await keysOf(db, opened, matter);
  const thread = await findThread(db, matterId, keys);
  if (!thread || thread.about.participants.length === 0) return null;
  const inWords = asked.what === 'text' && mayBeToldByMail(matter.kind, await readEntries(db, matter, keys));
  const what = asked.what === 'text' && !inWords ? 'notice' : asked.what;
  const body = asked.what === 'receipt' ? receiptFor(asked.link) : asked.what === 'text' && inWords ? asked.text : noticeFor(publicUrl);
  const { conversationId, about } = thread;
  let fate: LetterFate = 'sent';
  // A way back goes to whoever wrote, and to nobody who was added later.
  for (const to of asked.what === 'receipt' ? about.participants.slice(0, 1) : about.participants) {
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
