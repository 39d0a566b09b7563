import type { Drawing, Point, Vertex } from '../../domain/dxf/drawing.ts';
import { flatten, signedAreaOf } from '../../domain/dxf/geometry.ts';
import { areaM2In, metresIn } from './figures.ts';
import { type Meaning, meaningOf, type Role } from './layers.ts';
import { CLOSED, gapOf, isLine, isTwin, type Path, pathsIn } from './lines.ts';
import { beyond, crossesItself, MOST_CORNERS, MOST_CORNERS_IN_ALL, nearest } from './plane.ts';
import type { Block, Distance, Fault, Measured, SitePlan } from './site-plan.ts';

export interface Reading {
  /** Layer to a name of the template, where the architect's own name is none. */
  readonly mapping?: Readonly<Record<string, string>>;
  /** Metres of a drawing unit, where the file names none. */
  readonly metresPerUnit?: number | undefined;
  /** The unit above holds whatever the file names. */
  readonly againstFile?: boolean;
  /** Traced over a picture of the plans, not drawn to measure: said of it, measured all the same. */
  readonly traced?: boolean;
  /** Open outlines are closed where the gap is no wider, in metres. Nothing is closed unless somebody asks. */
  readonly closeGaps?: number;
}

/**
 * Measures a site plan: parcel, footprints, storeys, basements, green, heights and distances, on the plane of the drawing
 * in metres. Nothing is guessed: what cannot be measured is a fault with its layer and place. Pure, the same to the digit
 * in a browser and on the server.
 */
export function measure(drawing: Drawing, { mapping = {}, metresPerUnit, againstFile = false, closeGaps = 0 }: Reading = {}): SitePlan {
  const unit = (againstFile ? metresPerUnit : drawing.metresPerUnit) ?? metresPerUnit ?? drawing.metresPerUnit;
  const faults: Fault[] = [];
  if (unit === null) return { ...nothing, faults: [{ kind: 'no-unit', layer: '', at: null }] };
  const meaning = (layer: string): Meaning | null => meaningOf(mapping[layer] ?? layer);
  const origin = cornerOf(drawing, unit);
  const shapes: Measured[] = [];
  let corners = 0;
  for (const { path: entity, means, gap: joint } of pathsIn(drawing, meaning, unit, closeGaps, faults)) {
    corners += entity.vertices.length;
    const read = corners > MOST_CORNERS_IN_ALL ? tooFine(entity) : outlineOf(entity, means, unit, origin, closeGaps);
    if ('kind' in read) faults.push(read);
    else {
      // Arcs became corners.
      corners += read.points.length - entity.vertices.length;
      if (isTwin(read, shapes)) {
        faults.push({ kind: 'twice', layer: entity.layer, at: read.points[0] ?? null });
        continue;
      }
      shapes.push(read);
      const gap = isLine(means) ? 0 : Math.max(joint, gapOf(entity, unit));
      if (gap >= CLOSED) faults.push({ kind: 'closed', layer: entity.layer, at: read.points[0] ?? null, metres: gap });
    }
  }
  for (const { name, paths, unread } of drawing.layers)
    if (paths === 0 && Object.keys(unread).length > 0 && meaning(name)) faults.push({ kind: 'only-unread', layer: name, at: null });

  const [parcel, ...others] = of(shapes, 'parcel');
  if (!parcel) faults.push({ kind: 'no-parcel', layer: 'BATAS_PERSIL', at: null });
  if (others.length > 0) faults.push({ kind: 'several-parcels', layer: 'BATAS_PERSIL', at: others[0]?.points[0] ?? null });
  const footprints = of(shapes, 'footprint');
  if (footprints.length === 0) faults.push({ kind: 'no-footprint', layer: 'TAPAK_BANGUNAN', at: null });
  const land = of(shapes, 'parcel').map(({ points }) => points);
  const landM2 = sum(of(shapes, 'parcel'));
  const isSpeck = !parcel && faults.some(({ kind, layer }) => kind === 'no-area' && meaning(layer)?.role === 'parcel');
  if (isSpeck || (parcel && (landM2 < LEAST_LAND || landM2 > MOST_LAND)))
    faults.push({ kind: 'unlikely-size', layer: 'BATAS_PERSIL', at: null });
  for (const { points } of parcel ? footprints : []) {
    const outside = beyond(points, land);
    if (outside) faults.push({ kind: 'outside-parcel', layer: 'TAPAK_BANGUNAN', at: outside });
  }
  const heights = heightsIn(drawing, meaning, unit);
  for (const { block, how } of heights) if (how === 'written') faults.push({ kind: 'height-written', layer: `TINGGI ${block}`, at: null });
  const numbers = [...new Set(shapes.filter(({ role }) => role === 'footprint' || role === 'floor').map(({ block }) => block))].sort(
    (a, b) => a - b,
  );
  const to = (role: Role) => shortest(footprints, of(shapes, role));
  return {
    parcelM2: parcel ? landM2 : null,
    declaredM2: declaredIn(drawing, meaning),
    blocks: numbers.map((n) => blockOf(shapes, heights, n)),
    greenM2: of(shapes, 'green').length > 0 ? sum(of(shapes, 'green')) : null,
    toRoad: to('road'),
    toBorder: parcel ? shortest(footprints, [parcel]) : null,
    toCoast: to('coast'),
    toCliff: to('cliff'),
    toTemple: to('temple'),
    shapes,
    faults,
  };
}

const nothing: SitePlan = {
  parcelM2: null,
  declaredM2: null,
  blocks: [],
  greenM2: null,
  toRoad: null,
  toBorder: null,
  toCoast: null,
  toCliff: null,
  toTemple: null,
  shapes: [],
  faults: [],
};

