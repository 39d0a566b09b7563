import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaM2, differencePercent, isInBadung, middleOf, readCorners, readPlace, writePlace } from './parcel.ts';
import { toUtm50South } from './utm.ts';

describe('positions on the plane of UTM 50 S', () => {
  it.each([
    // By PROJ: EPSG:4326 to EPSG:32750.
    ['the north', { lat: -8.24, lon: 115.25 }, 307_236.951, 9_088_747.618],
    ['the middle', { lat: -8.5806, lon: 115.1779 }, 299_467.869, 9_051_039.134],
    ['the southern cape', { lat: -8.8291, lon: 115.0849 }, 289_368.233, 9_023_501.511],
  ])('agree with PROJ in %s of Badung', (_where, at, east, north) => {
    const plane = toUtm50South(at);
    expect(plane.east).toBeCloseTo(east, 2);
    expect(plane.north).toBeCloseTo(north, 2);
  });
});

const square = '-8.5800, 115.1700\n-8.5800, 115.1710\n-8.5810, 115.1710\n-8.5810, 115.1700';

describe('a place typed by hand', () => {
  it.each([
    ['one point', '-8.5806, 115.1779', 1],
    ['corners with a closing one', `${square}\n-8.5800, 115.1700`, 4],
    ['decimal commas', '-8,5806; 115,1779', 1],
    ['degrees and blanks', ' -8.5806° 115.1779° \n\n', 1],
  ])('is read: %s', (_case, typed, points) => {
    const read = readPlace(typed);
    expect(read.ok && read.place.length).toBe(points);
  });

  it.each([
    ['words', 'di sebelah balai banjar', { kind: 'unreadable', line: 1 }],
    ['a latitude that does not exist', '-98.5, 115.1', { kind: 'unreadable', line: 1 }],
    ['the second line broken', '-8.58, 115.17\nentah', { kind: 'unreadable', line: 2 }],
    ['two points', '-8.58, 115.17\n-8.59, 115.18', { kind: 'two-points' }],
    ['a bow tie', '-8.5800, 115.1700\n-8.5810, 115.1710\n-8.5800, 115.1710\n-8.5810, 115.1700', { kind: 'crosses-itself' }],
    ['nothing', '  ', { kind: 'unreadable', line: 1 }],
  ])('is refused with the reason: %s', (_case, typed, problem) => {
    expect(readPlace(typed)).toEqual({ ok: false, problem });
  });

  it('is read back as it was written', () => {
    const degrees = (min: number, max: number) => fc.integer({ min: min * 1e7, max: max * 1e7 }).map((units) => units / 1e7);
    fc.assert(
      fc.property(degrees(-9, -8), degrees(115, 116), (lat, lon) => {
        expect(readPlace(writePlace([{ lat, lon }]))).toEqual({ ok: true, place: [{ lat, lon }] });
      }),
    );
  });
});

describe('a parcel', () => {
  const read = readPlace(square);
  const corners = read.ok ? read.place : [];

  it('is measured in m², whichever way round its corners are given', () => {
    // 0.001° of latitude is 110.6 m and of longitude 110.1 m here.
    expect(areaM2(corners)).toBeGreaterThan(12_150);
    expect(areaM2(corners)).toBeLessThan(12_200);
    expect(areaM2(corners.toReversed())).toBeCloseTo(areaM2(corners) ?? 0, 6);
  });

  it('has no area as a single point, and a middle', () => {
    expect(areaM2(corners.slice(0, 1))).toBeNull();
    expect(middleOf(corners)).toEqual({ lat: -8.5805, lon: 115.1705 });
  });

  it('is compared with what the title says', () => {
    expect(differencePercent(400, 412)).toBeCloseTo(3);
    expect(differencePercent(400, 368)).toBeCloseTo(-8);
  });

  it('is known to lie in Badung, or not', () => {
    expect(isInBadung(corners)).toBe(true);
    expect(isInBadung([{ lat: -6.2, lon: 106.8 }])).toBe(false);
  });
});

it('shows the corners that can be read, where together they are no place', () => {
  const typed = '-8.58, 115.17\nentah\n-8.70, 115.17\n-8.58, 115.19';
  expect(readPlace(typed).ok).toBe(false);
  expect(readCorners(typed)).toEqual([
    { lat: -8.58, lon: 115.17 },
    { lat: -8.7, lon: 115.17 },
    { lat: -8.58, lon: 115.19 },
  ]);
  expect(readCorners('')).toEqual([]);
});
