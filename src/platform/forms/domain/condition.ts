import { Type } from 'typebox';

/**
 * A condition over answers, as data, so that an agency can edit it and every channel can evaluate it.
 * `path` names an answer: `page.field`.
 */
export type Condition =
  | { readonly path: string; readonly is: string | number | boolean }
  | { readonly path: string; readonly in: readonly (string | number)[] }
  | { readonly path: string; readonly min: number }
  | { readonly path: string; readonly max: number }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

const Path = Type.String({ pattern: '^[a-zA-Z][\\w-]*(\\.[a-zA-Z][\\w-]*)*$' });

export const ConditionSchema = Type.Cyclic(
  {
    Condition: Type.Union([
      Type.Object({ path: Path, is: Type.Union([Type.String(), Type.Number(), Type.Boolean()]) }),
      Type.Object({ path: Path, in: Type.Array(Type.Union([Type.String(), Type.Number()])) }),
      Type.Object({ path: Path, min: Type.Number() }),
      Type.Object({ path: Path, max: Type.Number() }),
      Type.Object({ all: Type.Array(Type.Ref('Condition')) }),
      Type.Object({ any: Type.Array(Type.Ref('Condition')) }),
      Type.Object({ not: Type.Ref('Condition') }),
    ]),
  },
  'Condition',
);

/** True when the answers meet the condition; on a repeated page, when any entry does. An answer not yet given meets nothing. */
export function holds(condition: Condition, answers: unknown): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, answers));
  if ('any' in condition) return condition.any.some((part) => holds(part, answers));
  if ('not' in condition) return !holds(condition.not, answers);
  return answersAt(answers, condition.path).some((given) => meets(condition, given));
}

function meets(condition: Extract<Condition, { path: string }>, given: unknown): boolean {
  if ('is' in condition) return given === condition.is;
  if ('in' in condition) return condition.in.some((value) => value === given);
  if (typeof given !== 'number') return false;
  return 'min' in condition ? given >= condition.min : given <= condition.max;
}

/** Every answer path a condition reads: for checking a rule against a journey before it is used. */
export function pathsOf(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(pathsOf);
  if ('any' in condition) return condition.any.flatMap(pathsOf);
  if ('not' in condition) return pathsOf(condition.not);
  return [condition.path];
}

/** The answer at `page.field`, or undefined. */
export function answerAt(answers: unknown, path: string): unknown {
  let here: unknown = answers;
  for (const step of path.split('.')) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<string, unknown>)[step];
  }
  return here;
}

/** Every answer at `page.field`: several where the page repeats. */
function answersAt(answers: unknown, path: string): readonly unknown[] {
  const [page = '', ...rest] = path.split('.');
  const given = answerAt(answers, page);
  return Array.isArray(given) ? given.map((entry) => answerAt(entry, rest.join('.'))) : [answerAt(answers, path)];
}
