import type { Performance } from '#platform/cases';
import { skmBands } from '#platform/survey';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chosenPeriod, periodsAround } from './period.ts';
import { shownDesks, shownFigures, shownReturns, shownSurvey } from './shown.ts';

const quarters = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'];
const performance = (received: number, decided = received): Performance => ({
  offer: {} as Performance['offer'],
  received,
  decided,
  open: received - decided,
  overdue: 0,
  inTime: decided,
  median: 3,
  p90: 5,
  allowed: 10,
});
const yearOf = (counts: readonly number[]) =>
  new Map([
    ...quarters.map((quarter, at) => [quarter, performance(counts[at] ?? 0)] as const),
    ['2026', performance(counts.reduce((a, b) => a + b, 0))],
  ]);
const shownIn = (counts: readonly number[], period: string) =>
  shownFigures(yearOf(counts), { period, year: '2026', smallest: 5 })?.received;

describe('figures of a service', () => {
  it('say nothing of a quarter with few files, nor of the one that would tell by subtraction', () => {
    expect(quarters.map((quarter) => shownIn([9, 2, 7, 8], quarter))).toEqual([9, null, null, 8]);
    expect(shownIn([9, 2, 7, 8], '2026')).toBe(26);
    expect(shownIn([0, 0, 0, 6], '2026-Q4')).toBe(6);
    expect([shownIn([0, 0, 0, 3], '2026-Q4'), shownIn([0, 0, 0, 3], '2026')]).toEqual([null, null]);
  });

  it('give days only of enough decisions', () => {
    const figures = (decided: number) =>
      shownFigures(new Map([['2026', performance(20, decided)]]), { period: '2026', year: '2026', smallest: 5 });
    expect(figures(4)).toMatchObject({ received: 20, decided: 4, median: null, p90: null, inTime: null });
    expect(figures(5)).toMatchObject({ median: 3, p90: 5, inTime: 5 });
  });

  it('leave no quarter to be worked out, whatever the counts', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { minLength: 4, maxLength: 4 }), (counts) => {
        const total = shownIn(counts, '2026');
        const shown = quarters.map((quarter) => shownIn(counts, quarter));
        const behind = counts.filter((_, at) => shown[at] === null);
        expect(shown.filter((one, at) => one !== null && counts[at] !== 0 && (counts[at] ?? 0) < 5)).toEqual([]);
        const covered = behind.length > 1 && behind.reduce((a, b) => a + b, 0) >= 5;
        expect(total === null || behind.length === 0 || covered).toBe(true);
      }),
    );
  });
});

it('leaves out desks and reasons with few files, and all reasons where few files went back', () => {
  const desk = (n: number) => ({ desk: 'front', n, median: 1, p90: 2 });
  expect(shownDesks([desk(4), desk(5)], 5)).toEqual([desk(5)]);
  expect(
    shownReturns(
      {
        cases: 9,
        why: [
          { reason: 'unreadable', cases: 8 },
          { reason: 'expired', cases: 2 },
        ],
      },
      5,
    ),
  ).toEqual({
    cases: 9,
    why: [
      { reason: 'unreadable', cases: 8 },
      { reason: 'expired', cases: null },
    ],
  });
  expect(shownReturns({ cases: 3, why: [{ reason: 'unreadable', cases: 3 }] }, 5)).toEqual({ cases: null, why: [] });
});

it('shows no survey of few, by service, quarter or subtraction', () => {
  const tally = (service: string, quarter: string, n: number) => ({ service, quarter, n, sums: Array.from({ length: 9 }, () => n * 3) });
  const options = { year: '2026', quarters, smallest: 5, bands: skmBands.value };
  const shown = shownSurvey(
    [tally('a', '2026-Q1', 20), tally('a', '2026-Q2', 3), tally('a', '2026-Q3', 6), tally('b', '2026-Q1', 30)],
    options,
  );
  expect(shown('a', '2026')).toMatchObject({ n: 29, index: 75, grade: 'C' });
  expect([shown('a', '2026-Q2'), shown('a', '2026-Q3'), shown(null, '2026-Q2')]).toEqual(['hidden', 'hidden', 'hidden']);
  expect(shown('b', '2026-Q1')).toMatchObject({ n: 30 });
  expect(shown('c', '2026'), 'nobody answered').toEqual({ n: 0, index: null, grade: null, means: [] });
});

it('takes a period that has begun, and this year otherwise', () => {
  const at = (asked?: string) => chosenPeriod(asked, '2026-05-20').period;
  expect([at(), at('2026-Q2'), at('2026-Q3'), at('2025'), at('2027'), at('2019-Q1')]).toEqual([
    '2026',
    '2026-Q2',
    '2026',
    '2025',
    '2026',
    '2026',
  ]);
  expect(periodsAround({ period: '2026', year: 2026 }, '2026-05-20')).toEqual(['2025', '2026', '2026-Q1', '2026-Q2']);
  expect(periodsAround({ period: '2025', year: 2025 }, '2026-05-20')).toContain('2025-Q4');
});
