import type { Db, Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { enrol, leaveClass } from './enrolling.ts';
import type { StudentStatus } from './students.ts';

/** Why an active student is no longer at the school. */
export const leavings = ['moved', 'left', 'graduated'] as const satisfies readonly StudentStatus[];
export type Leaving = (typeof leavings)[number];

async function holdStudent(tx: Tx, id: string) {
  const student = await tx.selectFrom('lentera.student').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!student) throw new AppError('NOT_FOUND', { student: id });
  return student;
}

/** Notes that a student left, on a day; their class is without them. Throws ACTION_NOT_ALLOWED (`not-active`, `sent`). */
export async function leaveSchool(
  tx: Tx,
  actor: PersonActor,
  { studentId, status, on }: { readonly studentId: string; readonly status: Leaving; readonly on: string },
  at: Date,
): Promise<void> {
  const student = await holdStudent(tx, studentId);
  if (student.status !== 'active') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'not-active' });
  if (await openTransfer(tx, studentId)) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'sent' });
  await leaveClass(tx, studentId, on);
  await tx.updateTable('lentera.student').set({ status, changed_at: at }).where('id', '=', studentId).execute();
  await appendAudit(tx, { actor, action: 'lentera.leave-school', subject: { type: 'student', id: studentId }, detail: { status }, at });
}

/** Takes a student back who had left. Throws ACTION_NOT_ALLOWED: `is-active`; `nisn-taken` where another school has them. */
export async function comeBack(tx: Tx, actor: PersonActor, studentId: string, at: Date): Promise<void> {
  const student = await holdStudent(tx, studentId);
  if (student.status === 'active') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'is-active' });
  const other =
    student.nisn !== null &&
    (await tx
      .selectFrom('lentera.student')
      .select('id')
      .where('nisn', '=', student.nisn)
      .where('status', '=', 'active')
      .executeTakeFirst());
  if (other) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'nisn-taken' });
  await tx.updateTable('lentera.student').set({ status: 'active', changed_at: at }).where('id', '=', studentId).execute();
  await appendAudit(tx, { actor, action: 'lentera.come-back', subject: { type: 'student', id: studentId }, at });
}

async function openTransfer(db: Db | Tx, studentId: string) {
  return db
    .selectFrom('lentera.transfer')
    .select(['id', 'to_school as toSchool', 'from_school as fromSchool'])
    .where('student_id', '=', studentId)
    .where('received_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
}

/** Sends a student on to another school of the city, which has to receive them. Throws ACTION_NOT_ALLOWED (`not-active`, `sent`, `same`). */
export async function sendOn(
  tx: Tx,
  actor: PersonActor,
  { studentId, toSchool, agencyId, note }: { studentId: string; toSchool: string; agencyId: string; note: string },
  at: Date,
): Promise<void> {
  const student = await holdStudent(tx, studentId);
  if (student.status !== 'active') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'not-active' });
  if (student.school_id === toSchool) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'same' });
  if (await openTransfer(tx, studentId)) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'sent' });
  const known = await tx
    .selectFrom('lentera.school')
    .select('id')
    .where('id', '=', toSchool)
    .where('agency_id', '=', agencyId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!known) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'same' });
  const row = { id: newId(), student_id: studentId, from_school: student.school_id, to_school: toSchool, note };
  await tx
    .insertInto('lentera.transfer')
    .values({ ...row, sent_by: actor.personId, sent_at: at })
    .execute();
  const subject = { type: 'student', id: studentId };
  await appendAudit(tx, { actor, action: 'lentera.send-on', subject, detail: { from: student.school_id, to: toSchool }, at });
}

/** Takes back that a student was sent on, while nobody has received them; nothing happens otherwise. */
export async function callBack(tx: Tx, actor: PersonActor, studentId: string, at: Date): Promise<void> {
  await holdStudent(tx, studentId);
  const open = await openTransfer(tx, studentId);
  if (!open) return;
  await tx.updateTable('lentera.transfer').set({ withdrawn_at: at }).where('id', '=', open.id).execute();
  await appendAudit(tx, { actor, action: 'lentera.call-back', subject: { type: 'student', id: studentId }, at });
}

/**
 * Receives a student another school sent on: the same student, with account, guardians and results, under a NIS of this
 * school. Throws NOT_FOUND, and ACTION_NOT_ALLOWED (`nis-taken`, `no-class`).
 */
export async function receive(
  tx: Tx,
  actor: PersonActor,
  { transferId, schoolId, nis, classId, on }: { transferId: string; schoolId: string; nis: string; classId: string | null; on: string },
  at: Date,
): Promise<void> {
  const transfer = await tx
    .selectFrom('lentera.transfer')
    .selectAll()
    .where('id', '=', transferId)
    .where('to_school', '=', schoolId)
    .where('received_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!transfer) throw new AppError('NOT_FOUND', { transfer: transferId });
  const { student_id: studentId, from_school: from } = transfer;
  await holdStudent(tx, studentId);
  const taken = await tx
    .selectFrom('lentera.student')
    .select('id')
    .where('school_id', '=', schoolId)
    .where('nis', '=', nis)
    .executeTakeFirst();
  if (taken) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'nis-taken' });
  await leaveClass(tx, studentId, on);
  const moved = { school_id: schoolId, nis, came_from: from, changed_at: at };
  await tx.updateTable('lentera.student').set(moved).where('id', '=', studentId).execute();
  if (classId !== null) await enrol(tx, actor, { studentId, classId, on }, at);
  await tx.updateTable('lentera.transfer').set({ received_at: at }).where('id', '=', transferId).execute();
  await appendAudit(tx, {
    actor,
    action: 'lentera.receive',
    subject: { type: 'student', id: studentId },
    detail: { from, to: schoolId },
    at,
  });
}

/** A student on the way from one school to another. */
export interface Transfer {
  readonly id: string;
  readonly studentId: string;
  readonly name: string;
  readonly nis: string;
  readonly from: string;
  readonly fromId: string;
  readonly to: string;
  readonly toId: string;
  readonly note: string;
  readonly sentAt: Date;
}

/** Students on their way to a school and from it, oldest first. */
export async function transfersOf(
  db: Db | Tx,
  by: { readonly schoolId: string } | { readonly studentId: string },
): Promise<readonly Transfer[]> {
  return db
    .selectFrom('lentera.transfer as t')
    .innerJoin('lentera.student as p', 'p.id', 't.student_id')
    .innerJoin('lentera.school as f', 'f.id', 't.from_school')
    .innerJoin('lentera.school as o', 'o.id', 't.to_school')
    .select(['t.id', 't.student_id as studentId', 'p.name', 'p.nis', 'f.name as from', 'f.id as fromId', 'o.name as to', 'o.id as toId'])
    .select(['t.note', 't.sent_at as sentAt'])
    .where('t.received_at', 'is', null)
    .where('t.withdrawn_at', 'is', null)
    .where((eb) =>
      'schoolId' in by
        ? eb.or([eb('t.to_school', '=', by.schoolId), eb('t.from_school', '=', by.schoolId)])
        : eb('t.student_id', '=', by.studentId),
    )
    .orderBy('t.sent_at')
    .execute();
}
