import { Temporal } from 'temporal-polyfill';
import { transaction, type Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { agenciesOf } from '#platform/access';
import { loadCalendar, officeDay, WorkingCalendar } from '#platform/calendar';
import { sql } from 'kysely';
import { refuse, settleMeeting } from '../book.ts';
import type { AppointmentDeps } from '../deps.ts';
import { givesNumbers } from '../domain/slots.ts';
import { readMeetings } from '../read.ts';
import { bookingsWithin } from '../store/bookings.ts';
import { closuresFrom, getPlace, type Place } from '../store/places.ts';
import { type Line, linesAt } from './lines.ts';
import {
  callNext,
  findTicket,
  getTicket,
  insertTicket,
  servedBy,
  settleTicket,
  tellAgain,
  type Ticket,
  ticketOfBooking,
} from './tickets.ts';

/** Why no number is given or called. */
export type QueueRefusal = 'closed-now' | 'no-such-line';

const refuseQueue = (reason: QueueRefusal) => new AppError('ACTION_NOT_ALLOWED', { reason });
const zone = new WorkingCalendar([]);
const beginOf = (day: string): Date => new Date(Temporal.PlainDate.from(day).toZonedDateTime(zone.zone).epochMilliseconds);

/** A place of the hall in use, whoever asks; NOT_FOUND for any other. */
export async function publicPlace({ cases }: AppointmentDeps, placeId: string): Promise<Place> {
  const ids = [...new Set(cases.registry.all().map(({ agency }) => agency.id))];
  const place = await getPlace(cases.db, placeId, ids);
  if (!place.active) throw new AppError('NOT_FOUND', { place: placeId });
  return place;
}

/** Whether numbers are given at a place now. */
export async function isGiving({ cases }: AppointmentDeps, place: Place): Promise<boolean> {
  const now = cases.clock.now();
  const region = cases.registry.all().find(({ agency }) => agency.id === place.agencyId)?.agency.regionCode ?? '';
  const [closures, calendar] = await Promise.all([closuresFrom(cases.db, [place.id], officeDay(now)), loadCalendar(cases.db, region)]);
  return givesNumbers(now, place, closures, calendar);
}

/**
 * Takes a number of a line, for whoever stands there; its id. Whoever chooses that id beforehand may ask again and is given
 * the same number. Throws ACTION_NOT_ALLOWED with a QueueRefusal, IDEMPOTENCY_KEY_REUSED for an id of another line or day.
 */
export async function takeNumber(deps: AppointmentDeps, place: Place, lineId: string, chosen?: string): Promise<string> {
  const { db, clock } = deps.cases;
  const at = clock.now();
  const day = officeDay(at);
  const line = (await linesAt(db, [place.id])).find(({ id, active }) => id === lineId && active);
  if (!line) throw refuseQueue('no-such-line');
  if (!(await isGiving(deps, place))) throw refuseQueue('closed-now');
  return transaction(db, async (tx) => {
    if (chosen !== undefined) {
      // Asked twice at once, the second waits here and finds the number of the first.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`ticket ${chosen}`}, 0))`.execute(tx);
      const taken = await findTicket(tx, chosen);
      if (taken?.lineId === lineId && taken.day === day) return taken.id;
      if (taken) throw new AppError('IDEMPOTENCY_KEY_REUSED');
    }
    return insertTicket(tx, { ...(chosen !== undefined && { id: chosen }), lineId, placeId: place.id, day, at });
  });
}

/** Gives every meeting of the day a number, so that it is called at its hour. */
export async function numberMeetings(tx: Tx, placeId: string, lines: readonly Line[], at: Date): Promise<void> {
  const line = lines.find(({ takesBookings, active, placeId: there }) => takesBookings && active && there === placeId);
  if (!line) return;
  const day = officeDay(at);
  const bookings = await bookingsWithin(tx, [placeId], { from: beginOf(day), to: beginOf(zone.addDays(day, 1)) });
  const due = bookings.filter(({ state }) => state === 'booked');
  if (due.length === 0) return;
  // Whoever else numbers the meetings of the line waits here, and finds them numbered.
  await tx.selectFrom('appointments.line').select('id').where('id', '=', line.id).forUpdate().execute();
  for (const { id, startsAt } of due)
    if (!(await ticketOfBooking(tx, id))) await insertTicket(tx, { lineId: line.id, placeId, day, booking: { id, startsAt }, at });
}

interface Calling {
  readonly placeId: string;
  /** Lines the officer serves; all of the place where none is named. */
  readonly lineIds: readonly string[];
  readonly windowName: string;
  /** What the officer's page showed as being served: pressed twice, the second changes nothing. */
  readonly serving: string | null;
}

/** Ends what the officer is serving and calls the next; null where nobody waits. Throws NOT_FOUND for a place of another agency. */
export async function callNumber(deps: AppointmentDeps, officer: PersonActor, calling: Calling): Promise<Ticket | null> {
  const { db, clock } = deps.cases;
  const { placeId, windowName, serving } = calling;
  await getPlace(db, placeId, agenciesOf(officer));
  const at = clock.now();
  const day = officeDay(at);
  const lines = (await linesAt(db, [placeId])).filter(({ active }) => active);
  const lineIds = lines.map(({ id }) => id).filter((id) => calling.lineIds.length === 0 || calling.lineIds.includes(id));
  if (lineIds.length === 0) throw refuseQueue('no-such-line');
  const { ended, called } = await transaction(db, async (tx) => {
    // One officer's own presses take turns; other officers are not waited for.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`queue ${officer.personId}`}, 0))`.execute(tx);
    const now = await servedBy(tx, officer.personId, day);
    if ((now?.id ?? null) !== serving) return { ended: undefined, called: now?.id };
    if (now) await settleTicket(tx, now.id, { from: 'called', to: 'served', at });
    await numberMeetings(tx, placeId, lines, at);
    await dropMoved(tx, placeId, day, at);
    return { ended: now, called: await callNext(tx, { placeId, lineIds, day, officerId: officer.personId, windowName, at }) };
  });
  if (ended) await tellMeeting(deps, officer, ended, 'came');
  return called === undefined ? null : getTicket(db, called);
}

/** Meetings that were moved or called off are waited for no longer. */
async function dropMoved(tx: Tx, placeId: string, day: string, at: Date): Promise<void> {
  const gone = tx.selectFrom('appointments.booking').select('id').where('place_id', '=', placeId).where('state', '<>', 'booked');
  await tx
    .updateTable('appointments.ticket')
    .set({ state: 'left', done_at: at })
    .where('place_id', '=', placeId)
    .where('day', '=', day)
    .where('state', '=', 'waiting')
    .where('booking_id', 'in', gone)
    .execute();
}

/** What an officer says of a number: served, nobody came, called out once more, or back in the line. */
export type Deed = 'served' | 'missed' | 'again' | 'back';

/** Throws NOT_FOUND for a number of another agency; what somebody else settled meanwhile stays as it is. */
export async function settleNumber(deps: AppointmentDeps, officer: PersonActor, ticketId: string, deed: Deed): Promise<void> {
  const { db, clock } = deps.cases;
  const at = clock.now();
  const ticket = await getTicket(db, ticketId);
  await getPlace(db, ticket.placeId, agenciesOf(officer));
  if (deed === 'back' && ticket.day !== officeDay(at)) throw refuse('not-now');
  const done = await transaction(db, async (tx) => {
    if (deed === 'again') await tellAgain(tx, ticketId, officer.personId, at);
    else if (deed === 'back') await settleTicket(tx, ticketId, { from: 'missed', to: 'waiting', at });
    else if (ticket.officerId === officer.personId) return settleTicket(tx, ticketId, { from: 'called', to: deed, at });
    return false;
  });
  if (done && (deed === 'served' || deed === 'missed')) await tellMeeting(deps, officer, ticket, deed === 'served' ? 'came' : 'missed');
}

/** Whoever waits gives their number back. */
export async function leaveQueue({ cases }: AppointmentDeps, ticketId: string): Promise<void> {
  await transaction(cases.db, (tx) => settleTicket(tx, ticketId, { from: 'waiting', to: 'left', at: cases.clock.now() }));
}

/** A meeting's own list says the same, where the officer may say it and its rules allow; else it is said there by hand. */
async function tellMeeting(deps: AppointmentDeps, officer: PersonActor, { bookingId }: Ticket, state: 'came' | 'missed'): Promise<void> {
  if (bookingId === null) return;
  const booking = await deps.cases.db
    .selectFrom('appointments.booking')
    .select('case_id')
    .where('id', '=', bookingId)
    .executeTakeFirstOrThrow();
  try {
    await settleMeeting(deps, await readMeetings(deps, booking.case_id, officer), { bookingId, state });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}
