import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains, type LonLat, type MultiPolygon } from './shape.ts';
import { degreesPerPixel, readMapView, zonesInView } from './zones-in-view.ts';

const view = { bounds: { west: 115.1, south: -8.6, east: 115.2, north: -8.5 }, zoom: 14 };
const pixel = degreesPerPixel(14);
/** A closed ring in parts of the view: 0 is west or south, 1 east or north. */
const ring = (...corners: readonly (readonly [number, number])[]): readonly LonLat[] =>
  [...corners, ...corners.slice(0, 1)].map(([x, y]) => [115.1 + 0.1 * x, -8.6 + 0.1 * y]);
const zone = (code: string, ...shape: MultiPolygon) => ({ code, name: null, plan: 'uji', synthetic: true, shape });
const cornersOf = (shape: MultiPolygon | undefined) => (shape ?? []).flat(2);

describe('a view of the map', () => {
  it('is read from west, south, east, north; anything else is none', () => {
    expect(readMapView('115.1,-8.6,115.2,-8.5', 14)).toEqual(view);
    for (const wrong of [
      '',
      '1,2,3',
      '115.2,-8.6,115.1,-8.5',
      '115.1,-8.6,115.2,-8.5,0',
      'a,b,c,d',
      '115.1,-8.6,NaN,-8.5',
      '115.1,,115.2,-8.5',
      '115.1,-8.6,Infinity,-8.5',
    ])
      expect(readMapView(wrong, 14), wrong).toBeNull(); // prettier-ignore
    expect(readMapView('110,-9,130,-8', 14)).toBeNull();
    expect(readMapView('110,-9,130,-8', 8)).not.toBeNull();
  });
});

describe('zones of a view', () => {
  it('are cut to it, keep their holes, and leave out what cannot be seen', () => {
    const hole = ring([0.2, 0.2], [0.4, 0.2], [0.4, 0.4], [0.2, 0.4]);
    const tiny = ring([0.5, 0.5], [0.50001, 0.5], [0.50001, 0.50001]);
    const zones = zonesInView(view, [
      zone('R-2', [ring([-3, -3], [0.5, -3], [0.5, 4], [-3, 4]), hole, tiny]),
      zone('K-2', [tiny]),
      zone('W', [ring([2, 2], [3, 2], [3, 3])]),
    ]);
    expect(zones?.map(({ properties }) => [properties.code, properties.family])).toEqual([['R-2', 'homes']]);
    const shape = zones?.[0]?.geometry.coordinates ?? [];
    expect(shape[0]).toHaveLength(2);
    for (const [lon, lat] of cornersOf(shape)) {
      expect(lon).toBeGreaterThanOrEqual(115.1 - pixel);
      expect(lon).toBeLessThanOrEqual(115.15 + pixel);
      expect(lat).toBeGreaterThanOrEqual(-8.6 - pixel);
      expect(lat).toBeLessThanOrEqual(-8.5 + pixel);
    }
    expect([contains(shape, [115.11, -8.55]), contains(shape, [115.13, -8.57])]).toEqual([true, false]);
  });

  it('lose no more than a pixel, and of a finely drawn border all but what is seen', () => {
    const many = Array.from({ length: 5000 }, (_, at): [number, number] => {
      const angle = (at / 5000) * 2 * Math.PI;
      return [0.5 + 0.3 * Math.cos(angle), 0.5 + 0.3 * Math.sin(angle)];
    });
    const [at14, at10] = [14, 10].map((zoom) => zonesInView({ ...view, zoom }, [zone('P-1', [ring(...many)])]));
    expect(cornersOf(at10?.[0]?.geometry.coordinates).length).toBeLessThan(cornersOf(at14?.[0]?.geometry.coordinates).length / 3);
    for (const [lon, lat] of cornersOf(at14?.[0]?.geometry.coordinates))
      expect(Math.abs(Math.hypot(lon - 115.15, lat + 8.55) - 0.03)).toBeLessThan(pixel);
  });

  it('meet where they met: the corners of a shared border stay the same for both', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0.3, max: 0.7, noNaN: true }), fc.double({ min: 0.05, max: 0.95, noNaN: true })), {
          minLength: 1,
          maxLength: 20,
        }),
        (crooked) => {
          const border = crooked.toSorted((a, b) => a[1] - b[1]);
          const left = ring([0, 0], [0.5, 0], ...border, [0.5, 1], [0, 1]);
          const right = ring([0.5, 0], [1, 0], [1, 1], [0.5, 1], ...border.toReversed());
          const drawn = zonesInView(view, [zone('R-2', [left]), zone('K-2', [right])]) ?? [];
          const [a, b] = drawn.map(
            ({ geometry }) =>
              new Set(
                cornersOf(geometry.coordinates)
                  .filter(([lon]) => lon > 115.1 + pixel && lon < 115.2 - pixel)
                  .map(String),
              ),
          );
          expect([...(a ?? [])].sort()).toEqual([...(b ?? [])].sort());
        },
      ),
      // A corner that lies in line on the grid, where one of the two rings ends.
      { numRuns: 100, examples: [[[[0.4995813369750834, 0.05]]]] },
    ); // prettier-ignore
  });

  it('are none at all where they hold more corners than a phone can take', () => {
    const jagged = Array.from({ length: 30_000 }, (_, at): [number, number] => [at / 30_000, at % 2]);
    expect(zonesInView({ ...view, zoom: 21 }, [zone('R-2', [ring(...jagged)])])).toBeNull();
  });
});
