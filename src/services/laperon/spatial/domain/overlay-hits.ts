import type { Place } from '../../domain/parcel.ts';
import { nearest } from '../../plan-check/domain/plane.ts';
import { intersect } from './clip.ts';
import type { OverlayShape } from './overlay.ts';
import { contains, type LonLat, onPlane, planeAreaM2, toPoints } from './shape.ts';
import { parcelShape, SLIVER_M2 } from './shares.ts';

/** One thing of an overlay, as it is looked for. */
export interface Reaching {
  readonly name: string | null;
  readonly detail: string | null;
  readonly distanceM: number | null;
  readonly shape: OverlayShape;
}

/** How an overlay touches a place. */
export interface OverlayHit {
  readonly name: string | null;
  readonly detail: string | null;
  /** How far it reaches, metres; null where it counts for what lies in it. */
  readonly withinM: number | null;
  /** From the nearest point of the place, metres on the plane of UTM 50 S; 0 where it lies in it. */
  readonly metres: number;
  /** Of the parcel that lies in its area; null for a point, and where it is a line or a point itself. */
  readonly share: { readonly m2: number; readonly percent: number } | null;
}

/**
 * What of an overlay counts at a place: areas it lies in, by their share of the parcel, and whatever reaches it from beside, by
 * the distance. Parts of one name and one saying are one. Nearest first.
 */
export function hitsAt(place: Place, parts: readonly Reaching[]): readonly OverlayHit[] {
  const parcel = parcelShape(place);
  const points = place.map(({ lat, lon }): LonLat => [lon, lat]);
  const plane = parcel && onPlane(parcel);
  const parcelM2 = plane && planeAreaM2(plane);
  const hits = new Map<string, OverlayHit>();
  for (const { name, detail, distanceM, shape } of parts) {
    const m2 = plane && shape.areas.length > 0 ? planeAreaM2(intersect(plane, onPlane(shape.areas))) : 0;
    const isIn = plane ? m2 >= SLIVER_M2 : points.some((point) => contains(shape.areas, point));
    const metres = isIn ? 0 : distanceM === null ? Infinity : metresBetween(points, parcel !== null, shape);
    if (metres > (distanceM ?? 0)) continue;
    const said = JSON.stringify([name, detail, distanceM]);
    const before = hits.get(said);
    const all = (before?.share?.m2 ?? 0) + (isIn ? m2 : 0);
    hits.set(said, {
      name,
      detail,
      withinM: distanceM,
      metres: Math.min(metres, before?.metres ?? Infinity),
      share: parcelM2 !== null && all > 0 ? { m2: all, percent: Math.min(100, (all / parcelM2) * 100) } : null,
    });
  }
  return [...hits.values()].sort((a, b) => a.metres - b.metres || (b.share?.m2 ?? 0) - (a.share?.m2 ?? 0));
}

/** The shortest way between a place and a shape, metres on the plane. */
function metresBetween(points: readonly LonLat[], closed: boolean, { areas, lines }: OverlayShape): number {
  const own = toPoints(onPlane([[points]])[0]?.[0] ?? []);
  const parcel = closed ? [[[...points, ...points.slice(0, 1)]]] : [];
  const rings = onPlane(areas)
    .flat()
    .map((ring) => ({ points: toPoints(ring.slice(0, -1)), closed: true }));
  // One corner is an edge that leads back to itself.
  const ways = (onPlane([lines])[0] ?? []).map((line) => ({ points: toPoints(line), closed: line.length === 1 }));
  if (lines.some(([first]) => first && contains(parcel, first))) return 0;
  return Math.min(
    ...[...rings, ...ways].map((way) => nearest(own, way.points, { closed: true, otherClosed: way.closed })?.metres ?? Infinity),
  );
}
