import type { Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { endEverySession } from '#platform/identity';
import { byId } from './appoint.ts';

export interface SessionsEnded {
  readonly personId: string;
  readonly name: string;
  readonly agencyId: string;
  readonly count: number;
}

/**
 * Signs the holder of an office out everywhere: a device was lost, or somebody else works at it. They sign in again with
 * what they have. Throws NOT_FOUND outside these agencies and for an office that is over.
 */
export async function endSessionsOf(
  tx: Tx,
  actor: PersonActor,
  { assignmentId, agencyIds, today }: { readonly assignmentId: string; readonly agencyIds: readonly string[]; readonly today: string },
  at: Date,
): Promise<SessionsEnded> {
  const { personId, agencyId, name, endedAt, validTo } = await byId(tx, assignmentId, agencyIds);
  if (endedAt !== null || (validTo !== null && validTo < today)) throw new AppError('NOT_FOUND', { assignment: assignmentId });
  const count = await endEverySession(tx, personId);
  await appendAudit(tx, {
    actor,
    action: 'access.end-sessions',
    subject: { type: 'person', id: personId },
    detail: { agencyId, count },
    at,
  });
  return { personId, name, agencyId, count };
}
