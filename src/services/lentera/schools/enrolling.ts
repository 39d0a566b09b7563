import type { Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { sql } from 'kysely';
import type { Relation } from './domain/relations.ts';
import { tieParent } from './parents.ts';

/** What is written of a student. NISN and NIS are text: leading zeros count. */
export interface StudentWords {
  readonly name: string;
  readonly nisn: string | null;
  readonly nis: string;
  readonly sex: 'L' | 'P';
  readonly birthplace: string | null;
  /** YYYY-MM-DD */
  readonly born: string | null;
  readonly address?: string | null;
}

/** Enters a student of a school; returns their id. Throws ACTION_NOT_ALLOWED (`nis-taken`, `nisn-taken`). */
export async function enterStudent(tx: Tx, actor: PersonActor, schoolId: string, words: StudentWords, at: Date): Promise<string> {
  const id = newId();
  if (words.nisn !== null) await assertFreeNisn(tx, words.nisn);
  const { numInsertedOrUpdatedRows: n } = await tx
    .insertInto('lentera.student')
    .values({ id, school_id: schoolId, ...words, created_at: at, changed_at: at })
    .onConflict((on) => on.columns(['school_id', 'nis']).doNothing())
    .executeTakeFirstOrThrow();
  if (n === 0n) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'nis-taken' });
  await appendAudit(tx, { actor, action: 'lentera.enter-student', subject: { type: 'student', id }, detail: { schoolId }, at });
  return id;
}

/** Throws ACTION_NOT_ALLOWED (`nisn-taken`) where an active student of the city has this NISN. */
export async function assertFreeNisn(tx: Tx, nisn: string): Promise<void> {
  const held = await tx
    .selectFrom('lentera.student')
    .select('id')
    .where('nisn', '=', nisn)
    .where('status', '=', 'active')
    .executeTakeFirst();
  if (held) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'nisn-taken' });
}

/**
 * Puts a student in a class of their school from a day on (YYYY-MM-DD), out of the one they were in. Throws
 * ACTION_NOT_ALLOWED: `not-active`; `no-class` where the class is over or another school's.
 */
export async function enrol(
  tx: Tx,
  actor: PersonActor,
  { studentId, classId, on }: { readonly studentId: string; readonly classId: string; readonly on: string },
  at: Date,
): Promise<void> {
  const student = await tx.selectFrom('lentera.student').selectAll().where('id', '=', studentId).forUpdate().executeTakeFirst();
  if (!student) throw new AppError('NOT_FOUND', { student: studentId });
  if (student.status !== 'active') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'not-active' });
  const into = await tx
    .selectFrom('lentera.class')
    .select('id')
    .where('id', '=', classId)
    .where('school_id', '=', student.school_id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!into) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'no-class' });
  const now = await tx
    .selectFrom('lentera.enrolment')
    .select(['id', 'class_id'])
    .where('student_id', '=', studentId)
    .where('ends', 'is', null)
    .executeTakeFirst();
  if (now?.class_id === classId) return;
  await leaveClass(tx, studentId, on);
  await tx.insertInto('lentera.enrolment').values({ student_id: studentId, class_id: classId, begins: on }).execute();
  const detail = { classId, from: now?.class_id ?? null };
  await appendAudit(tx, { actor, action: 'lentera.enrol', subject: { type: 'student', id: studentId }, detail, at });
}

/** Ends the stretch a student is in, on a day; one that would end before it began ends as it begins. */
export async function leaveClass(tx: Tx, studentId: string, on: string): Promise<void> {
  await tx
    .updateTable('lentera.enrolment')
    .set({ ends: sql<string>`greatest(begins, ${on}::date)` })
    .where('student_id', '=', studentId)
    .where('ends', 'is', null)
    .execute();
}

/** Lets somebody see how a student does. `by`: what it rests on. */
export async function enterGuardian(
  tx: Tx,
  actor: PersonActor,
  { studentId, personId, relation, by }: { studentId: string; personId: string; relation: Relation; by: string },
  at: Date,
): Promise<void> {
  await tx
    .insertInto('lentera.guardian')
    .values({ student_id: studentId, person_id: personId, relation, since: at })
    .onConflict((on) => on.columns(['student_id', 'person_id']).doUpdateSet({ relation, ended_at: null }))
    .execute();
  await tieParent(tx, { studentId, relation, personId }, at);
  const subject = { type: 'student', id: studentId };
  await appendAudit(tx, { actor, action: 'lentera.enter-guardian', subject, detail: { personId, relation, by }, at });
}
