import { groupsOf, weighed } from './groups.ts';
import { columnOf, type MarkTable, totalsOf } from './mark-table.ts';
import { covarianceOf, meanOf, sumOf, varianceOf } from './moments.ts';

/** What a test says of one of its items; a value is `null` where it cannot be had. */
export interface ItemStatistics {
  readonly id: string;
  /** Mean mark by the most one can get, 0 to 1. */
  readonly facility: number | null;
  /** Standard deviation of the marks, with S − 1 below. */
  readonly sd: number | null;
  /** Item–rest correlation, −100 to 100. */
  readonly discrimination: number | null;
  /** Covariance with the rest, by the most it could be with these marks; at most 100. */
  readonly efficiency: number | null;
  /** Part of the spread of totals that comes from this item, per cent. */
  readonly effectiveWeight: number | null;
  /** Daya beda: mean of the best less mean of the weakest 27 %, −1 to 1. */
  readonly upperLower: number | null;
}

/** Statistics of each item by the formulas of Moodle's quiz statistics (x its mark, y the total without it). */
export function itemStatistics(table: MarkTable): readonly ItemStatistics[] {
  const totals = totalsOf(table);
  const groups = groupsOf(totals);
  const columns = table.items.map((_, at) => columnOf(table, at));
  const withTotal = columns.map((marks) => covarianceOf(marks, totals));
  const weights = sumOf(withTotal.map((covariance) => (covariance !== null && covariance >= 0 ? Math.sqrt(covariance) : 0)));
  return table.items.map(({ id, max }, at) => {
    const marks = columns[at] ?? [];
    const rest = totals.map((total, student) => total - (marks[student] ?? 0));
    const variance = varianceOf(marks);
    const own = withTotal[at] ?? null;
    return {
      id,
      facility: max > 0 && marks.length > 0 ? meanOf(marks) / max : null,
      sd: variance === null ? null : Math.sqrt(variance),
      discrimination: quotient(covarianceOf(marks, rest), Math.sqrt((variance ?? 0) * (varianceOf(rest) ?? 0))),
      efficiency: quotient(covarianceOf(marks, rest), covarianceOf(ascending(marks), ascending(rest)) ?? 0),
      effectiveWeight: own === null || own < 0 ? null : quotient(Math.sqrt(own), weights),
      upperLower: groups && max > 0 ? (weighed(marks, groups.upper) - weighed(marks, groups.lower)) / groups.size / max : null,
    };
  });
}

const ascending = (values: readonly number[]) => values.toSorted((a, b) => a - b);

const quotient = (over: number | null, under: number) => (over === null || under === 0 ? null : (100 * over) / under);
