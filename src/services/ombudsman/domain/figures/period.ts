/** A quarter or a year, with its first and last day, YYYY-MM-DD. */
export interface Period {
  readonly key: string;
  readonly from: string;
  readonly to: string;
}

const ends = ['03-31', '06-30', '09-30', '12-31'];
const starts = ['01-01', '04-01', '07-01', '10-01'];

/** Reads `2026` or `2026-Q1`; null where it is neither. */
export function periodOf(key: string): Period | null {
  const read = /^(\d{4})(?:-Q([1-4]))?$/.exec(key);
  if (!read) return null;
  const [, year = '', quarter] = read;
  if (quarter === undefined) return { key, from: `${year}-01-01`, to: `${year}-12-31` };
  const at = Number(quarter) - 1;
  return { key, from: `${year}-${starts[at]}`, to: `${year}-${ends[at]}` };
}

/** Periods that are over on a day, newest first: eight quarters and two years back. */
export function periodsBefore(today: string): readonly Period[] {
  const year = Number(today.slice(0, 4));
  return [0, 1, 2]
    .flatMap((back) => [`${year - back}`, ...[4, 3, 2, 1].map((quarter) => `${year - back}-Q${quarter}`)])
    .flatMap((key) => periodOf(key) ?? [])
    .filter(({ to }) => to < today);
}
