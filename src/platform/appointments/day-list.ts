import { Temporal } from 'temporal-polyfill';
import { AppError, type PersonActor } from '#kernel';
import { agenciesOf } from '#platform/access';
import { WorkingCalendar } from '#platform/calendar';
import { readVisibleCases } from '#platform/cases';
import type { AppointmentDeps } from './deps.ts';
import { type Booking, bookingsWithin } from './store/bookings.ts';
import { listPlaces, type Place } from './store/places.ts';

/** A meeting of a day with the file it is about. */
export interface MeetingLine {
  readonly booking: Booking;
  readonly number: string;
  readonly applicantName: string;
}

/** Which meetings are asked for. */
export interface DayFilter {
  readonly day: string;
  /** One place; every place where it is empty. */
  readonly placeId: string;
  readonly state?: MeetingState | null;
  /** Part of a file's number or of the applicant's name. */
  readonly q?: string;
}

export const meetingStates = ['booked', 'came', 'missed'] as const;
export type MeetingState = (typeof meetingStates)[number];

const zone = new WorkingCalendar([]);

/**
 * The meetings of a day at the places of the officer's agencies, as far as the filter lets them through. Cases of the officer's
 * own are left out: nobody sees them as an officer. Throws NOT_FOUND for a place that is none of theirs.
 */
export async function meetingsOn(
  { cases }: AppointmentDeps,
  officer: PersonActor,
  { day, placeId, state = null, q = '' }: DayFilter,
): Promise<{ readonly places: readonly Place[]; readonly rows: readonly MeetingLine[] }> {
  const places = await listPlaces(cases.db, agenciesOf(officer));
  if (placeId !== '' && !places.some(({ id }) => id === placeId)) throw new AppError('NOT_FOUND', { place: placeId });
  const ids = places.map(({ id }) => id).filter((id) => placeId === '' || id === placeId);
  const bookings = await bookingsWithin(cases.db, ids, {
    from: beginOf(day),
    to: beginOf(zone.addDays(day, 1)),
    ...(state !== null && { states: [state] }),
  });
  const views = await readVisibleCases(
    cases,
    bookings.map(({ caseId }) => caseId),
    officer,
  );
  const rows = bookings.flatMap((booking): MeetingLine[] => {
    const view = views.get(booking.caseId);
    return view && view.viewer.roles.length > 0 ? [{ booking, number: view.number, applicantName: view.applicantName }] : [];
  });
  const part = q.trim().toLowerCase();
  const found = rows.filter(({ number, applicantName }) => `${number}\n${applicantName}`.toLowerCase().includes(part));
  return { places, rows: found };
}

const beginOf = (day: string): Date => new Date(Temporal.PlainDate.from(day).toZonedDateTime(zone.zone).epochMilliseconds);

/** The day before and the day after. */
export function aroundDay(day: string): { readonly before: string; readonly after: string } {
  return { before: zone.addDays(day, -1), after: zone.addDays(day, 1) };
}
