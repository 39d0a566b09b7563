import { ELEMENTS } from './elements.ts';

/** Answers of a group: how many people, and the sum of each element over them. */
export interface Tally {
  readonly n: number;
  readonly sums: readonly number[];
}

/** From which index on (two decimals) a grade is given. */
export interface Band {
  readonly grade: string;
  readonly from: number;
}

export interface Skm {
  readonly n: number;
  /** 25 to 100, two decimals; null where nobody answered. */
  readonly index: number | null;
  /** Null where there is no index; never the lowest for want of answers. */
  readonly grade: string | null;
  /** Mean of each element, 1 to 4, three decimals. */
  readonly means: readonly number[];
}

export const noTally: Tally = { n: 0, sums: Array.from({ length: ELEMENTS }, () => 0) };

export function together(tallies: readonly Tally[]): Tally {
  return tallies.reduce((all, one) => ({ n: all.n + one.n, sums: all.sums.map((sum, at) => sum + (one.sums[at] ?? 0)) }), noTally);
}

/** `over / under` to so many decimals, halves up, in whole numbers: no float decides on which side of an edge a mark falls. */
function rounded(over: number, under: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.floor((2 * over * scale + under) / (2 * under)) / scale;
}

/**
 * SKM = Σ (mean of an element × 1/9); index = SKM × 25 (Permenpan RB 14/2017). The ninth is exact, so that all fours are 100.00.
 * The bands of the regulation leave gaps between their edges: the index is rounded to two decimals first, then graded by the
 * highest band it reaches.
 */
export function skmOf({ n, sums }: Tally, bands: readonly Band[]): Skm {
  if (n === 0) return { n, index: null, grade: null, means: [] };
  const all = sums.reduce((sum, one) => sum + one, 0);
  const index = rounded(all * 25, n * ELEMENTS, 2);
  return { n, index, grade: gradeOf(index, bands), means: sums.map((sum) => rounded(sum, n, 3)) };
}

export function gradeOf(index: number, bands: readonly Band[]): string | null {
  const reached = bands.filter(({ from }) => index >= from);
  return reached.toSorted((a, b) => b.from - a.from)[0]?.grade ?? null;
}
