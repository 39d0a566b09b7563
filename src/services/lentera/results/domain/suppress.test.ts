import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suppressed } from './suppress.ts';

const of = (...counts: readonly number[]) => counts.map((count, at) => ({ key: `s${at}`, count }));
const hiddenOf = (counts: readonly number[], smallest = 10) => {
  const { hidden, total } = suppressed(of(...counts), smallest);
  return [counts.filter((_, at) => hidden.has(`s${at}`)), total];
};

describe('small groups', () => {
  it.each([
    [[30, 20, 40], [], true],
    // One small group alone could be taken out of the total: the next one goes with it.
    [[30, 4, 40], [30, 4], true],
    [[30, 4, 5, 40], [30, 4, 5], true],
    [[30, 6, 7, 40], [6, 7], true],
    // Nothing would be left: the total goes instead.
    [[30, 4], [4], false],
    [[4], [4], false],
    [[4, 5], [4, 5], false],
    [[6, 5], [6, 5], true],
    [[0, 30], [], true],
    [[0, 4, 30], [4], false],
    [[], [], true],
  ] as const)('of %j hide %j, the total shown: %s', (counts, hidden, total) => expect(hiddenOf(counts)).toEqual([hidden, total]));

  it('can never be worked out of what is shown', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 12 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 20 }), (list, smallest) => {
        const { hidden, total } = suppressed(of(...list), smallest);
        for (const [at, count] of list.entries()) if (count > 0 && count < smallest) expect(hidden.has(`s${at}`)).toBe(true);
        const behind = list.filter((_, at) => hidden.has(`s${at}`));
        // What the total less everything shown gives is never one group, and never fewer than may be shown.
        if (total && behind.length > 0) {
          expect(behind.length).toBeGreaterThanOrEqual(2);
          expect(behind.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(smallest);
        }
        // Nothing is hidden without a small group to be hidden.
        if (hidden.size > 0) expect(list.some((count) => count > 0 && count < smallest)).toBe(true);
      }),
    );
  });
});
