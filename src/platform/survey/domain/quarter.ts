/** A quarter of a year, such as 2026-Q4. */
export type Quarter = `${number}-Q${1 | 2 | 3 | 4}`;

/** The quarter a day (YYYY-MM-DD) lies in. */
export function quarterOf(day: string): Quarter {
  return `${Number(day.slice(0, 4))}-Q${Math.ceil(Number(day.slice(5, 7)) / 3) as 1 | 2 | 3 | 4}`;
}

/** First and last day of a quarter or of a year (`2026`), YYYY-MM-DD. */
export function daysOf(period: string): { readonly from: string; readonly to: string } {
  const year = period.slice(0, 4);
  const quarter = /Q([1-4])$/.exec(period)?.[1];
  if (quarter === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  const first = (Number(quarter) - 1) * 3 + 1;
  const end = new Date(Date.UTC(Number(year), first + 2, 0)).toISOString().slice(0, 10);
  return { from: `${year}-${String(first).padStart(2, '0')}-01`, to: end };
}

/** The four quarters of a year. */
export const quartersOf = (year: number): readonly Quarter[] => [`${year}-Q1`, `${year}-Q2`, `${year}-Q3`, `${year}-Q4`];
