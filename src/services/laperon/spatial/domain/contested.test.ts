import { expect, it } from 'vitest';
import type { PlanAnswer, ZoneAnswer } from '../look-up.ts';
import { contested } from './contested.ts';

const answerOf = (kind: string, shares: readonly (number | null)[], uncoveredM2: number | null = null) =>
  ({
    plan: { kind },
    zones: shares.map((m2) => ({ share: m2 === null ? null : { m2, percent: 0 } }) as ZoneAnswer),
    uncoveredM2,
  }) as unknown as PlanAnswer;
const of = (parcelM2: number | null, ...plans: PlanAnswer[]) => contested({ plans, parcelM2 });

it('is nothing where one plan of each kind reaches a place, and its areas lie side by side', () => {
  expect(of(null)).toBeNull();
  expect(of(null, answerOf('rdtr', [null]), answerOf('rtrw', [null]))).toBeNull();
  expect(of(null, answerOf('rdtr', [null]), answerOf('rdtr', [])), 'one of them does not reach it').toBeNull();
  expect(of(100, answerOf('rdtr', [60, 30], 10))).toBeNull();
  expect(of(10_000, answerOf('rdtr', [6000, 4040])), 'a sliver').toBeNull();
});

it('is said where two plans of one kind reach it, or areas of one plan lie over one another', () => {
  expect(of(null, answerOf('rdtr', [null]), answerOf('rdtr', [null]))).toBe('plans');
  expect(of(null, answerOf('rdtr', [null, null]))).toBe('areas');
  expect(of(100, answerOf('rdtr', [60, 50]))).toBe('areas');
  expect(of(100, answerOf('rdtr', [60, 30], 20))).toBe('areas');
});
