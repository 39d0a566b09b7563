import type { Point } from './drawing.ts';

/** What a drawing of ours is made of; lengths in metres. */
export type Drawn =
  | { readonly kind: 'outline' | 'line'; readonly layer: string; readonly points: readonly Point[]; readonly bulges?: readonly number[] }
  | { readonly kind: 'text'; readonly layer: string; readonly at: Point; readonly text: string }
  | { readonly kind: 'height'; readonly layer: string; readonly from: Point; readonly to: Point };

/** A DXF file in text form, as any CAD program opens it: units metres, entities only. */
export function writeDxf(drawn: readonly Drawn[], { insunits = 6 } = {}): string {
  const layers = [...new Set(drawn.map(({ layer }) => layer))];
  const tags: (readonly [number, string | number])[] = [
    [0, 'SECTION'],
    [2, 'HEADER'],
    [9, '$ACADVER'],
    [1, 'AC1015'],
    [9, '$INSUNITS'],
    [70, insunits],
    [0, 'ENDSEC'],
    [0, 'SECTION'],
    [2, 'TABLES'],
    [0, 'TABLE'],
    [2, 'LAYER'],
    [70, layers.length],
    ...layers.flatMap((layer, at): (readonly [number, string | number])[] => [
      [0, 'LAYER'],
      [2, layer],
      [70, 0],
      [62, (at % 6) + 1],
      [6, 'CONTINUOUS'],
    ]),
    [0, 'ENDTAB'],
    [0, 'ENDSEC'],
    [0, 'SECTION'],
    [2, 'ENTITIES'],
    ...drawn.flatMap(tagsOf),
    [0, 'ENDSEC'],
    [0, 'EOF'],
  ];
  return tags.map(([code, value]) => `${code}\n${value}\n`).join('');
}

function tagsOf(one: Drawn): readonly (readonly [number, string | number])[] {
  switch (one.kind) {
    case 'outline':
    case 'line':
      return [
        [0, 'LWPOLYLINE'],
        [8, one.layer],
        [90, one.points.length],
        [70, one.kind === 'outline' ? 1 : 0],
        ...one.points.flatMap(({ x, y }, at): (readonly [number, number])[] => {
          const bulge = one.bulges?.[at] ?? 0;
          return [[10, x], [20, y], ...(bulge === 0 ? [] : [[42, bulge] as const])]; // prettier-ignore
        }),
      ];
    case 'text':
      return [
        [0, 'TEXT'],
        [8, one.layer],
        [10, one.at.x],
        [20, one.at.y],
        [40, 0.5],
        [1, one.text],
      ]; // prettier-ignore
    case 'height':
      return [
        [0, 'DIMENSION'],
        [8, one.layer],
        [70, 1],
        [10, one.from.x + 1],
        [20, one.from.y],
        [13, one.from.x],
        [23, one.from.y],
        [14, one.to.x],
        [24, one.to.y],
      ];
  }
}
