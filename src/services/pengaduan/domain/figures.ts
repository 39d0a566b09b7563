import { hiddenCells } from '#kernel';
import type { Recorded } from '#platform/cases';

/** What became of complaints; each is in one of these. */
export const outcomes = ['settled', 'promised', 'explained', 'handed-on', 'archived', 'withdrawn', 'under-way'] as const;
export type Outcome = (typeof outcomes)[number];

export interface Counts {
  readonly received: number;
  readonly late: number;
  readonly by: Readonly<Record<Outcome, number>>;
}

/** Outcome of complaints alike in status, answer and whether they were handed on. */
export function outcomeOf({ status, values: [answer, handed] }: Pick<Recorded, 'status' | 'values'>): Outcome {
  if (status === 'withdrawn') return 'withdrawn';
  if (handed !== null && handed !== undefined) return 'handed-on';
  if (status === 'rejected') return 'archived';
  return answer === 'settled' || answer === 'promised' || answer === 'explained' ? answer : 'under-way';
}

export function countsOf(rows: readonly Recorded[]): Counts {
  const sum = (those: readonly Recorded[]) => those.reduce((total, { cases }) => total + cases, 0);
  return {
    received: sum(rows),
    late: sum(rows.filter(({ late }) => late)),
    by: Object.fromEntries(outcomes.map((one) => [one, sum(rows.filter((row) => outcomeOf(row) === one))])) as Counts['by'],
  };
}

/**
 * What may be shown of the quarters of a year and the year itself: an outcome of few people is hidden, and whatever would
 * give it away, in the period or by taking quarters from the year.
 */
export function shownCounts(
  periods: ReadonlyMap<string, Counts>,
  year: string,
  smallest: number,
): (period: string, what: Outcome | 'received') => number | null {
  const counts = new Map<string, number>();
  const kinds = ['received', ...outcomes] as const;
  const valueOf = (one: Counts, kind: (typeof kinds)[number]) => (kind === 'received' ? one.received : one.by[kind]);
  for (const [period, one] of periods) for (const kind of kinds) counts.set(`${period} ${kind}`, valueOf(one, kind));
  const quarters = [...periods.keys()].filter((period) => period !== year);
  const sums = [
    ...[...periods.keys()].map((period) => ({ total: `${period} received`, parts: outcomes.map((one) => `${period} ${one}`) })),
    ...kinds.map((kind) => ({ total: `${year} ${kind}`, parts: quarters.map((quarter) => `${quarter} ${kind}`) })),
  ];
  const hidden = hiddenCells(counts, sums, smallest);
  return (period, what) => (hidden.has(`${period} ${what}`) ? null : (counts.get(`${period} ${what}`) ?? 0));
}
