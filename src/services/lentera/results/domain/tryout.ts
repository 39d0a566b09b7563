import { meanOf, populationVarianceOf } from './moments.ts';

/** What totals of a tryout are brought to, so that one of another day can be set beside it: rule data, such as 500 and 100. */
export interface Scale {
  readonly mean: number;
  readonly sd: number;
  readonly lowest: number;
  readonly highest: number;
}

/** Totals on a scale: as many standard deviations from its mean as from their own, held within its ends. Without spread all are the mean. */
export function scaledScores(totals: readonly number[], { mean, sd, lowest, highest }: Scale): readonly number[] {
  const own = meanOf(totals);
  const spread = Math.sqrt(populationVarianceOf(totals) ?? 0);
  return totals.map((total) => Math.min(highest, Math.max(lowest, spread === 0 ? mean : mean + (sd * (total - own)) / spread)));
}

/** Ranks from 1, the most first. Equals share the better rank, and the ranks they would have had stay empty: 1, 2, 2, 4. */
export function ranksOf(totals: readonly number[]): readonly number[] {
  const first = firstPlaces(totals.toSorted((a, b) => b - a));
  return totals.map((total) => (first.get(total) ?? 0) + 1);
}

/** Percentile rank: those below, and half of those equal, by all; 0 to 100. */
export function percentilesOf(totals: readonly number[]): readonly number[] {
  const below = firstPlaces(totals.toSorted((a, b) => a - b));
  const above = firstPlaces(totals.toSorted((a, b) => b - a));
  return totals.map((total) => (50 * (totals.length + (below.get(total) ?? 0) - (above.get(total) ?? 0))) / totals.length);
}

/** Where each value first stands in a sorted list. */
function firstPlaces(sorted: readonly number[]): ReadonlyMap<number, number> {
  const first = new Map<number, number>();
  for (const [at, value] of sorted.entries()) if (!first.has(value)) first.set(value, at);
  return first;
}
