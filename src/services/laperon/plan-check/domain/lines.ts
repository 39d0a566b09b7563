import type { Drawing, Entity } from '../../domain/dxf/drawing.ts';
import { joinLines } from './join.ts';
import type { Meaning } from './layers.ts';
import type { Fault, Measured } from './site-plan.ts';

export type Path = Extract<Entity, { kind: 'path' }>;

/** Ends nearer than this are one corner, in metres. */
export const CLOSED = 0.001;

/** How far the ends of an outline lie apart, in metres; 0 where it says itself that it is closed. */
export function gapOf({ vertices, closed }: Path, unit: number): number {
  const [start, end] = [vertices[0], vertices.at(-1)];
  return closed || !start || !end ? 0 : Math.hypot(start.x - end.x, start.y - end.y) * unit;
}

export const isLine = ({ role }: Meaning): boolean => LINES.has(role);
const LINES: ReadonlySet<string> = new Set(['road', 'line', 'coast', 'cliff', 'temple']);

interface Found {
  readonly path: Path;
  readonly means: Meaning;
  /** The widest gap that was closed between two lines of it, in metres. */
  readonly gap: number;
}

/** Every path that means something, those that bound an area put together from lines drawn one by one. */
export function pathsIn(
  drawing: Drawing,
  meaning: (layer: string) => Meaning | null,
  unit: number,
  closeGaps: number,
  faults: Fault[],
): readonly Found[] {
  const found: Found[] = [];
  const loose = new Map<string, { readonly means: Meaning; readonly paths: Path[] }>();
  for (const entity of drawing.entities) {
    const means = entity.kind === 'path' ? meaning(entity.layer) : null;
    if (entity.kind !== 'path' || !means || means.role === 'height') continue;
    if (isLine(means) || entity.vertices.length < 2 || entity.closed || gapOf(entity, unit) < CLOSED)
      found.push({ path: entity, means, gap: 0 });
    else {
      const own = loose.get(entity.layer) ?? { means, paths: [] };
      own.paths.push(entity);
      loose.set(entity.layer, own);
    }
  }
  for (const [layer, { means, paths }] of loose) {
    const joined = joinLines(paths, CLOSED / unit, closeGaps / unit);
    for (const { path, gap } of joined) found.push({ path, means, gap: gap * unit < CLOSED ? 0 : gap * unit });
    if (joined.length < paths.length) faults.push({ kind: 'joined', layer, at: null });
  }
  return found;
}

/** Whether the same outline was read before: of one area, between the same edges of the sheet. */
export function isTwin(shape: Measured, shapes: readonly Measured[]): boolean {
  if (!shape.closed || shape.m2 === 0) return false;
  const own = edgesOf(shape);
  return shapes.some(
    (other) =>
      other.role === shape.role &&
      other.block === shape.block &&
      other.level === shape.level &&
      other.deduct === shape.deduct &&
      other.closed &&
      Math.abs(other.m2 - shape.m2) < 0.01 &&
      edgesOf(other).every((edge, n) => Math.abs(edge - (own[n] ?? 0)) < CLOSED),
  );
}

function edgesOf({ points }: Measured): readonly number[] {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
