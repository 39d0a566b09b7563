import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectionOfEpsg } from '../read/projection.ts';
import { readOverlayGeometry } from '../read/geometry.ts';
import { stretchesIn } from './cut-to-box.ts';
import { checkShape } from './check-shape.ts';
import { hitsAt, type Reaching } from './overlay-hits.ts';
import { readOverlayRow } from './overlay-row.ts';
import { grown, type LonLat } from './shape.ts';

const toDegrees = await projectionOfEpsg(32_750);
const at = ([e, n]: readonly [number, number]): LonLat => toDegrees([300_000 + e, 9_050_000 + n]);
const box = (west: number, south: number, east: number, north: number) =>
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ] as const;
/** 40 m by 20 m, from 70 east and 10 north. */
const parcel = box(70, 10, 110, 30)
  .slice(0, 4)
  .map(at)
  .map(([lon, lat]) => ({ lon, lat }));
const pointAt = (e: number, n: number) => [at([e, n])].map(([lon, lat]) => ({ lon, lat }));
const area = (distanceM: number | null, ...rings: readonly (readonly (readonly [number, number])[])[]): Reaching => ({
  name: 'Sawah',
  detail: null,
  distanceM,
  shape: { areas: [rings.map((ring) => ring.map(at))], lines: [] },
});
const line = (name: string, distanceM: number, ...corners: readonly (readonly [number, number])[]): Reaching => ({
  name,
  detail: null,
  distanceM,
  shape: { areas: [], lines: [corners.map(at)] },
});
const metres = (place: Parameters<typeof hitsAt>[0], ...parts: readonly Reaching[]) =>
  hitsAt(place, parts).map((hit) => [hit.name, Math.round(hit.metres * 100) / 100]);

describe('an overlay at a place', () => {
  it('counts by its share of the parcel, in hand-computed metres; two of one name are one', () => {
    const [one, ...others] = hitsAt(parcel, [
      area(null, box(0, 0, 80, 100)),
      area(null, box(100, 0, 200, 100)),
      area(null, box(300, 0, 400, 9)),
    ]);
    expect(others).toEqual([]);
    expect([one?.metres, one?.withinM]).toEqual([0, null]);
    // 10 m and 10 m of 40 m, 20 m deep.
    expect(one?.share?.m2).toBeCloseTo(400, 3);
    expect(one?.share?.percent).toBeCloseTo(50, 5);
  });

  it('reaches as far as it says and no further, from the nearest point of the parcel', () => {
    // 20 m west of the border; 3 m and 4 m off its corner; 40 m south of it.
    expect(metres(parcel, line('Pura', 20.01, [50, 20]))).toEqual([['Pura', 20]]);
    expect(metres(parcel, line('Pura', 19.99, [50, 20]))).toEqual([]);
    expect(metres(parcel, line('Pura', 100, [67, 6]))).toEqual([['Pura', 5]]);
    expect(metres(parcel, line('Pantai', 100, [-900, -30], [900, -30]))).toEqual([['Pantai', 40]]);
    expect(metres(parcel, area(30, box(0, 0, 45, 45)))).toEqual([['Sawah', 25]]);
  });

  it('is at no distance where it crosses the parcel, lies in it, or the parcel lies in it', () => {
    expect(metres(parcel, line('Pantai', 100, [90, -900], [90, 900]))).toEqual([['Pantai', 0]]);
    expect(metres(parcel, line('Pura', 5, [90, 20]))).toEqual([['Pura', 0]]);
    expect(metres(parcel, area(5, box(-900, -900, 900, 900)))).toEqual([['Sawah', 0]]);
  });

  it('names the nearest first', () => {
    expect(metres(pointAt(0, 0), line('jauh', 90, [0, 80]), line('dekat', 90, [30, 40]), line('lain', 90, [95, 0]))).toEqual([
      ['dekat', 50],
      ['jauh', 80],
    ]);
  });

  it('does not count at a point in its hole, unless it reaches across', () => {
    const ring = [box(0, 0, 100, 100), box(20, 20, 80, 80)];
    expect(metres(pointAt(50, 50), area(null, ...ring))).toEqual([]);
    expect(metres(pointAt(50, 50), area(31, ...ring))).toEqual([['Sawah', 30]]);
    expect(metres(pointAt(10, 50), area(null, ...ring))).toEqual([['Sawah', 0]]);
  });
});

describe('the box around all that something reaches', () => {
  it('is never too small, in any direction', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 20_000, noNaN: true }), fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }), (far, turn) => {
        const [lon, lat] = at([0, 0]);
        const { west, south, east, north } = grown({ west: lon, south: lat, east: lon, north: lat }, far);
        const [x, y] = at([far * Math.cos(turn), far * Math.sin(turn)]);
        expect(x >= west && x <= east && y >= south && y <= north).toBe(true);
      }),
    );
  });
});

