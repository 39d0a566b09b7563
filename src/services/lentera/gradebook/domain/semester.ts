export type Semester = 1 | 2;

/** First and last day, YYYY-MM-DD. */
export interface Term {
  readonly begins: string;
  readonly ends: string;
}

/** A semester of a school year; the first ends on `firstEnds` (MM-DD) of the year it begins in. */
export function termOf(year: { readonly begins: string; readonly ends: string }, semester: Semester, firstEnds: string): Term {
  const border = `${year.begins.slice(0, 4)}-${firstEnds}`;
  return semester === 1 ? { begins: year.begins, ends: border } : { begins: dayAfter(border), ends: year.ends };
}

/** The semester a day falls in. */
export function semesterOn(year: { readonly begins: string; readonly ends: string }, today: string, firstEnds: string): Semester {
  return today <= termOf(year, 1, firstEnds).ends ? 1 : 2;
}

export interface Closing {
  /** Somebody closed it by hand. */
  readonly closed: boolean;
  /** YYYY-MM-DD until which the head opened it once more. */
  readonly reopenedUntil: string | null;
}

/** Why a book cannot be written in today; null while it can. What the head reopened is open until that day has passed. */
export function lockOf({ closed, reopenedUntil }: Closing, { ends }: Term, graceDays: number, today: string): 'closed' | 'over' | null {
  if (reopenedUntil !== null && today <= reopenedUntil) return null;
  if (closed) return 'closed';
  return today > daysAfter(ends, graceDays) ? 'over' : null;
}

export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
const dayAfter = (day: string) => daysAfter(day, 1);
