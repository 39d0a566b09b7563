import type { Db, Tx } from '#db';
import { AppError, newId, type RoleAt } from '#kernel';
import { type Expression, type RawBuilder, sql } from 'kysely';

export interface Agency {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  /** Kode wilayah, '51.03'. */
  readonly regionCode: string;
  readonly address: string;
  readonly government: string;
}

const agencyColumns = ['id', 'key', 'name', 'region_code as regionCode', 'address', 'government'] as const;

export async function getAgency(db: Db | Tx, id: string): Promise<Agency> {
  const agency = await db.selectFrom('access.agency').select(agencyColumns).where('id', '=', id).executeTakeFirst();
  if (!agency) throw new AppError('NOT_FOUND', { agency: id });
  return agency;
}

export async function findAgencyByKey(db: Db | Tx, key: string): Promise<Agency | undefined> {
  return db.selectFrom('access.agency').select(agencyColumns).where('key', '=', key).executeTakeFirst();
}

/** Every agency of the hall, by name. */
export async function listAgencies(db: Db | Tx): Promise<readonly Agency[]> {
  return db.selectFrom('access.agency').select(agencyColumns).orderBy('name').orderBy('id').execute();
}

/** Enters an agency, or brings name and address of a known one up to date. Returns its id. */
export async function enterAgency(tx: Tx, agency: Omit<Agency, 'id'>): Promise<string> {
  const row = {
    id: newId(),
    key: agency.key,
    name: agency.name,
    region_code: agency.regionCode,
    address: agency.address,
    government: agency.government,
  };
  const { id: _, ...change } = row;
  const { id } = await tx
    .insertInto('access.agency')
    .values(row)
    .onConflict((on) => on.column('key').doUpdateSet(change))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Gives a person an office at an agency from a day on (YYYY-MM-DD). */
export async function assign(
  tx: Tx,
  office: { personId: string; agencyId: string; role: string; employeeNo: string | null; validFrom: string },
): Promise<void> {
  await tx
    .insertInto('access.assignment')
    .values({
      id: newId(),
      person_id: office.personId,
      agency_id: office.agencyId,
      role: office.role,
      employee_no: office.employeeNo,
      valid_from: office.validFrom,
    })
    .onConflict((on) => on.doNothing())
    .execute();
}

/** An office held, with the agency's name for people to read. */
export interface HeldOffice extends RoleAt {
  readonly agency: string;
}

/** The offices a person holds on a day (YYYY-MM-DD), as one value: for a query that reads the person at the same time. */
export function heldOffices(personId: Expression<string | null>, on: string): RawBuilder<readonly HeldOffice[]> {
  return sql`(
    select coalesce(json_agg(json_build_object('role', a.role, 'agencyId', a.agency_id, 'agency', g.name) order by a.role), '[]')
      from access.assignment a join access.agency g on g.id = a.agency_id
     where a.person_id = ${personId} and a.ended_at is null and a.valid_from <= ${on}::date and (a.valid_to is null or a.valid_to >= ${on}::date))`;
}

/** The offices a person holds on a day. */
export async function officesOf(db: Db | Tx, personId: string, on: string): Promise<readonly HeldOffice[]> {
  const { held } = await db.selectNoFrom(heldOffices(sql`${personId}::uuid`, on).as('held')).executeTakeFirstOrThrow();
  return held;
}

export interface Officer {
  readonly personId: string;
  readonly name: string;
  readonly role: string;
  readonly employeeNo: string | null;
}

/** Who holds an office at an agency on a day; all roles when none is named. */
export async function officersAt(db: Db | Tx, agencyId: string, on: string, role?: string): Promise<readonly Officer[]> {
  let query = db
    .selectFrom('access.assignment')
    .innerJoin('identity.person', 'identity.person.id', 'access.assignment.person_id')
    .select([
      'access.assignment.person_id as personId',
      'identity.person.name',
      'access.assignment.role',
      'access.assignment.employee_no as employeeNo',
    ])
    .where('access.assignment.agency_id', '=', agencyId)
    .where('access.assignment.ended_at', 'is', null)
    .where('access.assignment.valid_from', '<=', on)
    .where(sql<boolean>`(access.assignment.valid_to is null or access.assignment.valid_to >= ${on}::date)`);
  if (role !== undefined) query = query.where('access.assignment.role', '=', role);
  return query.orderBy('access.assignment.valid_from').execute();
}

/** Everybody who holds or ever held an office at one of these agencies, by name. */
export async function holdersEver(
  db: Db,
  agencyIds: readonly string[],
): Promise<readonly { readonly personId: string; readonly name: string }[]> {
  if (agencyIds.length === 0) return [];
  return db
    .selectFrom('access.assignment')
    .innerJoin('identity.person', 'identity.person.id', 'access.assignment.person_id')
    .select(['access.assignment.person_id as personId', 'identity.person.name'])
    .distinct()
    .where('access.assignment.agency_id', 'in', [...agencyIds])
    .orderBy('identity.person.name')
    .execute();
}
