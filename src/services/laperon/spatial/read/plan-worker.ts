import { parentPort } from 'node:worker_threads';
import type { Answer } from './plan-aside.ts';
import { UnreadablePlan } from './plan-file.ts';
import { type Reading, readPlan } from './read-plan.ts';

// A thread of its own: reading a large plan keeps it busy for a minute, and then nobody else is served.
parentPort?.on('message', (reading: Reading) => void answer(reading).then((said) => parentPort?.postMessage(said, [])));

async function answer(reading: Reading): Promise<Answer> {
  try {
    return { read: await readPlan(reading) };
  } catch (error) {
    if (!(error instanceof UnreadablePlan)) throw error;
    return { fault: error.fault, named: error.named };
  }
}
