import { Decimal } from 'decimal.js';

/** One piece of work in a gradebook; `null` where the student has none. */
export type Mark = { readonly mark: number; readonly max: number } | null;

/** Works of one sort: daily tests, mid-term, end of term. */
export interface Category {
  /** Beside the weights of the other categories; not below 0. */
  readonly weight: number;
  readonly marks: readonly Mark[];
  /** Whether work that is missing counts 0 or not at all. */
  readonly missing: 'zero' | 'left-out';
  /** So many of the weakest works do not count; one always does. */
  readonly dropped?: number;
}

/**
 * The weighted mean of all categories, 0 to 100. A category without any work lends its weight to the others. `null` where
 * none has. Nothing is rounded: `roundedTo` does, once.
 */
export function gradeOf(categories: readonly Category[]): number | null {
  const counted = categories.flatMap((category) => {
    const mean = meanOf(category);
    return mean === null || category.weight <= 0 ? [] : [{ mean, weight: category.weight }];
  });
  if (counted.length === 0) return null;
  const weights = counted.reduce((sum, { weight }) => sum.plus(weight), new Decimal(0));
  return counted
    .reduce((sum, { mean, weight }) => sum.plus(mean.times(weight)), new Decimal(0))
    .div(weights)
    .toNumber();
}

/** The mean of what counts of a category, 0 to 100, not rounded; `null` where nothing does. */
export function meanOf({ marks, missing, dropped = 0 }: Category): Decimal | null {
  const shares = marks.flatMap((work) => {
    if (work !== null) return work.max > 0 ? [new Decimal(100).times(work.mark).div(work.max)] : [];
    return missing === 'zero' ? [new Decimal(0)] : [];
  });
  const best = shares.toSorted((a, b) => b.cmp(a)).slice(0, Math.max(1, shares.length - dropped));
  return best.length === 0 ? null : best.reduce((sum, share) => sum.plus(share), new Decimal(0)).div(best.length);
}

/** A score as it is written down: halves go up, 74.5 is 75. */
export function roundedTo(score: number, places: number): number {
  // What is a half on paper may be a hair below it as a double.
  return new Decimal(score).toDecimalPlaces(9).toDecimalPlaces(places, Decimal.ROUND_HALF_UP).toNumber();
}
