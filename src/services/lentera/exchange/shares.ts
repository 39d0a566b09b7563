import type { Choice, Choices, Option } from '../bank/domain/question.ts';
import { LEAST_LOSS, sharesOf } from '../bank/domain/score-choices.ts';

/** An option as files have it: with the part of the mark it is worth, −1 to 1. */
export interface Weighed {
  readonly option: Option;
  readonly share: number;
}

/** Per cent as files write it, five places at most: `33.33333`. */
export function percentOf(share: number): string {
  return String(Number((share * 100).toFixed(5)));
}

/** A share from per cent: thirds, sevenths and the like, which were rounded when written, are whole again. */
export function shareFrom(percent: number): number {
  const share = percent / 100;
  for (let under = 1; under <= 20; under += 1) {
    const over = Math.round(share * under);
    if (Math.abs(share - over / under) < 1e-5) return over / under;
  }
  return share;
}

/** One right option; `null` where none earns everything, or more than one does, which a single choice cannot say. */
export function choiceFrom(weighed: readonly Weighed[], more: { readonly shuffle: boolean; readonly trueFalse?: true }): Choice | null {
  const keys = weighed.filter(({ share }) => share === 1);
  const [key] = keys;
  if (!key || keys.length > 1) return null;
  const parts = weighed.filter(({ share }) => share > 0 && share < 1).map(({ option, share }) => [option.id, share]);
  return {
    kind: 'choice',
    options: weighed.map(({ option }) => option),
    key: key.option.id,
    ...(parts.length > 0 && { shares: Object.fromEntries(parts) }),
    ...more,
  };
}

/**
 * Several right options. Keys are those worth something, brought to 1 together; one that costs nothing although wrong
 * costs its even part, since everything ticked would be right otherwise. `changed` names options whose share had to change.
 */
export function choicesFrom(
  weighed: readonly Weighed[],
  shuffle: boolean,
): { readonly body: Choices; readonly changed: readonly string[] } | null {
  const options = weighed.map(({ option }) => option);
  const keys = weighed.filter(({ share }) => share > 0).map(({ option }) => option.id);
  if (keys.length === 0) return null;
  const given = Object.fromEntries(weighed.map(({ option, share }) => [option.id, share]));
  const worth = sharesOf({ options, keys, shares: given });
  const even = sharesOf({ options, keys });
  const isEven = options.every(({ id }) => Math.abs((worth.get(id) ?? 0) - (even.get(id) ?? 0)) < 1e-6);
  const sum = weighed.reduce((total, { share }) => total + Math.max(0, share), 0);
  const isWhole = Math.abs(sum - 1) < 1e-4;
  const changed = weighed.filter(({ share }) => (share > 0 ? !isWhole : share > -LEAST_LOSS)).map(({ option }) => option.id);
  // What was whole stays to the digit.
  const shares = Object.fromEntries(
    weighed.map(({ option: { id }, share }) => [id, isWhole && !changed.includes(id) ? share : (worth.get(id) ?? 0)]),
  );
  return { body: { kind: 'choices', options, keys, ...(!isEven && { shares }), policy: 'clamped', shuffle }, changed };
}

/** What each option of a question with one or several answers is worth, as files want it. */
export function weighedOf(body: Choice | Choices): readonly Weighed[] {
  if (body.kind === 'choices') {
    const worth = sharesOf(body);
    return body.options.map((option) => ({ option, share: worth.get(option.id) ?? 0 }));
  }
  return body.options.map((option) => ({ option, share: option.id === body.key ? 1 : (body.shares?.[option.id] ?? 0) }));
}
