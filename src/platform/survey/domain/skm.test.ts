import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ELEMENTS } from './elements.ts';
import { daysOf, quarterOf, quartersOf } from './quarter.ts';
import { skmBands } from './rules.ts';
import { gradeOf, skmOf, type Tally, together } from './skm.ts';

const bands = skmBands.value;
const tally = (...answers: readonly (readonly number[])[]): Tally => together(answers.map((sums) => ({ n: 1, sums })));
const all = (value: number) => Array.from({ length: ELEMENTS }, () => value);
const answer = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: ELEMENTS, maxLength: ELEMENTS });

describe('the index', () => {
  it('is 100.00 of all fours and 25.00 of all ones, since a ninth is a ninth', () => {
    expect(skmOf(tally(all(4)), bands)).toMatchObject({ index: 100, grade: 'A' });
    expect(skmOf(tally(all(1)), bands)).toMatchObject({ index: 25, grade: 'D' });
    expect(skmOf(tally(all(3), all(4)), bands)).toMatchObject({ n: 2, index: 87.5, grade: 'B', means: all(3.5) });
  });

  it('is nothing where nobody answered, and no D', () => {
    expect(skmOf(tally(), bands)).toEqual({ n: 0, index: null, grade: null, means: [] });
  });

  it('lies between the worst and the best answer, whoever answered', () => {
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1, maxLength: 40 }), (answers) => {
        const { index, grade } = skmOf(tally(...answers), bands);
        const flat = answers.flat();
        const [least, most] = [Math.min(...flat) * 25, Math.max(...flat) * 25];
        expect(index).toBeGreaterThanOrEqual(least);
        expect(index).toBeLessThanOrEqual(most);
        expect(['A', 'B', 'C', 'D']).toContain(grade);
      }),
    );
  });

  it('is what the formula says, to half a hundredth, and never falls when an answer rises', () => {
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1, maxLength: 40 }), fc.nat(), fc.nat(8), (answers, at, element) => {
        const formula = all(0).reduce<number>((sum, _, nth) => {
          const mean = answers.reduce((total, one) => total + (one[nth] ?? 0), 0) / answers.length;
          return sum + (mean * 25) / 9;
        }, 0);
        const { index } = skmOf(tally(...answers), bands);
        expect(Math.abs((index ?? 0) - formula)).toBeLessThanOrEqual(0.005 + 1e-9);
        const better = answers.map((one, n) => (n === at % answers.length ? one.with(element, 4) : one));
        expect(skmOf(tally(...better), bands).index).toBeGreaterThanOrEqual(index ?? 0);
      }),
    );
  });

  it('does not depend on order, nor on how the answers were added up', () => {
    fc.assert(
      fc.property(fc.array(answer, { minLength: 2, maxLength: 20 }), fc.nat(), (answers, cut) => {
        const at = cut % answers.length;
        const parts = together([tally(...answers.slice(at)), tally(...answers.slice(0, at))]);
        expect(skmOf(parts, bands)).toEqual(skmOf(tally(...answers), bands));
      }),
    );
  });
});

it('grades at every edge of the regulation, and leaves no gap between bands', () => {
  const edges = [
    [100, 'A'],
    [88.31, 'A'],
    [88.3, 'B'],
    [76.61, 'B'],
    [76.6, 'C'],
    [65, 'C'],
    [64.99, 'D'],
    [25, 'D'],
  ] as const;
  for (const [index, grade] of edges) expect(gradeOf(index, bands), String(index)).toBe(grade);
  fc.assert(fc.property(fc.integer({ min: 2500, max: 10_000 }), (hundredths) => gradeOf(hundredths / 100, bands) !== null));
  // The order in which an agency wrote them down says nothing.
  fc.assert(fc.property(fc.integer({ min: 2500, max: 10_000 }), (h) => gradeOf(h / 100, bands) === gradeOf(h / 100, bands.toReversed())));
});

it('knows quarters and their days', () => {
  expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual(['2026-Q1', '2026-Q1', '2026-Q2', '2026-Q4']);
  expect(daysOf('2024-Q1')).toEqual({ from: '2024-01-01', to: '2024-03-31' });
  expect(daysOf('2026')).toEqual({ from: '2026-01-01', to: '2026-12-31' });
  const days = quartersOf(2028).map(daysOf);
  expect(days.map(({ from }) => quarterOf(from))).toEqual(quartersOf(2028));
  expect(days.map(({ to }) => quarterOf(to))).toEqual(quartersOf(2028));
});
