import { writeDxf } from '../domain/dxf/write.ts';

/** A small invented site in metres with every layer of the template: to draw over, and to try the check with. */
export function templateDxf(): string {
  const box = (x: number, y: number, width: number, height: number) => [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
  return writeDxf([
    { kind: 'outline', layer: 'BATAS_PERSIL', points: box(0, 0, 15, 20) },
    { kind: 'text', layer: 'BATAS_PERSIL', at: { x: 1, y: 1 }, text: '300 M2' },
    {
      kind: 'line',
      layer: 'JALAN',
      points: [
        { x: -2, y: -1 },
        { x: 17, y: -1 },
      ],
    }, // prettier-ignore
    {
      kind: 'line',
      layer: 'GSB_GSP',
      points: [
        { x: 0, y: 3 },
        { x: 15, y: 3 },
      ],
    }, // prettier-ignore
    { kind: 'outline', layer: 'TAPAK_BANGUNAN', points: box(2, 5, 10, 12) },
    { kind: 'outline', layer: 'LANTAI_1', points: box(2, 5, 10, 12) },
    { kind: 'outline', layer: 'LANTAI_2', points: box(2, 5, 10, 9) },
    { kind: 'outline', layer: 'RTH', points: box(0, 0, 15, 4) },
    { kind: 'outline', layer: 'RTH', points: box(12.5, 5, 2.5, 15) },
    { kind: 'height', layer: 'TINGGI', from: { x: 20, y: 0 }, to: { x: 20, y: 8.5 } },
  ]);
}