/** Land smaller or larger than this, in m², is a drawing in another unit: a bed, or a whole district. */
const LEAST_LAND = 4;
const MOST_LAND = 5_000_000;

const of = (shapes: readonly Measured[], role: Role): readonly Measured[] => shapes.filter((shape) => shape.role === role);
const sum = (shapes: readonly Measured[]): number => shapes.reduce((all, { m2, deduct }) => all + (deduct ? -m2 : m2), 0);

function blockOf(shapes: readonly Measured[], heights: readonly Height[], n: number): Block {
  const own = shapes.filter(({ block }) => block === n);
  const levels = [...new Set(of(own, 'floor').map(({ level }) => level))].sort((a, b) => a - b);
  const height = heights.filter(({ block }) => block === n).sort((a, b) => b.metres - a.metres)[0];
  return {
    n,
    footprintM2: sum(of(own, 'footprint')),
    floors: levels.map((level) => ({ level, m2: sum(of(own, 'floor').filter((shape) => shape.level === level)) })),
    basementM2: sum(of(own, 'basement')),
    height: height ? { metres: height.metres, how: height.how } : null,
  };
}

/** The drawing's own corner, so that metres stay small and shapes can be drawn from there. */
function cornerOf({ entities }: Drawing, unit: number): Point {
  let [x, y] = [Infinity, Infinity];
  for (const entity of entities)
    if (entity.kind === 'path') for (const vertex of entity.vertices) [x, y] = [Math.min(x, vertex.x), Math.min(y, vertex.y)];
  return Number.isFinite(x) ? { x: x * unit, y: y * unit } : { x: 0, y: 0 };
}

/** Lines stay lines; what bounds an area is an outline, or a fault that says why not. */
function outlineOf(path: Path, means: Meaning, unit: number, origin: Point, closeGaps: number): Measured | Fault {
  const { layer } = path;
  const inMetres = ({ x, y, bulge }: Vertex): Vertex => ({ x: x * unit - origin.x, y: y * unit - origin.y, bulge });
  const vertices = withoutRepeats(path.vertices.map(inMetres));
  const [start] = vertices;
  const end = vertices.at(-1);
  const at = start ? { x: start.x, y: start.y } : null;
  if (!start || !end || vertices.length < 2) return { kind: 'one-corner', layer, at };
  const shape = { role: means.role, block: means.block, level: means.level, deduct: means.deduct };
  if (isLine(means)) {
    const closed = path.closed && vertices.length > 2;
    return { ...shape, points: flatten(vertices, closed), closed, m2: 0 };
  }
  const gap = Math.hypot(start.x - end.x, start.y - end.y);
  // An outline whose last corner lies on its first is closed, whatever its flag says.
  const whole = path.closed || gap < CLOSED ? vertices : gap <= closeGaps ? vertices : null;
  if (!whole) return { kind: 'open', layer, at, metres: gap };
  const corners = !path.closed && gap < CLOSED ? whole.slice(0, -1) : whole;
  const points = flatten(corners, true);
  if (points.length > MOST_CORNERS) return { kind: 'too-fine', layer, at };
  const m2 = Math.abs(signedAreaOf(corners));
  // First whether it crosses: the halves of a bow cancel each other out.
  if (crossesItself(points)) return { kind: 'crosses-itself', layer, at };
  if (m2 < 0.01) return { kind: 'no-area', layer, at };
  return { ...shape, points, closed: true, m2 };
}

function tooFine({ layer }: Path): Fault {
  return { kind: 'too-fine', layer, at: null };
}

/** Corners drawn twice on the same spot count once. */
function withoutRepeats(vertices: readonly Vertex[]): readonly Vertex[] {
  return vertices.filter((vertex, at) => {
    const before = vertices[at - 1];
    return at === 0 || !before || Math.hypot(vertex.x - before.x, vertex.y - before.y) > 1e-6;
  });
}

interface Height {
  readonly block: number;
  readonly metres: number;
  readonly how: 'measured' | 'written';
}

/** Heights by dimension: what was measured, else between its points; a text alone counts as written. */
function heightsIn({ entities }: Drawing, meaning: (layer: string) => Meaning | null, unit: number): readonly Height[] {
  return entities.flatMap((entity): Height[] => {
    const means = meaning(entity.layer);
    if (means?.role !== 'height') return [];
    const { block } = means;
    if (entity.kind === 'text') {
      const metres = metresIn(entity.text);
      return metres === null ? [] : [{ block, metres, how: 'written' }];
    }
    if (entity.kind === 'path') return [];
    const [from, to] = entity.points;
    const between = from && to ? Math.hypot(to.x - from.x, to.y - from.y) * unit : null;
    const measured = entity.measured === null ? between : entity.measured * unit;
    if (measured !== null && measured > 0 && entity.text === null) return [{ block, metres: measured, how: 'measured' }];
    // A number written over the measure is what the reader of the paper sees, and is no measure.
    const written = entity.text === null ? null : metresIn(entity.text);
    return written === null ? [] : [{ block, metres: written, how: 'written' }];
  });
}

function declaredIn({ entities }: Drawing, meaning: (layer: string) => Meaning | null): number | null {
  for (const entity of entities)
    if (entity.kind === 'text' && meaning(entity.layer)?.role === 'parcel') {
      const m2 = areaM2In(entity.text);
      if (m2 !== null) return m2;
    }
  return null;
}

function shortest(from: readonly Measured[], to: readonly Measured[]): Distance | null {
  const ways = from.flatMap((one) =>
    to.flatMap((other) => nearest(one.points, other.points, { closed: one.closed, otherClosed: other.closed }) ?? []),
  );
  return ways.sort((a, b) => a.metres - b.metres)[0] ?? null;
}
