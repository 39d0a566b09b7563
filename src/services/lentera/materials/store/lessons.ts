import type { Db, Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { sql } from 'kysely';
import { checkLesson } from '../domain/check-lesson.ts';
import { emptyLesson, type LessonContent, shifted } from '../domain/lesson.ts';
import { touchCourse } from './courses.ts';

/** A lesson as its teacher works on it. */
export interface Lesson {
  readonly id: string;
  readonly courseId: string;
  readonly nth: number;
  readonly title: string;
  readonly draft: LessonContent;
  readonly revision: number;
  readonly changedBy: string;
  readonly changedAt: Date;
  /** The version students read; null while none is. */
  readonly published: number | null;
}

function lessonsFrom(db: Db | Tx) {
  return db
    .selectFrom('lentera.lesson as l')
    .innerJoin('identity.person as p', 'p.id', 'l.changed_by')
    .select(['l.id', 'l.course_id as courseId', 'l.nth', 'l.title', 'l.revision', 'p.name as changedBy', 'l.changed_at as changedAt'])
    .select(['l.published', sql<LessonContent>`l.draft`.as('draft')])
    .where('l.ended_at', 'is', null);
}

/** Lessons of a course in their order. */
export async function lessonsOf(db: Db | Tx, courseId: string): Promise<readonly Lesson[]> {
  return lessonsFrom(db).where('l.course_id', '=', courseId).orderBy('l.nth').orderBy('l.id').execute();
}

/** Throws NOT_FOUND. */
export async function getLesson(db: Db | Tx, id: string): Promise<Lesson> {
  const row = await lessonsFrom(db).where('l.id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { lesson: id });
  return row;
}

/** Adds a lesson after the others of its course; returns its id. */
export async function addLesson(
  tx: Tx,
  actor: PersonActor,
  { courseId, title, draft = emptyLesson }: { readonly courseId: string; readonly title: string; readonly draft?: LessonContent },
  at: Date,
): Promise<string> {
  const id = newId();
  await touchCourse(tx, courseId, at);
  await tx
    .insertInto('lentera.lesson')
    .values({
      id,
      course_id: courseId,
      nth: sql<number>`(select coalesce(max(l.nth), 0) + 1 from lentera.lesson l where l.course_id = ${courseId}::uuid)`,
      title,
      draft: JSON.stringify(draft),
      revision: 1,
      changed_by: actor.personId,
      changed_at: at,
    })
    .execute();
  await appendAudit(tx, { actor, action: 'lentera.add-lesson', subject: { type: 'lesson', id }, detail: { courseId }, at });
  return id;
}

/** Writes what a lesson is to become. Throws CONFLICT (`changed-since`) where somebody changed it since `seen`. */
export async function saveDraft(
  tx: Tx,
  actor: PersonActor,
  {
    lessonId,
    seen,
    title,
    draft,
  }: { readonly lessonId: string; readonly seen: number; readonly title: string; readonly draft: LessonContent },
  at: Date,
): Promise<void> {
  const row = await tx
    .updateTable('lentera.lesson')
    .set({ title, draft: JSON.stringify(draft), revision: seen + 1, changed_by: actor.personId, changed_at: at })
    .where('id', '=', lessonId)
    .where('revision', '=', seen)
    .where('ended_at', 'is', null)
    .returning('course_id')
    .executeTakeFirst();
  if (!row) throw new AppError('CONFLICT', { reason: 'changed-since' });
  await touchCourse(tx, row.course_id, at);
  await appendAudit(tx, {
    actor,
    action: 'lentera.change-lesson',
    subject: { type: 'lesson', id: lessonId },
    detail: { revision: seen + 1 },
    at,
  });
}

/** Moves a lesson one place up or down among those of its course. */
export async function moveLesson(tx: Tx, actor: PersonActor, lesson: Pick<Lesson, 'id' | 'courseId'>, by: -1 | 1, at: Date): Promise<void> {
  await touchCourse(tx, lesson.courseId, at);
  const now = await lessonsOf(tx, lesson.courseId);
  const next = shifted(
    now,
    now.findIndex(({ id }) => id === lesson.id),
    by,
  );
  await sql`
    update lentera.lesson l set nth = o.nth from unnest(${next.map(({ id }) => id)}::uuid[]) with ordinality as o (id, nth)
     where l.id = o.id and l.nth <> o.nth`.execute(tx);
  await appendAudit(tx, { actor, action: 'lentera.order-lessons', subject: { type: 'course', id: lesson.courseId }, at });
}

/** Takes a lesson out of its course; what students did with it stays. */
export async function dropLesson(tx: Tx, actor: PersonActor, { id, courseId }: Pick<Lesson, 'id' | 'courseId'>, at: Date): Promise<void> {
  await touchCourse(tx, courseId, at);
  await tx.updateTable('lentera.lesson').set({ ended_at: at, published: null }).where('id', '=', id).execute();
  await appendAudit(tx, { actor, action: 'lentera.drop-lesson', subject: { type: 'lesson', id }, at });
}

/** A version as it was published. */
export interface LessonVersion {
  readonly version: number;
  readonly title: string;
  readonly content: LessonContent;
  readonly by: string;
  readonly at: Date;
  readonly note: string;
  readonly withdrawnBy: string | null;
  readonly withdrawnAt: Date | null;
}

/** Versions of a lesson, newest first. */
export async function versionsOf(db: Db | Tx, lessonId: string): Promise<readonly LessonVersion[]> {
  return db
    .selectFrom('lentera.lesson_version as v')
    .innerJoin('identity.person as p', 'p.id', 'v.published_by')
    .leftJoin('identity.person as w', 'w.id', 'v.withdrawn_by')
    .select([
      'v.version',
      'v.title',
      'p.name as by',
      'v.published_at as at',
      'v.note',
      'w.name as withdrawnBy',
      'v.withdrawn_at as withdrawnAt',
    ])
    .select(sql<LessonContent>`v.content`.as('content'))
    .where('v.lesson_id', '=', lessonId)
    .orderBy('v.version', 'desc')
    .limit(200)
    .execute();
}

/**
 * Gives students the draft to read, as a new version; returns its number. Throws ACTION_NOT_ALLOWED (`has-faults`), CONFLICT
 * (`changed-since`).
 */
export async function publishLesson(
  tx: Tx,
  actor: PersonActor,
  {
    lessonId,
    seen,
    note,
    hosts,
  }: { readonly lessonId: string; readonly seen: number; readonly note: string; readonly hosts: readonly string[] },
  at: Date,
): Promise<number> {
  const held = await tx
    .selectFrom('lentera.lesson')
    .selectAll()
    .where('id', '=', lessonId)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (held?.revision !== seen) throw new AppError('CONFLICT', { reason: 'changed-since' });
  const content = held.draft as unknown as LessonContent;
  if (checkLesson(content, hosts).length > 0) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'has-faults' });
  const [last] = await versionsOf(tx, lessonId);
  const version = (last?.version ?? 0) + 1;
  const row = {
    lesson_id: lessonId,
    version,
    title: held.title,
    content: JSON.stringify(content),
    published_by: actor.personId,
    published_at: at,
    note,
  };
  await tx.insertInto('lentera.lesson_version').values(row).execute();
  await tx.updateTable('lentera.lesson').set({ published: version }).where('id', '=', lessonId).execute();
  await touchCourse(tx, held.course_id, at);
  await appendAudit(tx, { actor, action: 'lentera.publish-lesson', subject: { type: 'lesson', id: lessonId }, detail: { version }, at });
  return version;
}

