import { nearest } from '../../plan-check/domain/plane.ts';
import { intersect } from './clip.ts';
import type { PlanArea } from './row.ts';
import { contains, type LonLat, type MultiPolygon, onPlane, planeAreaM2, type PlaneRing, toPoints } from './shape.ts';

/** Two areas of one plan that claim the same land. */
export interface Overlap {
  /** The rows of the source, the earlier first. */
  readonly rows: readonly [number, number];
  readonly m2: number;
}

/** Below this, borders were drawn twice and do not quite agree. */
const LEAST_M2 = 1;
/** So far within the other's border a corner must lie, metres, before it is worth measuring what both share. */
const LEAST_DEPTH_M = 0.05;
/** Pairs measured of one plan: measuring all of a file that holds everything twice would take hours and tell nothing more. */
const MOST_MEASURED = 20_000;

/**
 * Areas of one plan that lie over each other, found by their corners, the middles of their sides and a point inside: what
 * only crosses, with none of these within the other, is not found. `whole` is false where the looking was given up.
 */
export function overlapsOf(areas: readonly PlanArea[]): { readonly overlaps: readonly Overlap[]; readonly whole: boolean } {
  const sorted = [...areas].sort((a, b) => a.bounds.west - b.bounds.west);
  const overlaps: Overlap[] = [];
  let open: PlanArea[] = [];
  let measured = 0;
  for (const area of sorted) {
    open = open.filter(({ bounds }) => bounds.east > area.bounds.west);
    for (const other of open) {
      if (other.bounds.north <= area.bounds.south || other.bounds.south >= area.bounds.north) continue;
      if (!reachesInto(area, other) && !reachesInto(other, area)) continue;
      if (++measured > MOST_MEASURED) return { overlaps, whole: false };
      const m2 = planeAreaM2(intersect(onPlane(area.shape), onPlane(other.shape)));
      if (m2 >= LEAST_M2) overlaps.push({ rows: area.row < other.row ? [area.row, other.row] : [other.row, area.row], m2 });
    }
    open.push(area);
  }
  return { overlaps, whole: true };
}

/** Whether a corner, the middle of a side or a point inside of one lies clearly within the other. */
function reachesInto({ shape }: PlanArea, other: PlanArea): boolean {
  const { west, south, east, north } = other.bounds;
  let plane: PlaneRing[][] | undefined;
  for (const point of tellingPoints(shape)) {
    if (point[0] <= west || point[0] >= east || point[1] <= south || point[1] >= north || !contains(other.shape, point)) continue;
    plane ??= onPlane(other.shape);
    if (depth(point, plane) > LEAST_DEPTH_M) return true;
  }
  return false;
}

function* tellingPoints(shape: MultiPolygon): Generator<LonLat> {
  for (const polygon of shape) {
    const inside = pointInside([polygon]);
    if (inside) yield inside;
    for (const ring of polygon)
      for (let at = 1; at < ring.length; at++) {
        const [a, b] = [ring[at - 1], ring[at]];
        if (!a || !b) continue;
        yield b;
        yield [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
      }
  }
}

/** The middle of the widest stretch inside a shape, half way up; undefined for one without height. */
function pointInside(shape: MultiPolygon): LonLat | undefined {
  const lats = shape.flatMap((polygon) => polygon.flatMap((ring) => ring.map(([, lat]) => lat)));
  const lat = (lats.reduce((a, b) => Math.min(a, b), Infinity) + lats.reduce((a, b) => Math.max(a, b), -Infinity)) / 2;
  const crossings: number[] = [];
  for (const polygon of shape)
    for (const ring of polygon)
      for (let at = 1; at < ring.length; at++) {
        const [a, b] = [ring[at - 1], ring[at]];
        if (a && b && a[1] > lat !== b[1] > lat) crossings.push(((b[0] - a[0]) * (lat - a[1])) / (b[1] - a[1]) + a[0]);
      }
  crossings.sort((a, b) => a - b);
  let widest: LonLat | undefined;
  let width = 0;
  for (let at = 1; at < crossings.length; at += 2) {
    const [from = 0, to = 0] = [crossings[at - 1], crossings[at]];
    if (to - from > width) [width, widest] = [to - from, [(from + to) / 2, lat]];
  }
  return widest;
}

/** Metres from a point to the nearest border. */
function depth(point: LonLat, plane: readonly (readonly PlaneRing[])[]): number {
  // One corner is an edge that leads back to itself.
  const own = toPoints(onPlane([[[point]]])[0]?.[0] ?? []);
  const ways = plane.flat().map((ring) => nearest(own, toPoints(ring.slice(0, -1)), { closed: true, otherClosed: true }));
  return Math.min(...ways.map((way) => way?.metres ?? Infinity));
}
