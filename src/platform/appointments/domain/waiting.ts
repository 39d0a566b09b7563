/** What is measured of a line. Minutes. */
export interface Pace {
  /** How long each of those before took, the newest last. */
  readonly served: readonly number[];
  /** What is assumed where nobody was served yet. */
  readonly assumed: number;
  /** Windows at which somebody is being served, or was a little while ago. */
  readonly windows: number;
}

/** Fewer than these say nothing yet. */
const ENOUGH = 3;

/** How many minutes whoever has so many before them will wait, as far as one can say. */
export function waitFor(ahead: number, { served, assumed, windows }: Pace): number {
  const each = served.length >= ENOUGH ? median(served) : assumed;
  return Math.round((ahead * each) / Math.max(1, windows));
}

/** The middle of some figures; 0 of none. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const at = (n: number) => sorted[n] ?? 0;
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? at(half) : (at(half - 1) + at(half)) / 2;
}

/** A number as it is called: letter and three digits, as people hear it. */
export function numberOf(letter: string, n: number): string {
  return `${letter}${String(n).padStart(3, '0')}`;
}
