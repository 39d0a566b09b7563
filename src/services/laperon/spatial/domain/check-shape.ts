import { join } from './clip.ts';
import { type MultiPolygon, onPlane, planeAreaM2, type Polygon, type Ring } from './shape.ts';

/** What is wrong with the shape of a row. The first four cannot be kept; the others are mended and reported. */
export type ShapeFault =
  | 'no-shape'
  | 'not-a-polygon'
  | 'off-the-map'
  | 'no-area'
  | 'open-ring'
  | 'crosses-itself'
  | 'crossings-not-looked-for';

/** Beyond this, looking for crossings would cost more than it tells: a report says that nobody looked. */
const MOST_CORNERS_LOOKED_AT = 5000;

/** Everything Indonesia's plans can lie in, with room: a mistaken projection puts land in the ocean off Africa. */
const INDONESIA = { west: 90, south: -15, east: 145, north: 10 };

export type Checked =
  | { readonly ok: true; readonly shape: MultiPolygon; readonly areaM2: number; readonly faults: readonly ShapeFault[] }
  | { readonly ok: false; readonly faults: readonly ShapeFault[] };

/** A shape made fit to be kept: rings closed, doubled corners dropped, crossings untangled. */
export function checkShape(given: MultiPolygon): Checked {
  const faults = new Set<ShapeFault>();
  const closed = given.map((polygon) => closeRings(polygon, faults)).filter((polygon) => polygon.length > 0);
  if (closed.length === 0) return { ok: false, faults: ['no-area'] };
  if (isOffTheMap(closed)) return { ok: false, faults: ['off-the-map'] };
  const { shape, crossed, looked } = untangle(closed);
  if (!looked) faults.add('crossings-not-looked-for');
  if (crossed) faults.add('crosses-itself');
  const areaM2 = planeAreaM2(onPlane(shape));
  if (!(areaM2 > 0)) return { ok: false, faults: ['no-area'] };
  return { ok: true, shape, areaM2, faults: [...faults] };
}

/** Whether a corner lies where no plan of Indonesia can. */
export function isOffTheMap(shape: MultiPolygon): boolean {
  return shape.some((polygon) =>
    polygon.some((ring) =>
      ring.some(([lon, lat]) => !(lon >= INDONESIA.west && lon <= INDONESIA.east && lat >= INDONESIA.south && lat <= INDONESIA.north)),
    ),
  );
}

function closeRings(polygon: Polygon, faults: Set<ShapeFault>): Polygon {
  const rings: Ring[] = [];
  for (const [at, ring] of polygon.entries()) {
    const corners = ring.filter(([lon, lat], index) => index === 0 || lon !== ring[index - 1]?.[0] || lat !== ring[index - 1]?.[1]);
    const [first] = corners;
    const last = corners.at(-1);
    const open = first !== undefined && (first[0] !== last?.[0] || first[1] !== last[1]);
    if (open) faults.add('open-ring');
    const whole = open ? [...corners, first] : corners;
    if (whole.length >= 4) rings.push(whole);
    else if (at === 0) return [];
  }
  return rings;
}

/** Untangled by joining the shape with itself: where its area changes, a border crossed another. */
function untangle(shape: MultiPolygon): { readonly shape: MultiPolygon; readonly crossed: boolean; readonly looked: boolean } {
  const corners = shape.reduce((sum, polygon) => sum + polygon.reduce((all, ring) => all + ring.length, 0), 0);
  if (corners > MOST_CORNERS_LOOKED_AT) return { shape, crossed: false, looked: false };
  const joined: MultiPolygon = join(shape);
  const [before, after] = [planeAreaM2(onPlane(shape)), planeAreaM2(onPlane(joined))];
  const crossed = Math.abs(before - after) > Math.max(0.5, before * 1e-6);
  return { shape: crossed ? joined : shape, crossed, looked: true };
}
