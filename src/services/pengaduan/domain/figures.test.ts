import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Counts, countsOf, type Outcome, outcomeOf, outcomes, shownCounts } from './figures.ts';

const row = (status: string, answer: string | null, handed: string | null = null, cases = 1, late = false) =>
  ({ status, late, values: [answer, handed], cases }) as Parameters<typeof countsOf>[0][number];

describe('what became of complaints', () => {
  it.each([
    ['withdrawn', row('withdrawn', 'settled')],
    ['handed-on', row('closed', null, 'dukcapil-tabanan')],
    ['archived', row('rejected', null)],
    ['explained', row('closed', 'explained')],
    ['promised', row('in-review', 'promised')],
    ['under-way', row('in-review', null)],
    ['under-way', row('submitted', null)],
  ] as const)('is %s', (outcome, one) => expect(outcomeOf(one)).toBe(outcome));

  it('is counted in one way each', () => {
    const counts = countsOf([row('closed', 'settled', null, 3), row('submitted', null, null, 2, true)]);
    expect([counts.received, counts.late, counts.by.settled, counts.by['under-way']]).toEqual([5, 2, 3, 2]);
  });
});

describe('complaints in public', () => {
  const quarters = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'];
  const quarter = fc.array(fc.nat(9), { minLength: outcomes.length, maxLength: outcomes.length });
  const made = (by: readonly number[]): Counts => ({
    received: by.reduce((a, b) => a + b, 0),
    late: 0,
    by: Object.fromEntries(outcomes.map((one, at) => [one, by[at] ?? 0])) as Counts['by'],
  });
  const yearOf = (parts: readonly (readonly number[])[]) => {
    const total = outcomes.map((_, at) => parts.reduce((sum, one) => sum + (one[at] ?? 0), 0));
    return new Map([...quarters.map((key, at) => [key, made(parts[at] ?? [])] as const), ['2026', made(total)]]);
  };
  const ended: readonly Outcome[] = ['settled', 'promised', 'explained', 'handed-on', 'archived'];

  it('say nothing where few complained, and how few ended in one way nowhere', () => {
    fc.assert(
      fc.property(fc.array(quarter, { minLength: 4, maxLength: 4 }), (parts) => {
        const periods = yearOf(parts);
        const shown = shownCounts(periods, '2026', 5);
        for (const [period, counts] of periods) {
          if (counts.received > 0 && counts.received < 5) expect(shown(period, 'received')).toBeNull();
          for (const one of ended) if (counts.by[one] > 0 && counts.by[one] < 5) expect(shown(period, one)).toBeNull();
          // What is hidden of the endings of a period is not one of them alone.
          const hidden = ended.filter((one) => shown(period, one) === null);
          expect(hidden.length).not.toBe(1);
        }
        for (const one of ended) {
          if (shown('2026', one) === null || (periods.get('2026')?.by[one] ?? 0) === 0) continue;
          const hidden = quarters.filter((key) => shown(key, one) === null && shown(key, 'received') !== null);
          expect(hidden.length).not.toBe(1);
        }
      }),
    );
  });

  it('are not shown where there are three of them, nor in the quarter that would tell', () => {
    const shown = shownCounts(yearOf([[1, 0, 0, 0, 0, 0, 2], [7, 0, 0, 0, 0, 0, 0], [9, 0, 0, 0, 0, 0, 0], []]), '2026', 5);
    expect(['2026-Q1', '2026-Q2', '2026-Q3', '2026'].map((period) => shown(period, 'received'))).toEqual([null, null, 9, 19]);
    expect(shown('2026-Q1', 'under-way')).toBeNull();
  });

  it('show what is large', () => {
    const shown = shownCounts(yearOf([[6, 0, 7, 0, 0, 1, 2], [], [], []]), '2026', 5);
    expect(outcomes.map((one) => shown('2026-Q1', one))).toEqual([6, 0, 7, 0, 0, 1, 2]);
  });
});
