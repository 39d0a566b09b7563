import type { Criterion } from '../../bank/domain/question.ts';

/** Two markers further apart than this part of the mark are decided by a third. Not confirmed by the agency. */
export const APART = 0.25;

/** What levels of a rubric come to, 0 to 1: each criterion by its weight. null where a criterion has no level. */
export function shareOfLevels(rubric: readonly Criterion[], levels: Readonly<Record<string, number>>): number | null {
  const weight = rubric.reduce((sum, one) => sum + one.weight, 0);
  let share = 0;
  for (const { id, levels: known, weight: own } of rubric) {
    const level = known[levels[id] ?? -1];
    if (!level) return null;
    share += (level.share * own) / weight;
  }
  return Math.min(1, Math.max(0, Math.round(share * 1e5) / 1e5));
}

/**
 * What the markers agree on: the only one's mark; the mean of two who are near each other; the third one's word where they
 * are not. undefined while somebody is still wanted.
 */
export function agreedShare(marks: readonly { readonly nth: number; readonly share: number }[], markers: 1 | 2): number | undefined {
  const of = (nth: number) => marks.find((mark) => mark.nth === nth)?.share;
  const [first, second, third] = [of(1), of(2), of(3)];
  if (third !== undefined) return third;
  if (first === undefined) return undefined;
  if (markers === 1) return first;
  if (second === undefined || Math.abs(first - second) > APART) return undefined;
  return (first + second) / 2;
}

/** Whether both markers have given theirs, so far from one another that a third has to decide. */
export function isApart(marks: readonly { readonly nth: number; readonly share: number }[], markers: 1 | 2): boolean {
  return marks.length === 2 && agreedShare(marks, markers) === undefined;
}

/** What equal answers have in common: letters and digits, whatever the case, spaces and marks between them. */
export function sameness(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
