/** A day on which the office does not work, or a published holiday on which it does (`closed` false). */
export interface Holiday {
  readonly day: string;
  readonly name: string;
  readonly closed: boolean;
}

const DAY_MS = 86_400_000;

/** Days since 1970-01-01, a Thursday. Throws RangeError unless given YYYY-MM-DD. */
function numberOf(day: string): number {
  const number = Date.parse(`${day}T00:00:00Z`) / DAY_MS;
  if (!Number.isInteger(number)) throw new RangeError(`not a day: ${day}`);
  return number;
}

const dayOf = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

/** 0 for Monday … 6 for Sunday. */
const weekday = (number: number): number => (((number + 3) % 7) + 7) % 7;

/** Mondays to Fridays from the beginning of time up to and including a day; only differences mean anything. */
const weekdaysUpTo = (number: number): number => Math.floor((number + 3) / 7) * 5 + Math.min(weekday(number) + 1, 5);

/** Made once for each zone: that costs more than all a calendar is asked for. */
const made = new Map<string, Intl.DateTimeFormat>();

function datesIn(zone: string): Intl.DateTimeFormat {
  const known = made.get(zone);
  if (known) return known;
  const dates = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  made.set(zone, dates);
  return dates;
}

/**
 * Counts working days: Monday to Friday without holidays, in one time zone. Days are YYYY-MM-DD.
 * An instant belongs to the day it falls on in the office's zone, not in UTC.
 */
export class WorkingCalendar {
  readonly zone: string;
  /** Numbers of the holidays that would be working days otherwise, in order. */
  readonly #closed: readonly number[];
  readonly #isClosed: ReadonlySet<number>;
  readonly #dates: Intl.DateTimeFormat;

  constructor(holidays: Iterable<Holiday>, zone = 'Asia/Makassar') {
    this.zone = zone;
    const closed = new Set<string>();
    for (const holiday of holidays) if (holiday.closed) closed.add(holiday.day);
    for (const holiday of holidays) if (!holiday.closed) closed.delete(holiday.day);
    this.#closed = [...closed]
      .map(numberOf)
      .filter((number) => weekday(number) < 5)
      .sort((a, b) => a - b);
    this.#isClosed = new Set(this.#closed);
    this.#dates = datesIn(zone);
  }

  isWorkingDay(day: string): boolean {
    return this.#works(numberOf(day));
  }

  /** The day `days` working days after `day`; negative counts backwards. 0 gives the day itself. */
  addWorkingDays(day: string, days: number): string {
    const step = Math.sign(days);
    let here = numberOf(day);
    for (let left = Math.abs(days); left > 0; ) {
      here += step;
      if (this.#works(here)) left--;
    }
    return dayOf(here);
  }

  /** The Monday of the week in which the day lies. */
  mondayOf(day: string): string {
    const number = numberOf(day);
    return dayOf(number - weekday(number));
  }

  /** Working days after `from` up to and including `to`; 0 when `to` is not later. */
  workingDaysBetween(from: string, to: string): number {
    if (to <= from) return 0;
    const [first, last] = [numberOf(from), numberOf(to)];
    return weekdaysUpTo(last) - weekdaysUpTo(first) - (this.#closedUpTo(last) - this.#closedUpTo(first));
  }

  /** The day an instant falls on at the office. */
  dateIn(instant: Date): string {
    return this.#dates.format(instant);
  }

  /** The day `days` calendar days after `day`. */
  addDays(day: string, days: number): string {
    return dayOf(numberOf(day) + days);
  }

  #works(number: number): boolean {
    return weekday(number) < 5 && !this.#isClosed.has(number);
  }

  /** How many closed weekdays there are up to and including a day. */
  #closedUpTo(number: number): number {
    let [low, high] = [0, this.#closed.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#closed[middle] ?? 0) <= number) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const plain = new WorkingCalendar([]);

/** The day it is at the office at an instant: offices are held by days, and a day begins at midnight there, not in UTC. */
export function officeDay(instant: Date): string {
  return plain.dateIn(instant);
}
