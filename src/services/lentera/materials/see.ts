import { AppError } from '#kernel';
import type { Request } from '#web';
import type { LenteraDeps } from '../deps.ts';
import { isTeaching } from '../schools/domain/belonging.ts';
import { type Visit, visitOf } from '../schools/who.ts';
import { type Reader, readersOf } from './store/read.ts';

/** Somebody before materials: who they may read as, and who they do now. */
export interface ReadVisit extends Visit {
  readonly readers: readonly Reader[];
  readonly reader: Reader;
}

/**
 * Somebody who reads as a student, or as the parent of `studentId` where that is their child. Throws NOT_FOUND for everybody
 * else, and for a child of others.
 */
export async function readVisitOf(deps: LenteraDeps, request: Request, studentId: string | undefined): Promise<ReadVisit> {
  const visit = await visitOf(deps, request);
  const readers = await readersOf(deps.db, visit.who);
  const reader = studentId === undefined ? readers[0] : readers.find((one) => one.studentId === studentId);
  if (!reader) throw new AppError('NOT_FOUND', { student: studentId ?? 'none' });
  return { ...visit, readers, reader };
}

/** As `readVisitOf`, for what only the student does. Throws NOT_FOUND for parents. */
export async function studentVisitOf(deps: LenteraDeps, request: Request): Promise<ReadVisit> {
  const visit = await readVisitOf(deps, request, undefined);
  if (!visit.reader.own) throw new AppError('NOT_FOUND', { student: 'not-own' });
  return visit;
}

/** Somebody who teaches at a school, or is its head. Throws NOT_FOUND for everybody else. */
export async function teachVisitOf(deps: LenteraDeps, request: Request): Promise<Visit> {
  const visit = await visitOf(deps, request);
  if (!visit.who.places.some(isTeaching)) throw new AppError('NOT_FOUND', { why: 'no-teacher' });
  return visit;
}
