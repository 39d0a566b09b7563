import { middleOf, type Place } from '../../domain/parcel.ts';
import { toUtm50South } from '../../domain/utm.ts';
import { intersect } from './clip.ts';
import { cornersIn, type DrawnOverlay, laidOverlays } from './laid-overlays.ts';
import type { OverlayKind } from './overlay.ts';
import type { Reaching } from './overlay-hits.ts';
import { type Bounds, boundsOf, type LonLat, type MultiPolygon, onPlane } from './shape.ts';

/** Metres from the south-west corner of the extract: east, then north. */
export type ExtractPoint = readonly [number, number];

/** What lies around a place, cut out of the plans, as a letter prints it. Plain JSON. */
export interface MapExtract {
  readonly widthMetres: number;
  readonly heightMetres: number;
  /** Outer rings only: what is cut out of an area is another area of the plan. */
  readonly areas: readonly { readonly code: string; readonly ring: readonly ExtractPoint[] }[];
  /** What lies over the zones there; absent from what was kept before it was drawn. */
  readonly overlays?: readonly DrawnOverlay[];
  /** The parcel's corners, or the one point that was asked. */
  readonly place: readonly ExtractPoint[];
}

/** Metres kept around the place at least, and as a part of its own size. */
const MARGIN = { metres: 60, part: 0.6 };
/** Corners of an extract at most: a letter of a few hundred kilobytes is opened on cheap phones. */
const MOST_CORNERS = 4000;

/** The box of an extract around a place, in degrees: what areas to look for. */
export function extractBounds(place: Place): Bounds {
  const corners = place.map(({ lat, lon }): LonLat => [lon, lat]);
  const { west, south, east, north } = boundsOf([[corners]]);
  const { lat } = middleOf(place);
  const degree = 111_320;
  const across = (east - west) * degree * Math.cos((lat * Math.PI) / 180);
  const along = (north - south) * degree;
  const margin = Math.max(MARGIN.metres, MARGIN.part * Math.max(across, along));
  const [dLon, dLat] = [margin / (degree * Math.cos((lat * Math.PI) / 180)), margin / degree];
  return { west: west - dLon, east: east + dLon, south: south - dLat, north: north + dLat };
}

/** Cuts the areas to the box and lays them on the plane; null where they hold too many corners to be printed. */
export function extractOf(
  place: Place,
  areas: readonly { readonly code: string; readonly shape: MultiPolygon }[],
  overlays: readonly (Reaching & { readonly kind: OverlayKind })[],
): MapExtract | null {
  const { west, south, east, north } = extractBounds(place);
  const from = toUtm50South({ lat: south, lon: west });
  const to = toUtm50South({ lat: north, lon: east });
  const [width, height] = [to.east - from.east, to.north - from.north];
  const box: [number, number][] = [
    [from.east, from.north],
    [to.east, from.north],
    [to.east, to.north],
    [from.east, to.north],
    [from.east, from.north],
  ];
  const inBox = ([x, y]: readonly [number, number]): ExtractPoint => [decimetres(x - from.east), decimetres(y - from.north)];
  const cut = areas.flatMap(({ code, shape }) => {
    return intersect(onPlane(shape), [[box]]).flatMap(([outer = []]) => (outer.length > 3 ? [{ code, ring: outer.map(inBox) }] : []));
  });
  const over = laidOverlays({ width, height, inView: inBox }, overlays);
  if (cut.reduce((sum, { ring }) => sum + ring.length, cornersIn(over)) > MOST_CORNERS) return null;
  return {
    widthMetres: decimetres(width),
    heightMetres: decimetres(height),
    areas: cut,
    overlays: over,
    place: place.map((at) => {
      const { east: x, north: y } = toUtm50South(at);
      return inBox([x, y]);
    }),
  };
}

const decimetres = (metres: number): number => Math.round(metres * 10) / 10;
