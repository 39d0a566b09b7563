import { type AreaNames, type Dirt, readAttributes } from './attributes.ts';
import { checkShape, type ShapeFault } from './check-shape.ts';
import { type Bounds, boundsOf, type MultiPolygon } from './shape.ts';

/** One area of a plan, fit to be kept. */
export interface PlanArea extends AreaNames {
  /** The row of the source it came from. */
  readonly row: number;
  readonly shape: MultiPolygon;
  readonly bounds: Bounds;
  /** On the plane of UTM 50 S. */
  readonly areaM2: number;
  /** The row as the source has it. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** Why a geometry is not read at all. */
export type GeometryFault = 'no-shape' | 'not-a-polygon' | 'too-many-corners';

/** What shows only beside the other rows: two that claim the same land, or so many that nobody looked further. */
export type OverlapFault = 'lies-over-another' | 'overlaps-not-looked-for';

/** The last two are those of overlays: a distance that is no number of metres, and a point or line that has none. */
export type RowFault = ShapeFault | GeometryFault | Dirt | OverlapFault | 'bad-distance' | 'no-distance';

export interface ReadRow {
  readonly row: number;
  /** Null where the row cannot be kept. */
  readonly area: PlanArea | null;
  readonly faults: readonly RowFault[];
}

/** Reads one row of a plan: its shape checked and mended, its attributes cleaned, all that was wrong named. */
export function readRow(row: number, shape: MultiPolygon | GeometryFault, raw: Readonly<Record<string, unknown>>): ReadRow {
  const { names, dirt } = readAttributes(raw);
  if (typeof shape === 'string') return { row, area: null, faults: [shape, ...dirt] };
  const checked = checkShape(shape);
  const faults = [...checked.faults, ...dirt];
  if (!checked.ok) return { row, area: null, faults };
  return { row, area: { ...names, row, shape: checked.shape, bounds: boundsOf(checked.shape), areaM2: checked.areaM2, raw }, faults };
}
