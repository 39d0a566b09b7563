import { aside } from '#platform/jobs';
import { type PlanFileFault, UnreadablePlan } from './plan-file.ts';
import type { PlanRead, Reading } from './read-plan.ts';

export type Answer = { readonly read: PlanRead } | { readonly fault: PlanFileFault; readonly named: string };

/** In three minutes a plan of a whole regency is read; one after the other, since each may take much memory. */
const read = aside<Reading, Answer>(new URL('./plan-worker.ts', import.meta.url), { memory: 1536, patience: 180_000 });

/** Reads a file in a thread beside, so that whoever asks for a page meanwhile gets it. Throws UnreadablePlan. */
export async function readPlanAside(reading: Reading): Promise<PlanRead> {
  const answer = (await read(reading)) ?? { fault: 'too-slow', named: '' };
  if ('fault' in answer) throw new UnreadablePlan(answer.fault, answer.named);
  return answer.read;
}
