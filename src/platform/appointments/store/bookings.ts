import type { Db, Tx } from '#db';
import type { PlaceKind } from './places.ts';

export const bookingStates = ['booked', 'moved', 'cancelled', 'came', 'missed'] as const;
export type BookingState = (typeof bookingStates)[number];

/** A time somebody is met at. */
export interface Booking {
  readonly id: string;
  readonly placeId: string;
  readonly caseId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly state: BookingState;
  readonly reason: string | null;
  readonly byOffice: boolean;
  readonly place: { readonly name: string; readonly kind: PlaceKind; readonly whereabouts: string; readonly videoUrl: string | null };
}

const joined = (db: Db | Tx) =>
  db
    .selectFrom('appointments.booking as b')
    .innerJoin('appointments.place as p', 'p.id', 'b.place_id')
    .select([
      'b.id',
      'b.place_id as placeId',
      'b.case_id as caseId',
      'b.starts_at as startsAt',
      'b.ends_at as endsAt',
      'b.state',
      'b.reason',
      'b.by_office as byOffice',
      'p.name',
      'p.kind',
      'p.whereabouts',
      'p.video_url as videoUrl',
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof joined>['execute']>>[number];

const bookingOf = ({ name, kind, whereabouts, videoUrl, ...row }: Row): Booking =>
  ({
    ...row,
    startsAt: new Date(row.startsAt),
    endsAt: new Date(row.endsAt),
    place: { name, kind, whereabouts, videoUrl },
  }) as unknown as Booking;

/** Every booking of a case, the newest first. */
export async function bookingsOf(db: Db | Tx, caseId: string): Promise<readonly Booking[]> {
  return (await joined(db).where('b.case_id', '=', caseId).orderBy('b.booked_at', 'desc').orderBy('b.id', 'desc').execute()).map(bookingOf);
}

/** Bookings of places within a time that still stand or took place, in order. */
export async function bookingsWithin(
  db: Db | Tx,
  placeIds: readonly string[],
  {
    from,
    to,
    states = ['booked', 'came', 'missed'],
  }: { readonly from: Date; readonly to: Date; readonly states?: readonly BookingState[] },
): Promise<readonly Booking[]> {
  if (placeIds.length === 0) return [];
  const rows = await joined(db)
    .where('b.place_id', 'in', placeIds)
    .where('b.starts_at', '>=', from)
    .where('b.starts_at', '<', to)
    .where('b.state', 'in', states)
    .orderBy('b.starts_at')
    .orderBy('b.seat')
    .orderBy('b.id')
    .execute();
  return rows.map(bookingOf);
}

/** Seats taken at one time of a place. */
export async function seatsTaken(tx: Tx, placeId: string, startsAt: Date): Promise<readonly number[]> {
  const rows = await tx
    .selectFrom('appointments.booking')
    .select('seat')
    .where('place_id', '=', placeId)
    .where('starts_at', '=', startsAt)
    .where('state', 'in', ['booked', 'came', 'missed'])
    .execute();
  return rows.map(({ seat }) => seat);
}

interface NewBooking {
  readonly id: string;
  readonly placeId: string;
  readonly caseId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly seat: number;
  readonly bookedBy: string;
  readonly byOffice: boolean;
}

export async function insertBooking(tx: Tx, booking: NewBooking, at: Date): Promise<void> {
  await tx
    .insertInto('appointments.booking')
    .values({
      id: booking.id,
      place_id: booking.placeId,
      case_id: booking.caseId,
      starts_at: booking.startsAt,
      ends_at: booking.endsAt,
      seat: booking.seat,
      state: 'booked',
      booked_by: booking.bookedBy,
      by_office: booking.byOffice,
      booked_at: at,
    })
    .execute();
}

export async function settleBooking(
  tx: Tx,
  id: string,
  { state, reason = null, at }: { readonly state: BookingState; readonly reason?: string | null; readonly at: Date },
): Promise<void> {
  await tx.updateTable('appointments.booking').set({ state, reason, settled_at: at }).where('id', '=', id).execute();
}
