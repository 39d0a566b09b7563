import fc from 'fast-check';
import { expect, it } from 'vitest';
import { roundedTogether, shownShares } from './shown-shares.ts';

it('adds up as shown: what is missing goes to whoever lost most', () => {
  expect(roundedTogether([100 / 3, 100 / 3, 100 / 3], 100, 1)).toEqual([33.4, 33.3, 33.3]);
  // Each by itself: 17 + 33 + 50 + 1 = 101.
  expect(roundedTogether([16.5, 32.5, 50.4, 0.6], 100, 0)).toEqual([17, 32, 50, 1]);
  expect(roundedTogether([58, 42], 100, 1), 'nothing is moved that is whole').toEqual([58, 42]);
  expect(roundedTogether([80, 60], 100, 0), 'what overlaps is left').toEqual([80, 60]);
});

it('counts what no zone covers among them, and leaves a point alone', () => {
  const third = { m2: 100.4, percent: 100.4 / 3.012 };
  expect(shownShares([third, third], 100.4, 301.2)).toEqual({
    zones: [
      { m2: 101, percent: 33.4 },
      { m2: 100, percent: 33.3 },
    ],
    uncoveredM2: 100,
  });
  expect(shownShares([null], null, null)).toEqual({ zones: [null], uncoveredM2: null });
});

it('adds up for any parcel, and moves no share by a whole unit', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.5, max: 5000, noNaN: true }), { minLength: 1, maxLength: 8 }), (shares) => {
      const total = shares.reduce((sum, share) => sum + share, 0);
      const shown = roundedTogether(shares, total, 0);
      expect(shown.reduce((sum, share) => sum + share, 0)).toBe(Math.round(total));
      for (const [at, share] of shares.entries()) expect(Math.abs((shown[at] ?? 0) - share)).toBeLessThan(1.000_001);
    }),
  );
});
