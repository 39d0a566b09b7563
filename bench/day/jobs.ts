import type { Clock } from '#kernel';
import type { JobHandler } from '#platform/jobs';
import type { Pool } from 'pg';

interface Due {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  readonly attempts: number;
}

/** Does the jobs of the queue that are due by the simulated clock, several at once, each claimed as the worker claims it. */
export class Jobs {
  readonly done = { right: 0, failed: 0 };
  readonly #pool: Pool;
  readonly #clock: Clock;
  readonly #byName: ReadonlyMap<string, JobHandler>;
  readonly #lanes: number;

  constructor(pool: Pool, clock: Clock, handlers: readonly JobHandler[], lanes = 4) {
    this.#pool = pool;
    this.#clock = clock;
    this.#byName = new Map(handlers.map((handler) => [handler.job.name, handler]));
    this.#lanes = lanes;
  }

  /** Until nothing is due; returns how many were done. */
  async drain(): Promise<number> {
    const before = this.done.right + this.done.failed;
    for (let first = await this.#claim(); first; first = await this.#claim()) {
      const lanes = Array.from({ length: this.#lanes - 1 }, () => this.#lane());
      await Promise.all([this.#do(first).then(() => this.#lane()), ...lanes]);
    }
    return this.done.right + this.done.failed - before;
  }

  /** One after the other, until nothing is due. */
  async #lane(): Promise<void> {
    for (let job = await this.#claim(); job; job = await this.#claim()) await this.#do(job);
  }

  async #claim(): Promise<Due | undefined> {
    // Jobs asked for without a time carry the database's own.
    const { rows } = await this.#pool.query<Due>(
      `update graphile_worker._private_jobs j set locked_at = now(), locked_by = 'day', attempts = j.attempts + 1
         from graphile_worker._private_tasks t
        where t.id = j.task_id and j.id = (
          select id from graphile_worker._private_jobs
           where locked_at is null and attempts < max_attempts and (run_at <= $1 or run_at in (created_at, updated_at))
           order by priority, run_at, id limit 1 for update skip locked)
       returning j.id::text, t.identifier as name, j.payload, j.attempts`,
      [this.#clock.now()],
    );
    return rows[0];
  }

  async #do({ id, name, payload, attempts }: Due): Promise<void> {
    const handler = this.#byName.get(name);
    if (!handler) throw new Error(`no handler for job ${name}`);
    try {
      await handler.run(payload, { attempt: attempts, signal: undefined });
      await this.#pool.query('delete from graphile_worker._private_jobs where id = $1::bigint', [id]);
      this.done.right++;
    } catch (error) {
      this.done.failed++;
      const again = new Date(this.#clock.now().getTime() + 1000 * Math.exp(Math.min(attempts, 10)));
      await this.#pool.query(
        `update graphile_worker._private_jobs set locked_at = null, locked_by = null, run_at = $2, last_error = $3 where id = $1::bigint`,
        [id, again, error instanceof Error ? error.message : String(error)],
      );
    }
  }
}
