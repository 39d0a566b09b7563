import { type Drawing, type DrawingLayer, type Entity, type Point, UnreadableDxf, type Vertex } from './drawing.ts';
import { arcVertices, asItIs, circleVertices, ellipseVertices, placed, placedPath, type Placing } from './geometry.ts';
import { layOut } from './lay-out.ts';
import { every, figure, first, MOST_ENTITIES, num, type Raw, readSections } from './sections.ts';

/** Metres of a unit by $INSUNITS (DXF Reference, header variables); units of the sky and of atoms name none. */
const METRES_OF: Readonly<Record<number, number>> = {
  1: 0.0254,
  2: 0.3048,
  4: 0.001,
  5: 0.01,
  6: 1,
  7: 1000,
  10: 0.9144,
  14: 0.1,
  15: 10,
  16: 100,
};

export const metresOf = (units: number): number | null => METRES_OF[units] ?? null;

/**
 * Reads a DXF file in text form. Blocks are laid out where they were inserted, arcs kept as bulges, so that areas stay
 * exact. What is not measured (hatches, splines, solids) is counted by layer and never left out silently. Total but for
 * UnreadableDxf, and bounded: in size, in entities, in blocks within blocks.
 */
export function readDxf(source: string): Drawing {
  const sections = readSections(source);
  const out = new Found();
  layOut(sections, (raw, layer, by) => out.take(raw, layer, by));
  return { metresPerUnit: metresOf(sections.units), layers: out.layers(), entities: out.entities };
}

class Found {
  readonly entities: Entity[] = [];
  readonly #layers = new Map<string, { paths: number; texts: number; dimensions: number; unread: Map<string, number> }>();

  take(raw: Raw, layer: string, by: Placing): void {
    // What is filled into a block is words of a title, and measures nothing.
    if (raw.type === 'ATTRIB') return;
    const entity = entityOf(raw, layer);
    if (entity === null) {
      const { unread } = this.#layer(layer);
      unread.set(raw.type, (unread.get(raw.type) ?? 0) + 1);
      return;
    }
    if (this.entities.length >= MOST_ENTITIES) throw new UnreadableDxf({ kind: 'too-many', most: MOST_ENTITIES });
    this.entities.push(placedEntity(entity, by));
    const counts = this.#layer(layer);
    if (entity.kind === 'path') counts.paths++;
    else if (entity.kind === 'text') counts.texts++;
    else counts.dimensions++;
  }

  layers(): readonly DrawingLayer[] {
    return [...this.#layers]
      .map(([name, { unread, ...counts }]) => ({ name, ...counts, unread: Object.fromEntries(unread) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  #layer(name: string) {
    const known = this.#layers.get(name) ?? { paths: 0, texts: 0, dimensions: 0, unread: new Map<string, number>() };
    this.#layers.set(name, known);
    return known;
  }
}

function placedEntity(entity: Entity, by: Placing): Entity {
  if (by === asItIs) return entity;
  switch (entity.kind) {
    case 'path':
      return { ...entity, vertices: placedPath(entity.vertices, entity.closed, by) };
    case 'text':
      return { ...entity, at: placed(entity.at, by) };
    case 'dimension':
      // What the program measured was measured inside the block; between its points it is measured where they lie now.
      return { ...entity, measured: null, points: entity.points.map((point) => placed(point, by)) };
  }
}

/** The entity of a raw one; null for what is not measured. */
export function entityOf(raw: Raw, layer: string): Entity | null {
  const at = { x: num(raw, 10), y: num(raw, 20) };
  const path = (vertices: readonly Vertex[], closed: boolean): Entity => ({ kind: 'path', layer, vertices, closed });
  switch (raw.type) {
    case 'LINE':
      return path(
        [
          { ...at, bulge: 0 },
          { x: num(raw, 11), y: num(raw, 21), bulge: 0 },
        ],
        false,
      ); // prettier-ignore
    case 'LWPOLYLINE':
      return path(lightVertices(raw), (num(raw, 70) & 1) === 1);
    case 'POLYLINE':
      // Meshes and surfaces have corners in space, and no area on the ground.
      if ((num(raw, 70) & (16 | 64)) !== 0) return null;
      return path(
        (raw.corners ?? []).map((corner) => ({ x: num(corner, 10), y: num(corner, 20), bulge: num(corner, 42) })),
        (num(raw, 70) & 1) === 1,
      );
    case 'CIRCLE':
      return path(circleVertices(at, num(raw, 40)), true);
    case 'ARC':
      return path(arcVertices(at, num(raw, 40), num(raw, 50), num(raw, 51)), false);
    case 'ELLIPSE': {
      const [from, to] = [num(raw, 41), num(raw, 42, 2 * Math.PI)];
      const vertices = ellipseVertices(at, { x: num(raw, 11), y: num(raw, 21) }, num(raw, 40, 1), from, to);
      return path(vertices, Math.abs(to - from - 2 * Math.PI) < 1e-6);
    }
    case 'TEXT':
      return { kind: 'text', layer, at, text: first(raw, 1) ?? '' };
    case 'MTEXT':
      return { kind: 'text', layer, at, text: plain([...every(raw, 3), first(raw, 1) ?? ''].join('')) };
    case 'DIMENSION': {
      const written = plain(first(raw, 1) ?? '');
      const ends = (
        [
          [13, 23],
          [14, 24],
        ] as const
      ).flatMap(([x, y]) => (first(raw, x) === undefined ? [] : [{ x: num(raw, x), y: num(raw, y) }])); // prettier-ignore
      // A dimension of kind 0 measures along its own direction only, however far aside its points lie.
      const points = first(raw, 70) !== undefined && (num(raw, 70) & 7) === 0 ? along(ends, num(raw, 50)) : ends;
      const measured = first(raw, 42) === undefined ? null : Math.abs(num(raw, 42));
      return { kind: 'dimension', layer, measured, text: written === '' || written === '<>' ? null : written, points };
    }
    default:
      return null;
  }
}

/** The second point moved to where the measure from the first ends, in a direction of so many degrees. */
function along(points: readonly Point[], degrees: number): readonly Point[] {
  const [from, to] = points;
  if (!from || !to) return points;
  const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const length = (to.x - from.x) * c + (to.y - from.y) * s;
  return [from, { x: from.x + length * c, y: from.y + length * s }];
}

function lightVertices({ tags }: Raw): readonly Vertex[] {
  const vertices: { x: number; y: number; bulge: number }[] = [];
  for (const { code, value } of tags) {
    const last = vertices.at(-1);
    if (code === 10) vertices.push({ x: figure(value), y: 0, bulge: 0 });
    else if (code === 20 && last) last.y = figure(value);
    else if (code === 42 && last) last.bulge = figure(value);
  }
  return vertices;
}

/** Text without the marks of MTEXT: fonts, heights, paragraphs. */
export function plain(text: string): string {
  return text
    .slice(0, 2000)
    .replace(/\\P/g, '\n')
    .replace(/\\[ACcFfHhLlOoKkQTWp][^;\\{}]*;?/g, '')
    .replace(/[{}]/g, '')
    .replace(/%%[cC]/g, 'Ø')
    .replace(/%%[dD]/g, '°')
    .trim();
}