/** Takes back the newest publishing: students read what they read before, or nothing. Throws ACTION_NOT_ALLOWED (`not-published`). */
export async function withdrawLesson(tx: Tx, actor: PersonActor, lessonId: string, at: Date): Promise<void> {
  const held = await tx.selectFrom('lentera.lesson').selectAll().where('id', '=', lessonId).forUpdate().executeTakeFirst();
  if (!held || held.published === null) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'not-published' });
  await tx
    .updateTable('lentera.lesson_version')
    .set({ withdrawn_by: actor.personId, withdrawn_at: at })
    .where('lesson_id', '=', lessonId)
    .where('version', '=', held.published)
    .execute();
  const before = (await versionsOf(tx, lessonId)).find(({ withdrawnAt }) => withdrawnAt === null);
  await tx
    .updateTable('lentera.lesson')
    .set({ published: before?.version ?? null })
    .where('id', '=', lessonId)
    .execute();
  await touchCourse(tx, held.course_id, at);
  const detail = { version: held.published, now: before?.version ?? null };
  await appendAudit(tx, { actor, action: 'lentera.withdraw-lesson', subject: { type: 'lesson', id: lessonId }, detail, at });
}

/** Throws NOT_FOUND. */
export async function getVersion(db: Db | Tx, lessonId: string, version: number): Promise<LessonVersion> {
  const found = (await versionsOf(db, lessonId)).find((one) => one.version === version);
  if (!found) throw new AppError('NOT_FOUND', { lesson: lessonId, version });
  return found;
}

/** Published lessons of a course whose draft says something else than what students read. */
export async function changedSince(db: Db | Tx, courseId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select l.id from lentera.lesson l join lentera.lesson_version v on v.lesson_id = l.id and v.version = l.published
     where l.course_id = ${courseId}::uuid and l.ended_at is null and (l.draft <> v.content or l.title <> v.title)`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
