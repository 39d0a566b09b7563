import type { Db, Tx } from '#db';
import { AppError } from '#kernel';
import { sql } from 'kysely';
import type { Belonging } from '../../schools/domain/belonging.ts';
import type { LessonContent } from '../domain/lesson.ts';
import { type Reach, type Reaching, reachOf } from '../domain/reach.ts';

/** The student a page is read for: themself, or a child of whoever reads. */
export interface Reader {
  readonly studentId: string;
  readonly name: string;
  readonly schoolId: string;
  readonly classId: string | null;
  readonly className: string | null;
  /** They are the student; a parent looks on. */
  readonly own: boolean;
}

/** The students somebody may read as, themself first. */
export async function readersOf(db: Db | Tx, who: Belonging): Promise<readonly Reader[]> {
  const ids = [...(who.student ? [who.student.studentId] : []), ...who.children];
  if (ids.length === 0) return [];
  const { rows } = await sql<Omit<Reader, 'own'>>`
    select s.id as "studentId", s.name, s.school_id as "schoolId", c.id as "classId", c.name as "className"
      from lentera.student s
      left join lentera.enrolment e on e.student_id = s.id and e.ends is null
      left join lentera.class c on c.id = e.class_id
     where s.id = any(${ids}::uuid[]) and s.status = 'active' order by s.name, s.id`.execute(db);
  return rows.map((row) => ({ ...row, own: row.studentId === who.student?.studentId })).toSorted((a, b) => Number(b.own) - Number(a.own));
}

/** A lesson that students can read, on the shelf of one of them. */
export interface ShelfLesson extends Reach {
  readonly id: string;
  readonly courseId: string;
  readonly nth: number;
  readonly title: string;
  readonly version: number;
  readonly openedAt: Date | null;
  /** YYYY-MM-DD in Bali. */
  readonly finishedOn: string | null;
}

export interface ShelfCourse {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly subject: string;
  readonly author: string;
  readonly classComments: boolean;
  readonly lessons: readonly ShelfLesson[];
}

interface Row extends Omit<ShelfLesson, keyof Reach> {
  readonly course: string;
  readonly summary: string;
  readonly subject: string;
  readonly author: string;
  readonly classComments: boolean;
  readonly reaching: readonly Reaching[];
}

/** What a student has to read: courses of their school that reach them by any assignment, with the lessons that are published. */
export async function shelfOf(
  db: Db | Tx,
  reader: Reader,
  today: string,
  only: { readonly courseId?: string; readonly lessonId?: string } = {},
): Promise<readonly ShelfCourse[]> {
  const { studentId, schoolId, classId } = reader;
  const { rows } = await sql<Row>`
    with reaching as (
      select a.course_id, a.lesson_id,
             json_build_object('lessonId', a.lesson_id, 'by', case when a.student_id is not null then 'student' when a.class_id is not null then 'class' else 'school' end,
                               'opensOn', a.opens_on::text, 'dueOn', a.due_on::text) as one
        from lentera.assignment a join lentera.course k on k.id = a.course_id
       where a.ended_at is null and k.ended_at is null and k.school_id = ${schoolId}::uuid and a.opens_on <= ${today}::date
         and (a.student_id = ${studentId}::uuid or a.class_id = ${classId}::uuid or (a.student_id is null and a.class_id is null)))
    select l.id, l.course_id as "courseId", l.nth, v.title, v.version, k.title as course, k.summary, k.subject, p.name as author,
           k.class_comments as "classComments", g.opened_at as "openedAt",
           (g.finished_at at time zone 'Asia/Makassar')::date::text as "finishedOn",
           (select json_agg(r.one) from reaching r where r.course_id = k.id and (r.lesson_id is null or r.lesson_id = l.id)) as reaching
      from lentera.lesson l
      join lentera.course k on k.id = l.course_id
      join identity.person p on p.id = k.author_id
      join lentera.lesson_version v on v.lesson_id = l.id and v.version = l.published
      left join lentera.lesson_progress g on g.lesson_id = l.id and g.student_id = ${studentId}::uuid
     where l.ended_at is null
       and exists (select from reaching r where r.course_id = k.id and (r.lesson_id is null or r.lesson_id = l.id))
       and (${only.courseId ?? null}::uuid is null or k.id = ${only.courseId ?? null}::uuid)
       and (${only.lessonId ?? null}::uuid is null or k.id = (select o.course_id from lentera.lesson o where o.id = ${only.lessonId ?? null}::uuid))
     order by k.subject, lower(k.title), k.id, l.nth, l.id
     limit 2000`.execute(db);
  return [...Map.groupBy(rows, ({ courseId }) => courseId).values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const lessons = own.flatMap((row) => {
      const reach = reachOf(row.reaching, row.id);
      return reach ? [lineOf(row, reach)] : [];
    });
    const { courseId: id, course: title, summary, subject, author, classComments } = first;
    return [{ id, title, summary, subject, author, classComments, lessons }];
  });
}

function lineOf({ id, courseId, nth, title, version, openedAt, finishedOn }: Row, reach: Reach): ShelfLesson {
  return { id, courseId, nth, title, version, openedAt: openedAt === null ? null : new Date(openedAt), finishedOn, ...reach };
}

/** A lesson as one student reads it, with its course. */
export interface ReadLesson {
  readonly course: ShelfCourse;
  readonly lesson: ShelfLesson;
  readonly content: LessonContent;
}

/** A lesson that reaches the reader. Throws NOT_FOUND for any other. */
export async function getReadLesson(db: Db | Tx, reader: Reader, lessonId: string, today: string): Promise<ReadLesson> {
  const [course] = await shelfOf(db, reader, today, { lessonId });
  const lesson = course?.lessons.find(({ id }) => id === lessonId);
  if (!course || !lesson) throw new AppError('NOT_FOUND', { lesson: lessonId });
  const { content } = await db
    .selectFrom('lentera.lesson_version')
    .select(sql<LessonContent>`content`.as('content'))
    .where('lesson_id', '=', lessonId)
    .where('version', '=', lesson.version)
    .executeTakeFirstOrThrow();
  return { course, lesson, content };
}

/**
 * The content of a version that a student had on a device: of a lesson that reaches them, or that they had opened before it
 * was taken away. null for any other.
 */
export async function versionFor(
  db: Db | Tx,
  reader: Reader,
  { lessonId, version }: { readonly lessonId: string; readonly version: number },
  today: string,
): Promise<LessonContent | null> {
  const { rows } = await sql<{ content: LessonContent; opened: boolean }>`
    select v.content, exists (select from lentera.lesson_progress g where g.lesson_id = v.lesson_id and g.student_id = ${reader.studentId}::uuid) as opened
      from lentera.lesson_version v where v.lesson_id = ${lessonId}::uuid and v.version = ${version}`.execute(db);
  const [found] = rows;
  if (!found) return null;
  if (found.opened) return found.content;
  const [course] = await shelfOf(db, reader, today, { lessonId });
  return course?.lessons.some(({ id }) => id === lessonId) ? found.content : null;
}
