import { describe, expect, it } from 'vitest';
import { code128Svg } from './code128.ts';

/** Widths of dark and light in turn, as a reader sees them. */
function widths(svg: string): number[] {
  const bars = [...svg.matchAll(/M(\d+) 0h(\d+)v/g)].map(([, x, width]) => ({ x: Number(x), width: Number(width) }));
  return bars.flatMap(({ x, width }, nth) => {
    const next = bars[nth + 1];
    return next ? [width, next.x - x - width] : [width];
  });
}

describe('Code 128', () => {
  it('begins and ends as the standard says, and its check character is the weighted sum', async () => {
    // "PJJ123C" in set B: start 104, values 48 42 42 17 18 19 35, check 55.
    const seen = widths(await code128Svg('PJJ123C'));
    expect(seen.slice(0, 6)).toEqual([2, 1, 1, 2, 1, 4]);
    expect(seen.slice(-7)).toEqual([2, 3, 3, 1, 1, 1, 2]);
    expect(seen.slice(-13, -7)).toEqual([3, 1, 1, 3, 2, 1]);
    expect(seen).toHaveLength(9 * 6 + 7);
  });

  it('leaves ten modules of quiet at both sides', async () => {
    const svg = await code128Svg('K7M2Q9XA');
    const total = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
    expect(svg).toContain('M10 0h2');
    expect(total).toBe(20 + widths(svg).reduce((sum, width) => sum + width, 0));
  });
});
