import type { Db, Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { type CaseView, readCase } from '#platform/cases';
import { type RuleBook, rulesAt } from '#platform/rules';
import type { AppointmentDeps } from './deps.ts';
import { appointmentRules, bookingSpan, noShow } from './domain/rules.ts';
import { type Slot, slotsFrom } from './domain/slots.ts';
import { type Ticket, ticketOfBooking } from './queue/tickets.ts';
import { type Booking, bookingsOf, bookingsWithin } from './store/bookings.ts';
import { closuresFrom, listPlaces, type Place } from './store/places.ts';

/** On which side of a case somebody books. */
export type BookingSide = 'applicant' | 'office';

/** A case as its meetings are read: which stands, which were, and whether one can be booked. */
export interface Meetings {
  readonly view: CaseView;
  readonly reader: PersonActor;
  readonly side: BookingSide;
  readonly rules: RuleBook;
  /** The one that stands; null where none does. */
  readonly standing: Booking | null;
  /** Its number in the queue of the day, once it has one. */
  readonly ticket: Ticket | null;
  /** All others, the newest first. */
  readonly earlier: readonly Booking[];
  /** Whether a time can be booked, moved or cancelled now; else why not. */
  readonly open: 'open' | 'not-now' | 'missed-too-often';
}

/** The meetings of a case, for whoever is on its applicant's side or an officer of its agency. Throws NOT_FOUND for others. */
export async function readMeetings({ cases }: AppointmentDeps, caseId: string, reader: PersonActor): Promise<Meetings> {
  const view = await readCase(cases, caseId, reader);
  const { isApplicant, roles } = view.viewer;
  if (!isApplicant && roles.length === 0) throw new AppError('NOT_FOUND', { case: caseId });
  const side = isApplicant ? 'applicant' : 'office';
  const rules = await rulesAt(cases.db, appointmentRules, { agencyId: view.agency.id, on: view.context.today });
  const all = await bookingsOf(cases.db, caseId);
  const standing = all.find(({ state }) => state === 'booked') ?? null;
  const earlier = all.filter((one) => one !== standing);
  const ticket = (standing && (await ticketOfBooking(cases.db, standing.id))) ?? null;
  return { view, reader, side, rules, standing, ticket, earlier, open: opennessOf(view, side, all, rules) };
}

/** Whether whoever is on that side may book now: the case lies where its service books, and nobody missed too often. */
export function opennessOf(
  { service, state }: Pick<CaseView, 'service' | 'state'>,
  side: BookingSide,
  all: readonly Booking[],
  rules: RuleBook,
): Meetings['open'] {
  if (!service.books?.includes(state.position?.desk ?? '')) return 'not-now';
  const missed = all.filter((one) => one.state === 'missed').length;
  return side === 'applicant' && missed >= rules.value(noShow).most ? 'missed-too-often' : 'open';
}

/** A slot with how many may still come. */
export interface FreeSlot extends Slot {
  readonly placeId: string;
  readonly free: number;
}

/** Where and when a case's applicant can be met: the places in use, and their free slots within the days of the rule. */
export async function freeSlots(
  db: Db | Tx,
  { view, side, rules }: Pick<Meetings, 'view' | 'side' | 'rules'>,
  now: Date,
): Promise<{ readonly places: readonly Place[]; readonly slots: readonly FreeSlot[] }> {
  const { calendar, agency } = view;
  const { noticeHours, aheadDays } = rules.value(bookingSpan);
  const today = calendar.dateIn(now);
  const places = await listPlaces(db, [agency.id], { activeOnly: true });
  const ids = places.map(({ id }) => id);
  const until = new Date(now.getTime() + (aheadDays + 1) * 86_400_000);
  const [closures, booked] = await Promise.all([closuresFrom(db, ids, today), bookingsWithin(db, ids, { from: now, to: until })]);
  const taken = new Map<string, number>();
  for (const { placeId, startsAt } of booked) taken.set(keyOf(placeId, startsAt), (taken.get(keyOf(placeId, startsAt)) ?? 0) + 1);
  // An officer may ask somebody in at once.
  const earliest = now.getTime() + (side === 'office' ? 0 : noticeHours * 3_600_000);
  const slots = places.flatMap((place) => {
    const closed = closures.filter(({ placeId }) => placeId === place.id);
    return slotsFrom(today, aheadDays + 1, place, closed, calendar).flatMap((slot): FreeSlot[] => {
      const free = place.capacity - (taken.get(keyOf(place.id, slot.startsAt)) ?? 0);
      return slot.startsAt.getTime() < earliest || free <= 0 ? [] : [{ ...slot, placeId: place.id, free }];
    });
  });
  return { places, slots: slots.sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime()) };
}

function keyOf(placeId: string, startsAt: Date): string {
  return `${placeId} ${startsAt.toISOString()}`;
}
