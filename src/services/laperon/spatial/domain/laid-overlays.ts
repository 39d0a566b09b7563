import { cutToBox, stretchesIn } from './cut-to-box.ts';
import type { OverlayKind } from './overlay.ts';
import type { Reaching } from './overlay-hits.ts';
import { type MultiPolygon, onPlane } from './shape.ts';

/** Metres from a corner of the view. */
type ViewPoint = readonly [number, number];

/** Something of an overlay on a drawing: areas, and open lines of which one of a single corner is a point. */
export interface DrawnOverlay {
  readonly kind: OverlayKind;
  readonly name: string | null;
  readonly rings: readonly (readonly ViewPoint[])[];
  readonly lines: readonly (readonly ViewPoint[])[];
  /** How far it reaches beyond them, metres; 0 where it counts for what lies in it. */
  readonly reach: number;
}

/** A drawing of so many metres, and where a point of the plane lies on it. */
export interface View {
  readonly width: number;
  readonly height: number;
  inView(at: ViewPoint): ViewPoint;
}

/** Rings of a shape, cut to a view that is wider by so many metres on each side. */
export function ringsIn({ width, height, inView }: View, shape: MultiPolygon, by: number): readonly (readonly ViewPoint[])[] {
  return onPlane(shape)
    .flat()
    .map((ring) => cutToBox(ring.slice(0, -1).map(inView), { least: [-by, -by], most: [width + by, height + by] }, tenth))
    .filter((ring) => ring.length > 2);
}

/**
 * Overlays as a drawing shows them. What reaches beyond its own border is kept as far beyond the drawing, so that the
 * drawing's edge does not become a border.
 */
export function laidOverlays(view: View, overlays: readonly (Reaching & { readonly kind: OverlayKind })[]): readonly DrawnOverlay[] {
  const { width, height, inView } = view;
  return overlays.flatMap(({ kind, name, distanceM, shape: { areas, lines } }): DrawnOverlay[] => {
    const reach = distanceM ?? 0;
    const box = { least: [-reach, -reach] as const, most: [width + reach, height + reach] as const };
    const rings = ringsIn(view, areas, reach);
    const near = (onPlane([lines])[0] ?? []).flatMap((line) => stretchesIn(line.map(inView), box));
    return rings.length + near.length === 0 ? [] : [{ kind, name, rings, lines: near, reach }];
  });
}

/** How many corners they hold. */
export const cornersIn = (overlays: readonly DrawnOverlay[]): number =>
  overlays.reduce((sum, { rings, lines }) => sum + rings.flat().length + lines.flat().length, 0);

const tenth = (metres: number): number => Math.round(metres * 10) / 10;
