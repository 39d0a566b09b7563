import { describe, expect, it } from 'vitest';
import { UnreadableDxf } from './drawing.ts';
import { type Picture, readPicture } from './picture.ts';
import { readDxf } from './read.ts';

type Line = string | number;
const section = (name: string, ...lines: readonly Line[]) => ['0', 'SECTION', '2', name, ...lines, '0', 'ENDSEC'].join('\n');
const tags = (...lines: readonly Line[]) => lines;
const file = (...sections: readonly string[]) => `${sections.join('\n')}\n0\nEOF\n`;
const pictureOf = (...lines: readonly Line[]) => readPicture(file(section('ENTITIES', ...lines)));

/** The corners of a stroke, in the drawing's own coordinates. */
function strokeOf({ frame, points, starts }: Picture, n: number): readonly (readonly [number, number])[] {
  const corners: [number, number][] = [];
  for (let at = starts[n] ?? 0; at < (starts[n + 1] ?? 0); at++)
    corners.push([frame.x + (points[2 * at] ?? 0), frame.y + (points[2 * at + 1] ?? 0)]);
  return corners;
}
const near = (corners: readonly (readonly [number, number])[]) => corners.map((pair) => pair.map((part) => Math.round(part * 1000) / 1000));
const strokes = ({ starts }: Picture) => starts.length - 1;

