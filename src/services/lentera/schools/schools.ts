import { type Db, likeLiteral, type Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { sql } from 'kysely';
import type { Authority, SchoolLevel } from './domain/levels.ts';

export interface School {
  readonly id: string;
  readonly npsn: string;
  readonly name: string;
  readonly level: SchoolLevel;
  readonly authority: Authority;
  /** Kecamatan; empty where nobody wrote it. */
  readonly district: string;
  readonly endedAt: Date | null;
}

const columns = ['id', 'npsn', 'name', 'level', 'authority', 'district', 'ended_at as endedAt'] as const;

/** One school of the city; throws NOT_FOUND. */
export async function getSchool(db: Db | Tx, agencyId: string, id: string): Promise<School> {
  const row = await db
    .selectFrom('lentera.school')
    .select(columns)
    .where('id', '=', id)
    .where('agency_id', '=', agencyId)
    .executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { school: id });
  return row as School;
}

/** Schools by their ids, in the order of their names. */
export async function schoolsOf(db: Db | Tx, ids: readonly string[]): Promise<readonly School[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('lentera.school')
    .select(columns)
    .where('id', 'in', [...ids])
    .orderBy('name')
    .execute();
  return rows as School[];
}

export interface SchoolFilter {
  readonly q: string;
  readonly level: SchoolLevel | null;
}

/** A school beside the others: how many classes and students it has this year. */
export interface SchoolLine extends School {
  readonly classes: number;
  readonly students: number;
  readonly operators: number;
}

/** Schools of the city by name; `q` is looked for in name, NPSN and district. */
export async function listSchools(
  db: Db,
  at: { readonly agencyId: string; readonly year: number; readonly today: string },
  { q, level }: SchoolFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly SchoolLine[]; readonly total: number }> {
  const found = db
    .selectFrom('lentera.school as s')
    .where('s.agency_id', '=', at.agencyId)
    .$if(level !== null, (query) => query.where('s.level', '=', level ?? 'sd'))
    .$if(q !== '', (query) => {
      const like = `%${likeLiteral(q)}%`;
      return query.where((eb) => eb.or([eb('s.name', 'ilike', like), eb('s.npsn', 'ilike', like), eb('s.district', 'ilike', like)]));
    });
  const [{ n }, rows] = await Promise.all([
    found.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
    found
      .select(['s.id', 's.npsn', 's.name', 's.level', 's.authority', 's.district', 's.ended_at as endedAt'])
      .select([
        sql<number>`(select count(*)::int from lentera.class c where c.school_id = s.id and c.year = ${at.year} and c.ended_at is null)`.as(
          'classes',
        ),
        sql<number>`(select count(*)::int from lentera.student p where p.school_id = s.id and p.status = 'active')`.as('students'),
        sql<number>`(select count(*)::int from lentera.member m where m.school_id = s.id and m.role in ('operator', 'head')
                      and (m.until is null or m.until >= ${at.today}::date))`.as('operators'),
      ])
      .orderBy('s.name')
      .orderBy('s.id')
      .limit(page.limit)
      .offset(page.offset)
      .execute(),
  ]);
  return { rows: rows as SchoolLine[], total: Number(n) };
}

/** What is written of a school. */
export interface SchoolWords {
  readonly npsn: string;
  readonly name: string;
  readonly level: SchoolLevel;
  readonly authority: Authority;
  readonly district: string;
}

/** Enters a school; returns its id. Throws ACTION_NOT_ALLOWED (`npsn-taken`) where another has its NPSN. */
export async function enterSchool(tx: Tx, actor: PersonActor, agencyId: string, school: SchoolWords, at: Date): Promise<string> {
  const id = newId();
  const { numInsertedOrUpdatedRows: n } = await tx
    .insertInto('lentera.school')
    .values({ id, agency_id: agencyId, ...school, created_at: at })
    .onConflict((on) => on.column('npsn').doNothing())
    .executeTakeFirstOrThrow();
  if (n === 0n) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'npsn-taken' });
  await appendAudit(tx, { actor, action: 'lentera.enter-school', subject: { type: 'school', id }, detail: { npsn: school.npsn }, at });
  return id;
}

/** Writes a school's name, level, authority and district anew, or ends it; its NPSN stays. */
export async function changeSchool(
  tx: Tx,
  actor: PersonActor,
  { id, ended, ...words }: Omit<SchoolWords, 'npsn'> & { readonly id: string; readonly ended: boolean },
  at: Date,
): Promise<void> {
  await tx
    .updateTable('lentera.school')
    .set({ ...words, ended_at: ended ? at : null })
    .where('id', '=', id)
    .execute();
  await appendAudit(tx, { actor, action: 'lentera.change-school', subject: { type: 'school', id }, detail: { ended }, at });
}

/** The school of the city with an NPSN, where it has not ended. */
export async function findSchoolByNpsn(db: Db | Tx, agencyId: string, npsn: string): Promise<School | undefined> {
  const row = await db
    .selectFrom('lentera.school')
    .select(columns)
    .where('npsn', '=', npsn)
    .where('agency_id', '=', agencyId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row as School | undefined;
}
