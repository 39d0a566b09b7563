import { intersection, setPrecision, union } from 'polyclip-ts';
import type { MultiPolygon, PlaneRing } from './shape.ts';

type Corner = [number, number];

/** Nearer than a micrometre is one place, on the plane of UTM with its seven digits before the point. */
const PLANE = 1e-6;
/**
 * Degrees are joined in parts of about a metre: the clipping takes three corners for one line where the area between them is
 * below its precision, and in whole degrees a curve of fine corners would lose some.
 */
const PARTS = 1e5;
/** A hundredth of a millimetre, in those parts. */
const NEAR_IN_PARTS = 1e-5;
/** The grid to fall back to: millimetres, and about a centimetre in parts of a degree. */
const COARSE = { plane: 1e-3, parts: 1e-2 } as const;

/** What two shapes share, in metres on the plane. */
export function intersect(a: readonly (readonly PlaneRing[])[], b: readonly (readonly PlaneRing[])[]): PlaneRing[][] {
  return clipped(PLANE, COARSE.plane, (at) => intersection(written(a, at), written(b, at)));
}

/** The polygons of a shape as one, in degrees: what crosses itself comes apart, what overlaps counts once. */
export function join(shape: MultiPolygon): MultiPolygon {
  const scaled = (by: number, given: MultiPolygon) =>
    given.map((polygon) => polygon.map((ring) => ring.map(([lon, lat]): Corner => [lon * by, lat * by])));
  const joined = clipped(NEAR_IN_PARTS, COARSE.parts, (at) => union(written(scaled(PARTS, shape), at)));
  return scaled(1 / PARTS, joined);
}

/**
 * A corner that touches a border within the last digits of a number is easily taken for a crossing that leads nowhere,
 * and the clipping gives up: so near places count as one, and where it still gives up it is asked again on a grid.
 * Throws where that fails too.
 */
function clipped<T>(near: number, grid: number, clip: (at: (value: number) => number) => T): T {
  setPrecision(near);
  try {
    return clip((value) => value);
  } catch {
    return clip((value) => Math.round(value / grid) * grid);
  } finally {
    // The precision is the library's, and everybody's.
    setPrecision();
  }
}

function written(shape: readonly (readonly (readonly (readonly [number, number])[])[])[], at: (value: number) => number): Corner[][][] {
  return shape.map((polygon) => polygon.map((ring) => ring.map(([x, y]): Corner => [at(x), at(y)])));
}
