import type { Tx } from '#db';
import type { PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { sensitiveIn } from '#platform/keys';
import { stateShape } from '../store/sealed.ts';
import type { CaseView } from '../types.ts';

/** Why an officer may need a NIK, KK or telephone number in full. */
export const readingReasons = ['identity', 'registry', 'contact', 'signature'] as const;
export type ReadingReason = (typeof readingReasons)[number];

export function isReason(why: string | undefined): why is ReadingReason {
  return readingReasons.some((reason) => reason === why);
}

/** Whether a case holds any number of a person. */
export function hasNumbers(view: Pick<CaseView, 'service' | 'state'>): boolean {
  return countNumbers(view) > 0;
}

/** Notes that an officer is shown the numbers of a case in full (UU 27/2022 art. 35 and 39: access is watched over). */
export async function noteReading(tx: Tx, actor: PersonActor, view: CaseView, reason: ReadingReason, at: Date): Promise<void> {
  await appendAudit(tx, {
    actor,
    action: 'cases.read-numbers',
    subject: { type: 'case', id: view.id },
    detail: { service: view.service.key, reason, numbers: countNumbers(view) },
    at,
  });
}

function countNumbers({ service, state }: Pick<CaseView, 'service' | 'state'>): number {
  return sensitiveIn(stateShape(service), state).length;
}
