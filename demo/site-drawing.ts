import { writeDxf } from '#services/laperon';

type Drawn = Parameters<typeof writeDxf>[0][number];
type Point = Readonly<Record<'x' | 'y', number>>;

const box = (x: number, y: number, width: number, height: number): readonly Point[] => [
  { x, y },
  { x: x + width, y },
  { x: x + width, y: y + height },
  { x, y: y + height },
];
const outline = (layer: string, points: readonly Point[]): Drawn => ({ kind: 'outline', layer, points });
const line = (layer: string, ...points: readonly Point[]): Drawn => ({ kind: 'line', layer, points });
const text = (layer: string, x: number, y: number, words: string): Drawn => ({ kind: 'text', layer, at: { x, y }, text: words });
/** A tree as it is drawn from above: two half circles. */
const tree = (x: number, y: number, radius = 0.9): Drawn => ({
  kind: 'outline',
  layer: 'POHON',
  points: [
    { x: x - radius, y },
    { x: x + radius, y },
  ],
  bulges: [1, 1],
});

/**
 * An invented site plan in DXF, metres, with the layers of the template and an architect's own. The first revision stands
 * too near the road; the second is moved back. The area written on the land is mistyped in both.
 */
export function siteDrawing(revision: number): Buffer {
  const front = revision > 1 ? 4.5 : 1.5;
  return Buffer.from(
    writeDxf([
      outline('BATAS_PERSIL', box(0, 0, 16, 19)),
      text('BATAS_PERSIL', 0.4, 18.1, '340 M2'),
      line('JALAN', { x: -3, y: -1 }, { x: 19, y: -1 }),
      line('JALAN', { x: -3, y: -5 }, { x: 19, y: -5 }),
      line('GSB_GSP', { x: 0, y: 3 }, { x: 16, y: 3 }),
      outline('TAPAK_BANGUNAN', box(3, front, 9, 11)),
      outline('LANTAI_1', box(3, front, 9, 11)),
      outline('LANTAI_2', box(3, front, 9, 7)),
      outline('RTH', box(0, front + 11, 16, 19 - front - 11)),
      outline('RTH', box(12.5, 0, 3.5, front + 11)),
      { kind: 'height', layer: 'TINGGI', from: { x: 19.5, y: 0 }, to: { x: 19.5, y: 8 } },
      outline('DINDING', box(3.2, front + 0.2, 4.1, 6.6)),
      outline('DINDING', box(7.5, front + 0.2, 4.3, 3.6)),
      outline('DINDING', box(7.5, front + 4, 4.3, 2.8)),
      outline('DINDING', box(3.2, front + 7, 8.6, 3.8)),
      ...Array.from({ length: 9 }, (_, step) =>
        line('TANGGA', { x: 7.7 + step * 0.28, y: front + 4.2 }, { x: 7.7 + step * 0.28, y: front + 5.3 }),
      ),
      outline('MEBEL', box(3.6, front + 4.6, 2, 0.9)),
      outline('MEBEL', box(8, front + 0.6, 1.8, 2)),
      text('TEKS', 3.5, front + 3, 'KELUARGA'),
      text('TEKS', 8.1, front + 2.9, 'KAMAR'),
      text('TEKS', 5.5, front + 8.6, 'DAPUR'),
      text('TEKS', 4.5, -3.2, 'JALAN CONTOH (REKAAN)'),
      tree(14.2, 3),
      tree(14.2, 8),
      tree(14.3, 13.5, 1.2),
      outline('SEPTIC_TANK', box(0.6, front + 4, 1.4, 2)),
    ]),
  );
}
