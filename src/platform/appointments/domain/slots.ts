import { Temporal } from 'temporal-polyfill';

/** Hours of one weekday, at the office: "08:00" to "12:00". Monday is 1. */
export interface Opening {
  readonly weekday: number;
  readonly from: string;
  readonly to: string;
}

/** A day or part of a day on which a place is closed. */
export interface Closed {
  /** YYYY-MM-DD. */
  readonly day: string;
  /** "08:00"; null for the whole day. */
  readonly from: string | null;
  readonly to: string | null;
}

export interface Hours {
  readonly minutes: number;
  readonly opens: readonly Opening[];
}

/** A stretch of time somebody can be met in. */
export interface Slot {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** The part of a working calendar that slots need. */
interface Days {
  readonly zone: string;
  isWorkingDay(day: string): boolean;
  addDays(day: string, days: number): string;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/**
 * The slots of a day, in order: whole ones only, none on a holiday, none that a closure touches. On Saturday and Sunday
 * the hours of the place alone decide, since the calendar counts no weekends.
 */
export function slotsOn(day: string, { minutes, opens }: Hours, closed: readonly Closed[], days: Days): readonly Slot[] {
  const date = Temporal.PlainDate.from(day);
  const off = closed.filter((one) => one.day === day);
  if (date.dayOfWeek <= 5 && !days.isWorkingDay(day)) return [];
  if (off.some(({ from }) => from === null)) return [];
  const midnight = date.toZonedDateTime(days.zone);
  return opens
    .filter(({ weekday }) => weekday === date.dayOfWeek)
    .flatMap(({ from, to }) => beginnings(minutesOf(from), minutesOf(to), minutes))
    .filter((begin) => !off.some(({ from, to }) => begin < minutesOf(to ?? '') && minutesOf(from ?? '') < begin + minutes))
    .sort((one, other) => one - other)
    .map((begin) => {
      const at = (minute: number) => new Date(midnight.add({ minutes: minute }).epochMilliseconds);
      return { startsAt: at(begin), endsAt: at(begin + minutes) };
    });
}

function beginnings(from: number, to: number, minutes: number): number[] {
  const count = Math.max(0, Math.floor((to - from) / minutes));
  return Array.from({ length: count }, (_, n) => from + n * minutes);
}

/** The slots of so many days, the first day included. */
export function slotsFrom(first: string, count: number, hours: Hours, closed: readonly Closed[], days: Days): readonly Slot[] {
  return Array.from({ length: count }, (_, n) => days.addDays(first, n)).flatMap((day) => slotsOn(day, hours, closed, days));
}

/** Minutes before the hours of a place from which numbers of its queue are given. */
const EARLY = 30;

/** Whether numbers are given at that moment: within the hours of the day or shortly before, not on a holiday or while closed. */
export function givesNumbers(at: Date, { opens }: Pick<Hours, 'opens'>, closed: readonly Closed[], days: Days): boolean {
  const now = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(days.zone);
  const day = now.toPlainDate().toString();
  const minute = now.hour * 60 + now.minute;
  if (now.dayOfWeek <= 5 && !days.isWorkingDay(day)) return false;
  const off = closed.filter((one) => one.day === day);
  if (off.some(({ from, to }) => from === null || (minutesOf(from) <= minute && minute < minutesOf(to ?? '')))) return false;
  return opens.some(({ weekday, from, to }) => weekday === now.dayOfWeek && minutesOf(from) - EARLY <= minute && minute < minutesOf(to));
}

/** What is wrong with hours: no hour, times the wrong way round, or two of one day that overlap. */
export function hoursProblem(opens: readonly Opening[]): 'none' | 'backwards' | 'overlap' | null {
  if (opens.length === 0) return 'none';
  if (opens.some(({ from, to }) => minutesOf(to) <= minutesOf(from))) return 'backwards';
  const overlaps = opens.some((one, n) =>
    opens.slice(n + 1).some((other) => other.weekday === one.weekday && one.from < other.to && other.from < one.to),
  );
  return overlaps ? 'overlap' : null;
}
