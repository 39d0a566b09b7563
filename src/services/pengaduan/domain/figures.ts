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

/** What says how a complaint ended, and so something of whoever complained; the rest is how much work there is. */
const endings = ['settled', 'promised', 'explained', 'handed-on', 'archived'] as const satisfies readonly Outcome[];
const isEnding = (what: Outcome | 'received'): what is (typeof endings)[number] => (endings as readonly string[]).includes(what);

/**
 * What may be shown of the quarters of a year and the year itself. A period with few complaints says nothing. How many wait
 * or were withdrawn is work and stands in other tables too; how few ended in one way is hidden, and whatever would give it
 * away, in the period or by taking quarters from the year.
 */
export function shownCounts(
  periods: ReadonlyMap<string, Counts>,
  year: string,
  smallest: number,
): (period: string, what: Outcome | 'received') => number | null {
  const all = [...periods.keys()];
  const quarters = all.filter((period) => period !== year);
  const received = new Map([...periods].map(([period, one]) => [period, one.received]));
  const few = hiddenCells(received, [{ total: year, parts: quarters }], smallest);
  const counts = new Map<string, number>();
  for (const [period, one] of periods) for (const ending of endings) counts.set(`${period} ${ending}`, one.by[ending]);
  const hidden = hiddenCells(
    counts,
    [
      // How many ended in one way or another is known from what waits: it hides nothing.
      ...all.map((period) => ({ total: period, parts: endings.map((ending) => `${period} ${ending}`) })),
      ...endings.map((ending) => ({ total: `${year} ${ending}`, parts: quarters.map((quarter) => `${quarter} ${ending}`) })),
    ],
    smallest,
  );
  return (period, what) => {
    const one = periods.get(period);
    if (!one || few.has(period) || (isEnding(what) && hidden.has(`${period} ${what}`))) return null;
    return what === 'received' ? one.received : one.by[what];
  };
}
