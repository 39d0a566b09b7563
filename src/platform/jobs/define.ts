import { atEnd, type Tx } from '#db';
import { presentTrace, traced } from '#kernel';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { outbox } from './outbox.ts';

/** A kind of work that happens after the transaction that asked for it. */
export interface Job<S extends TSchema = TSchema> {
  readonly name: string;
  readonly schema: S;
  /** Tries before it is laid aside for an operator; waits grow from seconds to hours between them. */
  readonly maxAttempts: number;
}

export function defineJob<S extends TSchema>(name: string, schema: S, { maxAttempts = 12 } = {}): Job<S> {
  return Object.freeze({ name, schema, maxAttempts });
}

export interface JobContext {
  /** 1 for the first try. */
  readonly attempt: number;
  readonly signal: AbortSignal | undefined;
}

export interface JobHandler {
  readonly job: Job;
  readonly run: (payload: unknown, context: JobContext) => Promise<void>;
}

/** Beside the payload: which trace the job was asked for in. */
const TRACE = 'traceparent';

/** Joins a job to the function that does it. The payload is checked again before each try. */
export function handle<S extends TSchema>(job: Job<S>, work: (payload: Static<S>, context: JobContext) => Promise<void>): JobHandler {
  return {
    job,
    run: (sent, context) => {
      const { [TRACE]: from, ...payload } = sent as Record<string, unknown>;
      const facts = { 'job.attempt': context.attempt };
      return traced(
        () => ({ name: `job ${job.name}`, kind: 'job', from: typeof from === 'string' ? from : undefined, facts }),
        async () => {
          if (!Value.Check(job.schema, payload)) throw new Error(`job ${job.name}: payload does not fit its schema`);
          await work(payload, context);
        },
      );
    },
  };
}

export interface EnqueueOptions {
  readonly runAt?: Date;
  /** Jobs with the same key replace one another while they wait. */
  readonly key?: string;
}

/**
 * Asks for a job in the caller's transaction, at its end: rolled back, it never was; committed, it is never lost.
 */
export function enqueue<S extends TSchema>(tx: Tx, job: Job<S>, payload: Static<S>, { runAt, key }: EnqueueOptions = {}): Promise<void> {
  const trace = presentTrace();
  return atEnd(tx, outbox, {
    name: job.name,
    payload: JSON.stringify(trace ? { ...(payload as object), [TRACE]: trace.traceparent } : payload),
    runAt: runAt ?? null,
    maxAttempts: job.maxAttempts,
    key: key ?? null,
  });
}