describe('a drawing to be looked at', () => {
  it('holds lines, polylines, arcs, circles, ellipses, splines, hatches, solids and points, each as straight pieces', () => {
    const picture = pictureOf(
      ...tags(0, 'LINE', 8, 'A', 10, 0, 20, 0, 11, 10, 21, 0),
      ...tags(0, 'LWPOLYLINE', 8, 'A', 70, 1, 10, 0, 20, 0, 10, 4, 20, 0, 10, 4, 20, 3),
      ...tags(0, 'CIRCLE', 8, 'A', 10, 5, 20, 5, 40, 2),
      ...tags(0, 'ARC', 8, 'A', 10, 0, 20, 0, 40, 1, 50, 0, 51, 90),
      ...tags(0, 'ELLIPSE', 8, 'A', 10, 0, 20, 0, 11, 4, 21, 0, 40, 0.5, 41, 0, 42, 2 * Math.PI),
      ...tags(0, 'POINT', 8, 'A', 10, 7, 20, 7),
      ...tags(0, 'SOLID', 8, 'A', 10, 0, 20, 0, 11, 1, 21, 0, 12, 0, 22, 1, 13, 1, 23, 1),
      ...tags(0, 'HATCH', 8, 'A', 10, 0, 20, 0, 2, 'ANSI31', 91, 1, 92, 2, 72, 0, 73, 1, 93, 3, 10, 0, 20, 0, 10, 6, 20, 0, 10, 6, 20, 6),
    );
    expect(strokes(picture)).toBe(8);
    expect(near(strokeOf(picture, 0))).toEqual([
      [0, 0],
      [10, 0],
    ]); // prettier-ignore
    expect(near(strokeOf(picture, 1)), 'closed').toHaveLength(4);
    const circle = strokeOf(picture, 2);
    expect(circle.every(([x, y]) => Math.abs(Math.hypot(x - 5, y - 5) - 2) < 1e-3)).toBe(true);
    expect(near(strokeOf(picture, 6)), 'corners of a solid are named crosswise').toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0],
    ]);
    expect(near(strokeOf(picture, 7))).toEqual([
      [0, 0],
      [6, 0],
      [6, 6],
      [0, 0],
    ]); // prettier-ignore
    expect(picture.unread).toEqual({});
  });

  it('draws a spline that is half a parabola where it runs, and the edges of a hatch with arcs either way', () => {
    // A quadratic Bézier from 0,0 by 1,0 to 2,4: x = 2t, y = 4t².
    const spline = pictureOf(
      ...tags(0, 'SPLINE', 8, 'A', 70, 0, 71, 2),
      ...[0, 0, 0, 1, 1, 1].flatMap((knot) => [40, knot]),
      ...tags(10, 0, 20, 0, 10, 1, 20, 0, 10, 2, 20, 4),
    );
    expect(strokeOf(spline, 0).every(([x, y]) => Math.abs(y - x * x) < 1e-3)).toBe(true);
    const hatch = (onward: number) =>
      pictureOf(
        ...tags(0, 'HATCH', 8, 'A', 91, 1, 92, 1, 93, 1, 72, 2, 10, 3, 20, 3, 40, 2, 50, 0, 51, 90, 73, onward),
        ...tags(0, 'POINT', 8, 'A', 10, 9, 20, 9),
      );
    expect(near(strokeOf(hatch(1), 0))[0]).toEqual([5, 3]);
    const clockwise = strokeOf(hatch(0), 0);
    expect(clockwise.every(([x, y]) => Math.abs(Math.hypot(x - 3, y - 3) - 2) < 1e-3)).toBe(true);
    expect(Math.min(...clockwise.map(([, y]) => y)), 'clockwise: below').toBeCloseTo(1, 3);
  });

  it('lays out blocks within blocks, and a dimension as its program drew it', () => {
    const picture = readPicture(
      file(
        section(
          'BLOCKS',
          ...tags(0, 'BLOCK', 2, 'DAUN', 10, 0, 20, 0, 0, 'LINE', 8, 0, 10, 0, 20, 0, 11, 1, 21, 0, 0, 'ENDBLK'),
          ...tags(0, 'BLOCK', 2, 'PINTU', 10, 0, 20, 0, 0, 'INSERT', 8, 0, 2, 'DAUN', 10, 2, 20, 0, 0, 'ENDBLK'),
          ...tags(
            0,
            'BLOCK',
            2,
            '*D1',
            10,
            0,
            20,
            0,
            0,
            'LINE',
            8,
            0,
            10,
            0,
            20,
            8,
            11,
            4,
            21,
            8,
            0,
            'MTEXT',
            8,
            0,
            10,
            2,
            20,
            8.2,
            40,
            0.2,
            1,
            '4,00',
            0,
            'ENDBLK',
          ),
        ),
        section(
          'ENTITIES',
          ...tags(0, 'INSERT', 8, 'KUSEN', 2, 'pintu', 10, 10, 20, 10, 50, 90),
          ...tags(0, 'DIMENSION', 8, 'UKURAN', 2, '*D1', 13, 0, 23, 0, 14, 4, 24, 0),
        ),
      ),
    );
    expect(near(strokeOf(picture, 0))).toEqual([
      [10, 12],
      [10, 13],
    ]); // prettier-ignore
    expect(near(strokeOf(picture, 1)), 'its own picture, not the points it lies between').toEqual([
      [0, 8],
      [4, 8],
    ]); // prettier-ignore
    expect(picture.texts.map(({ text }) => text)).toEqual(['4,00']);
    expect(picture.layers.map(({ name, count }) => [name, count])).toEqual([
      ['KUSEN', 1],
      ['UKURAN', 2],
    ]);
  });

  it('keeps layers that are off or frozen hidden, colours by layer, white as ink, and names what it cannot draw', () => {
    const layer = (name: string, color: number, flags = 0) => [0, 'LAYER', 2, name, 70, flags, 62, color];
    const line = (on: string, ...more: readonly Line[]) => [0, 'LINE', 8, on, 10, 0, 20, 0, 11, 1, 21, 1, ...more];
    const picture = readPicture(
      file(
        section(
          'TABLES',
          0,
          'TABLE',
          2,
          'LAYER',
          ...layer('MERAH', 1),
          ...layer('MATI', -3),
          ...layer('BEKU', 5, 1),
          ...layer('PUTIH', 7),
          0,
          'ENDTAB',
        ),
        section(
          'ENTITIES',
          ...line('MERAH'),
          ...line('MATI'),
          ...line('BEKU'),
          ...line('PUTIH'),
          ...line('MERAH', 62, 5),
          0,
          'BODY',
          8,
          'MERAH',
        ),
      ),
    );
    expect(Object.fromEntries(picture.layers.map(({ name, shown }) => [name, shown]))).toEqual({
      MERAH: true,
      MATI: false,
      BEKU: false,
      PUTIH: true,
    });
    expect([picture.colorOf[0], picture.colorOf[3], picture.colorOf[4]]).toEqual([0xff0000, 0x1f1a16, 0x0000ff]);
    expect(picture.unread).toEqual({ BODY: 1 });
  });

  it('is precise far from the origin, where surveys lie', () => {
    const picture = pictureOf(0, 'LINE', 8, 'A', 10, 302_123.456, 20, 9_037_000.25, 11, 302_123.957, 21, 9_037_000.25);
    const [from, to] = strokeOf(picture, 0);
    expect((to?.[0] ?? 0) - (from?.[0] ?? 0)).toBeCloseTo(0.501, 4);
  });

  it('is refused where nothing stands in it; and measuring leaves the texts of blocks alone', () => {
    expect(() => pictureOf(0, 'VIEWPORT', 8, 'A')).toThrow(UnreadableDxf);
    const attributes = file(section('ENTITIES', 0, 'ATTRIB', 8, 'KOP', 10, 0, 20, 0, 40, 1, 1, 'A-01'));
    expect(readDxf(attributes).layers).toEqual([]);
    expect(readPicture(attributes).texts[0]?.text).toBe('A-01');
  });
});
