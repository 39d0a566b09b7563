import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toUtm50South } from '../../domain/utm.ts';
import { projectionOfEpsg } from '../read/projection.ts';
import { contains, type LonLat, type MultiPolygon, planeAreaM2, type PlaneRing } from './shape.ts';
import { sharesOf } from './shares.ts';

const toDegrees = await projectionOfEpsg(32_750);
/** Corners on the plane of UTM 50 S, in metres from a point in Badung, as a shape in degrees. */
function land(...polygons: readonly (readonly (readonly (readonly [number, number])[])[])[]): MultiPolygon {
  return polygons.map((rings) => rings.map((ring) => ring.map(([e, n]): LonLat => toDegrees([300_000 + e, 9_050_000 + n]))));
}
const square = (west: number, south: number, side: number) =>
  [
    [west, south],
    [west + side, south],
    [west + side, south + side],
    [west, south + side],
    [west, south],
  ] as const;
const areaOf = (rings: readonly PlaneRing[]) => planeAreaM2([rings]);

describe('area on the plane', () => {
  it('is what one works out by hand: shoelace, holes taken out, either way round', () => {
    // A right triangle of 30 m and 40 m, then a square of 100 m with a pond of 10 m.
    expect(
      areaOf([
        [
          [0, 0],
          [30, 0],
          [0, 40],
          [0, 0],
        ],
      ]),
    ).toBe(600); // prettier-ignore
    const withPond = [square(0, 0, 100), [...square(20, 20, 10)].reverse()];
    expect(areaOf(withPond)).toBe(9_900);
    expect(areaOf([square(0, 0, 100), square(20, 20, 10)])).toBe(9_900);
  });

  it('does not suffer from the seven digits of UTM', () => {
    expect(areaOf([square(300_000.123, 9_050_000.456, 0.1)])).toBeCloseTo(0.01, 6);
  });
});

describe('the plane of UTM 50 S', () => {
  it('is the one proj4 knows as EPSG:32750, to a millimetre all over Badung', () => {
    fc.assert(
      fc.property(fc.double({ min: 115, max: 115.4, noNaN: true }), fc.double({ min: -8.9, max: -8.1, noNaN: true }), (lon, lat) => {
        const { east, north } = toUtm50South({ lat, lon });
        const [backLon, backLat] = toDegrees([east, north]);
        expect(backLon).toBeCloseTo(lon, 8);
        expect(backLat).toBeCloseTo(lat, 8);
      }),
    );
  });
});

describe('a point', () => {
  it('in a hole is outside; on a border between two areas it belongs to exactly one', () => {
    const shape: MultiPolygon = [[square(0, 0, 10), square(4, 4, 2)]];
    expect(contains(shape, [1, 1])).toBe(true);
    expect(contains(shape, [5, 5])).toBe(false);
    const [left, right]: [MultiPolygon, MultiPolygon] = [[[square(0, 0, 10)]], [[square(10, 0, 10)]]];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), (lat) => {
        expect([contains(left, [10, lat]), contains(right, [10, lat])].filter(Boolean)).toHaveLength(1);
      }),
    );
  });
});

describe('shares of a parcel', () => {
  const zones = [
    { area: 'west', shape: land([square(0, 0, 100)]) },
    { area: 'east', shape: land([square(100, 0, 100)]) },
  ];

  it('are hand-computed metres: a parcel of 40 × 20 m, 30 m of it west of the border', () => {
    const parcel = land([
      [
        [70, 10],
        [110, 10],
        [110, 30],
        [70, 30],
        [70, 10],
      ],
    ]); // prettier-ignore
    const { parcelM2, shares, uncoveredM2 } = sharesOf(parcel, zones);
    expect(parcelM2).toBeCloseTo(800, 4);
    expect(shares.map(({ area }) => area)).toEqual(['west', 'east']);
    expect(shares[0]?.m2).toBeCloseTo(600, 4);
    expect(shares[1]?.m2).toBeCloseTo(200, 4);
    expect(shares[0]?.percent).toBeCloseTo(75, 6);
    expect(uncoveredM2).toBe(0);
  });

  it('say what no zone covers, and leave slivers of half a square metre away', () => {
    const parcel = land([
      [
        [90, 90],
        [100.004, 90],
        [100.004, 110],
        [90, 110],
        [90, 90],
      ],
    ]); // prettier-ignore
    const { shares, uncoveredM2, parcelM2 } = sharesOf(parcel, zones);
    expect(shares.map(({ area }) => area)).toEqual(['west']);
    expect(uncoveredM2).toBeCloseTo(parcelM2 - 100, 3);
  });

  const board = Array.from({ length: 9 }, (_, n) => ({ area: n, shape: land([square((n % 3) * 100, Math.floor(n / 3) * 100, 100)]) }));
  const pentagonAt = (east: number, north: number, radius: number, turn: number) =>
    [0, 1, 2, 3, 4, 0].map((n): [number, number] => [
      east + radius * Math.cos(turn + (n * 2 * Math.PI) / 5),
      north + radius * Math.sin(turn + (n * 2 * Math.PI) / 5),
    ]);

  it.each([
    [60, 134, 40, 0],
    [61, 134, 39, 0],
  ])('are found where a corner touches a border: %i, %i, %i', (east, north, radius, turn) => {
    const { parcelM2, shares, uncoveredM2 } = sharesOf(land([pentagonAt(east, north, radius, turn)]), board);
    expect(shares.reduce((all, { m2 }) => all + m2, 0) + uncoveredM2).toBeCloseTo(parcelM2, 2);
  });

  it('add up to the parcel, wherever and however it is turned', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 60, max: 240 }),
        fc.integer({ min: 60, max: 240 }),
        fc.integer({ min: 5, max: 40 }),
        fc.oneof(fc.constantFrom(0, Math.PI / 2), fc.double({ min: 0, max: Math.PI, noNaN: true })),
        (east, north, radius, turn) => {
          const { parcelM2, shares, uncoveredM2 } = sharesOf(land([pentagonAt(east, north, radius, turn)]), board);
          const pentagon = (5 / 2) * radius ** 2 * Math.sin((2 * Math.PI) / 5);
          expect(parcelM2).toBeCloseTo(pentagon, 3);
          const sum = shares.reduce((all, { m2 }) => all + m2, 0) + uncoveredM2;
          expect(Math.abs(sum - parcelM2)).toBeLessThan(board.length * 0.5);
        },
      ),
      { numRuns: 150 },
    );
  });
});
