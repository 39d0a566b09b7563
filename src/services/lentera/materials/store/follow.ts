import type { Db, Tx } from '#db';
import { sql } from 'kysely';
import { getVersions } from '../../bank/store/read.ts';
import { type LessonContent, pinnedIn } from '../domain/lesson.ts';
import { type ExerciseResult, resultOf, type Tried } from '../domain/standing.ts';

/** A published lesson, and the questions it asks. */
export interface FollowedLesson {
  readonly id: string;
  readonly title: string;
  readonly questions: readonly { readonly questionId: string; readonly marked: boolean }[];
}

export interface LessonProgress {
  readonly openedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly result: ExerciseResult;
}

/** What one student did with a course. */
export interface FollowedStudent {
  readonly studentId: string;
  readonly name: string;
  /** In the order of the lessons. */
  readonly lessons: readonly LessonProgress[];
  readonly opened: number;
  readonly finished: number;
  /** Mean over all questions that are marked by themselves, untried ones as 0, 0 to 1; null where nothing was tried. */
  readonly mean: number | null;
  readonly seenAt: Date | null;
}

export interface Followed {
  readonly lessons: readonly FollowedLesson[];
  readonly students: readonly FollowedStudent[];
}

interface ProgressRow {
  readonly lessonId: string;
  readonly studentId: string;
  readonly openedAt: Date;
  readonly seenAt: Date;
  readonly finishedAt: Date | null;
}

/** What the students who are in a class now did with a course, by name. */
export async function followClass(db: Db | Tx, courseId: string, classId: string): Promise<Followed> {
  const { rows: found } = await sql<{ id: string; title: string; content: LessonContent }>`
    select l.id, v.title, v.content from lentera.lesson l join lentera.lesson_version v on v.lesson_id = l.id and v.version = l.published
     where l.course_id = ${courseId}::uuid and l.ended_at is null order by l.nth, l.id`.execute(db);
  const question = await getVersions(
    db,
    found.flatMap(({ content }) => pinnedIn(content)),
  );
  const lessons = found.map(({ id, title, content }) => ({
    id,
    title,
    questions: pinnedIn(content).map((one) => ({ questionId: one.questionId, marked: question(one).body.kind !== 'essay' })),
  }));
  const ids = lessons.map(({ id }) => id);
  const inClass = sql`(select e.student_id from lentera.enrolment e where e.class_id = ${classId}::uuid and e.ends is null)`;
  const [{ rows: students }, { rows: progress }, { rows: tries }] = await Promise.all([
    sql<{ studentId: string; name: string }>`
      select s.id as "studentId", s.name from lentera.student s where s.id in ${inClass} order by s.name, s.id`.execute(db),
    sql<ProgressRow>`
      select lesson_id as "lessonId", student_id as "studentId", opened_at as "openedAt", seen_at as "seenAt", finished_at as "finishedAt"
        from lentera.lesson_progress where lesson_id = any(${ids}::uuid[]) and student_id in ${inClass}`.execute(db),
    sql<Tried & { lessonId: string; studentId: string }>`
      select lesson_id as "lessonId", student_id as "studentId", question_id as "questionId", max(share)::double precision as share
        from lentera.exercise_answer where lesson_id = any(${ids}::uuid[]) and student_id in ${inClass} group by 1, 2, 3`.execute(db),
  ]);
  const progressBy = Map.groupBy(progress, ({ studentId }) => studentId);
  const triesBy = Map.groupBy(tries, ({ studentId }) => studentId);
  return {
    lessons,
    students: students.map((one) => lineOf(one, lessons, progressBy.get(one.studentId) ?? [], triesBy.get(one.studentId) ?? [])),
  };
}

function lineOf(
  { studentId, name }: { readonly studentId: string; readonly name: string },
  lessons: readonly FollowedLesson[],
  progress: readonly ProgressRow[],
  tries: readonly (Tried & { readonly lessonId: string })[],
): FollowedStudent {
  const own = lessons.map(({ id, questions }): LessonProgress => {
    const row = progress.find(({ lessonId }) => lessonId === id);
    const result = resultOf(
      questions,
      tries.filter(({ lessonId }) => lessonId === id),
    );
    return { openedAt: row?.openedAt ?? null, finishedAt: row?.finishedAt ?? null, result };
  });
  const seen = progress.map(({ seenAt }) => seenAt.getTime());
  const all = lessons.flatMap(({ id, questions }) =>
    questions.map((question) => ({ ...question, questionId: `${id}/${question.questionId}` })),
  );
  const { mean } = resultOf(
    all,
    tries.map(({ lessonId, questionId, share }) => ({ questionId: `${lessonId}/${questionId}`, share })),
  );
  return {
    studentId,
    name,
    lessons: own,
    opened: own.filter(({ openedAt }) => openedAt !== null).length,
    finished: own.filter(({ finishedAt }) => finishedAt !== null).length,
    mean: tries.length === 0 ? null : mean,
    seenAt: seen.length === 0 ? null : new Date(Math.max(...seen)),
  };
}
