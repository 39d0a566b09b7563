/** Sum of all. */
export const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

export const meanOf = (values: readonly number[]): number => (values.length === 0 ? 0 : sumOf(values) / values.length);

/** Covariance with S − 1 below; `null` for fewer than two pairs. What is only rounding counts as 0. */
export function covarianceOf(first: readonly number[], second: readonly number[]): number | null {
  const count = first.length;
  if (count < 2) return null;
  const [a, b] = [meanOf(first), meanOf(second)];
  const sum = first.reduce((total, value, at) => total + (value - a) * ((second[at] ?? 0) - b), 0);
  return withoutDust(sum / (count - 1), largest(first) * largest(second));
}

/** Variance with S − 1 below; `null` for fewer than two values. */
export const varianceOf = (values: readonly number[]): number | null => covarianceOf(values, values);

/** Variance with S below, as Kuder and Richardson want it (1937); `null` for no values. */
export function populationVarianceOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : centralMoment(values, 2);
}

/** The r-th central moment, with S below. */
export function centralMoment(values: readonly number[], r: number): number {
  const mean = meanOf(values);
  return withoutDust(sumOf(values.map((value) => (value - mean) ** r)) / Math.max(1, values.length), largest(values) ** r);
}

/** The middle value, or the mean of both; `null` for no values. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

const largest = (values: readonly number[]) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** Means are rounded, so that equal values may differ from theirs by a hair: a table without spread has none. */
const withoutDust = (value: number, scale: number) => (Math.abs(value) <= 1e-12 * scale ? 0 : value);
