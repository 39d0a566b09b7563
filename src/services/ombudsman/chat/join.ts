import type { Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import type { OmbudsmanDeps } from '../deps.ts';
import { isSame } from '../domain/chat-words.ts';
import { cleanFile } from '../files/clean.ts';
import { type DismissWhy, reopen, threadFor } from '../mail/join.ts';
import { attach, attachmentsOf } from '../sealing/attachments.ts';
import { fileOfChat } from '../sealing/chats.ts';
import { lockMail, rawOf, settleMail } from '../sealing/mails.ts';
import { addEntry, getMatterForUpdate, keysOf, type Matter, type MatterKeys } from '../sealing/matters.ts';
import type { OpenedKey } from '../sealing/officer-keys.ts';
import { saveThread, type Thread } from '../sealing/threads.ts';
import { type ChatLine, seenUpTo } from './conversations.ts';

interface Joining {
  readonly matter: Matter;
  readonly keys: MatterKeys;
  readonly line: ChatLine;
  /** Whoever wrote is known to be of this matter. */
  readonly verified: boolean;
}

/**
 * Puts one message into a matter: its words as a line, its file cleaned, the message whole beside them for the office alone.
 * From somebody known here it is the reporter's word; from another the office reads it and nobody else.
 */
async function putIn(
  tx: Tx,
  { scanner }: Pick<OmbudsmanDeps, 'scanner'>,
  { matter, keys, line, verified }: Joining,
  at: Date,
): Promise<void> {
  const ours = line.kind === 'ours';
  const lock = verified ? 'shared' : 'office';
  const known = (await attachmentsOf(tx, matter, keys)).length;
  const whole = { lock: 'office', name: `pesan-${known + 1}.json`, mediaType: 'application/json', content: await rawOf(tx, line) } as const;
  const raw = await attach(tx, matter, keys, whole, at);
  const left: string[] = [];
  const file = await fileOfChat(tx, line);
  if (file)
    try {
      await attach(tx, matter, keys, { lock, ...(await cleanFile(file, known + 2, scanner)) }, at);
    } catch (error) {
      // What is no picture and no PDF stays inside the message as it is kept whole.
      if (!(error instanceof AppError) || error.code !== 'FILE_REFUSED') throw error;
      left.push(line.words.file?.mediaType ?? '');
    }
  const { words, about } = line;
  const content = {
    type: 'chat',
    from: words.with.phone ?? words.with.bsuid ?? '',
    name: words.name ?? '',
    text: words.text,
    sentAt: words.sentAt,
    sha256: about.sha256,
    verified,
    ours,
    raw,
    left,
  } as const;
  const side = ours || !verified ? 'house' : 'reporter';
  await addEntry(tx, matter, keys, { lock, by: { side }, content }, at);
}

/** Notes in a matter's thread that somebody belongs there, and when they wrote last. */
async function noteIn(tx: Tx, thread: Thread, keys: MatterKeys, lines: readonly ChatLine[]): Promise<void> {
  const theirs = lines.filter(({ kind }) => kind !== 'ours');
  const newest = theirs.at(-1);
  if (!newest) return;
  const { chat } = thread.about;
  const people = [...(chat?.people ?? [])];
  if (!people.some((one) => isSame(one, newest.words.with))) people.push(newest.words.with);
  const lastAt = [chat?.lastAt ?? '', newest.words.sentAt].sort().at(-1) ?? newest.words.sentAt;
  await saveThread(tx, { ...thread, about: { ...thread.about, chat: { people, lastAt } } }, keys);
}

const isKnownIn = (thread: Thread, { words }: ChatLine) => (thread.about.chat?.people ?? []).some((one) => isSame(one, words.with));

const audit = (tx: Tx, actor: PersonActor, action: string, mailId: string, detail: Record<string, unknown>, at: Date) =>
  appendAudit(tx, { actor, action, subject: { type: 'mail', id: mailId }, detail: { ...detail, medium: 'whatsapp' }, at });

/** What an officer saw of a conversation, locked. Throws ACTION_NOT_ALLOWED with `settled` where somebody was faster. */
export async function lockSeen(tx: Tx, opened: OpenedKey, mailId: string): Promise<readonly ChatLine[]> {
  await lockMail(tx, mailId);
  const lines = await seenUpTo(tx, opened, mailId);
  for (const { id } of lines.filter((line) => line.id !== mailId).toSorted((a, b) => a.id.localeCompare(b.id))) await lockMail(tx, id);
  return lines;
}

/**
 * An officer joins a conversation to a matter they hold. `known`: they made sure who wrote, so that whoever did belongs
 * there from now on. Throws NOT_FOUND, ACTION_NOT_ALLOWED with `settled`.
 */
export async function joinConversation(
  tx: Tx,
  deps: OmbudsmanDeps,
  actor: PersonActor,
  opened: OpenedKey,
  { mailId, matterId, known }: { readonly mailId: string; readonly matterId: string; readonly known: boolean },
  at: Date,
): Promise<void> {
  // The matter first, as whoever opens it locks them.
  const matter = await getMatterForUpdate(tx, matterId);
  const keys = await keysOf(tx, opened, matter);
  const lines = await lockSeen(tx, opened, mailId);
  const thread = await threadFor(tx, deps, opened, matter, keys);
  const [first] = lines;
  const verified = known || (first !== undefined && isKnownIn(thread, first));
  for (const line of lines) await putIn(tx, deps, { matter, keys, line, verified }, at);
  if (verified) await noteIn(tx, thread, keys, lines);
  for (const { id } of lines) await settleMail(tx, id, 'joined', matterId, at);
  await audit(tx, actor, 'ombudsman.join-mail', mailId, { matter: matterId, by: 'officer', verified, messages: lines.length }, at);
  if (verified) await reopen(tx, matter, keys, at);
}

/** A message that quotes one of this matter is taken in, when somebody who holds the matter says so. */
export async function takeInChat(
  tx: Tx,
  deps: OmbudsmanDeps,
  actor: PersonActor,
  { matter, keys, thread, line }: { readonly matter: Matter; readonly keys: MatterKeys; readonly thread: Thread; readonly line: ChatLine },
  at: Date,
): Promise<boolean> {
  const verified = isKnownIn(thread, line);
  await putIn(tx, deps, { matter, keys, line, verified }, at);
  if (verified) await noteIn(tx, thread, keys, [line]);
  await settleMail(tx, line.id, 'joined', matter.id, at);
  await audit(tx, actor, 'ombudsman.join-mail', line.id, { matter: matter.id, by: 'thread', verified }, at);
  return verified;
}

/** A conversation becomes the beginning of a matter that was just opened by it. */
export async function makeOfConversation(
  tx: Tx,
  deps: OmbudsmanDeps,
  actor: PersonActor,
  opened: OpenedKey,
  { lines, matter, keys }: { readonly lines: readonly ChatLine[]; readonly matter: Matter; readonly keys: MatterKeys },
  at: Date,
): Promise<void> {
  const thread = await threadFor(tx, deps, opened, matter, keys);
  for (const line of lines) await putIn(tx, deps, { matter, keys, line, verified: true }, at);
  await noteIn(tx, thread, keys, lines);
  for (const { id } of lines) await settleMail(tx, id, 'made', matter.id, at);
  const [first] = lines;
  if (first) await audit(tx, actor, 'ombudsman.make-of-mail', first.id, { matter: matter.id, messages: lines.length }, at);
}

/** Sets a conversation aside with a word on why, as far as it was seen: it stays sealed as it is, and out of the way. */
export async function dismissConversation(
  tx: Tx,
  actor: PersonActor,
  opened: OpenedKey,
  mailId: string,
  why: DismissWhy,
  at: Date,
): Promise<void> {
  const lines = await lockSeen(tx, opened, mailId);
  for (const { id } of lines) await settleMail(tx, id, 'dismissed', null, at);
  await audit(tx, actor, 'ombudsman.dismiss-mail', mailId, { why, messages: lines.length }, at);
}
