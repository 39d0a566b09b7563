import type { Clock } from '#kernel';
import { officeDay } from '#platform/calendar';
import { Temporal } from 'temporal-polyfill';

export const standing = (at: Date): Clock => ({ now: () => at });

/** Some days before an instant, at an hour and minute in Bali; never later than the instant. */
export function daysBefore(now: Date, days: number, hour: number, minute = 0): Date {
  const day = Temporal.PlainDate.from(officeDay(now)).subtract({ days });
  const at = day.toZonedDateTime({ timeZone: 'Asia/Makassar', plainTime: { hour, minute } }).epochMilliseconds;
  return new Date(Math.min(at, now.getTime()));
}
