import { middleOf, type Place } from '../../domain/parcel.ts';
import { toUtm50South } from '../../domain/utm.ts';
import { cornersIn, type DrawnOverlay, laidOverlays, ringsIn } from './laid-overlays.ts';
import type { OverlayKind } from './overlay.ts';
import type { Reaching } from './overlay-hits.ts';
import { roomIn } from './room.ts';
import { extractBounds } from './map-extract.ts';
import type { Bounds, MultiPolygon } from './shape.ts';

/** Metres from the north-west corner of the view: east, then south, as a drawing on a page counts. */
export type DrawnPoint = readonly [number, number];

export interface DrawnArea {
  readonly code: string;
  readonly name: string | null;
  readonly rings: readonly (readonly DrawnPoint[])[];
  /** Where its code is written; null where it has no room. */
  readonly label: DrawnPoint | null;
}

/** How the zones lie around a place, as a page draws it. */
export interface DrawnMap {
  readonly width: number;
  readonly height: number;
  readonly areas: readonly DrawnArea[];
  readonly overlays: readonly DrawnOverlay[];
  /** The parcel's corners, or the one point that was asked. */
  readonly place: readonly DrawnPoint[];
}

/** Wide to high. */
const RATIO = 3 / 2;
/** A drawing of more corners is slower to load than it is worth. */
const MOST_CORNERS = 8000;
/** The least room for a code, as a part of the width. */
const LABEL_ROOM = 0.14;

/** The box of the drawing, in degrees: what areas to look for. */
export function viewAround(place: Place): Bounds {
  const { west, south, east, north } = extractBounds(place);
  const perLon = Math.cos((middleOf(place).lat * Math.PI) / 180);
  const [across, along] = [(east - west) * perLon, north - south];
  const moreLon = Math.max(0, along * RATIO - across) / perLon / 2;
  const moreLat = Math.max(0, across / RATIO - along) / 2;
  return { west: west - moreLon, east: east + moreLon, south: south - moreLat, north: north + moreLat };
}

/**
 * Lays areas on the drawing. They are cut to its box in one pass over their corners, not by the exact arithmetic a
 * parcel's shares need: anybody may ask for a drawing. Null where there are too many corners.
 */
export function drawnMap(
  place: Place,
  areas: readonly { readonly code: string; readonly name: string | null; readonly shape: MultiPolygon }[],
  overlays: readonly (Reaching & { readonly kind: OverlayKind })[] = [],
): DrawnMap | null {
  const view = viewAround(place);
  const from = toUtm50South({ lat: view.south, lon: view.west });
  const to = toUtm50South({ lat: view.north, lon: view.east });
  const [width, height] = [to.east - from.east, to.north - from.north];
  const inView = ([east, north]: readonly [number, number]): DrawnPoint => [tenth(east - from.east), tenth(to.north - north)];
  const on = { width, height, inView };
  const drawn = areas.flatMap(({ code, name, shape }) => {
    const rings = ringsIn(on, shape, 0);
    return rings.length === 0 ? [] : [{ code, name, rings, label: roomIn(rings, width * LABEL_ROOM, tenth) }];
  });
  const over = laidOverlays(on, overlays);
  if (drawn.reduce((sum, { rings }) => sum + rings.flat().length, cornersIn(over)) > MOST_CORNERS) return null;
  return {
    width: tenth(width),
    height: tenth(height),
    areas: drawn,
    overlays: over,
    place: place.map((at) => {
      const { east, north } = toUtm50South(at);
      return inView([east, north]);
    }),
  };
}

const tenth = (metres: number): number => Math.round(metres * 10) / 10;
