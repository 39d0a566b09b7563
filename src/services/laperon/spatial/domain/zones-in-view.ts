import { cutToBox, stretchesIn } from './cut-to-box.ts';
import type { OverlayKind } from './overlay.ts';
import type { Reaching } from './overlay-hits.ts';
import { roomIn } from './room.ts';
import type { Bounds, LonLat, MultiPolygon, Polygon, Ring } from './shape.ts';
import { zoneFamily, type ZoneFamily } from './zone-family.ts';

/** What of the earth a map shows, and how large: zoom as web maps count it, 256 pixels around the earth at 0. */
export interface MapView {
  readonly bounds: Bounds;
  readonly zoom: number;
}

/** A zone as a map in the browser draws it. */
export interface ViewedZone {
  readonly type: 'Feature';
  readonly properties: {
    readonly code: string;
    readonly name: string | null;
    readonly family: ZoneFamily;
    readonly plan: string;
    readonly synthetic: boolean;
    /** Where its code can be written, longitude and latitude; null where it has no room. */
    readonly label: LonLat | null;
  };
  readonly geometry: { readonly type: 'MultiPolygon'; readonly coordinates: MultiPolygon };
}

/** A map no browser shows at once is not asked for by a map. */
const WIDEST_PIXELS = 4096;
/** Corners sent at most: half a megabyte before it is compressed. */
const MOST_CORNERS = 20_000;
/** The least room for a code. */
const LABEL_PIXELS = 56;

/** Degrees a pixel is wide. */
export const degreesPerPixel = (zoom: number): number => 360 / (256 * 2 ** zoom);

/** Reads "west,south,east,north" in degrees; null where it is no box, or one wider than a map shows at its zoom. Total. */
export function readMapView(bbox: string, zoom: number): MapView | null {
  const [west, south, east, north, more] = bbox.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (west === undefined || south === undefined || east === undefined || north === undefined || more !== undefined) return null;
  if (![west, south, east, north].every(Number.isFinite) || west >= east || south >= north) return null;
  if (west < -180 || east > 180 || south < -90 || north > 90) return null;
  if (Math.max(east - west, north - south) > WIDEST_PIXELS * degreesPerPixel(zoom)) return null;
  return { bounds: { west, south, east, north }, zoom };
}

/** The least a zone must measure to be seen at all at a zoom, m²: two pixels by two, near the equator. */
export const leastSeenM2 = (zoom: number): number => (2 * degreesPerPixel(zoom) * 111_320) ** 2;

/** Something of an overlay as a map in the browser draws it. */
export interface ViewedOverlay {
  readonly type: 'Feature';
  readonly properties: {
    readonly kind: OverlayKind;
    readonly name: string | null;
    readonly plan: string;
    readonly synthetic: boolean;
    /** How far it reaches beyond its shape, metres; null where it counts for what lies in it. */
    readonly distanceM: number | null;
  };
  readonly geometry:
    | { readonly type: 'MultiPolygon'; readonly coordinates: MultiPolygon }
    | { readonly type: 'MultiLineString'; readonly coordinates: readonly (readonly LonLat[])[] }
    | { readonly type: 'MultiPoint'; readonly coordinates: readonly LonLat[] };
}

/** Overlays for a view: areas cut to it, of lines the stretches that may be seen. Null where there are too many corners. */
export function overlaysInView(
  view: MapView,
  parts: readonly (Reaching & Omit<ViewedOverlay['properties'], 'distanceM'>)[],
): readonly ViewedOverlay[] | null {
  const drawn = cutterOf(view);
  const features = parts.flatMap(({ kind, name, plan, synthetic, distanceM, shape }): ViewedOverlay[] => {
    const properties = { kind, name, plan, synthetic, distanceM };
    const areas = shape.areas.map((polygon) => keepRings(polygon.map(drawn.ring))).filter((polygon) => polygon.length > 0);
    const points = shape.lines.flatMap((line) => (line.length === 1 ? line : []));
    const lines = shape.lines.filter((line) => line.length > 1).flatMap(drawn.stretches);
    return [
      ...(areas.length > 0
        ? [{ type: 'MultiPolygon', coordinates: areas.map((rings) => rings.map((ring) => ring.map(drawn.inDegrees))) } as const]
        : []),
      ...(lines.length > 0 ? [{ type: 'MultiLineString', coordinates: lines.map((line) => line.map(drawn.inDegrees)) } as const] : []),
      ...(points.length > 0 ? [{ type: 'MultiPoint', coordinates: points } as const] : []),
    ].map((geometry) => ({ type: 'Feature', properties, geometry }));
  });
  const corners = features.reduce((sum, { geometry }) => sum + geometry.coordinates.flat(2).length, 0);
  return corners > MOST_CORNERS * 2 ? null : features;
}

