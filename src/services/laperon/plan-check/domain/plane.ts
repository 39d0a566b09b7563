import type { Point } from '../../domain/dxf/drawing.ts';

/** Corners of one outline at most: finer is a traced scan, and every pair of edges is looked at. */
export const MOST_CORNERS = 3000;
/** Of everything that is measured together: distances look at every edge of a footprint beside every edge of road and border. */
export const MOST_CORNERS_IN_ALL = 10_000;

/** Whether two edges of a closed outline cross or touch, other than neighbours at their shared corner. */
export function crossesItself(points: readonly Point[]): boolean {
  const n = points.length;
  for (let i = 0; i < n; i++) {
    const [a, b] = [points[i], points[(i + 1) % n]] as [Point, Point];
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue;
      if (meet(a, b, points[j] as Point, points[(j + 1) % n] as Point)) return true;
    }
  }
  return false;
}

function meet(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = (p: Point, q: Point, r: Point) => Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x));
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** Whether a point lies in an outline, its border included to a millimetre. */
function holds(outline: readonly Point[], at: Point): boolean {
  let inside = false;
  for (let i = 0, j = outline.length - 1; i < outline.length; j = i++) {
    const [a, b] = [outline[i], outline[j]] as [Point, Point];
    if (distanceToEdge(at, a, b) < 0.001) return true;
    if (a.y > at.y !== b.y > at.y && at.x < ((b.x - a.x) * (at.y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}

/**
 * A point of an outline that lies in none of the others, on its edges as well as at its corners; undefined where all of it
 * lies within. Edges are looked at between the places where they meet those of the others.
 */
export function beyond(outline: readonly Point[], others: readonly (readonly Point[])[]): Point | undefined {
  const held = (at: Point) => others.some((other) => holds(other, at));
  const bounds = others.flatMap((other) => [...edges(other, true)]);
  for (const [a, b] of edges(outline, true)) {
    if (!held(a)) return a;
    const cuts = [0, 1];
    for (const [c, d] of bounds) {
      const at = meetingPart(a, b, c, d);
      if (at !== null) cuts.push(at);
    }
    cuts.sort((one, other) => one - other);
    for (let n = 0; n + 1 < cuts.length; n++) {
      const t = ((cuts[n] ?? 0) + (cuts[n + 1] ?? 0)) / 2;
      const middle = { x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y) };
      if (!held(middle)) return middle;
    }
  }
  return undefined;
}

/** The part of the way from a to b at which it meets the edge from c to d; null where it does not, or runs along it. */
function meetingPart(a: Point, b: Point, c: Point, d: Point): number | null {
  const turn = (b.x - a.x) * (d.y - c.y) - (b.y - a.y) * (d.x - c.x);
  if (turn === 0 || apart(a, b, c, d) > 0) return null;
  const t = ((c.x - a.x) * (d.y - c.y) - (c.y - a.y) * (d.x - c.x)) / turn;
  const u = ((c.x - a.x) * (b.y - a.y) - (c.y - a.y) * (b.x - a.x)) / turn;
  return t > 0 && t < 1 && u >= 0 && u <= 1 ? t : null;
}

/** The shortest way between two lines of edges, and where it begins on the first; null where one has no edge. */
export function nearest(
  one: readonly Point[],
  other: readonly Point[],
  { closed, otherClosed }: { readonly closed: boolean; readonly otherClosed: boolean },
): { readonly metres: number; readonly from: Point; readonly to: Point } | null {
  let best = null as { metres: number; from: Point; to: Point } | null;
  const consider = (from: Point, to: Point) => {
    const metres = Math.hypot(from.x - to.x, from.y - to.y);
    if (best === null || metres < best.metres) best = { metres, from, to };
  };
  const others = [...edges(other, otherClosed)];
  for (const [a, b] of edges(one, closed))
    for (const [c, d] of others) {
      if (best !== null && apart(a, b, c, d) >= best.metres) continue;
      if (meet(a, b, c, d)) return { metres: 0, from: a, to: a };
      consider(a, foot(a, c, d));
      consider(b, foot(b, c, d));
      consider(foot(c, a, b), c);
      consider(foot(d, a, b), d);
    }
  return best;
}

function* edges(points: readonly Point[], closed: boolean): Generator<readonly [Point, Point]> {
  for (const [at, from] of points.entries()) {
    const to = at + 1 < points.length ? points[at + 1] : closed ? points[0] : undefined;
    if (to) yield [from, to];
  }
}

/** No more than the distance of two edges: that of the boxes around them, along the axis they lie further apart on. */
function apart(a: Point, b: Point, c: Point, d: Point): number {
  const across = Math.max(Math.min(a.x, b.x) - Math.max(c.x, d.x), Math.min(c.x, d.x) - Math.max(a.x, b.x));
  const along = Math.max(Math.min(a.y, b.y) - Math.max(c.y, d.y), Math.min(c.y, d.y) - Math.max(a.y, b.y));
  return Math.max(across, along);
}

function foot(at: Point, a: Point, b: Point): Point {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((at.x - a.x) * dx + (at.y - a.y) * dy) / length));
  return { x: a.x + t * dx, y: a.y + t * dy };
}

function distanceToEdge(at: Point, a: Point, b: Point): number {
  const to = foot(at, a, b);
  return Math.hypot(at.x - to.x, at.y - to.y);
}
