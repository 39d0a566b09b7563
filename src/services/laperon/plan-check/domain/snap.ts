import type { Point } from '../../domain/dxf/drawing.ts';

export interface Snapped {
  readonly point: Point;
  readonly to: 'corner' | 'edge' | 'straight' | null;
}

export interface Near {
  /** Everything that was traced. */
  readonly outlines: readonly (readonly Point[])[];
  /** The corner before, from which lines run straight; null at the first. */
  readonly from: Point | null;
  /** How near something must be, in the units of the points. */
  readonly reach: number;
}

/**
 * Where a corner that is pointed at lands: on a corner that is near, else on an edge, else straight across or up from the
 * corner before; else where it was pointed at. Pure.
 */
export function snap(at: Point, { outlines, from, reach }: Near): Snapped {
  const corner = nearest(at, outlines.flat());
  if (corner && away(at, corner) <= reach) return { point: corner, to: 'corner' };
  const edge = nearest(
    at,
    outlines.flatMap((outline) => edgesOf(outline).map(([a, b]) => footOn(at, a, b))),
  );
  if (edge && away(at, edge) <= reach) return { point: edge, to: 'edge' };
  if (!from) return { point: at, to: null };
  const [across, up] = [Math.abs(at.x - from.x), Math.abs(at.y - from.y)];
  if (up <= reach && up < across) return { point: { x: at.x, y: from.y }, to: 'straight' };
  if (across <= reach && across < up) return { point: { x: from.x, y: at.y }, to: 'straight' };
  return { point: at, to: null };
}

const away = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);

function nearest(at: Point, points: readonly Point[]): Point | undefined {
  let found: Point | undefined;
  for (const point of points) if (!found || away(at, point) < away(at, found)) found = point;
  return found;
}

/** The sides of an outline; of one that is not closed yet the last is missing, which nobody snaps to by mistake for long. */
function edgesOf(outline: readonly Point[]): readonly (readonly [Point, Point])[] {
  return outline.flatMap((point, n) => {
    const before = n === 0 ? (outline.length > 2 ? outline.at(-1) : undefined) : outline[n - 1];
    return before ? [[before, point] as const] : [];
  });
}

/** The point of a stretch that is nearest. */
function footOn(at: Point, a: Point, b: Point): Point {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const part = length === 0 ? 0 : Math.min(1, Math.max(0, ((at.x - a.x) * dx + (at.y - a.y) * dy) / length));
  return { x: a.x + part * dx, y: a.y + part * dy };
}
