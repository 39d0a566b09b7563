import type { Db } from '#db';
import { sql } from 'kysely';

/** How WhatsApp stands, for whoever operates it. */
export interface WhatsAppState {
  /** When Meta last brought anything; null where it never did. */
  readonly lastIn: Date | null;
  /** Messages of people that are not handed over yet, and seconds since the oldest of them came. */
  readonly waitingIn: number;
  readonly oldestInSeconds: number;
  /** Messages nobody could take, and webhooks with parts nobody could read, without those an operator left aside. */
  readonly aside: number;
  readonly unread: number;
  /** Messages of ours that wait, and seconds since the oldest of them was asked for. */
  readonly waitingOut: number;
  readonly oldestOutSeconds: number;
  /** Of which nobody knows whether they were sent. */
  readonly unknown: number;
  /** Given up within a day, by Meta's code; 0 where Meta gave none. */
  readonly failed: readonly { readonly code: number; readonly count: number }[];
  /** Not said within a day, because a day had passed since the person wrote. */
  readonly closed: number;
  /** Why nothing is sent for now: Meta's code; null while all goes. */
  readonly heldBy: number | null;
  readonly heldSince: Date | null;
  /** Accepted by Meta since `monthFrom`, and of those the ones it will bill. */
  readonly month: number;
  readonly monthBilled: number;
}

const DAY = 86_400_000;

/** `monthFrom`: when the month began that messages are counted in. */
export async function readWhatsAppState(db: Db, now: Date, monthFrom: Date): Promise<WhatsAppState> {
  const since = new Date(now.getTime() - DAY);
  const { rows } = await sql<Omit<WhatsAppState, 'failed'> & { failed: WhatsAppState['failed'] | null }>`
    select line.hook_at as "lastIn", line.held_code as "heldBy", line.held_since as "heldSince",
           (select count(*)::int from channels.whatsapp_in where state in ('media', 'ready')) as "waitingIn",
           ${seconds(sql`select min(received_at) from channels.whatsapp_in where state in ('media', 'ready')`, now)} as "oldestInSeconds",
           (select count(*)::int from channels.whatsapp_in where state = 'aside' and left_at is null) as aside,
           (select count(*)::int from channels.whatsapp_hook where fault is not null and left_at is null) as unread,
           (select count(*)::int from channels.whatsapp_out where state in ('waiting', 'calling')) as "waitingOut",
           ${seconds(sql`select min(created_at) from channels.whatsapp_out where state in ('waiting', 'calling')`, now)} as "oldestOutSeconds",
           (select count(*)::int from channels.whatsapp_out where state = 'unknown') as unknown,
           (select count(*)::int from channels.whatsapp_out where state = 'closed' and done_at > ${since}) as closed,
           (select json_agg(f) from (
              select coalesce(code, 0) as code, count(*)::int as count from channels.whatsapp_out
               where state = 'failed' and done_at > ${since} group by 1 order by 2 desc, 1 limit 20) f) as failed,
           counted.month, counted.billed as "monthBilled"
      from channels.whatsapp_line line,
           lateral (select count(*)::int as month, count(*) filter (where billable)::int as billed from channels.whatsapp_call
                     where accepted_at >= ${monthFrom} and failed_at is null) counted`.execute(db);
  const [found] = rows;
  if (!found) throw new Error('the line of WhatsApp has no row');
  return { ...found, failed: found.failed ?? [] };
}

function seconds(oldest: ReturnType<typeof sql>, now: Date) {
  return sql`greatest(0, coalesce(extract(epoch from ${now}::timestamptz - (${oldest})), 0))::float8`;
}
