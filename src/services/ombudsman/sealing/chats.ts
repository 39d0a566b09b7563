import type { Db, Tx } from '#db';
import { officeDay } from '#platform/calendar';
import { type ArrivedChat, type ChatNews, further } from '#platform/channels';
import { createHash, randomUUID } from 'node:crypto';
import { type ChatFile, type ChatWords, wordsOf } from '../domain/chat-words.ts';
import { keepSealed, type MailAbout, type OpenedMail, rawOf, rewriteMail } from './mails.ts';
import { findBox } from './threads.ts';

/** A message as it is kept whole: in Meta's words, its file beside it. */
interface Raw {
  readonly sent: unknown;
  /** Base64. */
  readonly file: string | null;
}

const rawOfParts = (sent: unknown, file: Buffer | null): Buffer =>
  Buffer.from(JSON.stringify({ sent, file: file && file.toString('base64') } satisfies Raw));
const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/**
 * Seals a message the moment it comes: to the box of the matter whose message it quotes, otherwise to whoever takes in. One
 * that is here already is left as it is. Throws NobodyToKeep where no key is there: Meta brings it again.
 */
export async function keepChat(tx: Tx, agencyId: string, arrived: ArrivedChat): Promise<void> {
  const { id, at, message, digest, quotes, file } = arrived;
  const raw = rawOfParts(arrived.sent, file?.bytes ?? null);
  const chat = message && {
    with: { phone: message.from.phone, bsuid: message.from.bsuid },
    name: message.from.name,
    sentAt: message.at.toISOString(),
    text: wordsOf(message.content),
    forwarded: message.forwarded,
    file: fileOf(arrived),
  };
  const about: MailAbout = { receivedAt: at.toISOString(), sha256: sha256Of(raw), bytes: raw.length, mail: null, chat };
  const kind = message ? 'person' : 'aside';
  const fault = message ? null : 'malformed';
  const box = quotes && (await boxOfQuoted(tx, agencyId, quotes));
  if (digest && (await isKnown(tx, digest))) return;
  await keepSealed(tx, agencyId, { id, at, medium: 'whatsapp', kind, fault, about, raw }, box ?? undefined);
  await note(tx, { id, agencyId, digest, mailId: id, matterId: null, at });
}

function fileOf({ message, file, fate }: Pick<ArrivedChat, 'message' | 'file' | 'fate'>): ChatFile | null {
  if (message?.content.kind !== 'media' || fate === null) return null;
  const { mediaId, sha256, mediaType } = message.content;
  return { mediaId, sha256, mediaType: file?.mediaType ?? mediaType, bytes: file?.bytes.length ?? 0, fate };
}

/** The box of the matter in which a message lies that another one quotes. */
async function boxOfQuoted(tx: Tx, agencyId: string, digest: Buffer) {
  const row = await tx
    .selectFrom('ombudsman.chat_message as c')
    .leftJoin('ombudsman.mail as m', 'm.id', 'c.mail_id')
    .innerJoin('ombudsman.mail_thread as t', (on) => on.on((eb) => eb('t.matter_id', '=', eb.fn.coalesce('c.matter_id', 'm.matter_id'))))
    .select('t.conversation_id as conversationId')
    .where('c.digest', '=', digest)
    .where('c.agency_id', '=', agencyId)
    .executeTakeFirst();
  return row && findBox(tx, row.conversationId);
}

async function isKnown(tx: Tx, digest: Buffer): Promise<boolean> {
  return (await tx.selectFrom('ombudsman.chat_message').select('id').where('digest', '=', digest).executeTakeFirst()) !== undefined;
}

/** Those of these messages that are here already. */
export async function knownChats(db: Db, digests: readonly Buffer[]): Promise<readonly Buffer[]> {
  if (digests.length === 0) return [];
  const rows = await db
    .selectFrom('ombudsman.chat_message')
    .select('digest')
    .where('digest', 'in', [...digests])
    .execute();
  return rows.flatMap(({ digest }) => digest ?? []);
}

interface Noting {
  readonly id: string;
  readonly agencyId: string;
  readonly digest: Buffer | null;
  readonly mailId: string | null;
  readonly matterId: string | null;
  readonly status?: 'called';
  readonly at: Date;
}

async function note(tx: Tx, { id, agencyId, digest, mailId, matterId, status, at }: Noting): Promise<void> {
  await tx
    .insertInto('ombudsman.chat_message')
    .values({ id, agency_id: agencyId, digest, mail_id: mailId, matter_id: matterId, status: status ?? null, on_day: officeDay(at) })
    .execute();
}

