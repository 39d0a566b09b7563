import { type Db, transaction, type Tx } from '#db';
import { enqueue, type Sweep } from '#platform/jobs';
import { sql } from 'kysely';
import type { WhatsAppDeps } from './deps.ts';
import { UNKNOWN_PATIENCE } from './domain/patience.ts';
import { askAgain } from './fate.ts';
import { fetchMedia, handOver, readHook, sendWaiting } from './jobs.ts';

/** How long something may be due before its job is taken for lost, in milliseconds. */
const LOST = 60_000;
const MOST = 500;

/** Asks again for what was forgotten, and decides about messages nobody knows the fate of. */
export function whatsAppSweeps({ db, clock, access }: WhatsAppDeps): readonly Sweep[] {
  return [
    {
      name: 'whatsapp.due',
      cron: '* * * * *',
      run: async () => {
        if (access() === null) return;
        await transaction(db, (tx) => forgotten(tx, clock.now()));
        await transaction(db, (tx) => resendUnknown(tx, clock.now()));
      },
    },
  ];
}

async function forgotten(tx: Tx, now: Date): Promise<void> {
  const before = new Date(now.getTime() - LOST);
  for (const hookId of await ids(
    tx,
    sql`select id from channels.whatsapp_hook where fault is null and received_at < ${before} order by received_at limit ${MOST}`,
  ))
    await enqueue(tx, readHook, { hookId });
  for (const inboundId of await ids(
    tx,
    sql`select id from channels.whatsapp_in where state = 'media' and received_at < ${before} and coalesce(next_at, received_at) < ${before} limit ${MOST}`,
  ))
    await enqueue(tx, fetchMedia, { inboundId });
  for (const contactId of await ids(
    tx,
    sql`select distinct contact_id as id from channels.whatsapp_in
         where state = 'ready' and received_at < ${before} and coalesce(next_at, received_at) < ${before} limit ${MOST}`,
  ))
    await enqueue(tx, handOver, { contactId });
  for (const contactId of await ids(
    tx,
    sql`select distinct contact_id as id from channels.whatsapp_out
         where ((state = 'waiting' and coalesce(next_at, created_at) < ${before}) or (state = 'calling' and called_at < ${before}))
           and created_at < ${before} limit ${MOST}`,
  ))
    await enqueue(tx, sendWaiting, { contactId });
}

async function ids(db: Db | Tx, query: ReturnType<typeof sql>): Promise<readonly string[]> {
  const { rows } = await query.execute(db);
  return rows.map((row) => (row as { id: string }).id);
}

/**
 * A message nobody knows the fate of is sent once more when Meta has told of others since and not of it, ten minutes
 * long: it tells of what it accepted within seconds. Where nothing is told at all, nothing follows from silence. A
 * second time nothing is sent: it stays unknown, for the operator to see.
 */
async function resendUnknown(tx: Tx, now: Date): Promise<void> {
  const rows = await sql<{ id: string; contactId: string }>`
    select o.id, o.contact_id as "contactId" from channels.whatsapp_out o, channels.whatsapp_line line
     where o.state = 'unknown' and o.called_at < ${new Date(now.getTime() - UNKNOWN_PATIENCE)}
       and line.status_at > o.called_at + interval '1 minute'
       and (select count(*) from channels.whatsapp_call c where c.out_id = o.id and c.status is null and c.failed_at is null) < 2
     order by o.called_at limit ${MOST} for update of o skip locked`.execute(tx);
  for (const { id, contactId } of rows.rows) {
    await tx.updateTable('channels.whatsapp_out').set({ state: 'waiting', next_at: null }).where('id', '=', id).execute();
    await askAgain(tx, contactId, null);
  }
}
