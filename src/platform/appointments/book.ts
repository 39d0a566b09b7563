import { transaction, type Tx } from '#db';
import { AppError, newId } from '#kernel';
import { appendAudit } from '#platform/audit';
import { noteBeside } from '#platform/cases';
import type { MeetingNote } from './beside.ts';
import type { AppointmentDeps } from './deps.ts';
import { noShow } from './domain/rules.ts';
import { tellOfMeeting } from './notices.ts';
import { type FreeSlot, freeSlots, type Meetings, opennessOf } from './read.ts';
import { type Booking, type BookingState, bookingsOf, insertBooking, seatsTaken, settleBooking } from './store/bookings.ts';
import { holdPlace } from './store/places.ts';

/** Why a meeting cannot be booked, moved, cancelled or settled. */
export type BookingRefusal = 'not-now' | 'missed-too-often' | 'taken' | 'nothing-booked' | 'too-early';

export const refuse = (reason: BookingRefusal) => new AppError('ACTION_NOT_ALLOWED', { reason });

/**
 * Books a time, or moves the meeting there that stands; the same time again changes nothing. The case is held first, then
 * the place, so that two who book at once take turns. Throws ACTION_NOT_ALLOWED with a BookingRefusal.
 */
export async function bookMeeting(
  { cases }: AppointmentDeps,
  meetings: Meetings,
  { placeId, startsAt }: { readonly placeId: string; readonly startsAt: Date },
): Promise<void> {
  if (meetings.open !== 'open') throw refuse(meetings.open);
  const { standing } = meetings;
  if (standing?.placeId === placeId && standing.startsAt.getTime() === startsAt.getTime()) return;
  await transaction(cases.db, (tx) => bookIn(tx, { cases }, meetings, { placeId, startsAt }));
}

/** The same within a transaction, `answered` where whoever books hears of it there and then and needs no letter. */
export async function bookIn(
  tx: Tx,
  { cases }: AppointmentDeps,
  meetings: Meetings,
  { placeId, startsAt, answered = false }: { readonly placeId: string; readonly startsAt: Date; readonly answered?: boolean },
): Promise<void> {
  const { view, reader, side, standing } = meetings;
  const at = cases.clock.now();
  const note: MeetingNote = standing ? 'meeting-moved' : 'meeting-booked';
  await noteBeside(tx, cases, reader, { caseId: view.id, key: `meeting:${newId()}`, note });
  const place = await holdPlace(tx, placeId, view.agency.id);
  const before = await stillOpen(tx, meetings);
  const { slots } = await freeSlots(tx, meetings, at);
  const slot = slots.find((one) => one.placeId === placeId && one.startsAt.getTime() === startsAt.getTime());
  if (!slot) throw refuse('taken');
  if (before) await settleBooking(tx, before.id, { state: 'moved', at });
  const id = newId();
  const seat = await freeSeat(tx, slot, place.capacity);
  const { endsAt } = slot;
  await insertBooking(
    tx,
    { id, placeId, caseId: view.id, startsAt, endsAt, seat, bookedBy: reader.personId, byOffice: side === 'office' },
    at,
  );
  const detail = { place: placeId, startsAt: startsAt.toISOString(), ...(before && { before: before.id }) };
  const action = before ? 'appointments.move' : 'appointments.book';
  await appendAudit(tx, { actor: reader, action, subject: { type: 'case', id: view.id }, detail, at });
  const did = before ? 'moved' : 'booked';
  await tellOfMeeting(tx, cases, { view, reader, side, did, booking: { startsAt, endsAt, place }, reason: null, answered, at });
}

/** Cancels the meeting that stands. Throws ACTION_NOT_ALLOWED where none does. */
export async function cancelMeeting({ cases }: AppointmentDeps, meetings: Meetings, reason: string): Promise<void> {
  await transaction(cases.db, (tx) => cancelIn(tx, { cases }, meetings, { reason }));
}

/** The same within a transaction, `answered` where whoever cancels hears of it there and then. */
export async function cancelIn(
  tx: Tx,
  { cases }: AppointmentDeps,
  { view, reader, side }: Meetings,
  { reason, answered = false }: { readonly reason: string; readonly answered?: boolean },
): Promise<void> {
  const at = cases.clock.now();
  await noteBeside(tx, cases, reader, { caseId: view.id, key: `meeting:${newId()}`, note: 'meeting-cancelled' });
  const booking = standingIn(await bookingsOf(tx, view.id));
  if (!booking) throw refuse('nothing-booked');
  await settleBooking(tx, booking.id, { state: 'cancelled', reason, at });
  const detail = { booking: booking.id, startsAt: booking.startsAt.toISOString() };
  await appendAudit(tx, { actor: reader, action: 'appointments.cancel', subject: { type: 'case', id: view.id }, detail, at });
  await tellOfMeeting(tx, cases, { view, reader, side, did: 'cancelled', booking, reason, answered, at });
}

/**
 * Says whether somebody came. Not before it began, and nobody counts as missing before the minutes of the rule are over.
 * What was said may be said anew while the case lies where it books.
 */
export async function settleMeeting(
  { cases }: AppointmentDeps,
  { view, reader, rules, side }: Meetings,
  { bookingId, state }: { readonly bookingId: string; readonly state: Extract<BookingState, 'came' | 'missed'> },
): Promise<void> {
  if (side !== 'office') throw new AppError('FORBIDDEN', { why: 'office-only' });
  const at = cases.clock.now();
  await transaction(cases.db, async (tx) => {
    const note: MeetingNote = state === 'came' ? 'meeting-held' : 'meeting-missed';
    await noteBeside(tx, cases, reader, { caseId: view.id, key: `meeting:${bookingId}:${state}:${at.getTime()}`, note });
    const booking = (await bookingsOf(tx, view.id)).find(({ id }) => id === bookingId);
    if (!booking || !['booked', 'came', 'missed'].includes(booking.state)) throw refuse('nothing-booked');
    const wait = state === 'missed' ? rules.value(noShow).afterMinutes * 60_000 : 0;
    if (at.getTime() < booking.startsAt.getTime() + wait) throw refuse('too-early');
    await settleBooking(tx, booking.id, { state, at });
    const detail = { booking: booking.id, state };
    await appendAudit(tx, { actor: reader, action: 'appointments.settle', subject: { type: 'case', id: view.id }, detail, at });
    if (state === 'missed') await tellOfMeeting(tx, cases, { view, reader, side, did: 'missed', booking, reason: null, at });
  });
}

/** The meeting that stands once the case is held, where one may still be booked. */
async function stillOpen(tx: Tx, { view, side, rules }: Meetings): Promise<Booking | null> {
  const all = await bookingsOf(tx, view.id);
  const open = opennessOf(view, side, all, rules);
  if (open !== 'open') throw refuse(open);
  return standingIn(all);
}

function standingIn(all: readonly Booking[]): Booking | null {
  return all.find(({ state }) => state === 'booked') ?? null;
}

/** The lowest seat nobody has at that time. */
async function freeSeat(tx: Tx, { placeId, startsAt }: FreeSlot, capacity: number): Promise<number> {
  const taken = new Set(await seatsTaken(tx, placeId, startsAt));
  const seat = Array.from({ length: capacity }, (_, n) => n + 1).find((one) => !taken.has(one));
  if (seat === undefined) throw refuse('taken');
  return seat;
}
