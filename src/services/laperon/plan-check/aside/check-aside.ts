import { Worker } from 'node:worker_threads';
import { type DxfProblem, UnreadableDxf } from '../../domain/dxf/drawing.ts';
import type { Rules } from '../domain/judge.ts';
import type { Reading } from '../domain/measure.ts';
import type { Checked } from '../domain/run.ts';

/** What is checked; crosses to the thread that does it. */
export interface Asked {
  readonly content: Uint8Array;
  /** What was chosen on the page; null where only what the file carries counts. */
  readonly chosen: Reading | null;
  readonly rules: Rules;
}

export interface CheckedAside {
  readonly checked: Checked;
  /** How the file itself says that it is read. */
  readonly carried: Reading | null;
}

export type Answer = CheckedAside | { readonly problem: DxfProblem };

/** After so long a drawing is given up. */
const PATIENCE = 30_000;
/** Threads at once: each may hold the pairs of thirty megabytes. */
const LANES = 2;
const lanes = Array.from({ length: LANES }, (): Promise<unknown> => Promise.resolve());
let next = 0;

/**
 * Checks a drawing in a thread of its own, so that whoever asks for a page meanwhile gets it; two at a time, the others wait.
 * Throws UnreadableDxf.
 */
export async function checkAside(asked: Asked): Promise<CheckedAside> {
  const lane = next++ % LANES;
  const mine = (lanes[lane] ?? Promise.resolve()).then(() => inThread(asked));
  lanes[lane] = mine;
  const answer = await mine;
  if ('problem' in answer) throw new UnreadableDxf(answer.problem);
  return answer;
}

/** Never rejects: what a thread dies of is an answer too. */
function inThread(workerData: Asked): Promise<Answer> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./check-worker.ts', import.meta.url), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
    const end = (answer: Answer) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(answer);
    };
    const timer = setTimeout(() => end({ problem: { kind: 'too-slow' } }), PATIENCE);
    worker.once('message', end);
    worker.once('error', () => end({ problem: { kind: 'too-slow' } }));
  });
}
