import { Temporal } from 'temporal-polyfill';

/** Time zones of the country: WIB, WITA, WIT. A payment at 23.30 in Jakarta falls on the next day in Bali. */
export const zones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;
export type Zone = (typeof zones)[number];

/** The day (YYYY-MM-DD) an instant falls on in a zone. */
export function dayIn(instant: Date, zone: Zone): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The time of day (HH:MM) at an instant in a zone. */
export function timeIn(instant: Date, zone: Zone): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
}

/** The same day so many years later; 29 February becomes the 28th where there is none. */
export function yearsAfter(day: string, years: number): string {
  return Temporal.PlainDate.from(day).add({ years }).toString();
}

/** The same day so many months later or, negative, before; the last of the month where it has no such day. */
export function monthsAfter(day: string, months: number): string {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

/** The day so many days later. */
export function daysAfter(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Whole days from one day to another; negative where the other comes first. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;
}

/** Months begun after `due` up to and including `on`: a part of a month counts as a whole one (PP 35/2023 art. 59(7)). */
export function monthsBegun(due: string, on: string): number {
  if (on <= due) return 0;
  const whole = Temporal.PlainDate.from(due).until(on, { largestUnit: 'months' });
  return whole.days > 0 ? whole.months + 1 : whole.months;
}

/** The due days of the tax years that lie unpaid on a day: the one that comes, or all that have come. At most `most`. */
export function dueDays(firstDue: string, on: string, most = 40): readonly string[] {
  const days = [firstDue];
  for (let year = 1; year < most && yearsAfter(firstDue, year) <= on; year++) days.push(yearsAfter(firstDue, year));
  return days;
}
