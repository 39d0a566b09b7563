import { transaction, type Tx } from '#db';
import { randomUUID } from 'node:crypto';
import { threadsFor } from './conversations.ts';
import type { ArrivedMail, MailBox, MailDeps } from './deps.ts';
import { isAutomatic } from './domain/automatic.ts';
import { bounceIn } from './domain/bounce.ts';
import { hashOf, messageDigest, samenessOf } from './domain/digest.ts';
import { dayOf } from './domain/day.ts';
import type { MailFault } from './domain/limits.ts';
import { threadOf } from './domain/match.ts';
import { noteReturned } from './fate.ts';
import { type Parsed, parseAside } from './parse/parse-aside.ts';

export interface Fetched {
  readonly uidValidity: number;
  readonly uid: number;
  readonly raw: Buffer;
  /** Known before it was read: it is larger than we read, or brought us to fail before. */
  readonly fault: MailFault | null;
}

/**
 * Takes one mail in: reads it, finds its thread, and gives it to whoever has the address, in one transaction with the mark
 * how far the box was read. The same mail once more changes nothing; null then.
 */
export async function receiveMail(deps: MailDeps, box: MailBox, fetched: Fetched): Promise<ArrivedMail | null> {
  const { raw, fault } = fetched;
  const parsed: Parsed = fault === null ? await parseAside(raw) : { fault };
  const at = deps.clock.now();
  return transaction(deps.db, async (tx) => {
    const arrived = await arrivedFrom(tx, deps, box, raw, parsed, at);
    const isNew = await enter(tx, deps, box, fetched, arrived);
    await readTo(tx, box, fetched);
    if (!isNew) return null;
    await box.receives.take(tx, arrived);
    const bounce = arrived.mail && bounceIn(arrived.mail);
    if (bounce) await noteReturned(tx, deps, box, bounce, at);
    return arrived;
  });
}

/** Goes past a mail that cannot even be put aside: it stays on its server, unmarked, and is noted here. */
export async function leaveLying(deps: MailDeps, box: MailBox, fetched: Fetched): Promise<void> {
  await transaction(deps.db, async (tx) => {
    const arrived = await arrivedFrom(tx, deps, box, fetched.raw, { fault: 'unprocessable' }, deps.clock.now());
    await enter(tx, deps, box, fetched, arrived);
    await readTo(tx, box, fetched);
  });
}

async function readTo(tx: Tx, { key }: MailBox, { uidValidity, uid }: Fetched): Promise<void> {
  await tx
    .updateTable('channels.mail_box')
    .set({ uid_validity: uidValidity, last_uid: uid, stuck_uid: null, tries: 0 })
    .where('key', '=', key)
    .execute();
}

async function arrivedFrom(tx: Tx, deps: MailDeps, box: MailBox, raw: Buffer, parsed: Parsed, at: Date): Promise<ArrivedMail> {
  const base = { id: randomUUID(), at, raw, sha256: hashOf(raw) };
  if ('fault' in parsed) return { ...base, kind: 'aside', mail: null, fault: parsed.fault, thread: null };
  const { mail } = parsed;
  const bounce = bounceIn(mail);
  const kind = bounce ? 'bounce' : isAutomatic(mail) ? 'automatic' : 'person';
  const found = threadOf(mail, box.address, await threadsFor(tx, deps.key, box.key, box.address, mail));
  return { ...base, kind, mail, fault: null, thread: found };
}

/** Notes that it came; false where it came before. */
async function enter(tx: Tx, { key }: MailDeps, box: MailBox, { uidValidity, uid, raw }: Fetched, arrived: ArrivedMail): Promise<boolean> {
  const { id, mail, thread, kind, fault, at } = arrived;
  const written = await tx
    .insertInto('channels.mail_in')
    .values({
      id,
      box: box.key,
      uid_validity: uidValidity,
      uid,
      sameness: samenessOf(key, raw, mail),
      message_digest: mail?.messageId ? messageDigest(key, mail.messageId) : null,
      conversation_id: thread?.conversationId ?? null,
      matched: thread?.by ?? null,
      kind,
      fault,
      received_on: dayOf(at),
    })
    .onConflict((on) => on.columns(['box', 'sameness']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return written !== undefined;
}
