import { describe, expect, it } from 'vitest';
import { planeAreaM2 } from './shape.ts';
import { drawnMap, viewAround } from './drawn-map.ts';
import type { LonLat } from './shape.ts';

const place = [{ lat: -8.58, lon: 115.17 }];
const { west, south, east, north } = viewAround(place);
/** A closed ring by parts of the view: 0 is west or south, 1 east or north. */
const ring = (...corners: readonly (readonly [number, number])[]): readonly LonLat[] =>
  [...corners, ...corners.slice(0, 1)].map(([x, y]) => [west + (east - west) * x, south + (north - south) * y]);
const draw = (...rings: readonly (readonly LonLat[])[]) => drawnMap(place, [{ code: 'R-2', name: null, shape: [rings] }]);

describe('a map as a page draws it', () => {
  it('is three wide and two high, with the place in its middle', () => {
    const map = draw(ring([0, 0], [1, 0], [1, 1], [0, 1]));
    expect((map?.width ?? 0) / (map?.height ?? 1)).toBeCloseTo(1.5, 1);
    expect(map?.place[0]?.[0]).toBeCloseTo((map?.width ?? 0) / 2, 0);
    expect(map?.place[0]?.[1]).toBeCloseTo((map?.height ?? 0) / 2, 0);
  });

  it('holds nothing beyond its edge, and of what crosses the edge the part inside', () => {
    const map = draw(ring([0.5, -3], [4, -3], [4, 5], [0.5, 5]));
    const { width = 0, height = 0 } = map ?? {};
    const [cut = []] = map?.areas[0]?.rings ?? [];
    for (const [x, y] of cut) expect(x >= 0 && x <= width + 0.1 && y >= 0 && y <= height + 0.1).toBe(true);
    const [first = [0, 0]] = cut;
    expect(planeAreaM2([[[...cut, first]]]) / (width * height)).toBeCloseTo(0.5, 2);
    expect(draw(ring([2, 2], [3, 2], [3, 3]))?.areas).toEqual([]);
  });

  it('writes a code where there is land of its zone: beside a hole, not in it, and not at all in a sliver', () => {
    const map = draw(ring([0, 0], [1, 0], [1, 1], [0, 1]), ring([0.3, 0.1], [0.9, 0.1], [0.9, 0.9], [0.3, 0.9]));
    const [x = 0, y = 0] = map?.areas[0]?.label ?? [];
    const { width = 0, height = 0 } = map ?? {};
    const inHole = x > width * 0.3 && x < width * 0.9 && y > height * 0.1 && y < height * 0.9;
    expect([map?.areas[0]?.label === null, inHole]).toEqual([false, false]);
    expect(draw(ring([0.5, 0], [0.55, 0], [0.55, 1], [0.5, 1]))?.areas[0]?.label).toBeNull();
  });

  it('is not drawn of more corners than a phone can take', () => {
    const many = Array.from({ length: 9000 }, (_, at): [number, number] => {
      const angle = (at / 9000) * 2 * Math.PI;
      return [0.5 + 0.4 * Math.cos(angle), 0.5 + 0.4 * Math.sin(angle)];
    });
    expect(draw(ring(...many))).toBeNull();
  });
});