describe('a row of an overlay', () => {
  const read = (geometry: unknown, raw: Record<string, unknown>, distanceM: number | null = null) =>
    readOverlayRow(
      1,
      readOverlayGeometry(geometry, (position) => position),
      raw,
      distanceM,
    );
  const temple = { type: 'Point', coordinates: [115.2, -8.6, 12] };

  it('may be a point, a line or an area, and says in metres how far it reaches', () => {
    expect(read(temple, { NAMOBJ: 'Pura', radius: '250 m' }).part).toMatchObject({
      distanceM: 250,
      name: 'Pura',
      shape: { lines: [[[115.2, -8.6]]] },
    });
    expect(
      read(
        {
          type: 'MultiPoint',
          coordinates: [
            [115.2, -8.6],
            [115.3, -8.6],
          ],
        },
        { NAMOBJ: 'Pura' },
        50,
      ).part?.shape.lines,
    ).toHaveLength(2);
    expect(
      read(
        {
          type: 'LineString',
          coordinates: [
            [115.2, -8.6],
            [115.3, -8.6],
          ],
        },
        { NAMOBJ: 'Pantai' },
        100,
      ),
    ).toMatchObject({ faults: [], part: { distanceM: 100 } });
    const field = read(
      {
        type: 'Polygon',
        coordinates: [
          [
            [115.2, -8.6],
            [115.3, -8.6],
            [115.3, -8.5],
          ],
        ],
      },
      { NAMOBJ: 'Subak', KRB_03: 'Tinggi' },
    );
    expect(field).toMatchObject({ faults: ['open-ring'], part: { distanceM: null, detail: 'Tinggi' } });
  }); // prettier-ignore

  it('is left out where it is a point without a distance, no shape, or in the sea off Africa', () => {
    expect(read(temple, { NAMOBJ: 'Pura' })).toEqual({ part: null, faults: ['no-distance'] });
    expect(read(temple, { NAMOBJ: 'Pura', RADIUS: 'dekat' }, 90)).toMatchObject({ faults: ['bad-distance'], part: { distanceM: 90 } });
    expect(read({ type: 'Point', coordinates: [0, 0] }, {}, 90)).toEqual({ part: null, faults: ['off-the-map', 'no-name'] });
    for (const wrong of [
      null,
      {},
      { type: 'Point' },
      { type: 'LineString', coordinates: 7 },
      { type: 'GeometryCollection' },
      { type: 'LineString', coordinates: [] },
    ])
      expect(read(wrong, { NAMOBJ: 'x' }, 90).part, JSON.stringify(wrong)).toBeNull();
  }); // prettier-ignore
});

it('is not read where it has more corners than any border', () => {
  const many = Array.from({ length: 100_001 }, () => [115.2, -8.6]);
  const read = (type: string, coordinates: unknown) => readOverlayGeometry({ type, coordinates }, (position) => position);
  expect([read('Polygon', [many]), read('LineString', many), read('MultiPoint', many)]).toEqual(
    Array.from({ length: 3 }, () => 'too-many-corners'),
  );
  expect(read('LineString', many.slice(1))).toMatchObject({ areas: [] });
});

it('says that nobody looked for crossings where there are too many corners to look', () => {
  const round = (n: number): LonLat[] => [
    ...Array.from(
      { length: n },
      (_, turn): LonLat => at([50 * Math.cos((turn / n) * 2 * Math.PI), 50 * Math.sin((turn / n) * 2 * Math.PI)]),
    ),
    at([50, 0]),
  ];
  expect(checkShape([[round(5000)]]).faults).toEqual(['crossings-not-looked-for']);
  expect(checkShape([[round(400)]]).faults).toEqual([]);
});

it('keeps of a line the edges that may be seen in a box, whole', () => {
  const view = { least: [0, 0], most: [10, 10] } as const;
  const seen = stretchesIn(
    [
      [-9, 5],
      [5, 5],
      [20, 5],
      [30, 5],
      [30, 9],
      [8, 9],
    ],
    view,
  ); // prettier-ignore
  expect(seen).toEqual([
    [
      [-9, 5],
      [5, 5],
      [20, 5],
    ],
    [
      [30, 9],
      [8, 9],
    ],
  ]); // prettier-ignore
  expect([stretchesIn([[5, 5]], view), stretchesIn([[11, 5]], view)]).toEqual([[[[5, 5]]], []]);
});
