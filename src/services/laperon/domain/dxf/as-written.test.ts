import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnreadableDxf } from './drawing.ts';
import { readDxf } from './read.ts';
import { writeDxf } from './write.ts';

type Pair = readonly [number, string | number];
const written = (...entities: readonly Pair[]) =>
  [[0, 'SECTION'], [2, 'ENTITIES'], ...entities, [0, 'ENDSEC'], [0, 'EOF']].map(([code, value]) => `${code}\n${value}\n`).join('');
const line: readonly Pair[] = [
  [0, 'LINE'],
  [8, 'A'],
  [10, 0],
  [20, 0],
  [11, 1],
  [21, 0],
];

describe('a drawing as programs of all ages write it', () => {
  it('is read with any ends of lines, a byte-order mark, comments, and blanks about its codes', () => {
    const sound = written(...line);
    for (const other of [
      sound.replaceAll('\n', '\r\n'),
      `\uFEFF${sound}`,
      `999\nmade by hand\n${sound}`,
      sound.replace(/^(\d+)$/gm, '  $1'),
      `${sound}\n\n`,
    ])
      expect(readDxf(other).entities).toEqual(readDxf(sound).entities);
  });

  it('leaves out what is drawn on a sheet for printing', () => {
    const [first, ...rest] = line;
    expect(readDxf(written(...(first ? [first] : []), [67, 1], ...rest)).entities).toEqual([]);
    expect(readDxf(written(...line)).entities).toHaveLength(1);
  });

  it('stands where it was mirrored to', () => {
    const corners: readonly Pair[] = [
      [10, -4],
      [20, 0],
      [42, 1],
      [10, -2],
      [20, 1],
    ];
    const [one] = readDxf(written([0, 'LWPOLYLINE'], [8, 'A'], [230, -1], ...corners)).entities;
    expect(one?.kind === 'path' && one.vertices.map(({ x, bulge }) => [x, bulge + 0])).toEqual([
      [4, -1],
      [2, 0],
    ]);
  });

  it('measures an upright dimension upright, however far aside its points lie', () => {
    const ends: readonly Pair[] = [
      [13, 0],
      [23, 0],
      [14, 6],
      [24, 8],
    ];
    const between = (...kind: readonly Pair[]) => {
      const [one] = readDxf(written([0, 'DIMENSION'], [8, 'TINGGI'], ...kind, ...ends)).entities;
      const [from, to] = one?.kind === 'dimension' ? one.points : [];
      return from && to ? Math.hypot(to.x - from.x, to.y - from.y) : null;
    };
    expect(between([70, 32], [50, 90])).toBeCloseTo(8, 9);
    expect(between([70, 33])).toBeCloseTo(10, 9);
  });

  it('gives no figure that is none', () => {
    for (const value of ['NaN', 'Infinity', '-1e999', '1e400', 'x', '']) {
      const of = (type: string, ...codes: readonly number[]): Pair[] => [[0, type], [8, 'A'], ...codes.map((code): Pair => [code, value])];
      const { entities } = readDxf(written(...of('CIRCLE', 10, 20, 40), ...of('ARC', 40, 50, 51), ...of('ELLIPSE', 11, 40, 41, 42)));
      const figures = entities.flatMap((one) => (one.kind === 'path' ? one.vertices.flatMap(({ x, y, bulge }) => [x, y, bulge]) : []));
      expect(figures.filter((figure) => !Number.isFinite(figure))).toEqual([]);
    }
  });

  it('ends by a drawing or a name where it was cut off or a letter changed', () => {
    const sound = writeDxf([
      {
        kind: 'outline',
        layer: 'A',
        points: [
          { x: 0, y: 0 },
          { x: 5, y: 0 },
          { x: 5, y: 5 },
        ],
        bulges: [1, 0, 0],
      }, // prettier-ignore
      { kind: 'height', layer: 'TINGGI', from: { x: 0, y: 0 }, to: { x: 0, y: 8 } },
    ]);
    const ends = (source: string): boolean => {
      try {
        readDxf(source);
        return true;
      } catch (error) {
        return error instanceof UnreadableDxf;
      }
    };
    fc.assert(
      fc.property(fc.nat({ max: sound.length - 1 }), fc.string({ maxLength: 3 }), (at, put) => {
        expect(ends(sound.slice(0, at))).toBe(true);
        expect(ends(sound.slice(0, at) + put + sound.slice(at + put.length))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
