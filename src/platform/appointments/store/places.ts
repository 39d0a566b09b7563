import type { Db, Tx } from '#db';
import { AppError } from '#kernel';
import type { Closed, Opening } from '../domain/slots.ts';

export const placeKinds = ['office', 'field', 'video'] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** Where an office meets people. */
export interface Place {
  readonly id: string;
  readonly agencyId: string;
  readonly name: string;
  readonly kind: PlaceKind;
  /** Room and address, or what to bring. */
  readonly whereabouts: string;
  /** Room of the office's own server. */
  readonly videoUrl: string | null;
  readonly minutes: number;
  readonly capacity: number;
  readonly opens: readonly Opening[];
  readonly active: boolean;
  readonly version: number;
}

/** A time at which a place is closed, and why. */
export interface Closure extends Closed {
  readonly id: string;
  readonly placeId: string;
  readonly reason: string;
}

const columns = [
  'id',
  'agency_id as agencyId',
  'name',
  'kind',
  'whereabouts',
  'video_url as videoUrl',
  'minutes',
  'capacity',
  'opens',
  'active',
  'version',
] as const;

/** The places of some agencies, those in use first. */
export async function listPlaces(
  db: Db | Tx,
  agencyIds: readonly string[],
  { activeOnly = false }: { readonly activeOnly?: boolean } = {},
): Promise<readonly Place[]> {
  if (agencyIds.length === 0) return [];
  let query = db.selectFrom('appointments.place').select(columns).where('agency_id', 'in', agencyIds);
  if (activeOnly) query = query.where('active', '=', true);
  return (await query.orderBy('active', 'desc').orderBy('name').orderBy('id').execute()) as unknown as Place[];
}

/** One place of these agencies; throws NOT_FOUND for any other. */
export async function getPlace(db: Db | Tx, id: string, agencyIds: readonly string[]): Promise<Place> {
  const found = (await listPlaces(db, agencyIds)).find((place) => place.id === id);
  if (!found) throw new AppError('NOT_FOUND', { place: id });
  return found;
}

/** The same, held until the transaction ends: whoever else books there waits. */
export async function holdPlace(tx: Tx, id: string, agencyId: string): Promise<Place> {
  const found = await tx
    .selectFrom('appointments.place')
    .select(columns)
    .where('id', '=', id)
    .where('agency_id', '=', agencyId)
    .where('active', '=', true)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new AppError('NOT_FOUND', { place: id });
  return found as unknown as Place;
}

export async function insertPlace(tx: Tx, place: Omit<Place, 'version'>, at: Date): Promise<void> {
  await tx
    .insertInto('appointments.place')
    .values({ ...rowOf(place), id: place.id, agency_id: place.agencyId, created_at: at })
    .execute();
}

/** Changes a place; throws CONFLICT where somebody else did since `version`. */
export async function updatePlace(tx: Tx, place: Place): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('appointments.place')
    .set({ ...rowOf(place), version: place.version + 1 })
    .where('id', '=', place.id)
    .where('version', '=', place.version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new AppError('CONFLICT', { place: place.id });
}

function rowOf({ name, kind, whereabouts, videoUrl, minutes, capacity, opens, active }: Omit<Place, 'version'>) {
  return { name, kind, whereabouts, video_url: videoUrl, minutes, capacity, opens: JSON.stringify(opens), active };
}

/** Closures of places from a day on, in order. */
export async function closuresFrom(db: Db | Tx, placeIds: readonly string[], day: string): Promise<readonly Closure[]> {
  if (placeIds.length === 0) return [];
  const rows = await db
    .selectFrom('appointments.closure')
    .select(['id', 'place_id as placeId', 'day', 'from_time as from', 'to_time as to', 'reason'])
    .where('place_id', 'in', placeIds)
    .where('day', '>=', day)
    .orderBy('day')
    .orderBy('from_time')
    .execute();
  return rows as unknown as Closure[];
}

export async function insertClosure(tx: Tx, { id, placeId, day, from, to, reason }: Closure, at: Date): Promise<void> {
  await tx
    .insertInto('appointments.closure')
    .values({ id, place_id: placeId, day, from_time: from, to_time: to, reason, created_at: at })
    .execute();
}

/** Opens a place again; false where there was no such closure of it. */
export async function deleteClosure(tx: Tx, id: string, placeId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('appointments.closure')
    .where('id', '=', id)
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
