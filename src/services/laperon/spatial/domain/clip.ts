import { intersection, setPrecision, union } from 'polyclip-ts';
import type { MultiPolygon, PlaneRing } from './shape.ts';

type Corner = [number, number];

/** Nearer than a micrometre is one place, on the plane of UTM with its seven digits before the point. */
const PLANE = 1e-6;
/** About a hundredth of a millimetre. */
const DEGREES = 1e-10;
/** The grid to fall back to: millimetres, and about a centimetre in degrees. */
const COARSE = { plane: 1e-3, degrees: 1e-7 } as const;

/** What two shapes share, in metres on the plane. */
export function intersect(a: readonly (readonly PlaneRing[])[], b: readonly (readonly PlaneRing[])[]): PlaneRing[][] {
  return clipped(PLANE, COARSE.plane, (at) => intersection(written(a, at), written(b, at)));
}

/** The polygons of a shape as one, in degrees: what crosses itself comes apart, what overlaps counts once. */
export function join(shape: MultiPolygon): MultiPolygon {
  return clipped(DEGREES, COARSE.degrees, (at) => union(written(shape, at)));
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
