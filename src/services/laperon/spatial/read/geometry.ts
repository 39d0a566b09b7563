import type { OverlayShape } from '../domain/overlay.ts';
import type { LonLat, MultiPolygon } from '../domain/shape.ts';
import type { Project } from './projection.ts';

/** A geometry of GeoJSON as a shape in WGS 84; a reason where it is none. A third coordinate is left away. Total. */
export function readGeometry(geometry: unknown, project: Project): MultiPolygon | 'no-shape' | 'not-a-polygon' {
  if (typeof geometry !== 'object' || geometry === null) return 'no-shape';
  const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown };
  if (type !== 'Polygon' && type !== 'MultiPolygon') return 'not-a-polygon';
  const polygons = type === 'Polygon' ? [coordinates] : coordinates;
  if (!Array.isArray(polygons)) return 'no-shape';
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
export function readOverlayGeometry(geometry: unknown, project: Project): OverlayShape | 'no-shape' | 'not-a-polygon' {
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
  const read = lines.map((line) => readRing(line, project)).filter((line) => line === null || line.length > 0);
  return read.length === 0 || read.includes(null) ? 'no-shape' : { areas: [], lines: read as LonLat[][] };
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
