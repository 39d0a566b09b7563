import { type Db, likeLiteral, type Tx } from '#db';
import { AppError, newId } from '#kernel';
import { sql } from 'kysely';
import type { Particulars, Registered } from '../domain/registered.ts';
import { nikIndexes, openSecrets, sealSecrets, tailIndexes } from './sealed.ts';

/** A vehicle of our register. */
export interface KeptVehicle extends Particulars {
  readonly id: string;
  readonly agencyId: string;
  readonly source: 'file' | 'national';
  /** When the register last brought it up to date. */
  readonly dataAt: Date;
}

const columns = ['v.id', 'v.agency_id as agencyId', 'v.nrkb', 'v.facts', 'v.source', 'v.data_at as dataAt'] as const;

interface Row {
  readonly id: string;
  readonly agencyId: string;
  readonly nrkb: string;
  readonly facts: unknown;
  readonly source: string;
  readonly dataAt: Date;
}

/** A row of `samsat.vehicle` as the vehicle it is: `enterVehicle` wrote its facts. */
export function vehicleOf({ facts, ...row }: Row): KeptVehicle {
  return { ...(facts as Omit<Particulars, 'nrkb'>), ...row } as KeptVehicle;
}

export const vehicleColumns = columns;

export interface Entering {
  readonly agencyId: string;
  readonly source: KeptVehicle['source'];
  readonly dataAt: Date;
}

/**
 * Brings a vehicle into our register, or up to date; what is older than what is known is left aside. Returns its id, and
 * whether anything of it changed and whether it has another owner now.
 */
export async function enterVehicle(tx: Tx, vehicle: Registered, { agencyId, source, dataAt }: Entering, at: Date) {
  const { nrkb, ownerNik, ownerName, chassis, ...facts } = vehicle;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`samsat ${nrkb}`}, 0))`.execute(tx);
  const known = await tx
    .selectFrom('samsat.vehicle')
    .select(['id', 'data_at', 'owner_nik_index'])
    .where('agency_id', '=', agencyId)
    .where('nrkb', '=', nrkb)
    .executeTakeFirst();
  if (known && known.data_at > dataAt) return { id: known.id, changed: false, sold: false };
  const id = known?.id ?? newId();
  const row = {
    ...sealSecrets(tx, id, { ownerNik, ownerName, chassis }),
    facts: JSON.stringify(facts),
    due_on: vehicle.dueOn,
    source,
    data_at: dataAt,
    changed_at: at,
  };
  await (known
    ? tx.updateTable('samsat.vehicle').set(row).where('id', '=', id)
    : tx.insertInto('samsat.vehicle').values({ ...row, id, agency_id: agencyId, nrkb, entered_at: at })
  ).execute();
  return { id, changed: true, sold: known !== undefined && !nikIndexes(tx, ownerNik).includes(known.owner_nik_index) };
}

/** One vehicle; throws NOT_FOUND. */
export async function getVehicle(db: Db | Tx, id: string): Promise<KeptVehicle> {
  const row = await db.selectFrom('samsat.vehicle as v').select(columns).where('v.id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { vehicle: id });
  return vehicleOf(row);
}

/** The vehicle of a number whose chassis ends like this, with whether the NIK is its owner's; undefined where none fits. */
export async function findMatching(
  db: Db | Tx,
  agencyId: string,
  { nrkb, tail, nik }: { readonly nrkb: string; readonly tail: string; readonly nik: string },
): Promise<{ readonly vehicle: KeptVehicle; readonly isOwner: boolean } | undefined> {
  const owners = nikIndexes(db, nik);
  const row = await db
    .selectFrom('samsat.vehicle as v')
    .select(columns)
    .select('v.owner_nik_index')
    .where('v.agency_id', '=', agencyId)
    .where('v.nrkb', '=', nrkb)
    .where('v.chassis_index', 'in', [...tailIndexes(db, tail)])
    .executeTakeFirst();
  if (!row) return undefined;
  const { owner_nik_index: index, ...rest } = row;
  return { vehicle: vehicleOf(rest), isOwner: owners.includes(index) };
}

export async function isKnown(db: Db | Tx, agencyId: string, nrkb: string): Promise<boolean> {
  const row = await db
    .selectFrom('samsat.vehicle')
    .select('id')
    .where('agency_id', '=', agencyId)
    .where('nrkb', '=', nrkb)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether the NIK is the owner's. */
export async function isOwnersNik(db: Db | Tx, vehicleId: string, nik: string): Promise<boolean> {
  const row = await db.selectFrom('samsat.vehicle').select('owner_nik_index').where('id', '=', vehicleId).executeTakeFirst();
  return row !== undefined && nikIndexes(db, nik).includes(row.owner_nik_index);
}

/** What only owner and officers may know of a vehicle. */
export async function secretsOf(db: Db | Tx, vehicleId: string) {
  const row = await db
    .selectFrom('samsat.vehicle')
    .select(['id', 'owner_nik', 'owner_name', 'chassis'])
    .where('id', '=', vehicleId)
    .executeTakeFirstOrThrow();
  return openSecrets(db, row);
}

export interface RegisterFilter {
  /** Part of a number. */
  readonly q: string;
  /** Only those whose tax was due before this day (YYYY-MM-DD); null for all. */
  readonly dueBefore: string | null;
}

/** Vehicles of the register by number, for officers. */
export async function listVehicles(
  db: Db,
  agencyId: string,
  { q, dueBefore }: RegisterFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly KeptVehicle[]; readonly total: number }> {
  const found = db
    .selectFrom('samsat.vehicle as v')
    .where('v.agency_id', '=', agencyId)
    .$if(q !== '', (query) => query.where('v.nrkb', 'like', `%${likeLiteral(q)}%`))
    .$if(dueBefore !== null, (query) => query.where('v.due_on', '<', sql<never>`${dueBefore}::date`));
  const [{ n }, rows] = await Promise.all([
    found.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
    found.select(columns).orderBy('v.nrkb').limit(page.limit).offset(page.offset).execute(),
  ]);
  return { rows: rows.map(vehicleOf), total: Number(n) };
}

/**
 * Moves the day up to which tax is paid, where it still is the one expected: the register may know better meanwhile. Data
 * is as old as before, so that what the national register says next still counts.
 */
export async function setDueOn(tx: Tx, id: string, { from, to }: { readonly from: string; readonly to: string }, at: Date): Promise<void> {
  await tx
    .updateTable('samsat.vehicle')
    .set({ due_on: to, facts: sql`jsonb_set(facts, '{dueOn}', to_jsonb(${to}::text))`, changed_at: at })
    .where('id', '=', id)
    .where('due_on', '=', from)
    .execute();
}
