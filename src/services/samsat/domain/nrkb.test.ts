import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plateCodes } from './data/plate-codes.ts';
import { areaOf, kindByNumber, nrkbKey, readNrkb, showNrkb } from './nrkb.ts';

describe('the number of a plate', () => {
  it.each([
    ['dk 1234 ab', 'DK1234AB', 'DK 1234 AB'],
    ['DK-1-A', 'DK1A', 'DK 1 A'],
    ['B 9999 XYZ', 'B9999XYZ', 'B 9999 XYZ'],
    ['dk.7', 'DK7', 'DK 7'],
  ])('is read as people type it: %s', (typed, kept, shown) => {
    const nrkb = readNrkb(typed);
    expect(nrkb && [nrkbKey(nrkb), showNrkb(nrkbKey(nrkb))]).toEqual([kept, shown]);
  });

  it.each(['', 'DK', '1234', 'DK 0123 AB', 'DK 12345 A', 'DKX 1 A', 'DK 1 ABCD', 'DK 12 3 A4', 'DK １ A'])('is none: %s', (typed) => {
    expect(readNrkb(typed)).toBeNull();
  });

  it.each([
    [1, 'passenger'],
    [1999, 'passenger'],
    [2000, 'motorcycle'],
    [6999, 'motorcycle'],
    [7000, 'bus'],
    [7999, 'bus'],
    [8000, 'goods'],
    [9999, 'goods'],
  ])('hints at the kind: %i is a number of %s', (number, kind) => {
    expect(kindByNumber({ region: 'DK', number, suffix: '' })).toBe(kind);
  });

  it('names the area, and says where sources differ', () => {
    const areas = ['DK 1 A', 'DP 1 A', 'XX 1 A'].map((typed) => {
      const nrkb = readNrkb(typed);
      return nrkb && areaOf(nrkb);
    });
    expect(areas).toEqual([{ area: 'Bali', certain: true }, { area: 'Sulawesi Selatan', certain: false }, null]);
    expect(new Set(plateCodes.map(({ code }) => code)).size).toBe(plateCodes.length);
  });

  it('comes back the same from every form it is shown in', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{1,2}[1-9]\d{0,3}[A-Z]{0,3}$/), (kept) => {
        const again = readNrkb(showNrkb(kept).toLowerCase());
        expect(again && nrkbKey(again)).toBe(kept);
      }),
    );
  });
});
