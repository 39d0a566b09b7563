import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnreadableDxf } from './drawing.ts';
import { flatten, signedAreaOf } from './geometry.ts';
import { readDxf } from './read.ts';
import { writeDxf } from './write.ts';

const section = (name: string, ...lines: readonly (string | number)[]) => ['0', 'SECTION', '2', name, ...lines, '0', 'ENDSEC'].join('\n');
const tags = (...lines: readonly (string | number)[]) => lines;
const file = (...sections: readonly string[]) => `${sections.join('\n')}\n0\nEOF\n`;
const entities = (...lines: readonly (string | number)[]) => file(section('ENTITIES', ...lines));

function problemOf(source: string): unknown {
  try {
    readDxf(source);
    return null;
  } catch (error) {
    if (error instanceof UnreadableDxf) return error.problem;
    throw error;
  }
}

const pathsIn = (source: string) => readDxf(source).entities.flatMap((one) => (one.kind === 'path' ? [one] : []));

describe('what is read of a drawing', () => {
  it('is every line, polyline, arc, circle and ellipse, with its layer, and the unit of the file', () => {
    const source = file(
      section('HEADER', 9, '$INSUNITS', 70, 4),
      section(
        'ENTITIES',
        ...tags(0, 'LINE', 8, 'JALAN', 10, 0, 20, 0, 11, 5, 21, 0),
        ...tags(0, 'LWPOLYLINE', 8, 'RTH', 90, 3, 70, 1, 10, 0, 20, 0, 10, 4, 20, 0, 10, 0, 20, 3),
        ...tags(0, 'POLYLINE', 8, 'TUA', 66, 1, 70, 1, 0, 'VERTEX', 8, 'TUA', 10, 0, 20, 0, 0, 'VERTEX', 10, 2, 20, 0, 42, 1, 0, 'SEQEND'),
        ...tags(0, 'CIRCLE', 8, 'KOLAM', 10, 5, 20, 5, 40, 2),
        ...tags(0, 'ARC', 8, 'KOLAM', 10, 0, 20, 0, 40, 1, 50, 0, 51, 90),
        ...tags(0, 'HATCH', 8, 'ARSIR', 70, 1),
      ),
    );
    const { metresPerUnit, layers } = readDxf(source);
    expect(metresPerUnit).toBe(0.001);
    expect(layers.map(({ name, paths }) => [name, paths])).toEqual([
      ['ARSIR', 0],
      ['JALAN', 1],
      ['KOLAM', 2],
      ['RTH', 1],
      ['TUA', 1],
    ]);
    expect(layers[0]?.unread).toEqual({ HATCH: 1 });
    const [, triangle, , circle] = pathsIn(source);
    expect(signedAreaOf(triangle?.vertices ?? [])).toBe(6);
    expect(signedAreaOf(circle?.vertices ?? [])).toBeCloseTo(Math.PI * 4, 10);
  });

  it('is a block where it was inserted: moved, turned, scaled, mirrored, in rows, on the layer of its insertion', () => {
    const block = [
      0,
      'BLOCK',
      2,
      'KOTAK',
      10,
      1,
      20,
      1,
      0,
      'LWPOLYLINE',
      8,
      0,
      70,
      1,
      10,
      1,
      20,
      1,
      10,
      3,
      20,
      1,
      42,
      1,
      10,
      3,
      20,
      2,
      0,
      'ENDBLK',
    ];
    const inserted = (...more: readonly (string | number)[]) =>
      pathsIn(file(section('BLOCKS', ...block), section('ENTITIES', 0, 'INSERT', 8, 'RTH', 2, 'kotak', 10, 10, 20, 20, ...more)));
    const plain = inserted();
    expect(plain.map(({ layer, vertices: [first] }) => [layer, first?.x, first?.y])).toEqual([['RTH', 10, 20]]);
    const area = signedAreaOf(plain[0]?.vertices ?? []);
    expect(area).toBeCloseTo(1 + (Math.PI * 0.25) / 2, 10);
    expect(signedAreaOf(inserted(50, 37)[0]?.vertices ?? [])).toBeCloseTo(area, 10);
    expect(signedAreaOf(inserted(41, -1)[0]?.vertices ?? []), 'mirrored').toBeCloseTo(-area, 10);
    expect(signedAreaOf(inserted(41, 2, 42, 2)[0]?.vertices ?? [])).toBeCloseTo(4 * area, 10);
    // Scaled to one side an arc is no arc any more: it is cut into pieces, within a few parts in a thousand.
    expect(signedAreaOf(inserted(41, 2)[0]?.vertices ?? []) / (2 * area)).toBeCloseTo(1, 2);
    expect(inserted(70, 3, 71, 2, 44, 5, 45, 7).map(({ vertices: [first] }) => [first?.x, first?.y])).toEqual([
      [10, 20],
      [15, 20],
      [20, 20],
      [10, 27],
      [15, 27],
      [20, 27],
    ]);
  });

  it('is a dimension with the points it was drawn between, and what somebody wrote over it', () => {
    const drawn = (...more: readonly (string | number)[]) =>
      readDxf(entities(0, 'DIMENSION', 8, 'TINGGI', 13, 0, 23, 0, 14, 0, 24, 8.5, ...more)).entities[0];
    expect(drawn()).toMatchObject({
      kind: 'dimension',
      measured: null,
      text: null,
      points: [
        { x: 0, y: 0 },
        { x: 0, y: 8.5 },
      ],
    }); // prettier-ignore
    expect(drawn(42, 8.5, 1, '<>')).toMatchObject({ measured: 8.5, text: null });
    expect(drawn(1, '{\\fArial|b0;12,00 m}')).toMatchObject({ text: '12,00 m' });
  });
});

