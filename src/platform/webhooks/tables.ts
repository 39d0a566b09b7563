import type { Tx } from '#db';
import { sql } from 'kysely';
import type { Health, Outcome, Verdict } from './domain/schedule.ts';
import type { Answer } from '#platform/channels';

/** A delivery in hand. */
export interface Due {
  readonly id: string;
  readonly body: string;
  /** Tries since it was last asked for. */
  readonly tries: number;
  readonly attempts: number;
}

export interface Sender extends Health {
  readonly id: string;
  readonly agencyId: string;
  readonly clientId: string;
  readonly url: string;
  readonly state: string;
  readonly sendingUntil: Date | null;
  readonly restUntil: Date | null;
}

/** The subscription, locked: whoever begins or ends a round takes turns with the console. */
export async function lockSender(tx: Tx, id: string): Promise<Sender | undefined> {
  return tx
    .selectFrom('webhooks.subscription')
    .select([
      'id',
      'agency_id as agencyId',
      'client_id as clientId',
      'url',
      'state',
      'failures',
      'failing_since as failingSince',
      'sending_until as sendingUntil',
      'rest_until as restUntil',
    ])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** Of each case the oldest that waits, where it is due: what comes after it in that case waits for it. */
export async function dueFor(tx: Tx, subscriptionId: string, now: Date, limit: number): Promise<readonly Due[]> {
  const { rows } = await sql<Due>`
    select id, body, tries, attempts from (
      select distinct on (coalesce(case_id, id)) id, body, tries, attempts, next_at
        from webhooks.delivery where subscription_id = ${subscriptionId} and state = 'waiting'
       order by coalesce(case_id, id), seq
    ) heads where next_at <= ${now} order by next_at, id limit ${limit}`.execute(tx);
  return rows;
}

export async function hold(tx: Tx, id: string, until: Date): Promise<void> {
  await tx.updateTable('webhooks.subscription').set({ sending_until: until }).where('id', '=', id).execute();
}

/** How a round left the subscription; what it is now, somebody may have changed meanwhile. */
export async function release(tx: Tx, id: string, { failures, failingSince, restUntil, stop }: Verdict): Promise<void> {
  await tx
    .updateTable('webhooks.subscription')
    .set({ failures, failing_since: failingSince, rest_until: restUntil, sending_until: null })
    .where('id', '=', id)
    .execute();
  if (stop === 'failing')
    await tx
      .updateTable('webhooks.subscription')
      .set({ state: 'paused', why: 'failing' })
      .where('id', '=', id)
      .where('state', '=', 'active')
      .execute();
}

/** Writes down a try and what the delivery is after it. */
export async function recordTry(
  tx: Tx,
  { id, tries, attempts }: Due,
  { status, failure, millis, excerpt }: Answer,
  { outcome, nextAt, at }: { readonly outcome: Outcome; readonly nextAt: Date | null; readonly at: Date },
): Promise<void> {
  const nth = attempts + 1;
  await tx
    .insertInto('webhooks.attempt')
    .values({ delivery_id: id, nth, at, status, error: failure, millis, excerpt })
    .onConflict((on) => on.doNothing())
    .execute();
  const over = outcome === 'delivered' || nextAt === null;
  await tx
    .updateTable('webhooks.delivery')
    .set({
      attempts: nth,
      tries: tries + 1,
      ...(over ? { state: outcome === 'delivered' ? 'delivered' : 'failed', done_at: at } : { next_at: nextAt }),
    })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
}

/** Subscriptions with something that was due before a moment and that nobody sends. */
export async function forgotten(tx: Tx, before: Date, now: Date): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('webhooks.subscription as s')
    .select('s.id')
    .where('s.state', '=', 'active')
    .where((eb) => eb.or([eb('s.sending_until', 'is', null), eb('s.sending_until', '<=', now)]))
    .where((eb) => eb.or([eb('s.rest_until', 'is', null), eb('s.rest_until', '<=', before)]))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('webhooks.delivery as d')
          .select('d.id')
          .whereRef('d.subscription_id', '=', 's.id')
          .where('d.state', '=', 'waiting')
          .where('d.next_at', '<=', before),
      ),
    )
    .limit(500)
    .execute();
  return rows.map(({ id }) => id);
}
