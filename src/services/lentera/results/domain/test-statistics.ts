import { columnOf, type MarkTable, totalsOf } from './mark-table.ts';
import { centralMoment, meanOf, medianOf, populationVarianceOf, sumOf, varianceOf } from './moments.ts';

/** What a test says of itself; a value is `null` where there are too few students or items, or no spread. */
export interface TestStatistics {
  /** Students. */
  readonly count: number;
  /** Most marks one can get. */
  readonly max: number;
  readonly mean: number | null;
  readonly median: number | null;
  /** With S − 1 below, in marks. */
  readonly sd: number | null;
  readonly skewness: number | null;
  readonly kurtosis: number | null;
  /** Coefficient of internal consistency (Cronbach 1951), per cent. */
  readonly consistency: number | null;
  /** Part of the standard deviation that is chance, per cent. */
  readonly errorRatio: number | null;
  /** In marks: how far a total may be from what the student can. */
  readonly standardError: number | null;
  /** Kuder and Richardson's formula 20 (1937); items that are right or wrong alone, and worth the same. */
  readonly kr20: number | null;
}

/** Statistics of a whole test by the formulas of Moodle's quiz statistics. */
export function testStatistics(table: MarkTable): TestStatistics {
  const totals = totalsOf(table);
  const variance = varianceOf(totals);
  const sd = variance === null ? null : Math.sqrt(variance);
  const consistency = consistencyOf(table, variance);
  const errorRatio = consistency === null ? null : 100 * Math.sqrt(Math.max(0, 1 - consistency / 100));
  return {
    count: totals.length,
    max: sumOf(table.items.map(({ max }) => max)),
    mean: totals.length === 0 ? null : meanOf(totals),
    median: medianOf(totals),
    sd,
    ...shapeOf(totals),
    consistency,
    errorRatio,
    standardError: errorRatio === null || sd === null ? null : (errorRatio * sd) / 100,
    kr20: kr20(table),
  };
}

/** Skewness and kurtosis from the k-statistics of Fisher (1928). */
export function shapeOf(totals: readonly number[]): { readonly skewness: number | null; readonly kurtosis: number | null } {
  const s = totals.length;
  const [m2, m3, m4] = [centralMoment(totals, 2), centralMoment(totals, 3), centralMoment(totals, 4)];
  const k2 = (s * m2) / (s - 1);
  const k3 = (s ** 2 * m3) / ((s - 1) * (s - 2));
  const k4 = (s ** 2 * ((s + 1) * m4 - 3 * (s - 1) * m2 ** 2)) / ((s - 1) * (s - 2) * (s - 3));
  return { skewness: s > 2 && m2 > 0 ? k3 / k2 ** 1.5 : null, kurtosis: s > 3 && m2 > 0 ? k4 / k2 ** 2 : null };
}

function consistencyOf(table: MarkTable, variance: number | null): number | null {
  const p = table.items.length;
  if (p < 2 || table.rows.length < 3 || variance === null || variance === 0) return null;
  const ofItems = sumOf(table.items.map((_, at) => varianceOf(columnOf(table, at)) ?? 0));
  return 100 * (p / (p - 1)) * (1 - ofItems / variance);
}

function kr20(table: MarkTable): number | null {
  const k = table.items.length;
  // Whatever each is worth, as long as all are worth the same: right is 1.
  const max = table.items[0]?.max ?? 0;
  const isBinary =
    max > 0 && table.items.every((item) => item.max === max) && table.rows.every((row) => row.every((mark) => mark === 0 || mark === max));
  const spread = populationVarianceOf(totalsOf(table).map((total) => total / max));
  if (!isBinary || k < 2 || spread === null || spread === 0) return null;
  const chances = table.items.map((_, at) => meanOf(columnOf(table, at)) / max);
  return (k / (k - 1)) * (1 - sumOf(chances.map((p) => p * (1 - p))) / spread);
}
