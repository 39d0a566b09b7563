import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Locale } from '#i18n';
import type { CaseView } from '#platform/cases';
import type { Booking } from './store/bookings.ts';
import { texts } from './texts/index.ts';

/** When and where somebody is met. */
export type MeetingTime = Pick<Booking, 'startsAt' | 'endsAt'> & {
  readonly place: Pick<Booking['place'], 'name' | 'whereabouts' | 'kind'>;
};

/**
 * A meeting as an iCalendar file (RFC 5545), in UTC so that every calendar shows it at the right hour. It names the file's
 * number and no more of the matter: calendars are shared. Moved, it keeps its id,
 * so that the old entry is replaced; called off, it takes the entry away.
 */
export function calendarOf(
  { view }: { readonly view: Pick<CaseView, 'id' | 'number'> },
  { startsAt, endsAt, place }: MeetingTime,
  {
    locale,
    publicUrl,
    at,
    off = false,
  }: { readonly locale: Locale; readonly publicUrl: string; readonly at: Date; readonly off?: boolean },
): string {
  const calendar = ical({ prodId: { company: 'Wantilan', product: 'appointments', language: locale.toUpperCase() } });
  calendar.method(off ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH);
  calendar.createEvent({
    id: `${view.id}@${new URL(publicUrl).hostname}`,
    start: startsAt,
    end: endsAt,
    stamp: at,
    // Seconds since 1970: later files of the same meeting count as later.
    sequence: Math.floor(at.getTime() / 1000) % 2 ** 31,
    status: off ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    summary: `${texts(locale).title}: ${view.number}`,
    location: `${place.name}, ${place.whereabouts}`,
  });
  return calendar.toString();
}
