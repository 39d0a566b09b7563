import type { LonLat, MultiPolygon } from './shape.ts';

/** What lies over the zones of a plan, each by rules of its own. */
export const overlayKinds = ['lp2b', 'kkop', 'hazard', 'heritage', 'temple', 'coast', 'cliff'] as const;
export type OverlayKind = (typeof overlayKinds)[number];

export const isOverlayKind = (said: string): said is OverlayKind => (overlayKinds as readonly string[]).includes(said);

/** Where something of an overlay lies: areas, and lines, of which one of a single corner is a point. */
export interface OverlayShape {
  readonly areas: MultiPolygon;
  readonly lines: readonly (readonly LonLat[])[];
}

/** The side of a pattern's square, in the units of the drawing. */
export const OVERLAY_SIDE = 14;

/** What is drawn for those who do not tell colours apart: a path in a square of fourteen, wider than those of zones. */
export const overlayPatterns: Readonly<Record<OverlayKind, string>> = {
  lp2b: 'M7 12V4M4 6l3-3 3 3M4 9l3-3 3 3',
  kkop: 'M0 7h4M10 7h4',
  hazard: 'M3 11L7 3L11 11Z',
  heritage: 'M3 3h8v8h-8z',
  temple: 'M4 11h6M5 8h4M6 5h2M7 5V2',
  coast: 'M0 5q3.5-4 7 0t7 0M0 11q3.5-4 7 0t7 0',
  cliff: 'M0 3h14M3 3v5M8 3v7M12 3v4',
};

/** What a fill of an overlay is called in a page. */
export const overlayPatternId = (kind: OverlayKind): string => `lapis-${kind}`;
