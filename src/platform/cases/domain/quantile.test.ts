import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile } from './quantile.ts';

/** Each value written out as often as it is counted, and cut as PostgreSQL's percentile_cont does. */
function written(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return low + (high - low) * (place - Math.floor(place));
}

describe('a quantile of counted values', () => {
  it('is that of the values written out one by one, in whatever order they were counted', () => {
    const counted = fc.array(fc.record({ days: fc.nat(40), count: fc.integer({ min: 1, max: 9 }) }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(counted, fc.constantFrom(0, 0.25, 0.5, 0.9, 1), (list, share) => {
        const all = list.flatMap(({ days, count }) => Array.from({ length: count }, () => days));
        expect(quantile(list, share)).toBeCloseTo(written(all, share), 9);
      }),
    );
  });

  it('is nothing where nothing was counted', () => {
    expect(quantile([], 0.5)).toBeNull();
  });
});
