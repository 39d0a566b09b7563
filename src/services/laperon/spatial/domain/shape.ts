import { toUtm50South } from '../../domain/utm.ts';

/** Longitude and latitude in degrees of WGS 84, in the order GeoJSON has them. */
export type LonLat = readonly [lon: number, lat: number];
/** Closed: the last corner is the first. */
export type Ring = readonly LonLat[];
/** The outer ring, then holes. */
export type Polygon = readonly Ring[];
export type MultiPolygon = readonly Polygon[];

/** West, south, east, north. */
export interface Bounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** The smallest box around a shape. Throws RangeError for a shape without a corner. */
export function boundsOf(shape: MultiPolygon): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const polygon of shape)
    for (const ring of polygon)
      for (const [lon, lat] of ring) {
        if (lon < west) west = lon;
        if (lon > east) east = lon;
        if (lat < south) south = lat;
        if (lat > north) north = lat;
      }
  if (west > east) throw new RangeError('a shape without a corner');
  return { west, south, east, north };
}

/** A box grown by metres on every side, never by less than that. */
export function grown({ west, south, east, north }: Bounds, metres: number): Bounds {
  // The least a degree of latitude measures, and of longitude at the end of the box that is nearer to a pole.
  const perLat = metres / 110_570;
  const perLon = metres / (111_300 * Math.cos((Math.min(89, Math.max(Math.abs(south), Math.abs(north)) + perLat) * Math.PI) / 180));
  return { west: west - perLon, south: south - perLat, east: east + perLon, north: north + perLat };
}

/**
 * Whether a point lies in a shape, by the even-odd rule over all its rings, so that holes are outside. A point on a
 * border belongs to the polygon north or east of it, so that of two neighbours exactly one has it.
 */
export function contains(shape: MultiPolygon, [lon, lat]: LonLat): boolean {
  let inside = false;
  for (const polygon of shape)
    for (const ring of polygon)
      for (let at = 1; at < ring.length; at++) {
        const [aLon, aLat] = ring[at - 1] ?? [0, 0];
        const [bLon, bLat] = ring[at] ?? [0, 0];
        if (aLat > lat !== bLat > lat && lon < ((bLon - aLon) * (lat - aLat)) / (bLat - aLat) + aLon) inside = !inside;
      }
  return inside;
}

/** East and north in metres on the plane of UTM 50 S. */
export type PlaneRing = readonly (readonly [east: number, north: number])[];

/** The corners as points of the plan check. */
export function toPoints(ring: PlaneRing): { readonly x: number; readonly y: number }[] {
  return ring.map(([x, y]) => ({ x, y }));
}

/** A shape on the plane of UTM 50 S: areas are measured there, never on the globe. */
export function onPlane(shape: MultiPolygon): PlaneRing[][] {
  return shape.map((polygon) =>
    polygon.map((ring) =>
      ring.map(([lon, lat]) => {
        const { east, north } = toUtm50South({ lat, lon });
        return [east, north] as const;
      }),
    ),
  );
}

/** Area in m² on the plane: outer rings less holes, whichever way round they were drawn (shoelace formula). */
export function planeAreaM2(shape: readonly (readonly PlaneRing[])[]): number {
  let area = 0;
  for (const [outer = [], ...holes] of shape) area += ringArea(outer) - holes.reduce((sum, hole) => sum + ringArea(hole), 0);
  return area;
}

function ringArea(ring: PlaneRing): number {
  // Corners are taken from the first one on: coordinates of UTM have seven digits before the point.
  const [east0, north0] = ring[0] ?? [0, 0];
  let twice = 0;
  for (let at = 1; at < ring.length; at++) {
    const [e1, n1] = ring[at - 1] ?? [0, 0];
    const [e2, n2] = ring[at] ?? [0, 0];
    twice += (e1 - east0) * (n2 - north0) - (e2 - east0) * (n1 - north0);
  }
  return Math.abs(twice) / 2;
}
