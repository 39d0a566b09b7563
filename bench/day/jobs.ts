import type { Clock } from '#kernel';
import type { JobHandler } from '#platform/jobs';
import { claimJob, type DueJob } from '#support';
import type { Pool } from 'pg';

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
    for (let first = await claimJob(this.#pool, this.#clock); first; first = await claimJob(this.#pool, this.#clock)) {
      const lanes = Array.from({ length: this.#lanes - 1 }, () => this.#lane());
      await Promise.all([this.#do(first).then(() => this.#lane()), ...lanes]);
    }
    return this.done.right + this.done.failed - before;
  }

  /** One after the other, until nothing is due. */
  async #lane(): Promise<void> {
    for (let job = await claimJob(this.#pool, this.#clock); job; job = await claimJob(this.#pool, this.#clock)) await this.#do(job);
  }

  async #do({ id, name, payload, attempts }: DueJob): Promise<void> {
    const handler = this.#byName.get(name);
    if (!handler) throw new Error(`no handler for job ${name}`);
    try {
      await handler.run(payload, { attempt: attempts + 1, signal: undefined });
      await this.#pool.query('delete from graphile_worker._private_jobs where id = $1::bigint', [id]);
      this.done.right++;
    } catch (error) {
      this.done.failed++;
      const again = new Date(this.#clock.now().getTime() + 1000 * Math.exp(Math.min(attempts + 1, 10)));
      await this.#pool.query(
        `update graphile_worker._private_jobs set locked_at = null, locked_by = null, attempts = attempts + 1, run_at = $2, last_error = $3 where id = $1::bigint`,
        [id, again, error instanceof Error ? error.message : String(error)],
      );
    }
  }
}
