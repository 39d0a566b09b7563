import { describe, expect, it } from 'vitest';
import { distance, metresPerPoint, metresPerUnit, scaleWithin } from './measure.ts';

const a3 = { width: 1190.55, height: 841.89 };

describe('measuring on a page', () => {
  it('measures along both edges in units of the page', () => {
    expect(distance({ x: 0, y: 0 }, { x: 1, y: 0 }, a3)).toBeCloseTo(1190.55, 6);
    expect(distance({ x: 0.1, y: 0.1 }, { x: 0.4, y: 0.5 }, { width: 100, height: 100 })).toBeCloseTo(50, 9);
  });

  it('comes to the same by the scale of the sheet as by a stretch one knows', () => {
    // A3 is 420 mm wide: at 1 : 100 that is 42 m.
    const byScale = (metresPerPoint(100) ?? 0) * distance({ x: 0, y: 0 }, { x: 1, y: 0 }, a3);
    expect(byScale).toBeCloseTo(42, 2);
    const known = metresPerUnit(distance({ x: 0, y: 0 }, { x: 0.5, y: 0 }, a3), 21);
    expect((known ?? 0) * distance({ x: 0, y: 0 }, { x: 1, y: 0 }, a3)).toBeCloseTo(42, 6);
  });

  it('knows no scale from a stretch without length, nor from a length that is none', () => {
    expect([metresPerUnit(0, 3), metresPerUnit(10, 0), metresPerUnit(10, Number.NaN), metresPerPoint(0.5)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('keeps a canvas within what a telephone holds', () => {
    const scale = scaleWithin(8, { width: 5000, height: 4000 });
    expect(scale * scale * 5000 * 4000).toBeLessThanOrEqual(12_000_001);
    expect(scaleWithin(2, a3)).toBe(2);
  });
});
