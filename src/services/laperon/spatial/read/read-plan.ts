import { overlapsOf } from '../domain/overlaps.ts';
import { type OverlayPart, readOverlayRow } from '../domain/overlay-row.ts';
import { type PlanArea, readRow, type RowFault } from '../domain/row.ts';
import type { ImportReport, PlanSort } from '../store/plans.ts';
import { readGeometry, readOverlayGeometry } from './geometry.ts';
import { openPlanFile } from './plan-file.ts';

/** A file, and as what it is read. */
export interface Reading {
  readonly bytes: Uint8Array;
  /** The coordinates the file is in, where it does not say so itself; null otherwise. */
  readonly epsg: number | null;
  readonly sort: PlanSort;
}

/** A row in which something was wrong. */
export type FaultyRow = ImportReport['faulty'][number];

export interface PlanRead {
  readonly format: 'geojson' | 'shapefile';
  readonly areas: readonly PlanArea[];
  readonly parts: readonly OverlayPart[];
  readonly report: ImportReport;
  /** All of them; the report has the first. */
  readonly faulty: readonly FaultyRow[];
}

/** How many faulty rows a report lists; all are counted. */
const MOST_LISTED = 500;

/** Reads a whole file, row by row, and keeps nothing. Throws UnreadablePlan. */
export async function readPlan({ bytes, epsg, sort }: Reading): Promise<PlanRead> {
  const { format, project, rows } = await openPlanFile(bytes, epsg);
  const areas: PlanArea[] = [];
  const parts: OverlayPart[] = [];
  const found: FaultyRow[] = [];
  let read = 0;
  for await (const { row, geometry, attributes } of rows) {
    read++;
    const { kept, faults } = readOne();
    if (faults.length > 0) found.push({ row, kept, faults });

    function readOne() {
      if (sort.kind === 'overlay' || sort.kind === 'places') {
        const reach = sort.kind === 'overlay' ? sort.distanceM : 'places';
        const { part, faults } = readOverlayRow(row, readOverlayGeometry(geometry, project), attributes, reach);
        if (part) parts.push(part);
        return { kept: part !== null, faults };
      }
      const { area, faults } = readRow(row, readGeometry(geometry, project), attributes);
      if (area) areas.push(area);
      return { kept: area !== null, faults };
    }
  }
  const faulty = withOverlaps(found, areas);
  const counts: Partial<Record<RowFault, number>> = {};
  for (const fault of faulty.flatMap(({ faults }) => faults)) counts[fault] = (counts[fault] ?? 0) + 1;
  const report = { rows: read, kept: areas.length + parts.length, counts, faulty: faulty.slice(0, MOST_LISTED) };
  return { format, areas, parts, report, faulty };
}

/** The faulty rows, and those that lie over another one, in order. */
function withOverlaps(found: readonly FaultyRow[], areas: readonly PlanArea[]): readonly FaultyRow[] {
  const { overlaps, whole } = overlapsOf(areas);
  const over = new Map<number, number[]>();
  for (const {
    rows: [a, b],
  } of overlaps) {
    over.set(a, [...(over.get(a) ?? []), b]);
    over.set(b, [...(over.get(b) ?? []), a]);
  }
  const rows = new Map(found.map((one) => [one.row, one]));
  const add = (row: number, fault: RowFault, more: Pick<FaultyRow, 'liesOver'> = {}) => {
    const { kept = true, faults = [] } = rows.get(row) ?? {};
    rows.set(row, { row, kept, faults: [...faults, fault], ...more });
  };
  for (const [row, others] of over) add(row, 'lies-over-another', { liesOver: others.sort((a, b) => a - b) });
  // Said once, of the last row: those after it in the search may lie over one another unseen.
  const last = areas.at(-1);
  if (!whole && last) add(last.row, 'overlaps-not-looked-for', rows.get(last.row) ?? {});
  return [...rows.values()].sort((a, b) => a.row - b.row);
}
