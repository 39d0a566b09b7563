import type { Database, Db, Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import type { Client } from '#platform/clients';
import { enqueue } from '#platform/jobs';
import type { ExpressionBuilder } from 'kysely';
import { isIP } from 'node:net';
import { type EventType, eventTypes } from './domain/event.ts';
import { sendDue } from './jobs.ts';
import type { Reach } from '#platform/channels';
import { enterSecret } from './secrets.ts';

/** Subscriptions of one client that are not ended. */
const MOST = 10;
const LONGEST_URL = 1000;

export type SubscriptionState = 'active' | 'paused' | 'ended';
/** Why it is not active: somebody asked, it failed for too long, its address is gone, its client was ended. */
export type StopReason = 'asked' | 'failing' | 'gone' | 'client';

export interface Subscription {
  readonly id: string;
  readonly agencyId: string;
  readonly clientId: string;
  readonly url: string;
  readonly types: readonly EventType[];
  readonly state: SubscriptionState;
  readonly why: StopReason | null;
  /** Since when every try failed; null while the last went well. */
  readonly failingSince: Date | null;
  readonly createdAt: Date;
  /** Deliveries that wait for it. */
  readonly waiting: number;
}

const columns = [
  'id',
  'agency_id as agencyId',
  'client_id as clientId',
  'url',
  'types',
  'state',
  'why',
  'failing_since as failingSince',
  'created_at as createdAt',
] as const;

/** Why an address is not taken. */
export type UrlFault = 'url' | 'https' | 'address';

/** The address as it is kept, or why it is none to send to. What its name leads to is looked at when it is sent to. */
export function readUrl(text: string, { http, allows }: Reach): { readonly url: string } | { readonly fault: UrlFault } {
  const url = URL.parse(text.trim());
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '' || url.href.length > LONGEST_URL)
    return { fault: 'url' };
  if (url.protocol === 'http:' && !http) return { fault: 'https' };
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !allows(host)) return { fault: 'address' };
  url.hash = '';
  return { url: url.href };
}

/**
 * Subscribes a client to events of the cases it may see, from now on. Returns the secret its deliveries are signed
 * with, which nobody can read again. Throws CONFLICT for an ended client and for one with too many subscriptions.
 */
export async function subscribe(
  tx: Tx,
  actor: PersonActor,
  { client, url, types }: { readonly client: Client; readonly url: string; readonly types: readonly EventType[] },
  at: Date,
): Promise<{ readonly id: string; readonly secret: string }> {
  if (client.revokedAt !== null) throw new AppError('CONFLICT', { why: 'revoked' });
  const others = await tx
    .selectFrom('webhooks.subscription')
    .select('id')
    .where('client_id', '=', client.id)
    .where('state', '<>', 'ended')
    .execute();
  if (others.length >= MOST) throw new AppError('CONFLICT', { why: 'too-many', most: MOST });
  const id = newId();
  await tx
    .insertInto('webhooks.subscription')
    .values({
      id,
      agency_id: client.agencyId,
      client_id: client.id,
      url,
      types: eventTypes.filter((type) => types.includes(type)),
      state: 'active',
      created_by: actor.personId,
      created_at: at,
    })
    .execute();
  await audit(tx, actor, 'subscribe', id, { client: client.id, host: new URL(url).host, types }, at);
  return { id, secret: await enterSecret(tx, id, at) };
}

/** How many deliveries wait for the subscription of a row. */
function waiting(eb: ExpressionBuilder<Database, 'webhooks.subscription'>) {
  return eb
    .selectFrom('webhooks.delivery as d')
    .select((one) => one.cast<number>(one.fn.countAll(), 'integer').as('n'))
    .whereRef('d.subscription_id', '=', 'webhooks.subscription.id')
    .where('d.state', '=', 'waiting')
    .as('waiting');
}

