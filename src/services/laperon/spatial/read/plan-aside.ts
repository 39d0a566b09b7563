import { Worker } from 'node:worker_threads';
import { type PlanFileFault, UnreadablePlan } from './plan-file.ts';
import type { PlanRead, Reading } from './read-plan.ts';

export type Answer = { readonly read: PlanRead } | { readonly fault: PlanFileFault; readonly named: string };

/** After so long a file is given up. */
const PATIENCE = 180_000;
let before: Promise<unknown> = Promise.resolve();

/**
 * Reads a file in a thread of its own, so that whoever asks for a page meanwhile gets it; one after the other, since each may
 * take much memory. Throws UnreadablePlan.
 */
export async function readPlanAside(reading: Reading): Promise<PlanRead> {
  const mine = before.then(() => inThread(reading));
  before = mine;
  const answer = await mine;
  if ('fault' in answer) throw new UnreadablePlan(answer.fault, answer.named);
  return answer.read;
}

/** Never rejects: what a thread dies of is an answer too. */
function inThread(workerData: Reading): Promise<Answer> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./plan-worker.ts', import.meta.url), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: 1536 },
    });
    const end = (answer: Answer) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(answer);
    };
    const timer = setTimeout(() => end({ fault: 'too-slow', named: '' }), PATIENCE);
    worker.once('message', end);
    worker.once('error', () => end({ fault: 'too-slow', named: '' }));
  });
}
