import { Type, type Static } from 'typebox';

/** Sorts of work a grade is made of. Attitude (sikap) is said in words and never weighed. */
export const categories = ['daily', 'task', 'practice', 'midterm', 'final', 'attitude'] as const;
export type CategoryKey = (typeof categories)[number];
export const weighedCategories = ['daily', 'task', 'practice', 'midterm', 'final'] as const satisfies readonly CategoryKey[];
export type WeighedCategory = (typeof weighedCategories)[number];

/** What a remedial does to the mark it is the remedial of. */
export const remedialRules = ['best', 'capped', 'replaces', 'mean'] as const;
export type RemedialRule = (typeof remedialRules)[number];

const CategorySchema = Type.Object({
  weight: Type.Number({ minimum: 0, maximum: 1000 }),
  /** Work that is missing counts 0, or not at all. */
  missing: Type.Enum(['zero', 'left-out']),
  /** So many of the weakest do not count; one always does. */
  dropped: Type.Integer({ minimum: 0, maximum: 10 }),
});

/** How a school makes a final grade, and what its rapor says: every part of it is for the school to decide. */
export const GradingSchema = Type.Object({
  /** Names works by the Merdeka curriculum (sumatif) or by K13 and KTSP (PH, PTS, PAS). */
  curriculum: Type.Enum(['merdeka', 'k13']),
  categories: Type.Object({
    daily: CategorySchema,
    task: CategorySchema,
    practice: CategorySchema,
    midterm: CategorySchema,
    final: CategorySchema,
  }),
  remedial: Type.Enum([...remedialRules]),
  /** Places after the point; halves go up. */
  places: Type.Integer({ minimum: 0, maximum: 2 }),
  sentences: Type.Object({
    /** `{tp}` is where the aims stand. */
    reached: Type.String({ minLength: 5, maxLength: 300 }),
    notReached: Type.String({ minLength: 5, maxLength: 300 }),
    /** So many aims at most in each sentence. */
    most: Type.Integer({ minimum: 1, maximum: 10 }),
  }),
});
export type Grading = Static<typeof GradingSchema>;

/** One version of how a school grades, and what it rests on. */
export interface GradingVersion {
  readonly grading: Grading;
  readonly basis: string;
  /** The school's head, or for the city's usual one its own office, has confirmed it. */
  readonly confirmed: boolean;
}

/** Which category a test of a sort counts under; null where a test of it counts nowhere by itself. */
export function categoryOfSort(sort: string): WeighedCategory | null {
  if (sort === 'daily' || sort === 'midterm' || sort === 'final') return sort;
  return null;
}
