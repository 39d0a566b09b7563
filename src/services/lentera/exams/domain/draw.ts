import { shuffled } from '../../room/domain/shuffle.ts';
import type { Kind, Question } from '../../bank/domain/question.ts';
import type { Filter, Plan } from './plan.ts';

/** A question that may be drawn. */
export interface Candidate {
  readonly questionId: string;
  readonly version: number;
  readonly kind: Kind;
  readonly points: number;
  readonly aim: string | null;
  readonly topic: string | null;
  readonly level: Question['tags']['level'];
  readonly difficulty: Question['tags']['difficulty'];
  readonly labels: readonly string[];
  /** Tests it was asked in. */
  readonly uses: number;
}

export interface DrawnItem {
  readonly questionId: string;
  readonly version: number;
  readonly section: number;
  readonly points: number;
}

/** A line of the plan that cannot be filled: fewer questions fit than it asks for. */
export interface Shortage {
  readonly section: number;
  readonly pick: number;
  readonly asked: number;
  readonly found: number;
}

export function fits(filter: Filter, one: Candidate): boolean {
  const among = <T>(wanted: readonly T[] | undefined, value: T | null) =>
    wanted === undefined || wanted.length === 0 || (value !== null && wanted.includes(value));
  return (
    among(filter.aims, one.aim) &&
    among(filter.topics, one.topic) &&
    among(filter.kinds, one.kind) &&
    among(filter.levels, one.level) &&
    among(filter.difficulties, one.difficulty) &&
    (!filter.labels?.length || filter.labels.some((label) => one.labels.includes(label)))
  );
}

/**
 * Draws every variant of a plan. Each line takes what was asked least; among equals the seed decides. A question stands
 * once in a variant, chosen ones before drawn ones, and a variant prefers what no variant before it has.
 */
export function drawPlan(
  plan: Plan,
  candidates: readonly Candidate[],
  seed: number,
): { readonly variants: readonly (readonly DrawnItem[])[]; readonly shortages: readonly Shortage[] } {
  const uses = new Map(candidates.map(({ questionId, uses: before }) => [questionId, before]));
  const chosen = plan.sections.flatMap(({ picks }) => picks.flatMap((pick) => (pick.kind === 'question' ? [pick.questionId] : [])));
  const shortages: Shortage[] = [];
  const variants = Array.from({ length: plan.variants }, (_, variant) => {
    const taken = new Set(chosen);
    return plan.sections.flatMap(({ picks }, section) =>
      picks.flatMap((pick, nth) => {
        if (pick.kind === 'question') return [{ questionId: pick.questionId, version: pick.version, section, points: pick.points }];
        const open = candidates.filter((one) => !taken.has(one.questionId) && fits(pick.filter, one));
        const order = shuffled(open, seed + variant * 7919 + section * 101 + nth);
        const least = [...order].sort((a, b) => (uses.get(a.questionId) ?? 0) - (uses.get(b.questionId) ?? 0)).slice(0, pick.count);
        if (least.length < pick.count && variant === 0) shortages.push({ section, pick: nth, asked: pick.count, found: least.length });
        for (const { questionId } of least) {
          taken.add(questionId);
          uses.set(questionId, (uses.get(questionId) ?? 0) + 1);
        }
        return least.map(({ questionId, version, points }) => ({ questionId, version, section, points: pick.points ?? points }));
      }),
    );
  });
  return { variants, shortages };
}
