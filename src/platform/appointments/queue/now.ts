import { officeDay } from '#platform/calendar';
import type { PersonActor } from '#kernel';
import { agenciesOf } from '#platform/access';
import type { AppointmentDeps } from '../deps.ts';
import { listPlaces, type Place } from '../store/places.ts';
import { type Line, linesAt } from './lines.ts';
import { aheadOf, type QueueNow, readQueue } from './read.ts';
import { isGiving, publicPlace } from './serve.ts';
import { getTicket, type Ticket } from './tickets.ts';

/** A number as whoever holds it sees it. */
export interface NumberNow {
  readonly ticket: Ticket;
  readonly place: Place;
  readonly line: Line | undefined;
  readonly ahead: number;
  readonly minutes: number;
}

/** Where a number stands now. Throws NOT_FOUND for one that is none, or of a place no longer in use. */
export async function numberNow(deps: AppointmentDeps, ticketId: string): Promise<NumberNow> {
  const { db, clock } = deps.cases;
  const ticket = await getTicket(db, ticketId);
  const place = await publicPlace(deps, ticket.placeId);
  const [queue, lines] = await Promise.all([readQueue(db, place, ticket.day, clock.now()), linesAt(db, [place.id])]);
  return { ticket, place, line: lines.find(({ id }) => id === ticket.lineId), ...aheadOf(queue, ticket) };
}

/** The queue of today at a place, and whether numbers are given there now. */
export async function queueToday(deps: AppointmentDeps, place: Place): Promise<{ readonly queue: QueueNow; readonly giving: boolean }> {
  const now = deps.cases.clock.now();
  const [queue, giving] = await Promise.all([readQueue(deps.cases.db, place, officeDay(now), now), isGiving(deps, place)]);
  return { queue, giving };
}

/** The places of an officer's agencies that have queues. */
export async function queuePlaces({ cases }: AppointmentDeps, officer: PersonActor): Promise<readonly Place[]> {
  const places = await listPlaces(cases.db, agenciesOf(officer), { activeOnly: true });
  const lines = await linesAt(
    cases.db,
    places.map(({ id }) => id),
  );
  return places.filter(({ id }) => lines.some(({ placeId, active }) => active && placeId === id));
}
