export { type Aside, aside } from './aside.ts';
export { type DeadLetter, listDeadLetters, type QueueState, readQueue, retryDeadLetter } from './dead-letters.ts';
export { drainQueue } from './drain.ts';
export { defineJob, enqueue, type EnqueueOptions, handle, type Job, type JobContext, type JobHandler } from './define.ts';
export { type KindOfJob, lastSweeps, queueByKind, type SweptAt } from './state.ts';
export { parseSweeps, prepareQueue, type RunningWorker, startWorker, type Sweep, type WorkerOptions } from './worker.ts';
