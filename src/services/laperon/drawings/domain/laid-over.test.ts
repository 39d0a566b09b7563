import { describe, expect, it } from 'vitest';
import { laidAsWide, laidAt, laidBy } from './laid-over.ts';

const near = ({ x, y }: { readonly x: number; readonly y: number }) => [Math.round(x * 1e6) / 1e6 || 0, Math.round(y * 1e6) / 1e6 || 0];

describe('a page that is laid over another', () => {
  it('lies so that two places of it lie on two of the other, enlarged, turned and moved', () => {
    // Twice as large, a quarter turned clockwise as screens count, and moved: by hand (x, y) comes to (100 − 2y, 50 + 2x).
    const laid = laidBy(
      [
        { x: 0, y: 0 },
        { x: 10, y: 0 },
      ],
      [
        { x: 100, y: 50 },
        { x: 100, y: 70 },
      ],
    ); // prettier-ignore
    if (!laid) throw new Error('laid');
    expect(near(laidAt(laid, { x: 0, y: 0 }))).toEqual([100, 50]);
    expect(near(laidAt(laid, { x: 10, y: 0 }))).toEqual([100, 70]);
    expect(near(laidAt(laid, { x: 3, y: 4 }))).toEqual([92, 56]);
  });

  it('cannot be laid by two places that are the same', () => {
    const [a, b] = [
      { x: 1, y: 1 },
      { x: 5, y: 1 },
    ]; // prettier-ignore
    expect([laidBy([a, a], [a, b]), laidBy([a, b], [b, b])]).toEqual([null, null]);
  });

  it('begins as wide as the other', () => {
    expect(laidAt(laidAsWide({ width: 500, height: 300 }, { width: 1000, height: 800 }), { x: 500, y: 300 })).toEqual({ x: 1000, y: 600 });
  });
});
