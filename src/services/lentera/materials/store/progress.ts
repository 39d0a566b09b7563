import type { Db, Tx } from '#db';
import { sql } from 'kysely';
import type { Answer } from '../../bank/domain/answer.ts';

/** Notes that a student has a lesson open. */
export async function noteOpened(
  tx: Tx,
  { lessonId, studentId, version }: { readonly lessonId: string; readonly studentId: string; readonly version: number },
  at: Date,
): Promise<void> {
  await sql`
    insert into lentera.lesson_progress (lesson_id, student_id, opened_at, seen_at, version)
    values (${lessonId}, ${studentId}, ${at}, ${at}, ${version})
    on conflict (lesson_id, student_id) do update
      set opened_at = least(lesson_progress.opened_at, excluded.opened_at), seen_at = greatest(lesson_progress.seen_at, excluded.seen_at),
          version = greatest(lesson_progress.version, excluded.version)`.execute(tx);
}

/** Notes that a student has finished a lesson, at the first time they said so; `finished` false takes it back. */
export async function noteFinished(
  tx: Tx,
  {
    lessonId,
    studentId,
    version,
    finished,
  }: { readonly lessonId: string; readonly studentId: string; readonly version: number; readonly finished: boolean },
  at: Date,
): Promise<void> {
  await noteOpened(tx, { lessonId, studentId, version }, at);
  await sql`
    update lentera.lesson_progress set finished_at = ${finished ? sql`least(finished_at, ${at})` : sql`null`}
     where lesson_id = ${lessonId}::uuid and student_id = ${studentId}::uuid`.execute(tx);
}

/** One try at a question, as it was marked. */
export interface NewTry {
  readonly id: string;
  readonly lessonId: string;
  readonly studentId: string;
  readonly version: number;
  readonly questionId: string;
  readonly questionVersion: number;
  readonly value: Answer;
  readonly share: number | null;
  readonly at: Date;
}

/** Keeps a try; what was sent before is kept once. Says whether it was new. */
export async function keepTry(tx: Tx, one: NewTry, receivedAt: Date): Promise<boolean> {
  const kept = await tx
    .insertInto('lentera.exercise_answer')
    .values({
      id: one.id,
      lesson_id: one.lessonId,
      student_id: one.studentId,
      version: one.version,
      question_id: one.questionId,
      question_version: one.questionVersion,
      value: JSON.stringify(one.value),
      share: one.share,
      at: one.at,
      received_at: receivedAt,
    })
    .onConflict((on) => on.column('id').doNothing())
    .executeTakeFirst();
  return kept.numInsertedOrUpdatedRows === 1n;
}

/** A student's tries at a lesson, oldest first. */
export interface KeptTry {
  readonly questionId: string;
  readonly questionVersion: number;
  readonly value: Answer;
  readonly share: number | null;
  readonly at: Date;
}

export async function triesOf(db: Db | Tx, lessonId: string, studentId: string): Promise<readonly KeptTry[]> {
  const { rows } = await sql<KeptTry>`
    select question_id as "questionId", question_version as "questionVersion", value, share::double precision as share, at
      from lentera.exercise_answer where lesson_id = ${lessonId}::uuid and student_id = ${studentId}::uuid order by at, received_at, id limit 2000`.execute(
    db,
  );
  return rows;
}
