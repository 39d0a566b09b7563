import type { Db, Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { sql } from 'kysely';

/** A class in one school year (rombel). */
export interface SchoolClass {
  readonly id: string;
  readonly schoolId: string;
  readonly year: number;
  readonly grade: number;
  readonly name: string;
  /** Wali kelas. */
  readonly homeroomId: string | null;
  readonly homeroom: string | null;
  readonly endedAt: Date | null;
  /** Students in it now. */
  readonly students: number;
}

/** Who teaches what in a class. */
export interface Teaching {
  readonly subject: string;
  readonly memberId: string;
  readonly name: string;
}

function classesOf(db: Db | Tx) {
  return db
    .selectFrom('lentera.class as c')
    .leftJoin('lentera.member as m', 'm.id', 'c.homeroom_id')
    .select(['c.id', 'c.school_id as schoolId', 'c.year', 'c.grade', 'c.name', 'c.homeroom_id as homeroomId', 'm.name as homeroom'])
    .select('c.ended_at as endedAt')
    .select(sql<number>`(select count(*)::int from lentera.enrolment e where e.class_id = c.id and e.ends is null)`.as('students'))
    .orderBy('c.grade')
    .orderBy('c.name')
    .orderBy('c.id');
}

/** Classes of a school in a year, by grade and name. */
export async function listClasses(db: Db | Tx, schoolId: string, year: number): Promise<readonly SchoolClass[]> {
  return classesOf(db).where('c.school_id', '=', schoolId).where('c.year', '=', year).execute();
}

/** Classes by their ids, newest year first. */
export async function classesByIds(db: Db | Tx, ids: readonly string[]): Promise<readonly SchoolClass[]> {
  if (ids.length === 0) return [];
  const rows = await classesOf(db)
    .where('c.id', 'in', [...ids])
    .execute();
  return rows.toSorted((a, b) => b.year - a.year);
}

/** Years in which a school had classes, newest first. */
export async function yearsWithClasses(db: Db | Tx, schoolId: string): Promise<readonly number[]> {
  const rows = await db.selectFrom('lentera.class').select('year').distinct().where('school_id', '=', schoolId).execute();
  return rows.map(({ year }) => year).toSorted((a, b) => b - a);
}

/** One class of a school of the city; throws NOT_FOUND. */
export async function getClass(db: Db | Tx, agencyId: string, id: string): Promise<SchoolClass> {
  const row = await classesOf(db)
    .innerJoin('lentera.school as s', 's.id', 'c.school_id')
    .where('c.id', '=', id)
    .where('s.agency_id', '=', agencyId)
    .executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { class: id });
  return row;
}

/** Who teaches in these classes, by class. */
export async function teachingIn(db: Db | Tx, classIds: readonly string[]): Promise<ReadonlyMap<string, readonly Teaching[]>> {
  if (classIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('lentera.teaching as t')
    .innerJoin('lentera.member as m', 'm.id', 't.member_id')
    .select(['t.class_id as classId', 't.subject', 't.member_id as memberId', 'm.name'])
    .where('t.class_id', 'in', [...classIds])
    .orderBy('t.subject')
    .orderBy('m.name')
    .execute();
  return Map.groupBy(rows, ({ classId }) => classId);
}

export interface ClassWords {
  readonly schoolId: string;
  readonly year: number;
  readonly grade: number;
  readonly name: string;
}

/** Opens a class; returns its id. Throws ACTION_NOT_ALLOWED (`name-taken`) where the school has one of this name that year. */
export async function openClass(tx: Tx, actor: PersonActor, { schoolId, ...words }: ClassWords, at: Date): Promise<string> {
  const id = newId();
  const { numInsertedOrUpdatedRows: n } = await tx
    .insertInto('lentera.class')
    .values({ id, school_id: schoolId, ...words })
    .onConflict((on) => on.columns(['school_id', 'year', 'name']).doNothing())
    .executeTakeFirstOrThrow();
  if (n === 0n) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'name-taken' });
  await appendAudit(tx, { actor, action: 'lentera.open-class', subject: { type: 'class', id }, detail: { ...words }, at });
  return id;
}

