import type { Answers } from './answer.ts';
import type { Choice, Choices, Matching, Part } from './question.ts';
import { held, shareOfAll } from './score-share.ts';

/** Less than this taken away by a wrong choice is nothing. */
export const LEAST_LOSS = 0.001;

export function scoreChoice({ options, key, shares }: Choice, answer: Answers['choice']): number {
  if (answer === key) return 1;
  if (!options.some(({ id }) => id === answer)) return 0;
  return Math.min(held(own(shares, answer) ?? 0), 1);
}

export function scoreChoices(body: Choices, answer: Answers['choices']): number {
  const chosen = new Set(answer);
  const { options, policy } = body;
  if (chosen.size === 0) return 0;
  const keys = new Set(body.keys);
  const isKnown = [...chosen].every((id) => options.some((option) => option.id === id));
  if (policy !== 'clamped') {
    const right = options.filter(({ id }) => chosen.has(id) === keys.has(id)).length;
    return isKnown ? shareOfAll(policy, right, options.length) : 0;
  }
  const worth = sharesOf(body);
  return held([...chosen].reduce((sum, id) => sum + (worth.get(id) ?? 0), 0));
}

/**
 * What each option of a question with several answers adds or takes away under `clamped`. Keys sum to 1 whatever stands
 * in `shares`, and an option that is no key always takes something away: with neither, everything ticked would be right,
 * as it is in other programs.
 */
export function sharesOf({ options, keys, shares }: Pick<Choices, 'options' | 'keys' | 'shares'>): ReadonlyMap<Part, number> {
  const right = new Set(keys);
  const wrong = options.filter(({ id }) => !right.has(id)).length;
  const given = (id: Part) => Math.max(0, own(shares, id) ?? 1 / right.size);
  const sum = [...right].reduce((total, id) => total + given(id), 0);
  const worth = (id: Part) => {
    if (right.has(id)) return sum > 0 ? given(id) / sum : 1 / right.size;
    const share = own(shares, id);
    return share !== undefined && share <= -LEAST_LOSS ? share : -1 / wrong;
  };
  return new Map(options.map(({ id }) => [id, worth(id)]));
}

/** A row is right with exactly its columns. `clamped`: a pair that belongs adds its part of all that do, another takes one. */
export function scoreMatching({ rows, columns, keys, policy }: Matching, answer: Answers['matching']): number {
  const answered = rows.map(({ id }) => {
    const chosen = new Set(own(answer, id));
    const right = new Set(own(keys, id));
    return { chosen: chosen.size, right: right.size, found: [...chosen].filter((column) => right.has(column)).length };
  });
  if (policy !== 'clamped') {
    const whole = answered.filter(({ chosen, right, found }) => chosen > 0 && chosen === found && right === found).length;
    return shareOfAll(policy, whole, rows.length);
  }
  const pairs = answered.reduce((sum, { right }) => sum + right, 0);
  const others = rows.length * columns.length - pairs;
  const gained = answered.reduce((sum, { found }) => sum + found, 0) / Math.max(1, pairs);
  const lost = answered.reduce((sum, { chosen, found }) => sum + chosen - found, 0) / Math.max(1, others);
  return held(gained - lost);
}

const own = <T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  record && Object.hasOwn(record, key) ? record[key] : undefined;
