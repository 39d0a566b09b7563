import type { Db, Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { getClass, listClasses, type SchoolClass } from './classes.ts';
import { leaveClass } from './enrolling.ts';

/** What becomes of a student at the end of the year. */
export const promotionFates = ['up', 'repeat', 'graduate'] as const;
export type PromotionFate = (typeof promotionFates)[number];

/** Where the students of a class go: names of classes of the next year, and what becomes of each student. */
export interface Promotion {
  readonly classId: string;
  /** Name of the class of the next grade. */
  readonly up: string;
  /** Name of the class of the same grade, for those who repeat. */
  readonly stay: string;
  readonly fates: Readonly<Record<string, PromotionFate>>;
}

interface Move {
  readonly studentId: string;
  readonly fate: PromotionFate;
  /** The class they went to; null for those who graduated. */
  readonly classId: string | null;
}

/** The promotion of a class that holds; null where there is none. */
export async function promotionOf(db: Db | Tx, classId: string) {
  const row = await db
    .selectFrom('lentera.promotion')
    .select(['id', 'moves', 'to_year as toYear', 'made_at as madeAt'])
    .where('class_id', '=', classId)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  return row ? { ...row, moves: row.moves as unknown as readonly Move[] } : null;
}

/**
 * Ends the year of a class: each student goes up, stays, or graduates; classes of the next year are opened where they are
 * missing, and the class is over. Throws ACTION_NOT_ALLOWED: `promoted`, `empty`, `changed` where somebody came or went since
 * it was looked at.
 */
export async function promote(
  tx: Tx,
  actor: PersonActor,
  { agencyId, classId, up, stay, fates, on }: Promotion & { readonly agencyId: string; readonly on: string },
  at: Date,
): Promise<void> {
  await tx.selectFrom('lentera.class').select('id').where('id', '=', classId).forUpdate().execute();
  const of = await getClass(tx, agencyId, classId);
  if (await promotionOf(tx, classId)) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'promoted' });
  const enrolled = await tx
    .selectFrom('lentera.enrolment')
    .select('student_id as studentId')
    .where('class_id', '=', classId)
    .where('ends', 'is', null)
    .forUpdate()
    .execute();
  if (enrolled.length === 0) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'empty' });
  if (enrolled.some(({ studentId }) => !fates[studentId]) || enrolled.length !== Object.keys(fates).length)
    throw new AppError('ACTION_NOT_ALLOWED', { reason: 'changed' });
  const known = await listClasses(tx, of.schoolId, of.year + 1);
  const targets = new Map<PromotionFate, string>();
  for (const [fate, name, grade] of [
    ['up', up, of.grade + 1],
    ['repeat', stay, of.grade],
  ] as const)
    if (Object.values(fates).includes(fate)) targets.set(fate, await classNamed(tx, { of, known, name, grade }));
  const moves: Move[] = [];
  for (const { studentId } of enrolled) {
    const fate = fates[studentId] ?? 'up';
    const into = targets.get(fate) ?? null;
    await leaveClass(tx, studentId, on);
    if (into !== null) await tx.insertInto('lentera.enrolment').values({ student_id: studentId, class_id: into, begins: on }).execute();
    else await tx.updateTable('lentera.student').set({ status: 'graduated', changed_at: at }).where('id', '=', studentId).execute();
    moves.push({ studentId, fate, classId: into });
  }
  await tx.updateTable('lentera.class').set({ ended_at: at }).where('id', '=', classId).execute();
  const row = { id: newId(), class_id: classId, to_year: of.year + 1, moves: JSON.stringify(moves) };
  await tx
    .insertInto('lentera.promotion')
    .values({ ...row, made_by: actor.personId, made_at: at })
    .execute();
  const count = (fate: PromotionFate) => moves.filter((move) => move.fate === fate).length;
  const detail = { up: count('up'), repeat: count('repeat'), graduate: count('graduate') };
  await appendAudit(tx, { actor, action: 'lentera.promote', subject: { type: 'class', id: classId }, detail, at });
}

/** A class of the next year by name, opened where it is missing. Throws ACTION_NOT_ALLOWED (`other-grade`). */
async function classNamed(
  tx: Tx,
  { of, known, name, grade }: { of: SchoolClass; known: readonly SchoolClass[]; name: string; grade: number },
): Promise<string> {
  const there = known.find((one) => one.name === name);
  if (there && (there.grade !== grade || there.endedAt !== null)) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'other-grade' });
  if (there) return there.id;
  const id = newId();
  await tx
    .insertInto('lentera.class')
    .values({ id, school_id: of.schoolId, year: of.year + 1, grade, name })
    .execute();
  return id;
}

/**
 * Undoes a promotion while nothing was built on it: every student must be where it put them. Throws ACTION_NOT_ALLOWED
 * (`built-on`, `not-promoted`).
 */
export async function undoPromotion(tx: Tx, actor: PersonActor, classId: string, at: Date): Promise<void> {
  await tx.selectFrom('lentera.class').select('id').where('id', '=', classId).forUpdate().execute();
  const promotion = await promotionOf(tx, classId);
  if (!promotion) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'not-promoted' });
  for (const move of promotion.moves) await takeBack(tx, classId, move, at);
  await tx.updateTable('lentera.class').set({ ended_at: null }).where('id', '=', classId).execute();
  await tx.updateTable('lentera.promotion').set({ undone_at: at }).where('id', '=', promotion.id).execute();
  await appendAudit(tx, { actor, action: 'lentera.undo-promotion', subject: { type: 'class', id: classId }, at });
}

async function takeBack(tx: Tx, classId: string, { studentId, classId: into }: Move, at: Date): Promise<void> {
  const builtOn = () => new AppError('ACTION_NOT_ALLOWED', { reason: 'built-on' });
  const student = await tx.selectFrom('lentera.student').select('status').where('id', '=', studentId).forUpdate().executeTakeFirstOrThrow();
  if (student.status !== (into === null ? 'graduated' : 'active')) throw builtOn();
  const stretches = await tx
    .selectFrom('lentera.enrolment')
    .select(['id', 'class_id as classId', 'ends'])
    .where('student_id', '=', studentId)
    .orderBy('id', 'desc')
    .limit(2)
    .execute();
  const [last, before] = stretches;
  const former = into === null ? last : before;
  if (former?.classId !== classId || (into !== null && (last?.classId !== into || last.ends !== null))) throw builtOn();
  if (into !== null && last) await tx.deleteFrom('lentera.enrolment').where('id', '=', last.id).execute();
  await tx.updateTable('lentera.enrolment').set({ ends: null }).where('id', '=', former.id).execute();
  if (into === null)
    await tx.updateTable('lentera.student').set({ status: 'active', changed_at: at }).where('id', '=', studentId).execute();
}

/** The name a class has a grade later: 7A becomes 8A, VII B becomes VIII B; the same name where it bears no grade. */
export function nameAGradeLater(name: string, grade: number): string {
  const romans = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII'];
  const written = [String(grade), romans[grade] ?? ''].find((word) => word !== '' && name.toUpperCase().startsWith(word));
  if (written === undefined) return name;
  const next = written === String(grade) ? String(grade + 1) : (romans[grade + 1] ?? written);
  return next + name.slice(written.length);
}
