import type { GeometryFault } from '../domain/row.ts';
import type { OverlayShape } from '../domain/overlay.ts';
import type { LonLat, MultiPolygon } from '../domain/shape.ts';
import type { Project } from './projection.ts';

/** More corners than any border of a plan has: a traced scan, or a file made to keep us busy. */
export const MOST_CORNERS = 100_000;

/** A geometry of GeoJSON as a shape in WGS 84; a reason where it is none. A third coordinate is left away. Total. */
export function readGeometry(geometry: unknown, project: Project): MultiPolygon | GeometryFault {
  if (typeof geometry !== 'object' || geometry === null) return 'no-shape';
  const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown };
  if (type !== 'Polygon' && type !== 'MultiPolygon') return 'not-a-polygon';
  const polygons = type === 'Polygon' ? [coordinates] : coordinates;
  if (!Array.isArray(polygons)) return 'no-shape';
  if (cornersIn(coordinates) > MOST_CORNERS) return 'too-many-corners';
  const shape: LonLat[][][] = [];
  for (const polygon of polygons) {
    if (!Array.isArray(polygon)) return 'no-shape';
    const rings: LonLat[][] = [];
    for (const ring of polygon) {
      const read = readRing(ring, project);
      if (read === null) return 'no-shape';
      rings.push(read);
    }
    shape.push(rings);
  }
  return shape.length === 0 ? 'no-shape' : shape;
}

/** A geometry of an overlay: areas, lines or points. Total. */
export function readOverlayGeometry(geometry: unknown, project: Project): OverlayShape | GeometryFault {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  const lines =
    type === 'Point'
      ? [[coordinates]]
      : type === 'LineString'
        ? [coordinates]
        : type === 'MultiPoint' && Array.isArray(coordinates)
          ? coordinates.map((point) => [point])
          : type === 'MultiLineString'
            ? coordinates
            : null;
  if (lines === null) {
    const areas = readGeometry(geometry, project);
    return typeof areas === 'string' ? areas : { areas, lines: [] };
  }
  if (!Array.isArray(lines)) return 'no-shape';
  if (cornersIn(coordinates) > MOST_CORNERS) return 'too-many-corners';
  const read = lines.map((line) => readRing(line, project)).filter((line) => line === null || line.length > 0);
  return read.length === 0 || read.includes(null) ? 'no-shape' : { areas: [], lines: read as LonLat[][] };
}

/** How many positions coordinates hold, however deep, counted no further than the limit. Total. */
function cornersIn(coordinates: unknown): number {
  if (!Array.isArray(coordinates)) return 0;
  if (coordinates.length > MOST_CORNERS) return coordinates.length;
  if (typeof coordinates[0] === 'number') return 1;
  let corners = 0;
  for (const one of coordinates) {
    corners += cornersIn(one);
    if (corners > MOST_CORNERS) return corners;
  }
  return corners;
}

function readRing(ring: unknown, project: Project): LonLat[] | null {
  if (!Array.isArray(ring)) return null;
  const corners: LonLat[] = [];
  for (const position of ring) {
    if (!Array.isArray(position)) return null;
    const [x, y] = position as readonly unknown[];
    if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) return null;
    corners.push(project([x, y]));
  }
  return corners;
}
