import type { Db, Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { sql } from 'kysely';

export const MOST_COMMENT = 2000;

/** Where something is said: between one student and their teachers, or within a class. */
export type Room = { readonly studentId: string } | { readonly classId: string };

export interface Comment {
  readonly id: string;
  readonly by: string;
  readonly byTeacher: boolean;
  readonly mine: boolean;
  readonly body: string;
  readonly at: Date;
  readonly hidden: boolean;
}

const within = (room: Room) =>
  'studentId' in room ? sql`m.student_id = ${room.studentId}::uuid` : sql`m.class_id = ${room.classId}::uuid`;

/** What was said of a lesson in one room, oldest first. */
export async function commentsOf(db: Db | Tx, lessonId: string, room: Room, personId: string): Promise<readonly Comment[]> {
  const { rows } = await sql<Comment>`
    select * from (
      select m.id, p.name as by, m.by_teacher as "byTeacher", m.by_person = ${personId}::uuid as mine, m.body, m.at, m.hidden_at is not null as hidden
        from lentera.lesson_comment m join identity.person p on p.id = m.by_person
       where m.lesson_id = ${lessonId}::uuid and ${within(room)} order by m.at desc, m.id desc limit 200) as last
     order by at, id`.execute(db);
  return rows;
}

/** Says something of a lesson; returns its id. `body` was looked at before. */
export async function addComment(
  tx: Tx,
  actor: PersonActor,
  {
    lessonId,
    room,
    byTeacher,
    body,
  }: { readonly lessonId: string; readonly room: Room; readonly byTeacher: boolean; readonly body: string },
  at: Date,
): Promise<string> {
  const id = newId();
  const [student_id, class_id] = 'studentId' in room ? [room.studentId, null] : [null, room.classId];
  await tx
    .insertInto('lentera.lesson_comment')
    .values({ id, lesson_id: lessonId, student_id, class_id, by_person: actor.personId, by_teacher: byTeacher, body, at })
    .execute();
  const detail = { comment: id, ...room };
  await appendAudit(tx, { actor, action: 'lentera.comment-lesson', subject: { type: 'lesson', id: lessonId }, detail, at });
  return id;
}

export interface HeldComment {
  readonly id: string;
  readonly lessonId: string;
  readonly courseId: string;
  readonly studentId: string | null;
  readonly classId: string | null;
  readonly hidden: boolean;
}

/** Throws NOT_FOUND. */
export async function getComment(db: Db | Tx, id: string): Promise<HeldComment> {
  const { rows } = await sql<HeldComment>`
    select m.id, m.lesson_id as "lessonId", l.course_id as "courseId", m.student_id as "studentId", m.class_id as "classId", m.hidden_at is not null as hidden
      from lentera.lesson_comment m join lentera.lesson l on l.id = m.lesson_id where m.id = ${id}::uuid`.execute(db);
  const [found] = rows;
  if (!found) throw new AppError('NOT_FOUND', { comment: id });
  return found;
}

/** Hides what somebody wrote from everybody but the teacher, or shows it again. */
export async function hideComment(tx: Tx, actor: PersonActor, comment: HeldComment, hidden: boolean, at: Date): Promise<void> {
  await tx
    .updateTable('lentera.lesson_comment')
    .set(hidden ? { hidden_by: actor.personId, hidden_at: at } : { hidden_by: null, hidden_at: null })
    .where('id', '=', comment.id)
    .execute();
  const action = `lentera.${hidden ? 'hide' : 'show'}-comment`;
  await appendAudit(tx, { actor, action, subject: { type: 'lesson', id: comment.lessonId }, detail: { comment: comment.id }, at });
}

/** A thread between a student and their teachers, or a class's conversation, by its last words. */
export interface Thread {
  readonly lessonId: string;
  readonly lesson: string;
  readonly courseId: string;
  readonly course: string;
  readonly studentId: string | null;
  readonly classId: string | null;
  /** The student, or the class. */
  readonly who: string;
  readonly body: string;
  readonly at: Date;
  /** The last word is a student's. */
  readonly waiting: boolean;
}

/** Threads below the courses somebody keeps, those that wait first. `courseIds`: of these. */
export async function threadsOf(
  db: Db | Tx,
  { personId, headOf, schoolIds }: { readonly personId: string; readonly headOf: readonly string[]; readonly schoolIds: readonly string[] },
  { waiting, q }: { readonly waiting: boolean; readonly q: string },
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly Thread[]; readonly total: number }> {
  const from = sql`
    (select distinct on (m.lesson_id, m.student_id, m.class_id)
            m.lesson_id as "lessonId", l.title as lesson, k.id as "courseId", k.title as course, m.student_id as "studentId", m.class_id as "classId",
            coalesce(s.name, c.name) as who, m.body, m.at, m.id, not m.by_teacher as waiting
       from lentera.lesson_comment m
       join lentera.lesson l on l.id = m.lesson_id and l.ended_at is null
       join lentera.course k on k.id = l.course_id
       left join lentera.student s on s.id = m.student_id
       left join lentera.class c on c.id = m.class_id
      where (k.author_id = ${personId}::uuid and k.school_id = any(${schoolIds}::uuid[])) or k.school_id = any(${headOf}::uuid[])
      order by m.lesson_id, m.student_id, m.class_id, m.at desc, m.id desc) as t
    where (not ${waiting} or t.waiting) and (${q === ''} or t.who ilike ${`%${q}%`} or t.lesson ilike ${`%${q}%`})`;
  const [{ rows }, { rows: counted }] = await Promise.all([
    sql<Thread>`select * from ${from} order by t.waiting desc, t.at desc, t.id limit ${limit} offset ${offset}`.execute(db),
    sql<{ total: number }>`select count(*)::integer as total from ${from}`.execute(db),
  ]);
  return { rows, total: counted[0]?.total ?? 0 };
}
