import { type DxfProblem, UnreadableDxf } from '../../domain/dxf/drawing.ts';
import type { Rules } from '../domain/judge.ts';
import type { Reading } from '../domain/measure.ts';
import type { Checked } from '../domain/run.ts';
import { inThread } from './lanes.ts';

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

/** Checks a drawing in a thread of its own. Throws UnreadableDxf. */
export async function checkAside(asked: Asked): Promise<CheckedAside> {
  const answer = (await inThread<Answer>(new URL('./check-worker.ts', import.meta.url), asked)) ?? { problem: { kind: 'too-slow' } };
  if ('problem' in answer) throw new UnreadableDxf(answer.problem);
  return answer;
}
