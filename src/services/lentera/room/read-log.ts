import type { Db, Tx } from '#db';
import { sql } from 'kysely';
import type { LoggedEntry } from './domain/log.ts';

/** The whole log of an attempt, in the order of device and number. */
export async function readLog(db: Db | Tx, attemptId: number): Promise<readonly LoggedEntry[]> {
  const { rows } = await sql<LoggedEntry>`
    select device, seq, item, value, (extract(epoch from at) * 1000)::bigint as at, (extract(epoch from received_at) * 1000)::bigint as "receivedAt"
      from lentera.answer where attempt_id = ${attemptId} order by device, seq`.execute(db);
  return rows;
}