/**
 * Writes a class's name and wali kelas anew, or ends it. Throws ACTION_NOT_ALLOWED: `name-taken`; `not-here` where the wali
 * kelas works elsewhere; `not-empty` where students are still in it.
 */
export async function changeClass(
  tx: Tx,
  actor: PersonActor,
  change: { readonly id: string; readonly name: string; readonly homeroomId: string | null; readonly ended: boolean },
  at: Date,
): Promise<void> {
  const { id, name, homeroomId, ended } = change;
  const held = await tx.selectFrom('lentera.class').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
  const same = await tx
    .selectFrom('lentera.class')
    .select('id')
    .where('school_id', '=', held.school_id)
    .where('year', '=', held.year)
    .where('name', '=', name)
    .where('id', '!=', id)
    .executeTakeFirst();
  if (same) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'name-taken' });
  if (homeroomId !== null) await assertWorksThere(tx, held.school_id, homeroomId);
  if (ended) {
    const open = await tx
      .selectFrom('lentera.enrolment')
      .select('id')
      .where('class_id', '=', id)
      .where('ends', 'is', null)
      .limit(1)
      .execute();
    if (open.length > 0) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'not-empty' });
  }
  await tx
    .updateTable('lentera.class')
    .set({ name, homeroom_id: homeroomId, ended_at: ended ? (held.ended_at ?? at) : null })
    .where('id', '=', id)
    .execute();
  await appendAudit(tx, { actor, action: 'lentera.change-class', subject: { type: 'class', id }, detail: { homeroomId, ended }, at });
}

/** Throws ACTION_NOT_ALLOWED (`not-here`) unless the member works at the school as a teacher or head, without an end. */
async function assertWorksThere(tx: Tx, schoolId: string, memberId: string): Promise<void> {
  const member = await tx
    .selectFrom('lentera.member')
    .select('id')
    .where('id', '=', memberId)
    .where('school_id', '=', schoolId)
    .where('role', 'in', ['teacher', 'head'])
    .where('until', 'is', null)
    .executeTakeFirst();
  if (!member) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'not-here' });
}

/** Lets a teacher teach a subject in a class. Throws ACTION_NOT_ALLOWED (`not-here`, `no-subject`). */
export async function teach(
  tx: Tx,
  actor: PersonActor,
  {
    classId,
    schoolId,
    agencyId,
    subject,
    memberId,
  }: { classId: string; schoolId: string; agencyId: string; subject: string; memberId: string },
  at: Date,
): Promise<void> {
  await assertWorksThere(tx, schoolId, memberId);
  const known = await tx
    .selectFrom('lentera.subject')
    .select('key')
    .where('agency_id', '=', agencyId)
    .where('key', '=', subject)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!known) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'no-subject' });
  await tx
    .insertInto('lentera.teaching')
    .values({ class_id: classId, subject, member_id: memberId })
    .onConflict((on) => on.doNothing())
    .execute();
  const detail = { subject, memberId };
  await appendAudit(tx, { actor, action: 'lentera.teach', subject: { type: 'class', id: classId }, detail, at });
}

/** Takes a subject of a class from a teacher; nothing happens where they had it not. */
export async function endTeaching(
  tx: Tx,
  actor: PersonActor,
  { classId, subject, memberId }: { readonly classId: string; readonly subject: string; readonly memberId: string },
  at: Date,
): Promise<void> {
  await tx
    .deleteFrom('lentera.teaching')
    .where('class_id', '=', classId)
    .where('subject', '=', subject)
    .where('member_id', '=', memberId)
    .execute();
  const detail = { subject, memberId };
  await appendAudit(tx, { actor, action: 'lentera.end-teaching', subject: { type: 'class', id: classId }, detail, at });
}
