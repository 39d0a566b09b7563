import type { Evidence, Mastery, MasteryRule } from './mastery.ts';
import { masteryOf } from './mastery.ts';

/** An item with the aim it asks after: code and words of a TP or KD; `null` where it has none. */
export interface AimedItem {
  readonly aim: string | null;
  readonly max: number;
}

/** One student's result for one aim. */
export interface AimResult {
  readonly aim: string;
  /** Marks earned by marks to earn, 0 to 100. */
  readonly score: number;
  /** Items that asked after it. */
  readonly items: number;
}

/** Results by aim, in the order aims first come. Items that are worth nothing say nothing. `null` marks are not marked yet and left out. */
export function aimResults(items: readonly AimedItem[], marks: readonly (number | null)[]): readonly AimResult[] {
  const sums = new Map<string, { earned: number; max: number; items: number }>();
  items.forEach(({ aim, max }, at) => {
    const mark = marks[at] ?? null;
    if (aim === null || max <= 0 || mark === null) return;
    const sum = sums.get(aim) ?? { earned: 0, max: 0, items: 0 };
    sums.set(aim, { earned: sum.earned + mark, max: sum.max + max, items: sum.items + 1 });
  });
  return [...sums].map(([aim, sum]) => ({ aim, score: (100 * sum.earned) / sum.max, items: sum.items }));
}

/** Aims one student has to take up again. */
export interface Remedial {
  readonly student: string;
  readonly aims: readonly { readonly aim: string; readonly score: number | null; readonly mastery: Mastery }[];
}

/** Whoever did not reach an aim, with those aims, the weakest first; whoever reached all of them is not in it. */
export function remedialList(
  students: readonly { readonly student: string; readonly aims: readonly ({ readonly aim: string } & Evidence)[] }[],
  ruleOf: (aim: string) => MasteryRule,
): readonly Remedial[] {
  return students.flatMap(({ student, aims }) => {
    const open = aims
      .map(({ aim, ...evidence }) => ({ aim, score: evidence.score, mastery: masteryOf(ruleOf(aim), evidence) }))
      .filter(({ mastery }) => mastery.state === 'not-reached')
      .toSorted((a, b) => (a.score ?? 101) - (b.score ?? 101));
    return open.length === 0 ? [] : [{ student, aims: open }];
  });
}
