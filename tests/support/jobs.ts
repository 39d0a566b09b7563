import type { Clock } from '#kernel';
import type { JobHandler } from '#platform/jobs';
import type { Pool } from 'pg';

export interface DueJob {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  /** How often it failed. */
  readonly attempts: number;
}

/** The next job that is due by a clock that is not the database's, claimed as the queue's own workers claim it. */
export async function claimJob(pool: Pool, clock: Clock): Promise<DueJob | undefined> {
  const { rows } = await pool.query<DueJob>(
    `update graphile_worker._private_jobs j set locked_at = now(), locked_by = 'another clock'
       from graphile_worker._private_tasks t
      where t.id = j.task_id
        and j.id = (select id from graphile_worker._private_jobs
                     where locked_at is null and attempts < max_attempts and (run_at <= $1 or run_at in (created_at, updated_at))
                     order by priority, run_at, id limit 1 for update skip locked)
    returning j.id::text, t.identifier as name, j.payload, j.attempts`,
    [clock.now()],
  );
  return rows[0];
}

/**
 * Does every job that is due by the test's clock, and those these ask for: one after the other, or where there are more
 * workers, one each at a time. A job that fails ends the test. Jobs asked for without a time carry the database's own,
 * which is no time of the test's.
 */
export async function drainJobs(pool: Pool, clock: Clock, ...workers: readonly (readonly JobHandler[])[]): Promise<number> {
  const done = await Promise.all(workers.map((handlers) => drainAs(pool, clock, handlers)));
  return done.reduce((sum, one) => sum + one, 0);
}

async function drainAs(pool: Pool, clock: Clock, handlers: readonly JobHandler[]): Promise<number> {
  const byName = new Map(handlers.map((handler) => [handler.job.name, handler]));
  for (let done = 0; ; done++) {
    const job = await claimJob(pool, clock);
    if (!job) return done;
    try {
      const handler = byName.get(job.name);
      if (!handler) throw new Error(`no handler for job ${job.name}`);
      await handler.run(job.payload, { attempt: 1, signal: undefined });
    } catch (error) {
      await pool.query('update graphile_worker._private_jobs set locked_at = null, locked_by = null where id = $1', [job.id]);
      throw error;
    }
    // What was asked for again meanwhile under the same key is another job: this one no longer has it.
    await pool.query('delete from graphile_worker._private_jobs where id = $1', [job.id]);
  }
}
