import type { Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { answersOf, beginMailConversation, joinMail, judge, type Mail, parseMail, partMail } from '#platform/channels';
import { randomUUID } from 'node:crypto';
import type { OmbudsmanDeps } from '../deps.ts';
import type { Entry } from '../domain/entries.ts';
import { cleanFile } from '../files/clean.ts';
import { step } from '../procedure/report.ts';
import { attach, attachmentsOf } from '../sealing/attachments.ts';
import { lockMail, openMail, type OpenedMail, rawOf, settleMail } from '../sealing/mails.ts';
import { addEntry, getMatterForUpdate, keysOf, type Matter, type MatterKeys } from '../sealing/matters.ts';
import type { OpenedKey } from '../sealing/officer-keys.ts';
import { beginThread, findThread, saveThread, type Thread } from '../sealing/threads.ts';
import { MAIL_BOX } from './box.ts';

interface Joining {
  readonly matter: Matter;
  readonly keys: MatterKeys;
  readonly mail: OpenedMail;
  readonly verified: boolean;
  /** It becomes the matter's beginning: what it says stands there already. */
  readonly first?: boolean;
}

/** A mail without the content of its files, as rules look at it. */
export const asMail = ({ about }: OpenedMail): Mail | null =>
  about.mail && { ...about.mail, files: about.mail.files.map(({ name, mediaType }) => ({ name, mediaType, content: new Uint8Array() })) };

/**
 * Puts a mail into a matter: its words as a line, its files cleaned, the raw mail beside them for the office alone. From a
 * sender who is known here it is the reporter's word; from another the office reads it and nobody else.
 */
export async function putIn(
  tx: Tx,
  { scanner }: Pick<OmbudsmanDeps, 'scanner'>,
  { matter, keys, mail, verified, first = false }: Joining,
  at: Date,
): Promise<void> {
  const raw = await rawOf(tx, mail);
  const lock = verified ? 'shared' : 'office';
  const known = (await attachmentsOf(tx, matter, keys)).length;
  const asFile =
    mail.medium === 'email'
      ? ({ lock: 'office', name: `surat-${known + 1}.eml`, mediaType: 'message/rfc822', content: raw } as const)
      : ({ lock: 'office', name: `pesan-${known + 1}.json`, mediaType: 'application/json', content: raw } as const);
  const rawId = await attach(tx, matter, keys, asFile, at);
  const read = mail.about.mail ? await parseMail(raw) : null;
  const left: string[] = [];
  let nth = known + 1;
  for (const { mediaType, content } of read && 'mail' in read ? read.mail.files : [])
    try {
      await attach(tx, matter, keys, { lock, ...(await cleanFile(Buffer.from(content), ++nth, scanner)) }, at);
    } catch (error) {
      // What is no picture and no PDF stays inside the raw mail.
      if (!(error instanceof AppError) || error.code !== 'FILE_REFUSED') throw error;
      left.push(mediaType);
    }
  const { mail: words, receivedAt, sha256 } = mail.about;
  const content = {
    type: 'mail',
    from: words?.from?.address ?? '',
    subject: words?.subject ?? '',
    text: first ? '' : (words?.text ?? ''),
    receivedAt,
    sha256,
    verified,
    automatic: mail.kind !== 'person',
    raw: rawId,
    left,
  } as const;
  await addEntry(tx, matter, keys, { lock, by: { side: verified ? 'reporter' : 'house' }, content }, at);
}

/** Notes in a matter's thread what a mail of somebody known says of it. */
export async function noteIn(tx: Tx, thread: Thread, keys: MatterKeys, mail: OpenedMail, isKnown: boolean): Promise<void> {
  const words = mail.about.mail;
  const { about } = thread;
  if (!words || !isKnown) return;
  const from = words.from?.address;
  const participants = from !== undefined && !about.participants.includes(from) ? [...about.participants, from] : about.participants;
  const subjects = about.subjects.includes(words.subject) ? about.subjects : [...about.subjects, words.subject].slice(-20);
  const last = words.messageId ? { messageId: words.messageId, references: answersOf(words).toReversed() } : about.last;
  await saveThread(tx, { ...thread, about: { ...about, participants, subjects, last } }, keys);
}

export const auditMail = (tx: Tx, actor: PersonActor, action: string, mailId: string, detail: Record<string, unknown>, at: Date) =>
  appendAudit(tx, { actor, action, subject: { type: 'mail', id: mailId }, detail, at });

/** A question that was answered is open again by a further mail. */
export async function reopen(tx: Tx, matter: Matter, keys: MatterKeys, at: Date): Promise<void> {
  const now = await getMatterForUpdate(tx, matter.id);
  if (now.stage === 'answered') await step(tx, now, keys.shared, 'ask-more', at);
}

/**
 * An officer joins a mail to a matter they hold. `known`: they made sure who wrote it, so that the sender belongs there from
 * now on. Throws NOT_FOUND, ACTION_NOT_ALLOWED with `settled`.
 */
export async function joinByHand(
  tx: Tx,
  deps: OmbudsmanDeps,
  actor: PersonActor,
  opened: OpenedKey,
  { mailId, matterId, known, how = 'officer' }: { mailId: string; matterId: string; known: boolean; how?: 'officer' | 'subject' },
  at: Date,
): Promise<void> {
  // The matter first, as whoever opens it locks them.
  const matter = await getMatterForUpdate(tx, matterId);
  await lockMail(tx, mailId);
  const mail = await openMail(tx, opened, mailId);
  const keys = await keysOf(tx, opened, matter);
  const thread = await threadFor(tx, deps, opened, matter, keys);
  const words = asMail(mail);
  const verified = words !== null && mail.kind === 'person' && (known || judge(words, thread.about).verified);
  await putIn(tx, deps, { matter, keys, mail, verified }, at);
  await noteIn(tx, thread, keys, mail, verified);
  // Whatever thread it came by: an officer's word counts.
  await partMail(tx, mailId);
  await joinMail(tx, mailId, thread.conversationId, how);
  await settleMail(tx, mailId, 'joined', matterId, at);
  await auditMail(tx, actor, 'ombudsman.join-mail', mailId, { matter: matterId, by: how, verified }, at);
  if (verified) await reopen(tx, matter, keys, at);
}

/** The thread of a matter, begun where it has none. */
export async function threadFor(
  tx: Tx,
  deps: Pick<OmbudsmanDeps, 'mail'>,
  opened: OpenedKey,
  matter: Matter,
  keys: MatterKeys,
): Promise<Thread> {
  const known = await findThread(tx, matter.id, keys);
  if (known) return known;
  // Where the office has no box of mail, a thread is known by what is quoted alone.
  const hasBox = deps.mail.boxes.some(({ key }) => key === MAIL_BOX);
  const conversationId = hasBox ? await beginMailConversation(tx, deps.mail, MAIL_BOX) : randomUUID();
  await beginThread(tx, opened, matter, keys, { conversationId, participants: [], subjects: [], last: null });
  const begun = await findThread(tx, matter.id, keys);
  if (!begun) throw new Error('a thread was not begun');
  return begun;
}

/** A mail becomes the beginning of a matter that was just opened by it. */
export async function makeOfMail(
  tx: Tx,
  deps: OmbudsmanDeps,
  actor: PersonActor,
  opened: OpenedKey,
  { mail, matter, keys }: { readonly mail: OpenedMail; readonly matter: Matter; readonly keys: MatterKeys },
  at: Date,
): Promise<void> {
  const thread = await threadFor(tx, deps, opened, matter, keys);
  await putIn(tx, deps, { matter, keys, mail, verified: mail.about.mail !== null, first: true }, at);
  await noteIn(tx, thread, keys, mail, true);
  await partMail(tx, mail.id);
  await joinMail(tx, mail.id, thread.conversationId, 'officer');
  await settleMail(tx, mail.id, 'made', matter.id, at);
  await auditMail(tx, actor, 'ombudsman.make-of-mail', mail.id, { matter: matter.id }, at);
}

/** Sets a mail aside with a word on why: it stays sealed as it is, and out of the way. */
export async function dismissMail(tx: Tx, actor: PersonActor, opened: OpenedKey, mailId: string, why: DismissWhy, at: Date): Promise<void> {
  await lockMail(tx, mailId);
  await openMail(tx, opened, mailId);
  await settleMail(tx, mailId, 'dismissed', null, at);
  await auditMail(tx, actor, 'ombudsman.dismiss-mail', mailId, { why }, at);
}

/** Said in the open, in the audit trail: therefore a list and no words. */
export const dismissWhys = ['not-ours', 'junk', 'copy', 'elsewhere', 'automatic', 'unreadable'] as const;
export type DismissWhy = (typeof dismissWhys)[number];

/** Whether the lines of a matter let its reporter be written to in clear: they said it need not be kept secret. */
export function mayBeToldByMail(kind: Matter['kind'], entries: readonly Entry[]): boolean {
  const sent = entries.find(({ content }) => content.type === 'sent')?.content;
  return kind !== 'informasi' && sent?.type === 'sent' && sent.answers.secret === 'open';
}
