import type { Db, Tx } from '#db';
import { AppError, newId } from '#kernel';

/** What people wait for at a place. */
export interface Line {
  readonly id: string;
  readonly placeId: string;
  readonly letter: string;
  readonly nameId: string;
  readonly nameEn: string;
  readonly takesBookings: boolean;
  readonly active: boolean;
}

const columns = [
  'id',
  'place_id as placeId',
  'letter',
  'name_id as nameId',
  'name_en as nameEn',
  'takes_bookings as takesBookings',
  'active',
] as const;

/** The lines of places, those in use first. */
export async function linesAt(db: Db | Tx, placeIds: readonly string[]): Promise<readonly Line[]> {
  if (placeIds.length === 0) return [];
  return db
    .selectFrom('appointments.line')
    .select(columns)
    .where('place_id', 'in', placeIds)
    .orderBy('active', 'desc')
    .orderBy('letter')
    .orderBy('id')
    .limit(200)
    .execute();
}

/** Opens a line; false where its letter is taken there, or another line has the bookings. */
export async function insertLine(tx: Tx, line: Omit<Line, 'id' | 'active'>, at: Date): Promise<boolean> {
  const { placeId, letter, nameId, nameEn, takesBookings } = line;
  const entered = await tx
    .insertInto('appointments.line')
    .values({ id: newId(), place_id: placeId, letter, name_id: nameId, name_en: nameEn, takes_bookings: takesBookings, created_at: at })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst();
  return entered !== undefined;
}

/** Gives no more numbers of a line. Throws NOT_FOUND for one that is not there. */
export async function closeLine(tx: Tx, lineId: string, placeId: string): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('appointments.line')
    .set({ active: false })
    .where('id', '=', lineId)
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new AppError('NOT_FOUND', { line: lineId });
}
