import { type Category, gradeOf, type Mark, meanOf, roundedTo } from '../../results/domain/gradebook.ts';
import type { CategoryKey, Grading, RemedialRule, WeighedCategory } from './grading.ts';
import { weighedCategories } from './grading.ts';
import type { MarkValue } from './mark.ts';

/** A column as far as a grade is concerned. */
export interface GradedColumn {
  readonly id: string;
  readonly category: CategoryKey;
  readonly scale: 'points' | 'attitude' | 'rubric' | 'criteria';
  readonly max: number;
  readonly remedialOf: string | null;
}

/** One category in a student's formula. */
export interface Part {
  readonly category: WeighedCategory;
  readonly weight: number;
  /** 0 to 100, not rounded; null where the category has no work that counts for this student. */
  readonly mean: number | null;
}

/** A final grade and how it came to be. */
export interface FinalGrade {
  readonly parts: readonly Part[];
  /** 0 to 100, not rounded; null where nothing counts. */
  readonly raw: number | null;
  readonly grade: number | null;
  /** Works without any mark, which are neither zero nor excused. */
  readonly missing: number;
}

/** What a work is worth after its remedial, 0 to 100; null where neither was done. `pass`: the number of the KKM or KKTP. */
export function afterRemedial(first: number | null, remedial: number | null, rule: RemedialRule, pass: number | null): number | null {
  if (remedial === null) return first;
  const better = first === null ? remedial : Math.max(first, remedial);
  if (rule === 'best') return better;
  if (rule === 'replaces') return remedial;
  if (rule === 'mean') return first === null ? remedial : (first + remedial) / 2;
  // A remedial lifts up to the pass mark and never takes away.
  const lifted = pass === null ? better : Math.min(better, pass);
  return first === null ? lifted : Math.max(first, lifted);
}

/** A student's final grade by the school's rule. Columns of words (attitude, rubric, criteria) are not weighed. */
export function finalGrade(
  columns: readonly GradedColumn[],
  valueOf: (columnId: string) => MarkValue | undefined,
  { categories: rules, remedial, places }: Grading,
  pass: number | null,
): FinalGrade {
  const percent = ({ id, max }: GradedColumn): number | null => {
    const value = valueOf(id);
    return value?.kind === 'points' ? (100 * value.points) / max : null;
  };
  let missing = 0;
  const marksOf = (category: WeighedCategory): readonly Mark[] =>
    columns
      .filter((column) => column.category === category && column.scale === 'points' && column.remedialOf === null)
      .flatMap((column): readonly Mark[] => {
        if (valueOf(column.id)?.kind === 'excused') return [];
        const second = columns.filter(({ remedialOf }) => remedialOf === column.id).map(percent);
        const share = second.reduce((first, one) => afterRemedial(first, one, remedial, pass), percent(column));
        if (share === null) missing += 1;
        return [share === null ? null : { mark: share, max: 100 }];
      });
  const all = weighedCategories.map((category): Category & { readonly category: WeighedCategory } => ({
    category,
    ...rules[category],
    marks: marksOf(category),
  }));
  const raw = gradeOf(all);
  return {
    parts: all
      .filter(({ weight, marks }) => weight > 0 && marks.length > 0)
      .map((one) => ({ category: one.category, weight: one.weight, mean: meanOf(one)?.toNumber() ?? null })),
    raw,
    grade: raw === null ? null : roundedTo(raw, places),
    missing,
  };
}
