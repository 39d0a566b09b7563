/** A group and how many there are in it. */
export interface Group {
  readonly label: string;
  readonly n: number;
}

/** Fewer than so many may be known one by one (domain rule: n < 5 is not shown). */
export const FEWEST = 5;
export const FEW = 'kurang dari 5';

/**
 * Groups as they may leave the house: small ones are put together, and where together they are still few, with the next
 * larger one, so that no total minus what is shown tells how many a small one has. Largest first; empty ones go.
 */
export function putTogether(groups: readonly Group[], label: string): readonly Group[] {
  const large = groups.filter(({ n }) => n >= FEWEST).toSorted((a, b) => b.n - a.n || a.label.localeCompare(b.label));
  let rest = groups.filter(({ n }) => n > 0 && n < FEWEST).reduce((sum, { n }) => sum + n, 0);
  if (rest === 0) return large;
  if (rest < FEWEST) rest += large.pop()?.n ?? 0;
  return [...large, { label, n: rest }];
}

/** How many, or that they are few. */
export const shown = (n: number): string => (n > 0 && n < FEWEST ? FEW : String(n));
