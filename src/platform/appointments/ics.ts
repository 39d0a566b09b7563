import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Locale } from '#i18n';
import type { Meetings } from './read.ts';
import type { Booking } from './store/bookings.ts';
import { texts } from './texts/index.ts';

/**
 * A meeting as an iCalendar file (RFC 5545), in UTC so that every calendar shows it at the right hour. It names the file's
 * number and no more of the matter: calendars are shared. Moved, it keeps its id, so that the old entry is replaced.
 */
export function calendarOf(
  { view }: Pick<Meetings, 'view'>,
  { startsAt, endsAt, place }: Booking,
  { locale, publicUrl, at }: { readonly locale: Locale; readonly publicUrl: string; readonly at: Date },
): string {
  const calendar = ical({ prodId: { company: 'Wantilan', product: 'appointments', language: locale.toUpperCase() } });
  calendar.method(ICalCalendarMethod.PUBLISH);
  calendar.createEvent({
    id: `${view.id}@${new URL(publicUrl).hostname}`,
    start: startsAt,
    end: endsAt,
    stamp: at,
    // Seconds since 1970: later files of the same meeting count as later.
    sequence: Math.floor(at.getTime() / 1000) % 2 ** 31,
    status: ICalEventStatus.CONFIRMED,
    summary: `${texts(locale).title}: ${view.number}`,
    location: `${place.name}, ${place.whereabouts}`,
  });
  return calendar.toString();
}
