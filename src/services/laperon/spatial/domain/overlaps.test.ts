import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectionOfEpsg } from '../read/projection.ts';
import { overlapsOf } from './overlaps.ts';
import type { PlanArea } from './row.ts';
import { boundsOf, type LonLat, type MultiPolygon } from './shape.ts';

const toDegrees = await projectionOfEpsg(32_750);

/** A box on the plane, metres from a corner of Badung. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function areaOf({ x, y, width, height }: Box, row: number): PlanArea {
  const at = (east: number, north: number): LonLat => toDegrees([300_000 + east, 9_050_000 + north]);
  const shape: MultiPolygon = [[[at(x, y), at(x + width, y), at(x + width, y + height), at(x, y + height), at(x, y)]]];
  return { row, shape, bounds: boundsOf(shape), areaM2: width * height } as PlanArea;
}

const found = (...boxes: Box[]) => overlapsOf(boxes.map((box, at) => areaOf(box, at + 1))).overlaps;

describe('areas of one plan that claim the same land', () => {
  it('are found where a corner, a side or the whole lies within the other, with the square metres both claim', () => {
    const house = { x: 0, y: 0, width: 100, height: 100 };
    expect(found(house, { ...house, x: 90, y: 90 })).toMatchObject([{ rows: [1, 2], m2: expect.closeTo(100, 1) as number }]);
    expect(found(house, house), 'the same twice').toMatchObject([{ rows: [1, 2], m2: expect.closeTo(10_000, 0) as number }]);
    expect(found({ x: 40, y: 40, width: 10, height: 10 }, house), 'one within the other').toMatchObject([{ rows: [1, 2] }]);
    expect(found(house, { x: -50, y: 40, width: 200, height: 20 }), 'across').toMatchObject([{ m2: expect.closeTo(2000, 0) as number }]);
  });

  it('are not neighbours, nor borders drawn twice that do not quite agree', () => {
    const house = { x: 0, y: 0, width: 100, height: 100 };
    expect(found(house, { ...house, x: 100 }, { ...house, y: 100 }, { ...house, x: 99.96, y: 200 })).toEqual([]);
    expect(found(house, { ...house, x: 99.991 }), 'a centimetre of a hundred metres').toEqual([]);
  });

  it('are told as the boxes say, wherever they lie', () => {
    const side = fc.integer({ min: 5, max: 60 });
    const box = fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 300 }), width: side, height: side });
    fc.assert(
      fc.property(fc.array(box, { minLength: 2, maxLength: 12 }), (boxes) => {
        const told = new Map(overlapsOf(boxes.map(areaOf)).overlaps.map(({ rows, m2 }) => [rows.join(), m2]));
        const wrong = boxes.flatMap((a, i) =>
          boxes.slice(i + 1).flatMap((b, further) => {
            const pair = `${i},${i + 1 + further}`;
            const m2 = told.get(pair) ?? 0;
            const drawn = sharedM2(a, b);
            // What is one square metre to the digit may be told or not.
            const isAsDrawn = Math.abs(m2 - drawn) < 0.5 || (m2 === 0 && drawn <= 1);
            return isAsDrawn || (m2 === 0 && !hasCornerIn(a, b) && !hasCornerIn(b, a)) ? [] : [pair];
          }),
        );
        expect(wrong).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

function hasCornerIn(a: Box, b: Box): boolean {
  const within = (value: number, from: number, length: number) => value > from && value < from + length;
  return [a.x, a.x + a.width].some((x) => [a.y, a.y + a.height].some((y) => within(x, b.x, b.width) && within(y, b.y, b.height)));
}

function sharedM2(a: Box, b: Box): number {
  const shared = (from: number, to: number) => Math.max(0, to - from);
  return (
    shared(Math.max(a.x, b.x), Math.min(a.x + a.width, b.x + b.width)) *
    shared(Math.max(a.y, b.y), Math.min(a.y + a.height, b.y + b.height))
  );
}
