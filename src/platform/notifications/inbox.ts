import type { Db, Tx } from '#db';
import { AppError } from '#kernel';
import { sql } from 'kysely';

export interface InboxLine {
  readonly id: string;
  readonly subject: string;
  readonly body: string;
  readonly link: string | null;
  readonly at: Date;
  readonly readAt: Date | null;
}

/** A person's messages, newest first; only those not yet read when asked so, only those after one where it is named. */
export async function readInbox(
  db: Db,
  personId: string,
  page: { readonly limit: number; readonly offset: number; readonly after?: { readonly at: string; readonly id: string } | undefined },
  { unread = false }: { readonly unread?: boolean } = {},
): Promise<{ rows: readonly InboxLine[]; total: number }> {
  let mine = db.selectFrom('notifications.message').where('person_id', '=', personId).where('in_inbox', '=', true);
  if (unread) mine = mine.where('read_at', 'is', null);
  const { after } = page;
  const following = after ? mine.where(sql<boolean>`(created_at, id) < (${new Date(after.at)}, ${after.id}::uuid)`) : mine;
  const rows = await following
    .select(['id', 'subject', 'body', 'link', 'created_at as at', 'read_at as readAt'])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const { n } = await mine.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return { rows, total: Number(n) };
}

export async function markRead(tx: Tx, personId: string, at: Date): Promise<void> {
  await tx
    .updateTable('notifications.message')
    .set({ read_at: at })
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .execute();
}

/** Marks one message as read and says what page it is about. Throws NOT_FOUND for anybody else's. */
export async function openMessage(tx: Tx, personId: string, messageId: string, at: Date): Promise<string> {
  const message = await tx
    .updateTable('notifications.message')
    .set((eb) => ({ read_at: eb.fn.coalesce('read_at', eb.val(at)) }))
    .where('id', '=', messageId)
    .where('person_id', '=', personId)
    .returning('link')
    .executeTakeFirst();
  if (!message?.link) throw new AppError('NOT_FOUND', { message: messageId });
  return message.link;
}

export interface DeliveryLine {
  readonly notice: string;
  /** What people know it by where they choose what they are sent; null of messages from before that. */
  readonly topic: string | null;
  readonly state: string;
  readonly attempts: number;
  readonly detail: string | null;
  readonly at: Date;
}

/** What was sent and what failed, newest first, without address or text: for operators. */
export async function listDeliveries(
  db: Db,
  filter: { readonly failed: boolean },
  page: { readonly limit: number; readonly offset: number },
): Promise<{ rows: readonly DeliveryLine[]; total: number }> {
  let query = db.selectFrom('notifications.delivery as d').innerJoin('notifications.message as m', 'm.id', 'd.message_id');
  if (filter.failed) query = query.where('d.state', '=', 'failed');
  const rows = await query
    .select(['m.notice', 'm.topic', 'd.state', 'd.attempts', 'd.detail', 'd.updated_at as at'])
    .orderBy('d.updated_at', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const { n } = await query.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return { rows, total: Number(n) };
}
