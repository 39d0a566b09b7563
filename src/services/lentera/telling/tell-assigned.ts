import { type Db, transaction, type Tx } from '#db';
import { formatDate, type Locale } from '#i18n';
import type { Clock } from '#kernel';
import { defineNotice, notify } from '#platform/notifications';
import { sql } from 'kysely';
import { learningPaths } from '../learning/paths.ts';
import { materialPaths } from '../materials/paths.ts';

interface AssignedFacts {
  /** Null where the student themselves is told. */
  readonly student: string | null;
  /** Of the lesson, or of the course where all of it is given. */
  readonly title: string;
  /** YYYY-MM-DD */
  readonly opensOn: string;
  readonly dueOn: string | null;
}

const days = ({ opensOn, dueOn }: AssignedFacts, locale: Locale) =>
  dueOn === null
    ? { id: `mulai ${formatDate(opensOn, 'id')}`, en: `from ${formatDate(opensOn, 'en')}` }[locale]
    : { id: `sampai ${formatDate(dueOn, 'id')}`, en: `until ${formatDate(dueOn, 'en')}` }[locale];

export const lessonAssigned = defineNotice<AssignedFacts>('lentera.lesson-assigned', 'school-tests', (facts, locale) => {
  const { student, title } = facts;
  const when = days(facts, locale);
  if (locale === 'en')
    return student === null
      ? { subject: `New to learn: ${title}`, body: `“${title}” was given to you, ${when}.` }
      : { subject: `Lessons of ${student}: ${title}`, body: `“${title}” was given to ${student}, ${when}.` };
  return student === null
    ? { subject: `Materi untuk Anda: ${title}`, body: `“${title}” ditugaskan kepada Anda, ${when}.` }
    : { subject: `Materi ${student}: ${title}`, body: `“${title}” ditugaskan kepada ${student}, ${when}.` };
});

interface Due {
  readonly about: string;
  readonly lessonId: string | null;
  readonly studentId: string;
  readonly student: string;
  readonly personId: string;
  readonly isStudent: boolean;
  readonly title: string;
  readonly opensOn: string;
  readonly dueOn: string | null;
}

const SINCE = '3 days';
const TOGETHER = 200;

/**
 * Tells students and their guardians of each course or lesson given to them by name or class, once there is something to
 * read in it; once each, however often it is given again. Returns how many were told. Done every minute.
 */
export async function tellAssigned(db: Db, clock: Clock): Promise<number> {
  const now = clock.now();
  let count = 0;
  for (;;) {
    const told = await transaction(db, async (tx) => {
      const due = await readDue(tx, now);
      for (const one of due) await tell(tx, one, now);
      return due.length;
    });
    count += told;
    if (told < TOGETHER) return count;
  }
}

async function tell(tx: Tx, due: Due, at: Date): Promise<void> {
  const { about, lessonId, studentId, student, personId, isStudent, title, opensOn, dueOn } = due;
  // Whoever else tells the same at this moment waits here, and finds it told.
  const { numInsertedOrUpdatedRows: n } = await tx
    .insertInto('lentera.told')
    .values({ kind: 'lesson', about, student_id: studentId, person_id: personId, at })
    .onConflict((on) => on.doNothing())
    .executeTakeFirstOrThrow();
  if (n === 0n) return;
  const own = lessonId === null ? materialPaths.shelf() : materialPaths.lesson({ lessonId });
  const facts = { student: isStudent ? null : student, title, opensOn, dueOn };
  await notify(tx, { personId, notice: lessonAssigned, facts, link: isStudent ? own : learningPaths.child({ studentId }), at });
}

async function readDue(tx: Tx, now: Date): Promise<readonly Due[]> {
  const { rows } = await sql<Due>`
    with given as (
      select a.id, a.course_id, a.lesson_id, a.class_id, a.student_id, a.opens_on, a.due_on, a.made_at, coalesce(l.title, k.title) as title
        from lentera.assignment a
        join lentera.course k on k.id = a.course_id and k.ended_at is null
        left join lentera.lesson l on l.id = a.lesson_id
        -- Since when there is something to read in it.
        join lateral (select min(v.published_at) as at
                        from lentera.lesson x join lentera.lesson_version v on v.lesson_id = x.id and v.withdrawn_at is null
                       where x.course_id = a.course_id and x.published is not null and x.ended_at is null
                         and (a.lesson_id is null or x.id = a.lesson_id)) p on p.at is not null
       where a.ended_at is null and (a.class_id is not null or a.student_id is not null)
         and greatest(a.made_at, p.at) > ${now}::timestamptz - ${SINCE}::interval),
    reached as (
      select g.*, s.id as reached_id, s.name, s.person_id
        from given g join lentera.student s on s.id = g.student_id and s.status = 'active'
      union all
      select g.*, s.id, s.name, s.person_id
        from given g
        join lentera.enrolment e on e.class_id = g.class_id and e.ends is null
        join lentera.student s on s.id = e.student_id and s.status = 'active'),
    people as (
      select r.*, r.person_id as told_id, true as is_student from reached r where r.person_id is not null
      union all
      select r.*, w.person_id, false from reached r join lentera.guardian w on w.student_id = r.reached_id and w.ended_at is null)
    select distinct on (p.course_id, p.lesson_id, p.reached_id, p.told_id)
           p.course_id || ':' || coalesce(p.lesson_id::text, '') as about, p.lesson_id as "lessonId", p.reached_id as "studentId",
           p.name as student, p.told_id as "personId", p.is_student as "isStudent", p.title, p.opens_on::text as "opensOn",
           p.due_on::text as "dueOn"
      from people p
     where not exists (select from lentera.told o where o.student_id = p.reached_id and o.person_id = p.told_id and o.kind = 'lesson'
                        and o.about = p.course_id || ':' || coalesce(p.lesson_id::text, ''))
     order by p.course_id, p.lesson_id, p.reached_id, p.told_id, p.made_at desc
     limit ${TOGETHER}`.execute(tx);
  return rows;
}
