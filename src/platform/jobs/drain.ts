import { Logger, runOnce, type TaskList } from 'graphile-worker';
import type { Pool } from 'pg';
import type { JobHandler } from './define.ts';

/** Does every job that is due now and those they ask for, then returns; nothing is left running. */
export async function drainQueue({
  pool,
  handlers,
  concurrency = 4,
}: {
  readonly pool: Pool;
  readonly handlers: readonly JobHandler[];
  readonly concurrency?: number;
}): Promise<void> {
  const taskList: TaskList = Object.fromEntries(
    handlers.map(({ job, run }) => [
      job.name,
      (payload, { job: row, abortSignal }) => run(payload, { attempt: row.attempts, signal: abortSignal }),
    ]),
  );
  await runOnce({ pgPool: pool, taskList, concurrency, noHandleSignals: true, logger: new Logger(() => () => {}) });
}