/** Lays rings and lines on the grid of a zoom, cut to its view. */
function cutterOf({ bounds, zoom }: MapView) {
  const grid = degreesPerPixel(zoom) / 2;
  const inGrid = (degrees: number): number => Math.round(degrees / grid);
  const box = {
    least: [inGrid(bounds.west), inGrid(bounds.south)] as const,
    most: [inGrid(bounds.east), inGrid(bounds.north)] as const,
  };
  const laid = (line: readonly LonLat[]) => line.map(([lon, lat]) => [inGrid(lon), inGrid(lat)] as const);
  return {
    ring: (ring: Ring): Ring => {
      const cut = closedWithoutIdle(cutToBox(closedWithoutIdle(laid(ring.slice(0, -1))), box, Math.round));
      const [first] = cut;
      return first && cut.length > 2 ? [...cut, first] : [];
    },
    stretches: (line: readonly LonLat[]) => stretchesIn(withoutIdle(laid(line)), box),
    inDegrees: ([x, y]: readonly [number, number]): LonLat => [round7(x * grid), round7(y * grid)],
  };
}

/**
 * Zones for a view: cut to it, and drawn no finer than half a pixel. Corners are laid on a grid that is the same for all of
 * them, so that neighbours still meet. Null where they hold more corners than a phone can take.
 */
export function zonesInView(
  view: MapView,
  areas: readonly {
    readonly code: string;
    readonly name: string | null;
    readonly plan: string;
    readonly synthetic: boolean;
    readonly shape: MultiPolygon;
  }[],
): readonly ViewedZone[] | null {
  const { ring: drawn, inDegrees } = cutterOf(view);
  let corners = 0;
  const zones: ViewedZone[] = [];
  for (const { code, name, plan, synthetic, shape } of areas) {
    const polygons = shape.map((polygon) => keepRings(polygon.map(drawn))).filter((polygon) => polygon.length > 0);
    const rings = polygons.flat();
    corners += rings.reduce((sum, ring) => sum + ring.length, 0);
    if (corners > MOST_CORNERS) return null;
    if (rings.length === 0) continue;
    const room = roomIn(rings, LABEL_PIXELS * 2, Math.round);
    zones.push({
      type: 'Feature',
      properties: { code, name, family: zoneFamily(code), plan, synthetic, label: room && inDegrees(room) },
      geometry: { type: 'MultiPolygon', coordinates: polygons.map((polygon) => polygon.map((ring) => ring.map(inDegrees))) },
    });
  }
  return zones;
}

/** Without an outer ring its holes are nothing. */
const keepRings = ([outer = [], ...holes]: Polygon): Polygon =>
  outer.length === 0 ? [] : [outer, ...holes.filter((hole) => hole.length > 0)];

type GridPoint = readonly [number, number];

/** Leaves out corners that repeat the one before or lie on the line between their neighbours. Whole numbers: exact. */
function withoutIdle(ring: readonly GridPoint[]): readonly GridPoint[] {
  const kept: GridPoint[] = [];
  for (const point of ring) {
    const last = kept.at(-1);
    if (last && last[0] === point[0] && last[1] === point[1]) continue;
    const before = kept.at(-2);
    if (before && last && isIdle(before, last, point)) kept.pop();
    const now = kept.at(-1);
    if (!now || now[0] !== point[0] || now[1] !== point[1]) kept.push(point);
  }
  return kept;
}

/** The same for a ring, whose last corner has its first for a neighbour: where it begins must not matter. */
function closedWithoutIdle(ring: readonly GridPoint[]): readonly GridPoint[] {
  const kept = [...withoutIdle(ring)];
  for (;;) {
    const [first, second, before, last] = [kept[0], kept[1], kept.at(-2), kept.at(-1)];
    if (kept.length < 3 || !first || !second || !before || !last) return kept;
    if (isIdle(before, last, first)) kept.pop();
    else if (isIdle(last, first, second)) kept.shift();
    else return kept;
  }
}

const isIdle = (before: GridPoint, point: GridPoint, after: GridPoint): boolean =>
  (point[0] - before[0]) * (after[1] - before[1]) === (point[1] - before[1]) * (after[0] - before[0]);

const round7 = (degrees: number): number => Number(degrees.toFixed(7));
