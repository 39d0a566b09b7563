import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { MasteryRule } from '../../results/domain/mastery.ts';

const title = Type.String({ minLength: 1, maxLength: 120 });
const id = Type.String({ pattern: '^[a-z0-9]{1,8}$' });

/** KKM or KKTP as it is kept: a number, intervals, a rubric, or a description of criteria. */
export const MasterySchema = Type.Union([
  Type.Object({ kind: Type.Literal('number'), least: Type.Number({ minimum: 0, maximum: 100 }) }),
  Type.Object({
    kind: Type.Literal('intervals'),
    intervals: Type.Array(
      Type.Object({
        from: Type.Number({ minimum: 0, maximum: 100 }),
        title,
        followUp: Type.Enum(['all', 'parts', 'none', 'enrichment']),
      }),
      { minItems: 2, maxItems: 8 },
    ),
  }),
  Type.Object({
    kind: Type.Literal('rubric'),
    levels: Type.Array(Type.Object({ id, title, isReached: Type.Boolean() }), { minItems: 2, maxItems: 8 }),
  }),
  Type.Object({
    kind: Type.Literal('description'),
    criteria: Type.Array(Type.Object({ id, text: title }), { minItems: 1, maxItems: 12 }),
    least: Type.Integer({ minimum: 1, maximum: 12 }),
  }),
]);

export const masteryKinds = ['number', 'intervals', 'rubric', 'description'] as const;

/** Why a mastery rule cannot be used; null where it can. */
export type MasteryFault = 'shape' | 'first' | 'ascending' | 'reached' | 'least';

export function masteryFault(rule: MasteryRule): MasteryFault | null {
  if (!Value.Check(MasterySchema, rule)) return 'shape';
  switch (rule.kind) {
    case 'number':
      return null;
    case 'intervals': {
      const { intervals } = rule;
      if (intervals[0]?.from !== 0) return 'first';
      if (intervals.some(({ from }, at) => at > 0 && from <= (intervals[at - 1]?.from ?? 0))) return 'ascending';
      return bothSides(intervals.map(({ followUp }) => followUp === 'none' || followUp === 'enrichment'));
    }
    case 'rubric':
      return bothSides(rule.levels.map(({ isReached }) => isReached));
    case 'description':
      return rule.least > rule.criteria.length ? 'least' : null;
  }
}

const bothSides = (reached: readonly boolean[]): MasteryFault | null =>
  reached.includes(true) && reached.includes(false) ? null : 'reached';
