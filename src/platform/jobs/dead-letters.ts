import type { Db, Tx } from '#db';
import { AppError } from '#kernel';
import { sql } from 'kysely';

/** A job that failed as often as it may. */
export interface DeadLetter {
  readonly id: string;
  readonly job: string;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly since: Date;
}

export interface QueueState {
  readonly waiting: number;
  readonly failing: number;
  readonly dead: number;
  /** When the longest-waiting due job was due; null when none waits. */
  readonly oldestDue: Date | null;
}

export async function readQueue(db: Db): Promise<QueueState> {
  const { rows } = await sql<QueueState>`
    select count(*) filter (where attempts < max_attempts) as waiting,
           count(*) filter (where attempts > 0 and attempts < max_attempts) as failing,
           count(*) filter (where attempts >= max_attempts) as dead,
           min(run_at) filter (where attempts < max_attempts and run_at <= now()) as "oldestDue"
      from graphile_worker.jobs`.execute(db);
  const row = rows[0];
  return {
    waiting: Number(row?.waiting ?? 0),
    failing: Number(row?.failing ?? 0),
    dead: Number(row?.dead ?? 0),
    oldestDue: row?.oldestDue ?? null,
  };
}

export async function listDeadLetters(db: Db, page: { readonly limit: number; readonly offset: number }): Promise<readonly DeadLetter[]> {
  const { rows } = await sql<DeadLetter>`
    select id::text, task_identifier as job, attempts, last_error as "lastError", updated_at as since
      from graphile_worker.jobs where attempts >= max_attempts
     order by updated_at desc limit ${page.limit} offset ${page.offset}`.execute(db);
  return rows;
}

/** Gives a dead job its tries back, from now; NOT_FOUND where no such job lies there any more. */
export async function retryDeadLetter(tx: Tx, id: string): Promise<void> {
  const { rows } = await sql`
    select (graphile_worker.reschedule_jobs(array[id], run_at => now(), attempts => 0)).id
      from graphile_worker.jobs where id = ${id}::bigint and attempts >= max_attempts`.execute(tx);
  if (rows.length === 0) throw new AppError('NOT_FOUND');
}
