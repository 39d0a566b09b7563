import { transaction } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { fetchFile, type Outbound, type Reached, type SaidNow, sayAtOnce, type Template, whatsAppLimits } from '#platform/channels';
import { randomUUID } from 'node:crypto';
import type { OmbudsmanDeps } from '../deps.ts';
import { windowUntil } from '../domain/chat-words.ts';
import { mayBeToldByMail } from '../mail/join.ts';
import { surveyFor, tellByMail, type Telling } from '../mail/tell.ts';
import { ombudsmanPaths } from '../paths.ts';
import { addFile, forgetCalled, keepOwnChat, noteAccepted, noteCalled, sayInstead } from '../sealing/chats.ts';
import { isSettled, lockMail, openMail, settleMail } from '../sealing/mails.ts';
import { addEntry, findMatter, getMatterForUpdate, keysOf, readEntries } from '../sealing/matters.ts';
import type { OpenedKey } from '../sealing/officer-keys.ts';
import { findThread } from '../sealing/threads.ts';
import { conversationOf, openChat } from './conversations.ts';

/** Code by which Meta says that a day has passed. */
const DAY_PASSED = 131_047;

/**
 * What Meta approved beforehand, by this name there: that there is something, and where. The only thing that may be said a
 * day after somebody's last message, and it says nothing of what there is.
 */
export const newsTemplate = (link: string): Template => ({ kind: 'template', name: 'ombudsman_kabar', language: 'id', body: [link] });

/** What is said in a chat where a matter is kept secret: that there is something, and where to read it. */
export const noticeText = (link: string): string =>
  [
    'Ada kabar untuk Anda di laman Ombudsman RI Perwakilan Bali. Bacalah dengan kode tanda terima Anda:',
    link,
    'Pesan ini sengaja tidak memuat apa pun. Kami tidak pernah meminta kode itu lewat WhatsApp.',
    '',
    'There is news for you on the website of the Ombudsman’s Bali office; read it with your receipt code. We never ask for the code by WhatsApp.',
  ].join('\n');

export const receiptText = (link: string): string =>
  [
    'Pesan Anda sudah dicatat petugas Ombudsman RI Perwakilan Bali. Ambil kode tanda terima Anda sekali lewat tautan ini, lalu simpan di tempat aman:',
    link,
    'Tautan ini berlaku 30 hari dan hanya sekali. Siapa pun yang memegang ponsel ini dapat memakainya; bila sudah terpakai oleh orang lain, hubungi kami.',
    '',
    'Your messages were entered by an officer of the Ombudsman. Fetch your receipt code once by this link and keep it safe. Whoever holds this phone can use it.',
  ].join('\n');

/** What came of saying something: by what it went, or why not. */
export type Fate = 'sent' | 'template' | 'refused' | 'unknown' | 'unsent';

export interface Spoken {
  readonly fate: Fate;
  readonly digest: Buffer | null;
}

interface Saying {
  readonly id: string;
  readonly to: Reached;
  readonly text: string;
  /** Whether the day is not over, as far as we know. */
  readonly open: boolean;
  readonly link: string;
}

/** Says something within the day; after it, and where Meta says the day is over, the template. */
async function say({ chat }: Pick<OmbudsmanDeps, 'chat'>, { id, to, text, open, link }: Saying): Promise<Spoken> {
  const access = chat.access();
  if (!access) return { fate: 'unsent', digest: null };
  const attempt = (message: Outbound) => sayAtOnce(access, to, message, id);
  let [said, fate]: [SaidNow | null, Fate] = [null, 'sent'];
  if (open) said = await attempt({ kind: 'text', text });
  if (said === null || (said.fate === 'refused' && said.code === DAY_PASSED)) {
    said = await attempt(newsTemplate(link));
    fate = 'template';
  }
  return said.fate === 'sent' ? { fate, digest: said.digest } : { fate: said.fate, digest: null };
}

const neverLeft = ({ fate }: Spoken) => fate === 'refused' || fate === 'unsent';
/** What stands in a conversation where the template went: what was typed did not. */
const TEMPLATE_SAID = '[templat ombudsman_kabar]';

/**
 * Answers a conversation that belongs to no matter yet, in the request of an officer: kept sealed beside what was said
 * before it leaves, since news of it may be faster than the answer. Throws INVALID_INPUT, NOT_FOUND, ACTION_NOT_ALLOWED with
 * `settled`.
 */
