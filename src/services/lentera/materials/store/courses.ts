import { type Db, likeLiteral, type Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { sql } from 'kysely';
import { type Belonging, isTeaching } from '../../schools/domain/belonging.ts';
import { keepsCourse, looksAtCourse } from '../domain/may.ts';

/** A teacher's course in one subject and year. */
export interface Course {
  readonly id: string;
  readonly schoolId: string;
  readonly school: string;
  readonly year: number;
  readonly subject: string;
  readonly grade: number;
  readonly title: string;
  readonly summary: string;
  readonly authorId: string;
  readonly author: string;
  readonly classComments: boolean;
  readonly changedAt: Date;
  readonly endedAt: Date | null;
}

export interface CourseWords {
  readonly title: string;
  readonly summary: string;
  readonly grade: number;
  readonly classComments: boolean;
}

export type NewCourse = CourseWords &
  Pick<Course, 'schoolId' | 'year' | 'subject'> & { readonly agencyId: string; readonly copiedFrom?: string };

/** Enters a course of its author's; returns its id. */
export async function enterCourse(tx: Tx, actor: PersonActor, course: NewCourse, at: Date): Promise<string> {
  const id = newId();
  const { agencyId, schoolId, year, subject, grade, title, summary, classComments, copiedFrom } = course;
  await tx
    .insertInto('lentera.course')
    .values({
      id,
      agency_id: agencyId,
      school_id: schoolId,
      year,
      subject,
      grade,
      title,
      summary,
      author_id: actor.personId,
      class_comments: classComments,
      copied_from: copiedFrom ?? null,
      created_at: at,
      changed_at: at,
    })
    .execute();
  const detail = { schoolId, year, subject, ...(copiedFrom !== undefined && { copiedFrom }) };
  await appendAudit(tx, { actor, action: 'lentera.enter-course', subject: { type: 'course', id }, detail, at });
  return id;
}

export async function changeCourse(tx: Tx, actor: PersonActor, id: string, words: CourseWords, at: Date): Promise<void> {
  const { title, summary, grade, classComments } = words;
  await tx
    .updateTable('lentera.course')
    .set({ title, summary, grade, class_comments: classComments, changed_at: at })
    .where('id', '=', id)
    .execute();
  await appendAudit(tx, { actor, action: 'lentera.change-course', subject: { type: 'course', id }, detail: { classComments }, at });
}

/** Puts a course away: students no longer see it, what they did with it stays. `ended` false brings it back. */
export async function endCourse(tx: Tx, actor: PersonActor, id: string, ended: boolean, at: Date): Promise<void> {
  await tx
    .updateTable('lentera.course')
    .set({ ended_at: ended ? at : null, changed_at: at })
    .where('id', '=', id)
    .execute();
  await appendAudit(tx, { actor, action: `lentera.${ended ? 'end' : 'reopen'}-course`, subject: { type: 'course', id }, at });
}

/** Holds a course until the transaction ends, so that its lessons are ordered by one at a time. */
export async function touchCourse(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('lentera.course').set({ changed_at: at }).where('id', '=', id).execute();
}

const columns = sql`
  k.id, k.school_id as "schoolId", s.name as school, k.year, k.subject, k.grade, k.title, k.summary, k.author_id as "authorId",
  p.name as author, k.class_comments as "classComments", k.changed_at as "changedAt", k.ended_at as "endedAt"`;
const joined = sql`lentera.course k join lentera.school s on s.id = k.school_id join identity.person p on p.id = k.author_id`;

/** Throws NOT_FOUND. */
export async function getCourse(db: Db | Tx, agencyId: string, id: string): Promise<Course> {
  const { rows } = await sql<Course>`select ${columns} from ${joined} where k.id = ${id}::uuid and k.agency_id = ${agencyId}::uuid`.execute(
    db,
  );
  const [found] = rows;
  if (!found) throw new AppError('NOT_FOUND', { course: id });
  return found;
}

/** A course somebody may write, publish and assign. Throws NOT_FOUND for anybody else. */
export async function getKeptCourse(db: Db | Tx, agencyId: string, who: Belonging, id: string): Promise<Course> {
  const course = await getCourse(db, agencyId, id);
  if (!keepsCourse(who, course)) throw new AppError('NOT_FOUND', { course: id });
  return course;
}

/** A course of their school, to look at. Throws NOT_FOUND for whoever does not teach there. */
export async function getSeenCourse(db: Db | Tx, agencyId: string, who: Belonging, id: string): Promise<Course> {
  const course = await getCourse(db, agencyId, id);
  if (!looksAtCourse(who, course)) throw new AppError('NOT_FOUND', { course: id });
  return course;
}

export const courseOwners = ['mine', 'school'] as const;
export interface CourseFilter {
  readonly q: string;
  readonly subject: string | null;
  readonly year: number | null;
  readonly owner: (typeof courseOwners)[number] | null;
  readonly ended: boolean;
}

export interface CourseLine extends Course {
  readonly lessons: number;
  readonly published: number;
  /** Names of the classes it is given to; `*` where it is open to the whole school. */
  readonly classes: readonly string[];
  /** Questions of students that nobody has answered. */
  readonly waiting: number;
}

/** Threads of a lesson `l` whose last word is a student's. */
const waitingOf = sql`
  (select count(*)::integer from lentera.lesson l join lateral (
     select distinct on (m.student_id) m.by_teacher from lentera.lesson_comment m
      where m.lesson_id = l.id and m.student_id is not null order by m.student_id, m.at desc, m.id desc) t on not t.by_teacher
    where l.course_id = k.id)`;

/** Courses of the schools somebody teaches at, those changed last first. */
export async function listCourses(
  db: Db | Tx,
  who: Belonging,
  agencyId: string,
  { q, subject, year, owner, ended }: CourseFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly CourseLine[]; readonly total: number }> {
  const schools = who.places.filter(isTeaching).map(({ schoolId }) => schoolId);
  const headOf = who.places.filter(({ role }) => role === 'head').map(({ schoolId }) => schoolId);
  const like = `%${likeLiteral(q)}%`;
  const where = sql`
    k.agency_id = ${agencyId}::uuid and k.school_id = any(${schools}::uuid[])
    and (k.ended_at is not null) = ${ended}
    and (${q === ''} or k.title ilike ${like}
         or exists (select from lentera.lesson l where l.course_id = k.id and l.ended_at is null and l.title ilike ${like}))
    and (${subject}::text is null or k.subject = ${subject}::text)
    and (${year}::integer is null or k.year = ${year}::integer)
    and (${owner ?? ''} <> 'mine' or k.author_id = ${who.personId}::uuid)
    and (${owner ?? ''} <> 'school' or k.author_id <> ${who.personId}::uuid)`;
  const [{ rows }, { rows: counted }] = await Promise.all([
    sql<CourseLine>`
      select ${columns},
             (select count(*)::integer from lentera.lesson l where l.course_id = k.id and l.ended_at is null) as lessons,
             (select count(*)::integer from lentera.lesson l where l.course_id = k.id and l.ended_at is null and l.published is not null) as published,
             array(select distinct coalesce(c.name, case when a.student_id is null then '*' end) as name
                     from lentera.assignment a left join lentera.class c on c.id = a.class_id
                    where a.course_id = k.id and a.ended_at is null and (a.class_id is not null or a.student_id is null) order by name) as classes,
             case when k.author_id = ${who.personId}::uuid or k.school_id = any(${headOf}::uuid[]) then ${waitingOf} else 0 end as waiting
        from ${joined} where ${where} order by k.changed_at desc, k.id limit ${limit} offset ${offset}`.execute(db),
    sql<{ total: number }>`select count(*)::integer as total from lentera.course k where ${where}`.execute(db),
  ]);
  return { rows, total: counted[0]?.total ?? 0 };
}
