import { Worker } from 'node:worker_threads';

/** After so long a drawing is given up. */
const PATIENCE = 30_000;
/** Threads at once: each may hold the pairs of thirty megabytes. */
const LANES = 2;
const lanes = Array.from({ length: LANES }, (): Promise<unknown> => Promise.resolve());
let next = 0;

/**
 * What the thread of this file answers, or null where it took too long or died of what it was given; two threads at a
 * time, the others wait. Whoever asks for a page meanwhile gets it.
 */
export async function inThread<Answer>(file: URL, workerData: unknown): Promise<Answer | null> {
  const lane = next++ % LANES;
  const mine = (lanes[lane] ?? Promise.resolve()).then(() => run<Answer>(file, workerData));
  lanes[lane] = mine;
  return mine;
}

/** Never rejects: what a thread dies of is an answer too. */
function run<Answer>(file: URL, workerData: unknown): Promise<Answer | null> {
  return new Promise((resolve) => {
    const worker = new Worker(file, { workerData, resourceLimits: { maxOldGenerationSizeMb: 1024 } });
    const end = (answer: Answer | null) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(answer);
    };
    const timer = setTimeout(() => end(null), PATIENCE);
    worker.once('message', end);
    worker.once('error', () => end(null));
  });
}
