import type { Db, Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { sql } from 'kysely';
import { type SchoolYear, yearOn } from './domain/school-year.ts';

/** School years of the city, newest first. */
export async function listYears(db: Db | Tx, agencyId: string): Promise<readonly SchoolYear[]> {
  return db
    .selectFrom('lentera.school_year')
    .select(['year', sql<string>`begins::text`.as('begins'), sql<string>`ends::text`.as('ends')])
    .where('agency_id', '=', agencyId)
    .orderBy('year', 'desc')
    .execute();
}

/** The year in which schools are on a day; where the city entered none, the one that begins in July of the day's year. */
export async function currentYear(db: Db | Tx, agencyId: string, today: string): Promise<number> {
  const known = yearOn(await listYears(db, agencyId), today);
  const [year = 0, month = 0] = today.split('-').map(Number);
  return known?.year ?? (month >= 7 ? year : year - 1);
}

/** Enters a school year, or its days anew. Throws ACTION_NOT_ALLOWED (`overlaps`) where it runs into another. */
export async function enterYear(tx: Tx, actor: PersonActor, agencyId: string, year: SchoolYear, at: Date): Promise<void> {
  const others = (await listYears(tx, agencyId)).filter((one) => one.year !== year.year);
  if (others.some(({ begins, ends }) => begins <= year.ends && year.begins <= ends))
    throw new AppError('ACTION_NOT_ALLOWED', { reason: 'overlaps' });
  await tx
    .insertInto('lentera.school_year')
    .values({ agency_id: agencyId, ...year })
    .onConflict((on) => on.columns(['agency_id', 'year']).doUpdateSet({ begins: year.begins, ends: year.ends }))
    .execute();
  const subject = { type: 'agency', id: agencyId };
  await appendAudit(tx, { actor, action: 'lentera.enter-year', subject, detail: { ...year }, at });
}

/** Mata pelajaran. */
export interface Subject {
  readonly key: string;
  readonly title: { readonly id: string; readonly en: string };
  readonly endedAt: Date | null;
}

/** Subjects of the city in their order; those that ended last. */
export async function listSubjects(db: Db | Tx, agencyId: string): Promise<readonly Subject[]> {
  const rows = await db
    .selectFrom('lentera.subject')
    .select(['key', 'title_id', 'title_en', 'ended_at'])
    .where('agency_id', '=', agencyId)
    .orderBy(sql`ended_at is not null`)
    .orderBy('nth')
    .orderBy('key')
    .execute();
  return rows.map(({ key, title_id, title_en, ended_at }) => ({ key, title: { id: title_id, en: title_en }, endedAt: ended_at }));
}

/** What a subject is called; its key where the city does not know it. */
export function subjectTitle(subjects: readonly Subject[], key: string, locale: 'id' | 'en'): string {
  return subjects.find((one) => one.key === key)?.title[locale] ?? key;
}

/** Enters a subject, or its titles anew. `key`: small letters, digits, hyphens. */
export async function enterSubject(
  tx: Tx,
  actor: PersonActor,
  agencyId: string,
  { key, title }: Pick<Subject, 'key' | 'title'>,
  at: Date,
): Promise<void> {
  const { nth } = await tx
    .selectFrom('lentera.subject')
    .select((eb) => eb.fn.coalesce(eb.fn.max('nth'), sql<number>`0`).as('nth'))
    .where('agency_id', '=', agencyId)
    .executeTakeFirstOrThrow();
  const titles = { title_id: title.id, title_en: title.en };
  await tx
    .insertInto('lentera.subject')
    .values({ agency_id: agencyId, key, ...titles, nth: Number(nth) + 1 })
    .onConflict((on) => on.columns(['agency_id', 'key']).doUpdateSet({ ...titles, ended_at: null }))
    .execute();
  await appendAudit(tx, { actor, action: 'lentera.enter-subject', subject: { type: 'agency', id: agencyId }, detail: { key }, at });
}

/** Ends a subject: what was taught and asked in it stays, nothing new is entered under it. */
export async function endSubject(tx: Tx, actor: PersonActor, agencyId: string, key: string, at: Date): Promise<void> {
  await tx
    .updateTable('lentera.subject')
    .set({ ended_at: at })
    .where('agency_id', '=', agencyId)
    .where('key', '=', key)
    .where('ended_at', 'is', null)
    .execute();
  await appendAudit(tx, { actor, action: 'lentera.end-subject', subject: { type: 'agency', id: agencyId }, detail: { key }, at });
}
