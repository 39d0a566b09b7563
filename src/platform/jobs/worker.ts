import { AppError, traced } from '#kernel';
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  Logger,
  type ParsedCronItem,
  parseCronItems,
  run,
  runMigrations,
  type RunnerOptions,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import type { Pool } from 'pg';
import type { JobHandler } from './define.ts';
import { patientPool } from './patient-pool.ts';
import { startRescue } from './rescue.ts';

/** A job that runs by the clock: `minute hour day month weekday`, UTC. */
export interface Sweep {
  readonly name: string;
  readonly cron: string;
  readonly run: () => Promise<void>;
}

export interface WorkerOptions {
  readonly pool: Pool;
  readonly handlers: readonly JobHandler[];
  readonly sweeps: readonly Sweep[];
  readonly concurrency?: number;
  /** Receives failures; names and codes only, never payloads. */
  readonly log: (level: 'info' | 'warn' | 'error', message: string, detail: Record<string, unknown>) => void;
  /** Told of each try of a job, with the seconds it took and whether it was done. */
  readonly observe?: (job: string, seconds: number, done: boolean) => void;
}

export interface RunningWorker {
  /** Finishes the jobs in hand, then stops. */
  stop(): Promise<void>;
}

/** Prepares the queue's own tables; run before any module's migrations. */
export async function prepareQueue(url: string): Promise<void> {
  await runMigrations({ connectionString: url, logger: quiet });
}

/** Before a worker that ended of itself begins anew, in milliseconds. */
const ANEW_AFTER = 5000;

const quiet = new Logger(() => () => {});

/** The times of sweeps as the queue reads them. Throws, naming it, for one it cannot read. */
export function parseSweeps(sweeps: readonly Sweep[]): ParsedCronItem[] {
  return sweeps.flatMap(({ name, cron }) => {
    try {
      return parseCronItems([{ task: name, match: cron, options: { backfillPeriod: 0, maxAttempts: 2 } }]);
    } catch (cause) {
      throw new Error(`the sweep ${name} has a time nobody can read: ${cron}`, { cause });
    }
  });
}

export async function startWorker({ pool, handlers, sweeps, concurrency = 4, log, observe }: WorkerOptions): Promise<RunningWorker> {
  const parsedCronItems = parseSweeps(sweeps);
  const taskList: TaskList = {};
  for (const { job, run: work } of handlers) {
    if (taskList[job.name]) throw new Error(`two handlers for job ${job.name}`);
    taskList[job.name] = (payload, helpers) =>
      timed(job.name, () => work(payload, { attempt: helpers.job.attempts, signal: helpers.abortSignal }), observe);
  }
  for (const sweep of sweeps)
    taskList[sweep.name] = () => timed(sweep.name, () => traced(() => ({ name: `sweep ${sweep.name}`, kind: 'job' }), sweep.run), observe);
  const events: WorkerEvents = new EventEmitter();
  events.on('job:error', ({ job, error }) => {
    const code = error instanceof AppError ? error.code : error instanceof Error ? error.message : 'unknown';
    log(job.attempts >= job.max_attempts ? 'error' : 'warn', 'job failed', {
      job: job.task_identifier,
      id: job.id,
      attempt: job.attempts,
      code,
    });
  });
  const rescue = await startRescue(pool, (error) =>
    log('warn', 'jobs of ended workers were not looked for', { code: error instanceof Error ? error.message : 'unknown' }),
  );
  events.on('pool:create', ({ workerPool }) => rescue.holds(workerPool.id));
  const options: RunnerOptions = {
    pgPool: patientPool(pool),
    taskList,
    parsedCronItems,
    concurrency,
    noHandleSignals: true,
    pollInterval: 1000,
    logger: quiet,
    events,
  };
  let runner = await run(options).catch((error: unknown) => {
    // Whoever starts it ends the connections next, and would wait for this one for ever.
    rescue.stop();
    throw error;
  });
  let stopping = false;
  const beginAnew = async () => {
    for (;;) {
      await sleep(ANEW_AFTER);
      if (stopping) return;
      try {
        runner = await run(options);
        return watch();
      } catch {
        // The database is still away.
      }
    }
  };
  const watch = () => {
    // The queue ends itself where it cannot write off a job. Begun anew, it finds that job again.
    runner.promise.catch((error: unknown) => {
      if (stopping) return;
      log('error', 'the worker ended and begins anew', { code: error instanceof Error ? error.message : 'unknown' });
      void beginAnew();
    });
  };
  watch();
  return {
    stop: async () => {
      stopping = true;
      await runner.stop().catch(() => {});
      rescue.stop();
    },
  };
}

async function timed(name: string, work: () => Promise<void>, observe: WorkerOptions['observe']): Promise<void> {
  const begun = performance.now();
  let done = false;
  try {
    await work();
    done = true;
  } finally {
    observe?.(name, (performance.now() - begun) / 1000, done);
  }
}
