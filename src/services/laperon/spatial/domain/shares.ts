import type { Place } from '../../domain/parcel.ts';
import { intersect } from './clip.ts';
import { type LonLat, type MultiPolygon, onPlane, planeAreaM2 } from './shape.ts';

/** Part of a parcel that lies in one area of a plan. */
export interface Share<T> {
  readonly area: T;
  readonly m2: number;
  /** Of the parcel, 0 to 100. */
  readonly percent: number;
}

export interface Shares<T> {
  readonly parcelM2: number;
  /** Largest first. */
  readonly shares: readonly Share<T>[];
  /** What no area of the plan covers: rivers and roads left white, or a map that ends. */
  readonly uncoveredM2: number;
}

/** Below this, where two maps do not quite agree, a share is a sliver along a border and says nothing about the land. */
export const SLIVER_M2 = 0.5;

/** A parcel of three corners or more as a shape; null for a point. */
export function parcelShape(place: Place): MultiPolygon | null {
  if (place.length < 3) return null;
  const ring = place.map(({ lon, lat }): LonLat => [lon, lat]);
  const [first] = ring;
  return [[first ? [...ring, first] : ring]];
}

/**
 * How a parcel falls into the areas of one plan, in m² on the plane of UTM 50 S. Areas of one plan do not overlap; where
 * a dirty plan does, shares can add up to more than the parcel, and nothing is averaged away.
 */
export function sharesOf<T>(parcel: MultiPolygon, areas: readonly { readonly area: T; readonly shape: MultiPolygon }[]): Shares<T> {
  const plane = onPlane(parcel);
  const parcelM2 = planeAreaM2(plane);
  const shares = areas
    .map(({ area, shape }) => ({ area, m2: planeAreaM2(intersect(plane, onPlane(shape))) }))
    .filter(({ m2 }) => m2 >= SLIVER_M2)
    .map(({ area, m2 }) => ({ area, m2, percent: (m2 / parcelM2) * 100 }))
    .sort((a, b) => b.m2 - a.m2);
  const covered = shares.reduce((sum, { m2 }) => sum + m2, 0);
  const uncovered = parcelM2 - covered;
  return { parcelM2, shares, uncoveredM2: uncovered < SLIVER_M2 ? 0 : uncovered };
}
