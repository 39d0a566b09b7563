import type { Db, Tx } from '#db';
import { randomUUID } from 'node:crypto';
import type { MailDeps } from './deps.ts';
import { messageDigest, tokenDigest } from './domain/digest.ts';
import { dayOf } from './domain/day.ts';
import type { Mail } from './domain/mail.ts';
import { type Threads } from './domain/match.ts';
import { answersOf } from './domain/threading.ts';
import { tokenOf, tokensOf } from './domain/token.ts';

/** Begins a thread in a box; its id is drawn, and its token is made of it. */
export async function beginMailConversation(tx: Tx, { key }: Pick<MailDeps, 'key'>, box: string): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto('channels.mail_conversation')
    .values({ id, box, token_digest: tokenDigest(key, tokenOf(key, id)) })
    .execute();
  return id;
}

/** The threads a mail could belong to, by its tokens and by what it answers. */
export async function threadsFor(db: Db | Tx, key: string, box: string, own: string, mail: Mail): Promise<Threads> {
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  const tokens = new Map(tokensOf(mail, own).map((token) => [token, tokenDigest(key, token)]));
  const ids = new Map(answersOf(mail).map((id) => [id, messageDigest(key, id)]));
  const byToken = new Map<string, string>();
  if (tokens.size > 0)
    for (const { id, digest } of await db
      .selectFrom('channels.mail_conversation')
      .select(['id', 'token_digest as digest'])
      .where('box', '=', box)
      .where('token_digest', 'in', [...tokens.values()])
      .execute())
      byToken.set(hex(digest), id);
  const byId = new Map<string, string>();
  if (ids.size > 0)
    for (const table of ['channels.mail_in', 'channels.mail_out'] as const)
      for (const { id, digest } of await db
        .selectFrom(table)
        .select(['conversation_id as id', 'message_digest as digest'])
        .where('box', '=', box)
        .where('conversation_id', 'is not', null)
        .where('message_digest', 'in', [...ids.values()])
        .execute())
        if (id !== null && digest !== null) byId.set(hex(digest), id);
  const at = (digests: ReadonlyMap<string, Buffer>, found: ReadonlyMap<string, string>) => (one: string) => {
    const digest = digests.get(one);
    return digest && found.get(hex(digest));
  };
  return { byToken: at(tokens, byToken), byMessageId: at(ids, byId) };
}

/** Puts a mail that came into a thread, by an officer's hand or by its subject: answers to it are found from now on. */
export async function joinMail(tx: Tx, mailId: string, conversationId: string, matched: 'subject' | 'officer'): Promise<void> {
  await tx
    .updateTable('channels.mail_in')
    .set({ conversation_id: conversationId, matched })
    .where('id', '=', mailId)
    .where('conversation_id', 'is', null)
    .execute();
}

/** Takes a mail out of the thread it seemed to belong to. */
export async function partMail(tx: Tx, mailId: string): Promise<void> {
  await tx.updateTable('channels.mail_in').set({ conversation_id: null, matched: null }).where('id', '=', mailId).execute();
}

/** Forgets a thread: its token, and by what its mails are known. That a mail was read before stays known by its sameness alone. */
export async function forgetMail(tx: Tx, conversationId: string): Promise<void> {
  await tx.deleteFrom('channels.mail_out').where('conversation_id', '=', conversationId).execute();
  await tx
    .updateTable('channels.mail_in')
    .set({ conversation_id: null, matched: null, message_digest: null })
    .where('conversation_id', '=', conversationId)
    .execute();
  await tx.deleteFrom('channels.mail_conversation').where('id', '=', conversationId).execute();
}

/** Lets mail go to a thread again: its address was mended or found right after all. */
export async function resumeMail(tx: Tx, conversationId: string): Promise<void> {
  await tx.updateTable('channels.mail_conversation').set({ stopped_on: null }).where('id', '=', conversationId).execute();
}

export async function stopMail(tx: Tx, conversationId: string, at: Date): Promise<void> {
  await tx
    .updateTable('channels.mail_conversation')
    .set({ stopped_on: dayOf(at) })
    .where('id', '=', conversationId)
    .execute();
}

/** Since when nothing is mailed to a thread; null where mail goes. */
export async function mailStopped(db: Db | Tx, conversationId: string): Promise<string | null> {
  const row = await db.selectFrom('channels.mail_conversation').select('stopped_on').where('id', '=', conversationId).executeTakeFirst();
  return row?.stopped_on ?? null;
}
