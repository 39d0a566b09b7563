import type { Db } from '#db';
import { sql } from 'kysely';

/** How the messages that leave the house by one channel stand. */
export interface Unsent {
  readonly channel: string;
  readonly queued: number;
  /** Given up within a day. */
  readonly failed: number;
  /** How long ago the oldest of those queued was written; 0 when none is. */
  readonly oldestSeconds: number;
}

const DAY = 86_400_000;

/** Each channel by which something waits to be sent, or failed within a day. */
export async function countUnsent(db: Db, now: Date): Promise<readonly Unsent[]> {
  const { rows } = await sql<Unsent>`
    select d.channel, count(*) filter (where d.state = 'queued')::int as queued, count(*) filter (where d.state = 'failed')::int as failed,
           greatest(0, coalesce(extract(epoch from ${now}::timestamptz - min(m.created_at) filter (where d.state = 'queued')), 0))::float8
             as "oldestSeconds"
      from notifications.delivery d join notifications.message m on m.id = d.message_id
     where d.state = 'queued' or (d.state = 'failed' and d.updated_at > ${new Date(now.getTime() - DAY)})
     group by 1 order by 1`.execute(db);
  return rows;
}
