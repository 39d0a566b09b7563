import type { Db, Tx } from '#db';
import { forgetChat } from '#platform/channels';
import { officeDay } from '#platform/calendar';
import { listDrafts } from '#platform/forms';
import { rulesAt } from '#platform/rules';
import { createHash, randomBytes } from 'node:crypto';
import { noTalk } from './domain/talk.ts';
import { silence } from './rules.ts';
import { open } from './sealed.ts';
import { changeConversation, findByPerson } from './tables.ts';

/** How long a link from a chat to one's own data is good for, and how often number and code may be tried, by it. */
const GOOD_FOR = 3_600_000;
const MOST_TRIES = 5;
const AT_ONCE = 200;

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** A new link from a chat to the data kept of whoever writes there; the one before opens nothing any more. Returns its token. */
export async function makeDataLink(tx: Tx, conversationId: string, at: Date): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  const link = { token_hash: hashOf(token), made_at: at, expires_at: new Date(at.getTime() + GOOD_FOR), tries: 0 };
  await tx
    .insertInto('conversations.data_link')
    .values({ conversation_id: conversationId, ...link })
    .onConflict((on) => on.column('conversation_id').doUpdateSet(link))
    .execute();
  return token;
}

/** What a link leads to, and how many tries are left. */
export interface DataLink {
  readonly conversationId: string;
  readonly personId: string;
  readonly triesLeft: number;
}

/** The link of a token, held until the transaction ends; undefined where it is none, ran out or was tried too often. */
export async function holdDataLink(tx: Tx, token: string, now: Date): Promise<DataLink | undefined> {
  const row = await tx
    .selectFrom('conversations.data_link as l')
    .innerJoin('conversations.conversation as c', 'c.id', 'l.conversation_id')
    .select(['l.conversation_id as conversationId', 'c.person_id as personId', 'l.tries'])
    .where('l.token_hash', '=', hashOf(token))
    .where('l.expires_at', '>', now)
    .where('l.tries', '<', MOST_TRIES)
    .forUpdate('l')
    .executeTakeFirst();
  return row && { conversationId: row.conversationId, personId: row.personId, triesLeft: MOST_TRIES - row.tries };
}

/** Counts one try that was wrong. */
export async function spendTry(tx: Tx, { conversationId }: DataLink): Promise<void> {
  await tx
    .updateTable('conversations.data_link')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('conversation_id', '=', conversationId)
    .execute();
}

/** One message of a chat as it is kept; null where its words were forgotten. */
export interface ChatWord {
  readonly by: 'person' | 'house' | 'officer';
  readonly at: Date;
  readonly said: string | null;
  readonly file: boolean;
}

/** The shortest silence that counts, of the agencies somebody begun an application at or was handed to; the general one of none. */
async function silenceDays(db: Db | Tx, personId: string, now: Date): Promise<number> {
  const { rows } = await listDrafts(db, personId, { limit: 100 });
  const chat = await db.selectFrom('conversations.conversation').select('agency_id').where('person_id', '=', personId).executeTakeFirst();
  const agencies = new Set([...rows.map(({ agencyId }) => agencyId), chat?.agency_id ?? null].filter((id) => id !== null));
  const days: number[] = [];
  for (const agencyId of agencies.size === 0 ? [null] : agencies)
    days.push((await rulesAt(db, [silence], { agencyId, on: officeDay(now) })).value(silence));
  return Math.min(...days);
}

/**
 * Since when whoever writes in a chat is surely one and the same: the first word after its last long silence, as the rule
 * has it today. Null where they never wrote.
 */
export async function sameHandSince(db: Db | Tx, personId: string, now: Date): Promise<Date | null> {
  const longest = (await silenceDays(db, personId, now)) * 86_400_000;
  const rows = await db
    .selectFrom('conversations.message as m')
    .innerJoin('conversations.conversation as c', 'c.id', 'm.conversation_id')
    .select('m.at')
    .where('c.person_id', '=', personId)
    .where('m.by', '=', 'person')
    .orderBy('m.nth', 'desc')
    .execute();
  let since = rows[0]?.at ?? null;
  for (const { at } of rows) {
    if (since !== null && since.getTime() - at.getTime() > longest) break;
    since = at;
  }
  return since;
}

/**
 * Numbers of sixteen digits (NIK, KK) somebody wrote in their chat and never sent: who knows one of them wrote it. Looked
 * for in what is being filled in and in words of their own.
 */
export async function numbersWritten(db: Db, personId: string): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const look = (text: string) => {
    for (const [number] of text.replace(/(?<=\d)[ .-](?=\d)/g, '').matchAll(/(?<!\d)\d{16}(?!\d)/g)) found.add(number);
  };
  const row = await db.selectFrom('conversations.conversation').select(['id', 'talk']).where('person_id', '=', personId).executeTakeFirst();
  if (row) look(open(db, 'conversation', row.id, row.talk));
  const { rows } = await listDrafts(db, personId, { limit: 100 });
  look(JSON.stringify(rows.map(({ answers }) => answers)));
  for await (const { by, said } of chatWordsOf(db, personId)) if (by === 'person' && said !== null) look(said);
  return found;
}

/** What was said in somebody's chat by either side, oldest first; nothing where they have none. */
export async function* chatWordsOf(db: Db, personId: string, since: Date | null = null): AsyncGenerator<ChatWord> {
  const conversation = await db.selectFrom('conversations.conversation').select('id').where('person_id', '=', personId).executeTakeFirst();
  for (let after: number | null = conversation ? 0 : null; after !== null; ) {
    const rows: { id: string; nth: number; by: string; at: Date; said: string | null; fileId: string | null }[] = await db
      .selectFrom('conversations.message')
      .select(['id', 'nth', 'by', 'at', 'said', 'file_id as fileId'])
      .where('conversation_id', '=', conversation?.id ?? '')
      .where('nth', '>', after)
      .orderBy('nth')
      .limit(AT_ONCE)
      .execute();
    for (const { id, by, at, said, fileId } of rows.filter((row) => since === null || row.at >= since))
      yield {
        by: by as ChatWord['by'],
        at: new Date(at),
        said: said === null ? null : open(db, 'message', id, said),
        file: fileId !== null,
      };
    after = rows.length === AT_ONCE ? (rows.at(-1)?.nth ?? null) : null;
  }
}

/**
 * Forgets the words of somebody's chat on both sides, what was being filled in, and the link to their data. That
 * something was said stays, for counting; applications are no part of a chat.
 */
export async function forgetChatOf(tx: Tx, personId: string, at: Date): Promise<void> {
  const id = await findByPerson(tx, personId);
  if (id === undefined) return;
  await tx.updateTable('conversations.message').set({ said: null, file_id: null }).where('conversation_id', '=', id).execute();
  await tx.deleteFrom('conversations.data_link').where('conversation_id', '=', id).execute();
  await changeConversation(tx, id, { talk: noTalk }, at);
  await forgetChat(tx, id);
}