/** Keeps what the office is about to say in a chat that belongs to no matter yet, beside what was said to it. */
export async function keepOwnChat(
  tx: Tx,
  agencyId: string,
  { id, to, text }: { readonly id: string; readonly to: Pick<ChatWords, 'with' | 'name'>; readonly text: string },
  at: Date,
): Promise<void> {
  const chat: ChatWords = { ...to, sentAt: at.toISOString(), text, forwarded: false, file: null };
  const raw = rawOfParts({ text }, null);
  const about: MailAbout = { receivedAt: at.toISOString(), sha256: sha256Of(raw), bytes: raw.length, mail: null, chat };
  await keepSealed(tx, agencyId, { id, at, medium: 'whatsapp', kind: 'ours', fault: null, about, raw }, undefined);
  await note(tx, { id, agencyId, digest: null, mailId: id, matterId: null, status: 'called', at });
}

/** Writes anew what the office said, where something else went in its place. */
export async function sayInstead(tx: Tx, chat: OpenedMail, text: string): Promise<void> {
  const raw = rawOfParts({ text }, null);
  const words = chat.about.chat && { ...chat.about.chat, text };
  await rewriteMail(tx, chat, { ...chat.about, sha256: sha256Of(raw), bytes: raw.length, chat: words ?? null }, raw);
}

/** Notes that a message of ours is about to leave for a matter's people: news of it may come before the answer does. */
export async function noteCalled(tx: Tx, agencyId: string, matterId: string, id: string, at: Date): Promise<void> {
  await note(tx, { id, agencyId, digest: null, mailId: null, matterId, status: 'called', at });
}

/** Notes that Meta took a message of ours, so that what quotes it is found. */
export async function noteAccepted(tx: Tx, id: string, digest: Buffer | null): Promise<void> {
  if (digest === null) return;
  await tx.updateTable('ombudsman.chat_message').set({ digest }).where('id', '=', id).execute();
  await tx.updateTable('ombudsman.chat_message').set({ status: 'accepted' }).where('id', '=', id).where('status', '=', 'called').execute();
}

/** Forgets a message that never left. */
export async function forgetCalled(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('ombudsman.chat_message').where('id', '=', id).execute();
  await tx.deleteFrom('ombudsman.mail').where('id', '=', id).where('kind', '=', 'ours').execute();
}

/**
 * What Meta tells of a message of ours: how far it came, never downgraded. One that failed for a matter makes a task: its
 * people are to be reached another way, and no clock stands still for it.
 */
export async function hearOfChat(tx: Tx, agencyId: string, { id, digest, status, code }: ChatNews, at: Date): Promise<void> {
  const row = await tx
    .selectFrom('ombudsman.chat_message')
    .select(['id', 'status', 'matter_id as matterId'])
    .where('agency_id', '=', agencyId)
    .where('status', 'is not', null)
    .where((eb) =>
      id !== null && /^[0-9a-f-]{36}$/.test(id) ? eb.or([eb('id', '=', id), eb('digest', '=', digest)]) : eb('digest', '=', digest),
    )
    .forUpdate()
    .executeTakeFirst();
  if (!row) return;
  const known = row.status as ChatNews['status'] | 'called';
  if (!isNews(known, status)) return;
  await tx.updateTable('ombudsman.chat_message').set({ status, code, digest }).where('id', '=', row.id).execute();
  if (status !== 'failed' || row.matterId === null) return;
  await tx
    .insertInto('ombudsman.task')
    .values({ id: randomUUID(), matter_id: row.matterId, kind: 'chat-failed', since: officeDay(at) })
    .onConflict((on) => on.doNothing())
    .execute();
}

/** Whether what is told is further than what is known; what arrived never failed, and what failed may have arrived after all. */
function isNews(known: ChatNews['status'] | 'called', told: ChatNews['status']): boolean {
  if (known === 'called') return true;
  if (told === 'failed') return known === 'accepted' || known === 'sent';
  return known === 'failed' ? told === 'delivered' || told === 'read' : further(known, told) !== known;
}

/** How far messages of ours came, by their ids. */
export async function chatStatuses(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('ombudsman.chat_message')
    .select(['id', 'status'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.flatMap(({ id, status }) => (status === null ? [] : [[id, status] as const])));
}

/** The file of a message, where it is here. */
export async function fileOfChat(db: Db | Tx, chat: OpenedMail): Promise<Buffer | null> {
  const { file } = JSON.parse((await rawOf(db, chat)).toString()) as Raw;
  return file === null ? null : Buffer.from(file, 'base64');
}

/** Puts a file into a message that came without it. */
export async function addFile(
  tx: Tx,
  chat: OpenedMail,
  { bytes, mediaType }: { readonly bytes: Buffer; readonly mediaType: string },
): Promise<void> {
  const { about } = chat;
  if (!about.chat?.file) return;
  const { sent } = JSON.parse((await rawOf(tx, chat)).toString()) as Raw;
  const raw = rawOfParts(sent, bytes);
  const file: ChatFile = { ...about.chat.file, mediaType, bytes: bytes.length, fate: 'kept' };
  await rewriteMail(tx, chat, { ...about, sha256: sha256Of(raw), bytes: raw.length, chat: { ...about.chat, file } }, raw);
}
