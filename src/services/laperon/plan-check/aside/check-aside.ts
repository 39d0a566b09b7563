import { aside } from '#platform/jobs';
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

/** Two at once: each may hold the pairs of thirty megabytes. */
const check = aside<Asked, Answer>(new URL('./check-worker.ts', import.meta.url), { memory: 1024, patience: 30_000, lanes: 2 });

/** Checks a drawing in a thread beside. Throws UnreadableDxf. */
export async function checkAside(asked: Asked): Promise<CheckedAside> {
  const answer = (await check(asked)) ?? { problem: { kind: 'too-slow' } };
  if ('problem' in answer) throw new UnreadableDxf(answer.problem);
  return answer;
}
