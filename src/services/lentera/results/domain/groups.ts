/** Of all students, how many are in the upper and in the lower group (Kelley 1939). */
export const KELLEY = 0.27;

/** How much of each student counts among the best and among the weakest: 1, 0, or a part where equals stand at the border. */
export interface Groups {
  /** Students in each group. */
  readonly size: number;
  readonly upper: readonly number[];
  readonly lower: readonly number[];
}

/** The best and the weakest by total. Equals at the border share its places, so that no order of the list decides. `null` for fewer than two. */
export function groupsOf(totals: readonly number[], share: number = KELLEY): Groups | null {
  if (totals.length < 2) return null;
  const size = Math.max(1, Math.min(Math.floor(totals.length / 2), Math.round(totals.length * share)));
  return {
    size,
    upper: weightsOf(totals, size),
    lower: weightsOf(
      totals.map((total) => -total),
      size,
    ),
  };
}

function weightsOf(values: readonly number[], size: number): readonly number[] {
  const border = values.toSorted((a, b) => b - a)[size - 1] ?? 0;
  const above = values.filter((value) => value > border).length;
  const equal = values.filter((value) => value === border).length;
  return values.map((value) => (value > border ? 1 : value === border ? (size - above) / equal : 0));
}

/** Sum of values, each counted by its weight. */
export const weighed = (values: readonly number[], weights: readonly number[]): number =>
  values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