/** The subscriptions of a client, those in force first. */
export async function listSubscriptions(db: Db | Tx, clientId: string): Promise<readonly Subscription[]> {
  const rows = await db
    .selectFrom('webhooks.subscription')
    .select(columns)
    .select(waiting)
    .where('client_id', '=', clientId)
    .orderBy((eb) => eb('state', '=', 'ended'))
    .orderBy('created_at')
    .limit(100)
    .execute();
  return rows as readonly Subscription[];
}

/** A subscription of a client; throws NOT_FOUND for any other. */
export async function getSubscription(db: Db | Tx, id: string, clientId: string): Promise<Subscription> {
  const found = await db
    .selectFrom('webhooks.subscription')
    .select(columns)
    .select(waiting)
    .where('id', '=', id)
    .where('client_id', '=', clientId)
    .executeTakeFirst();
  if (!found) throw new AppError('NOT_FOUND', { subscription: id });
  return found as Subscription;
}

/** Sends nothing until it is resumed; what happens meanwhile waits. */
export async function pauseSubscription(tx: Tx, actor: PersonActor, { id }: Subscription, at: Date): Promise<void> {
  const changed = await tx
    .updateTable('webhooks.subscription')
    .set({ state: 'paused', why: 'asked' })
    .where('id', '=', id)
    .where('state', '=', 'active')
    .executeTakeFirst();
  if (changed.numUpdatedRows > 0n) await audit(tx, actor, 'pause', id, {}, at);
}

/** Sends again, what waited first. */
export async function resumeSubscription(tx: Tx, actor: PersonActor, { id }: Subscription, at: Date): Promise<void> {
  const changed = await tx
    .updateTable('webhooks.subscription')
    .set({ state: 'active', why: null, failures: 0, failing_since: null, rest_until: null })
    .where('id', '=', id)
    .where('state', '=', 'paused')
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return;
  await tx
    .updateTable('webhooks.delivery')
    .set({ next_at: at, tries: 0 })
    .where('subscription_id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
  await enqueue(tx, sendDue, { subscriptionId: id });
  await audit(tx, actor, 'resume', id, {}, at);
}

/** Ends a subscription for good, with what waits for it. Twice is once. */
export async function endSubscription(tx: Tx, actor: PersonActor, { id, state }: Subscription, at: Date): Promise<void> {
  if (state === 'ended') return;
  await stop(tx, id, 'asked', at);
  await audit(tx, actor, 'end', id, {}, at);
}

/** Ends whatever a client subscribed to, with the client. */
export async function endSubscriptionsOf(tx: Tx, clientId: string, at: Date): Promise<void> {
  for (const { id, state } of await listSubscriptions(tx, clientId)) if (state !== 'ended') await stop(tx, id, 'client', at);
}

/** A new secret for a subscription that is not ended; returned once. */
export async function renewWebhookSecret(tx: Tx, actor: PersonActor, { id, state }: Subscription, at: Date): Promise<string> {
  if (state === 'ended') throw new AppError('CONFLICT', { why: 'ended' });
  await audit(tx, actor, 'renew-secret', id, {}, at);
  return enterSecret(tx, id, at);
}

/** Ends a subscription with its secrets and what waits for it. */
export async function stop(tx: Tx, id: string, why: StopReason, at: Date): Promise<void> {
  await tx
    .updateTable('webhooks.subscription')
    .set({ state: 'ended', why, ended_at: at, sending_until: null })
    .where('id', '=', id)
    .execute();
  await tx
    .updateTable('webhooks.delivery')
    .set({ state: 'cancelled', done_at: at })
    .where('subscription_id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
  await tx.deleteFrom('webhooks.secret').where('subscription_id', '=', id).execute();
}

function audit(tx: Tx, actor: PersonActor, action: string, id: string, detail: Readonly<Record<string, unknown>>, at: Date): Promise<void> {
  return appendAudit(tx, { actor, action: `webhooks.${action}`, subject: { type: 'webhook', id }, detail, at });
}
