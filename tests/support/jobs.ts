import type { Clock } from '#kernel';
import type { JobHandler } from '#platform/jobs';
import type { Pool } from 'pg';

interface DueJob {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
}

/**
 * Does every job that is due by the test's clock, and those these ask for, one after the other. A job that fails
 * ends the test. Jobs asked for without a time carry the database's own, which is no time of the test's.
 */
export async function drainJobs(pool: Pool, clock: Clock, handlers: readonly JobHandler[]): Promise<number> {
  const byName = new Map(handlers.map((handler) => [handler.job.name, handler]));
  for (let done = 0; ; done++) {
    const { rows } = await pool.query<DueJob>(
      `select j.id::text, t.identifier as name, j.payload
         from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        where j.attempts < j.max_attempts and (j.run_at <= $1 or j.run_at in (j.created_at, j.updated_at))
        order by j.priority, j.run_at, j.id limit 1`,
      [clock.now()],
    );
    const [job] = rows;
    if (!job) return done;
    const handler = byName.get(job.name);
    if (!handler) throw new Error(`no handler for job ${job.name}`);
    await handler.run(job.payload, { attempt: 1, signal: undefined });
    await pool.query('select graphile_worker.complete_jobs(array[$1::bigint])', [job.id]);
  }
}