export async function answerConversation(
  deps: OmbudsmanDeps,
  actor: PersonActor,
  opened: OpenedKey,
  mailId: string,
  typed: string,
): Promise<Fate> {
  const { db, agencyId, clock, publicUrl } = deps;
  const text = typed.replace(/\r\n/g, '\n').trim();
  if (text === '' || text.length > whatsAppLimits.text) throw new AppError('INVALID_INPUT', { fields: ['jawaban'] });
  const { with: to, name, until, newest } = await conversationOf(db, opened, mailId, clock.now());
  if (newest.matterId !== null) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'in-a-matter' });
  const [id, at, open] = [randomUUID(), clock.now(), until !== null];
  await transaction(db, async (tx) => {
    await lockMail(tx, newest.id);
    await keepOwnChat(tx, agencyId, { id, to: { with: to, name }, text: open ? text : TEMPLATE_SAID }, at);
  });
  const spoken = await say(deps, { id, to, text, open, link: publicUrl + ombudsmanPaths.front() });
  await transaction(db, async (tx) => {
    if (neverLeft(spoken)) return forgetCalled(tx, id);
    await noteAccepted(tx, id, spoken.digest);
    if (open && spoken.fate === 'template') await sayInstead(tx, await openMail(tx, opened, id), TEMPLATE_SAID);
    // A colleague dealt with the conversation while this was on its way: it does not come back for it.
    if ((await isSettled(tx, newest.id)) && !(await isSettled(tx, id))) await settleMail(tx, id, 'dismissed', null, clock.now());
    const detail = { fate: spoken.fate };
    await appendAudit(tx, { actor, action: 'ombudsman.answer-chat', subject: { type: 'mail', id: newest.id }, detail, at: clock.now() });
  });
  return spoken.fate;
}

/** Fetches once more the file of a message that came without it. Returns whether it is here now. Throws NOT_FOUND. */
export async function fetchChatFile(deps: OmbudsmanDeps, actor: PersonActor, opened: OpenedKey, mailId: string): Promise<boolean> {
  const { db, chat, clock } = deps;
  const { file } = (await openChat(db, opened, mailId)).words;
  const access = chat.access();
  if (!file || file.fate !== 'not-yet' || !access) return file?.fate === 'kept';
  const fetched = await fetchFile(access, file, 20_000);
  if (!('bytes' in fetched)) return false;
  const at = clock.now();
  await transaction(db, async (tx) => {
    await lockMail(tx, mailId);
    await addFile(tx, await openMail(tx, opened, mailId), fetched);
    await appendAudit(tx, { actor, action: 'ombudsman.fetch-chat-file', subject: { type: 'mail', id: mailId }, at });
  });
  return true;
}

/**
 * Tells the people of a matter's chat, in the hands of an officer who has it open: in words only where the reporter said it
 * need not be kept secret, otherwise that there is something and where. Null where nobody of the matter writes by WhatsApp.
 * What did not go stops nothing.
 */
export async function tellByChat(
  deps: OmbudsmanDeps,
  actor: PersonActor,
  opened: OpenedKey,
  matterId: string,
  asked: Telling,
): Promise<Fate | null> {
  const { db, publicUrl, clock, agencyId } = deps;
  const matter = await findMatter(db, matterId);
  if (!matter || asked.what === 'added') return null;
  // Whoever only gave a tip is told nothing: no message on their telephone speaks of it.
  if (matter.kind === 'informasi' && asked.what !== 'receipt') return null;
  const keys = await keysOf(db, opened, matter);
  const chat = (await findThread(db, matterId, keys))?.about.chat;
  if (!chat) return null;
  const inWords = asked.what === 'text' && mayBeToldByMail(matter.kind, await readEntries(db, matter, keys));
  const link = asked.what === 'receipt' ? asked.link : publicUrl + ombudsmanPaths.back();
  const said = asked.what === 'text' && inWords ? [asked.text, ...surveyFor(asked)].join('\n') : '';
  const inFull = said !== '' && said.length <= whatsAppLimits.text;
  const text = asked.what === 'receipt' ? receiptText(link) : inFull ? said : [noticeText(link), ...surveyFor(asked)].join('\n');
  // A way back goes to whoever wrote first, and to nobody who was added later.
  const people = asked.what === 'receipt' ? chat.people.slice(0, 1) : chat.people;
  const at = clock.now();
  const open = windowUntil(chat.lastAt, at) !== null;
  const sent: (Spoken & { readonly id: string })[] = [];
  for (const to of people) {
    const id = randomUUID();
    await transaction(db, (tx) => noteCalled(tx, agencyId, matterId, id, at));
    sent.push({ id, ...(await say(deps, { id, to, text, open, link })) });
  }
  const fate = sent.find((one) => one.fate !== 'sent')?.fate ?? 'sent';
  const what = inFull ? 'text' : asked.what === 'receipt' ? 'receipt' : 'notice';
  await transaction(db, async (tx) => {
    const now = await getMatterForUpdate(tx, matterId);
    const gone = sent.filter((one) => !neverLeft(one));
    for (const one of sent) await (neverLeft(one) ? forgetCalled(tx, one.id) : noteAccepted(tx, one.id, one.digest));
    const content = { type: 'mailed', what, fate, way: 'whatsapp', ids: gone.map(({ id }) => id) } as const;
    await addEntry(tx, now, await keysOf(tx, opened, now), { lock: 'office', by: { side: 'house' }, content }, at);
    const detail = { what, fate, medium: 'whatsapp' };
    await appendAudit(tx, { actor, action: 'ombudsman.mail', subject: { type: 'matter', id: matterId }, detail, at });
  });
  return fate;
}

/** Tells the people of a matter by whatever way they wrote: by mail, by WhatsApp, or both. */
export async function tellReporter(
  deps: OmbudsmanDeps,
  actor: PersonActor,
  opened: OpenedKey,
  matterId: string,
  asked: Telling,
): Promise<void> {
  await tellByMail(deps, actor, opened, matterId, asked);
  await tellByChat(deps, actor, opened, matterId, asked);
}