describe('what is no drawing', () => {
  it.each([
    ['', 'empty'],
    ['AC1032\0\0binary', 'binary'],
    ['AutoCAD Binary DXF\r\n\x1a\0', 'binary'],
    ['<html>', 'not-dxf'],
    ['0\nEOF\n', 'not-dxf'],
    ['0\nSECTION\n2\nENTITIES\n0\nLINE\nxx\n1\n', 'broken'],
    ['0\nSECTION\n2\nENTITIES\n0', 'broken'],
  ])('is named: %j', (source, kind) => expect(problemOf(source)).toMatchObject({ kind }));

  it('is named, never waited for: blocks in a circle, blocks that multiply, arrays without end, too much of anything', () => {
    const circle = section('BLOCKS', 0, 'BLOCK', 2, 'A', 0, 'INSERT', 2, 'A', 0, 'ENDBLK');
    expect(problemOf(file(circle, section('ENTITIES', 0, 'INSERT', 2, 'A')))).toEqual({ kind: 'too-deep' });
    // Six blocks, each twenty times the next, and nothing in the last: 64 million steps for no line at all.
    const twenty = (name: string) => Array.from({ length: 20 }, () => [0, 'INSERT', 2, name]).flat();
    const multiplied = section(
      'BLOCKS',
      ...['A', 'B', 'C', 'D', 'E', 'F'].flatMap((name, at) => [0, 'BLOCK', 2, name, ...twenty('BCDEFG'[at] ?? ''), 0, 'ENDBLK']),
      0,
      'BLOCK',
      2,
      'G',
      0,
      'ENDBLK',
    ); // prettier-ignore
    expect(problemOf(file(multiplied, section('ENTITIES', 0, 'INSERT', 2, 'A')))).toMatchObject({ kind: 'too-many' });
    const one = section('BLOCKS', 0, 'BLOCK', 2, 'A', 0, 'LINE', 8, 'X', 0, 'ENDBLK');
    expect(problemOf(file(one, section('ENTITIES', 0, 'INSERT', 2, 'A', 70, 30000, 71, 30000)))).toMatchObject({ kind: 'too-many' });
    expect(problemOf('0\n'.repeat(15_000_001))).toEqual({ kind: 'too-large', mostMegabytes: 30 });
  });

  it('is never more than a named problem, whatever is sent', () => {
    const words = fc.constantFrom(
      '0',
      '2',
      '8',
      '10',
      '20',
      '42',
      '70',
      'SECTION',
      'ENDSEC',
      'ENTITIES',
      'BLOCKS',
      'BLOCK',
      'ENDBLK',
      'INSERT',
      'LWPOLYLINE',
      'POLYLINE',
      'VERTEX',
      'SEQEND',
      'DIMENSION',
      'HATCH',
      '1e999',
      '-3',
      '',
      'NaN',
    ); // prettier-ignore
    fc.assert(
      fc.property(fc.array(words, { maxLength: 120 }), (lines) => {
        for (const source of [lines.join('\n'), `0\nSECTION\n2\nENTITIES\n${lines.join('\n')}`])
          expect(() => problemOf(source)).not.toThrow();
      }),
      { numRuns: 400 },
    );
  });
});

describe('areas with arcs', () => {
  it('are the shoelace and the segments of the arcs, whichever way round', () => {
    // Two half circles of radius 1 beside a square of 2: a stadium.
    const stadium = [
      { x: 0, y: 0, bulge: 0 },
      { x: 2, y: 0, bulge: 1 },
      { x: 2, y: 2, bulge: 0 },
      { x: 0, y: 2, bulge: 1 },
    ];
    expect(signedAreaOf(stadium)).toBeCloseTo(4 + Math.PI, 12);
    const back = stadium.map((_, at) => {
      const { x = 0, y = 0 } = stadium[(stadium.length - at) % stadium.length] ?? {};
      return { x, y, bulge: -(stadium[(stadium.length - at - 1 + stadium.length) % stadium.length]?.bulge ?? 0) };
    });
    expect(signedAreaOf(back)).toBeCloseTo(-(4 + Math.PI), 12);
    // Pieces of five degrees lie within the arc by about a part in a thousand.
    const pieces = flatten(stadium, true).map((at) => ({ ...at, bulge: 0 }));
    expect(signedAreaOf(pieces) / (4 + Math.PI)).toBeCloseTo(1, 2);
    expect(signedAreaOf(pieces)).toBeLessThan(4 + Math.PI);
  });

  it('come out of a file as they went in', () => {
    const drawn = writeDxf([
      {
        kind: 'outline',
        layer: 'RTH',
        points: [
          { x: 0, y: 0 },
          { x: 2, y: 0 },
        ],
        bulges: [1, 1],
      },
    ]); // prettier-ignore
    const [path] = pathsIn(drawn);
    expect(signedAreaOf(path?.vertices ?? [])).toBeCloseTo(Math.PI, 12);
  });
});
