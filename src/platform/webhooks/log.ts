import type { Db, Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { enqueue } from '#platform/jobs';
import { sql } from 'kysely';
import { TRIAL, trialBody } from './domain/event.ts';
import { sendDue } from './jobs.ts';
import type { Failure } from '#platform/channels';
import type { Subscription } from './subscriptions.ts';

export const deliveryStates = ['waiting', 'delivered', 'failed', 'cancelled'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export interface Delivery {
  /** The event's id, as the receiver sees it. */
  readonly id: string;
  readonly type: string;
  readonly caseNumber: string | null;
  readonly state: DeliveryState;
  readonly attempts: number;
  /** When it is tried next, where it waits. */
  readonly nextAt: Date;
  readonly createdAt: Date;
}

/** One try, and what came back. */
export interface Attempt {
  readonly nth: number;
  readonly at: Date;
  readonly status: number | null;
  readonly error: Failure | null;
  readonly millis: number;
  readonly excerpt: string | null;
}

const columns = ['id', 'type', 'case_number as caseNumber', 'state', 'attempts', 'next_at as nextAt', 'created_at as createdAt'] as const;

/** What went to a subscriber or is to go, newest first; of one state only where asked so. */
export async function listWebhookDeliveries(
  db: Db,
  subscriptionId: string,
  state: DeliveryState | undefined,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly Delivery[]; readonly total: number }> {
  let all = db.selectFrom('webhooks.delivery').where('subscription_id', '=', subscriptionId);
  if (state !== undefined) all = all.where('state', '=', state);
  const rows = await all
    .select(columns)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const { n } = await all.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return { rows: rows as readonly Delivery[], total: Number(n) };
}

/** The same, going on after a delivery; `next` names the last one where more follow. */
export async function followDeliveries(
  db: Db,
  subscriptionId: string,
  state: DeliveryState | undefined,
  { limit, after }: { readonly limit: number; readonly after: { readonly at: string; readonly id: string } | undefined },
): Promise<{ readonly rows: readonly Delivery[]; readonly next: { readonly at: string; readonly id: string } | null }> {
  let all = db.selectFrom('webhooks.delivery').where('subscription_id', '=', subscriptionId);
  if (state !== undefined) all = all.where('state', '=', state);
  if (after) all = all.where(sql<boolean>`(created_at, id) < (${new Date(after.at)}, ${after.id}::uuid)`);
  const rows = await all
    .select(columns)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    rows: rows.slice(0, limit) as readonly Delivery[],
    next: last ? { at: new Date(last.createdAt).toISOString(), id: last.id } : null,
  };
}

/** One delivery with what is sent and every try; throws NOT_FOUND for one of another subscription. */
export async function getDelivery(
  db: Db,
  subscriptionId: string,
  id: string,
): Promise<Delivery & { readonly body: string; readonly tries: readonly Attempt[] }> {
  const found = await db
    .selectFrom('webhooks.delivery')
    .select([...columns, 'body'])
    .where('id', '=', id)
    .where('subscription_id', '=', subscriptionId)
    .executeTakeFirst();
  if (!found) throw new AppError('NOT_FOUND', { delivery: id });
  const tries = await db
    .selectFrom('webhooks.attempt')
    .select(['nth', 'at', 'status', 'error', 'millis', 'excerpt'])
    .where('delivery_id', '=', id)
    .orderBy('nth', 'desc')
    .limit(100)
    .execute();
  return { ...(found as Delivery & { body: string }), tries: tries as readonly Attempt[] };
}

/** Sends a delivery once more under its id, or at once one that waits. Throws CONFLICT where the subscription has ended. */
export async function sendAgain(tx: Tx, actor: PersonActor, subscription: Subscription, id: string, at: Date): Promise<void> {
  if (subscription.state === 'ended') throw new AppError('CONFLICT', { why: 'ended' });
  const asked = await tx
    .updateTable('webhooks.delivery')
    .set({ state: 'waiting', tries: 0, next_at: at, done_at: null })
    .where('id', '=', id)
    .where('subscription_id', '=', subscription.id)
    .returning('id')
    .executeTakeFirst();
  if (!asked) throw new AppError('NOT_FOUND', { delivery: id });
  await enqueue(tx, sendDue, { subscriptionId: subscription.id });
  await appendAudit(tx, {
    actor,
    action: 'webhooks.send-again',
    subject: { type: 'webhook', id: subscription.id },
    detail: { delivery: id },
    at,
  });
}

/** Sends a trial, by which a receiver learns that it hears and can check. Returns its id. Throws CONFLICT unless active. */
export async function sendTrial(tx: Tx, { id: subscriptionId, state }: Subscription, at: Date): Promise<string> {
  if (state !== 'active') throw new AppError('CONFLICT', { why: state });
  const id = newId();
  await tx
    .insertInto('webhooks.delivery')
    .values({ id, subscription_id: subscriptionId, type: TRIAL, body: trialBody(at), state: 'waiting', next_at: at, created_at: at })
    .execute();
  await enqueue(tx, sendDue, { subscriptionId });
  return id;
}
