import { likeLiteral, type Db, type Tx } from '#db';
import { sql } from 'kysely';

/** A registered helper of a village. Days are YYYY-MM-DD at the office, both included. */
export interface HelperLine {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string | null;
  readonly agencyId: string;
  readonly agencyName: string;
  /** Official code of the district. */
  readonly district: string;
  readonly village: string;
  /** Whether they may write from a telephone as well. */
  readonly writes: boolean;
  readonly basis: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly registeredAt: Date;
  readonly registeredByName: string;
  readonly endedAt: Date | null;
  readonly reason: string | null;
}

export interface HelperFilter {
  readonly agencyIds: readonly string[];
  readonly past: boolean;
  /** Part of a name or a village. */
  readonly q: string;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** Helpers of some agencies, by village; those that are over newest first. */
export async function listHelpers(
  db: Db,
  { agencyIds, past, q, today }: HelperFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly HelperLine[]; readonly total: number }> {
  if (agencyIds.length === 0) return { rows: [], total: 0 };
  const over = sql<boolean>`(h.ended_at is not null or h.valid_to < ${today}::date)`;
  let query = joined(db)
    .where('h.agency_id', 'in', [...agencyIds])
    .where(past ? over : sql<boolean>`not coalesce(${over}, false)`);
  const part = `%${likeLiteral(q.toLowerCase())}%`;
  if (q !== '') query = query.where(sql<boolean>`(lower(p.name) like ${part} or lower(h.village) like ${part})`);
  const { total } = await query
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const ordered = past ? query.orderBy('h.registered_at', 'desc') : query.orderBy('h.village').orderBy('p.name');
  const rows = await ordered.orderBy('h.id').limit(limit).offset(offset).execute();
  return { rows: rows as unknown as HelperLine[], total: Number(total) };
}

/** Every registration somebody ever had, newest first. */
export async function helpingOf(db: Db | Tx, personId: string): Promise<readonly HelperLine[]> {
  const rows = await joined(db).where('h.person_id', '=', personId).orderBy('h.registered_at', 'desc').limit(200).execute();
  return rows as unknown as readonly HelperLine[];
}

export function joined(db: Db | Tx) {
  return db
    .selectFrom('mandates.helper as h')
    .innerJoin('identity.person as p', 'p.id', 'h.person_id')
    .innerJoin('identity.person as r', 'r.id', 'h.registered_by')
    .innerJoin('access.agency as g', 'g.id', 'h.agency_id')
    .select([
      'h.id',
      'h.person_id as personId',
      'p.name',
      'p.email',
      'h.agency_id as agencyId',
      'g.name as agencyName',
      'h.district',
      'h.village',
      'h.basis',
      'h.valid_from as validFrom',
      'h.valid_to as validTo',
      'h.registered_at as registeredAt',
      'r.name as registeredByName',
      'h.ended_at as endedAt',
      'h.reason',
    ])
    .select(sql<boolean>`h.phone is not null`.as('writes'));
}
