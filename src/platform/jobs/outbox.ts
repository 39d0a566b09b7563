import { type Db, type Ending, type Tx, unawaited } from '#db';
import { sql } from 'kysely';
import { setTimeout as sleep } from 'node:timers/promises';

/** A job as it goes into the queue. */
export interface Asked {
  readonly name: string;
  /** JSON. */
  readonly payload: string;
  /** null: at once. */
  readonly runAt: Date | null;
  readonly maxAttempts: number;
  readonly key: string | null;
}

/** Puts all jobs a transaction asks for into the queue in one go, and wakes the workers when it is committed. */
export const outbox: Ending<Asked> = {
  order: 1,
  write: async (tx, jobs) => {
    const last = new Map(jobs.map((job) => [job.key, job]));
    await add(
      tx,
      jobs.filter((job) => job.key === null || last.get(job.key) === job),
    );
  },
  afterwards: (db, jobs) => {
    if (jobs.some(({ runAt }) => runAt === null)) void wake(db);
  },
};

/**
 * Adds jobs in one statement. Those with a key, and those whose name the queue has not met, go through the queue's own
 * function; the others do not, because it also sends a NOTIFY, and PostgreSQL lets transactions with one commit only
 * one after the other, each waiting for the disk.
 */
async function add(tx: Tx, jobs: readonly Asked[]): Promise<void> {
  const column = <K extends keyof Asked>(key: K) => jobs.map((job) => job[key]);
  await sql`
    with asked as materialized (
      select task.id, job.*
        from unnest(${column('name')}::text[], ${column('payload')}::json[], ${column('runAt')}::timestamptz[],
                    ${column('maxAttempts')}::smallint[], ${column('key')}::text[])
               with ordinality as job (name, payload, run_at, max_attempts, key, nth)
        left join graphile_worker._private_tasks task on task.identifier = job.name
    ), plain as (
      insert into graphile_worker._private_jobs (task_id, payload, run_at, max_attempts)
      select id, payload, coalesce(run_at, now()), max_attempts from asked where id is not null and key is null order by nth
    )
    select from (
      select array_agg(row (name, payload, null, run_at, max_attempts, key, null, null)::graphile_worker.job_spec order by nth) as specs
        from asked where id is null or key is not null having count(*) > 0
    ) as rest, graphile_worker.add_jobs(rest.specs)
    ${unawaited}`.execute(tx);
}

/** Between two calls to the workers, in milliseconds. */
const PAUSE = 50;

// Whether somebody asked again since the call went out.
const calling = new Map<Db, boolean>();

/** Tells workers of every process that there is something to do. Where the call is lost, they look once a second. */
async function wake(db: Db): Promise<void> {
  if (calling.has(db)) {
    calling.set(db, true);
    return;
  }
  do {
    calling.set(db, false);
    await sql`select pg_notify('jobs:insert', '{"count":4}')`.execute(db).catch(() => {});
    await sleep(PAUSE, undefined, { ref: false });
  } while (calling.get(db));
  calling.delete(db);
}
