import { AppError } from '#kernel';
import { type OneFileForm, readOneFile, type Request, type WebApp } from '#web';
import { sql } from 'kysely';
import type { LenteraDeps } from '../deps.ts';
import { type Visit, visitOf } from '../schools/who.ts';

/** Somebody at the question bank: a teacher or head of a school, or a curriculum officer of the city. */
export interface BankVisit extends Visit {
  readonly personId: string;
  readonly schoolIds: readonly string[];
  readonly memberIds: readonly string[];
  readonly answersFor: readonly string[];
  readonly isCurriculum: boolean;
}

/** Throws NOT_FOUND for everybody the bank is not there for. */
export async function bankVisitOf(deps: LenteraDeps, request: Request): Promise<BankVisit> {
  const visit = await visitOf(deps, request);
  const { who, actor } = visit;
  const places = who.places.filter(({ role }) => role !== 'operator');
  const isCurriculum = who.city?.curriculum === true;
  if (places.length === 0 && !isCurriculum) throw new AppError('NOT_FOUND');
  return {
    ...visit,
    personId: actor.personId,
    schoolIds: [...new Set(places.map(({ schoolId }) => schoolId))],
    memberIds: places.map(({ memberId }) => memberId),
    answersFor: places.filter(({ role }) => role === 'head' || role === 'curriculum').map(({ schoolId }) => schoolId),
    isCurriculum,
  };
}

/**
 * Somebody at the bank with a form that may carry a file. Throws as `bankVisitOf`; FORM_EXPIRED where the form is not ours,
 * whoever sent it. Of a form of somebody the bank is not there for no file is read.
 */
export async function bankFormOf(
  app: WebApp,
  deps: LenteraDeps,
  request: Request,
  { mostBytes, mostLetters, mostFields }: { readonly mostBytes: number; readonly mostLetters?: number; readonly mostFields?: number },
): Promise<{ readonly visit: BankVisit; readonly form: OneFileForm }> {
  const visit = await bankVisitOf(deps, request).catch(async (refusal: unknown) => {
    await readOneFile(app, request, 1);
    throw refusal;
  });
  return { visit, form: await readOneFile(app, request, mostBytes, mostLetters, mostFields) };
}

/** Whether the visitor teaches the subject of question `q` (newest version `v`) at its school. */
export function teachesIt({ memberIds }: BankVisit) {
  return sql<boolean>`exists (
    select 1 from lentera.teaching t join lentera.member m on m.id = t.member_id
     where t.member_id = any(${memberIds}::uuid[]) and m.school_id = q.school_id and t.subject = v.subject)`;
}

/** Proposed, and for the visitor to decide on. */
export function waitsFor(visit: BankVisit) {
  const { personId, answersFor, isCurriculum } = visit;
  return sql<boolean>`(q.author_id <> ${personId}::uuid and (
       (q.proposed_to = 'school' and (q.school_id = any(${answersFor}::uuid[]) or ${teachesIt(visit)}))
    or (q.proposed_to = 'city' and ${isCurriculum})))`;
}

/**
 * Questions that are there for the visitor: their own; those shared with their school; those the city approved; proposals
 * they may decide on. The city's curriculum officers see what is proposed to or shared with the city, and its own.
 */
export function seenBy(visit: BankVisit) {
  const { personId, schoolIds, isCurriculum } = visit;
  return sql<boolean>`(
       q.author_id = ${personId}::uuid
    or (q.shared <> 'own' and q.school_id = any(${schoolIds}::uuid[]))
    or (q.shared = 'city' and (q.status = 'approved' or ${isCurriculum}))
    or (q.school_id is null and ${isCurriculum})
    or ${waitsFor(visit)})`;
}
