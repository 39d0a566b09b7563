import type { Db, Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { sql } from 'kysely';

/** For whom a course, or one lesson of it, is: the whole school where neither class nor student is named. */
export interface Assignment {
  readonly id: string;
  readonly lessonId: string | null;
  readonly lesson: string | null;
  readonly classId: string | null;
  readonly className: string | null;
  readonly studentId: string | null;
  readonly student: string | null;
  /** YYYY-MM-DD */
  readonly opensOn: string;
  readonly dueOn: string | null;
  readonly by: string;
}

export interface NewAssignment {
  readonly courseId: string;
  readonly lessonId: string | null;
  readonly classId: string | null;
  readonly studentId: string | null;
  readonly opensOn: string;
  readonly dueOn: string | null;
}

/** What a course is given to, oldest first. */
export async function assignmentsOf(db: Db | Tx, courseId: string): Promise<readonly Assignment[]> {
  const { rows } = await sql<Assignment>`
    select a.id, a.lesson_id as "lessonId", l.title as lesson, a.class_id as "classId", c.name as "className", a.student_id as "studentId",
           s.name as student, a.opens_on::text as "opensOn", a.due_on::text as "dueOn", p.name as by
      from lentera.assignment a
      left join lentera.lesson l on l.id = a.lesson_id
      left join lentera.class c on c.id = a.class_id
      left join lentera.student s on s.id = a.student_id
      join identity.person p on p.id = a.made_by
     where a.course_id = ${courseId}::uuid and a.ended_at is null
     order by a.made_at, a.id`.execute(db);
  return rows;
}

/** Gives a course or lesson to somebody, in place of what was said of the same before. */
export async function assignCourse(tx: Tx, actor: PersonActor, given: NewAssignment, at: Date): Promise<void> {
  const { courseId, lessonId, classId, studentId, opensOn, dueOn } = given;
  const id = newId();
  await sql`
    update lentera.assignment set ended_at = ${at}
     where course_id = ${courseId}::uuid and ended_at is null and lesson_id is not distinct from ${lessonId}::uuid
       and class_id is not distinct from ${classId}::uuid and student_id is not distinct from ${studentId}::uuid`.execute(tx);
  await tx
    .insertInto('lentera.assignment')
    .values({
      id,
      course_id: courseId,
      lesson_id: lessonId,
      class_id: classId,
      student_id: studentId,
      opens_on: sql<string>`${opensOn}::date`,
      due_on: dueOn === null ? null : sql<string>`${dueOn}::date`,
      made_by: actor.personId,
      made_at: at,
    })
    .execute();
  const detail = { lessonId, classId, studentId, opensOn, dueOn };
  await appendAudit(tx, { actor, action: 'lentera.assign-course', subject: { type: 'course', id: courseId }, detail, at });
}

/** Ends an assignment of a course. Throws NOT_FOUND where it is none of it. */
export async function endAssignment(tx: Tx, actor: PersonActor, courseId: string, id: string, at: Date): Promise<void> {
  const ended = await tx
    .updateTable('lentera.assignment')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('course_id', '=', courseId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (ended.numUpdatedRows === 0n) throw new AppError('NOT_FOUND', { assignment: id });
  await appendAudit(tx, {
    actor,
    action: 'lentera.end-assignment',
    subject: { type: 'course', id: courseId },
    detail: { assignment: id },
    at,
  });
}
