import type { Db } from '#db';
import { sql } from 'kysely';

/** How messages to other systems stand. */
export interface WebhookState {
  readonly waiting: number;
  /** Given up within a day. */
  readonly failed: number;
  /** How long ago the oldest of those waiting was written; 0 when none is. */
  readonly oldestSeconds: number;
  /** Subscriptions that are not sent to. */
  readonly paused: number;
}

const DAY = 86_400_000;

export async function readWebhooks(db: Db, now: Date): Promise<WebhookState> {
  const { rows } = await sql<WebhookState>`
    select count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'failed')::int as failed,
           greatest(0, coalesce(extract(epoch from ${now}::timestamptz - min(created_at) filter (where state = 'waiting')), 0))::float8
             as "oldestSeconds",
           (select count(*)::int from webhooks.subscription where state = 'paused') as paused
      from webhooks.delivery
     where state = 'waiting' or (state = 'failed' and done_at > ${new Date(now.getTime() - DAY)})`.execute(db);
  return rows[0] ?? { waiting: 0, failed: 0, oldestSeconds: 0, paused: 0 };
}
