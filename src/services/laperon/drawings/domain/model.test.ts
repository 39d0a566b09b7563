import { describe, expect, it } from 'vitest';
import { atOf, modelOf, pinOn, pointAt } from './model.ts';

describe('a drawing laid on a page', () => {
  const model = modelOf({ x: 100, y: 200, width: 40, height: 20 }, 1);

  it('is as long as a page may be, upright, and every point comes back from its place', () => {
    expect(model.size).toEqual({ width: 1000, height: 500 });
    expect(atOf(model, { x: 100, y: 220 })).toEqual({ x: 0, y: 0 });
    expect(pointAt(model, atOf(model, { x: 117.5, y: 204 }))).toEqual({ x: 117.5, y: 204 });
  });

  it('keeps a remark on its point when a later revision reaches further, and at the edge when it lies beyond', () => {
    const later = modelOf({ x: 80, y: 180, width: 80, height: 80 }, 1);
    const put = { x: 0.5, y: 0.5, point: { x: 120, y: 210 } };
    expect(pinOn(model, put)).toEqual({ x: 0.5, y: 0.5 });
    expect(pinOn(later, put)).toEqual({ x: 0.5, y: 0.625 });
    expect(pinOn(later, { ...put, point: { x: 500, y: 210 } }).x).toBe(1);
    expect(pinOn(undefined, put), 'a page of paper').toEqual({ x: 0.5, y: 0.5 });
    expect(pinOn(later, { ...put, point: null })).toEqual({ x: 0.5, y: 0.5 });
  });
});
