import { readAttributes } from './attributes.ts';
import { checkShape, isOffTheMap } from './check-shape.ts';
import type { OverlayShape } from './overlay.ts';
import type { GeometryFault, RowFault } from './row.ts';
import { type Bounds, boundsOf, grown } from './shape.ts';

/** One row of an overlay, fit to be kept. */
export interface OverlayPart {
  readonly row: number;
  readonly name: string | null;
  /** What the special columns of the source say of it, such as the class of a hazard; of a place what it lies in. */
  readonly detail: string | null;
  /** How far it reaches beyond its own shape, metres; null where it counts for what lies in it. */
  readonly distanceM: number | null;
  readonly shape: OverlayShape;
  /** Around all it reaches. */
  readonly bounds: Bounds;
  /** The row as the source has it. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** Columns in which sources write how far something reaches, in metres. */
const DISTANCES = ['RADIUS', 'RADIUS_M', 'JARAK', 'JARAK_M', 'SEMPADAN'];
/** As far as the largest radius a temple is given, five kilometres, and room; metres. */
export const MOST_DISTANCE_M = 20_000;

/**
 * Reads one row of an overlay: its shape checked and mended, what was wrong named. `distanceM` is that of the whole overlay,
 * which a row may say otherwise.
 */
export function readOverlayRow(
  row: number,
  given: OverlayShape | GeometryFault,
  raw: Readonly<Record<string, unknown>>,
  // Of a list of places nothing is asked but names: they reach nowhere.
  distanceM: number | null | 'places',
): { readonly part: OverlayPart | null; readonly faults: readonly RowFault[] } {
  const { names } = readAttributes(raw);
  const faults: RowFault[] = names.zoneName === null ? ['no-name'] : [];
  const isPlace = distanceM === 'places';
  const own = isPlace ? null : ownDistance(raw);
  if (own === 'unreadable') faults.push('bad-distance');
  const reach = isPlace ? null : own === 'unreadable' || own === null ? distanceM : own;
  if (typeof given === 'string') return { part: null, faults: [given, ...faults] };
  const areas = given.areas.length === 0 ? null : checkShape(given.areas);
  if (areas) faults.unshift(...areas.faults);
  if (areas && !areas.ok) return { part: null, faults };
  if (isOffTheMap([given.lines])) return { part: null, faults: ['off-the-map', ...faults] };
  // A point or a line covers nothing: without a distance it would count nowhere.
  if (given.lines.length > 0 && reach === null && !isPlace) return { part: null, faults: ['no-distance', ...faults] };
  const shape = { areas: areas?.ok ? areas.shape : [], lines: given.lines };
  return {
    part: {
      row,
      name: names.zoneName,
      detail: isPlace
        ? [names.village, names.district].filter((part) => part !== null && part !== names.zoneName).join(', ') || null
        : Object.values(names.provisions).join('; ').slice(0, 500) || null,
      distanceM: reach,
      shape,
      bounds: grown(boundsOf([...shape.areas, shape.lines]), reach ?? 0),
      raw,
    },
    faults,
  };
}

function ownDistance(raw: Readonly<Record<string, unknown>>): number | null | 'unreadable' {
  const columns = new Map(Object.entries(raw).map(([name, value]) => [name.toUpperCase(), value]));
  const said = DISTANCES.map((name) => columns.get(name)).find((value) => value !== undefined && value !== null && value !== '');
  if (said === undefined) return null;
  const written =
    typeof said === 'number' ? said : typeof said === 'string' ? Number(said.replace(',', '.').replace(/\s*m$/i, '')) : Number.NaN;
  if (written === 0) return null;
  return written > 0 && written <= MOST_DISTANCE_M ? written : 'unreadable';
}
