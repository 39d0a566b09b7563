import { transaction } from '#db';
import type { Actor } from '#kernel';
import { createHash } from 'node:crypto';
import type { SpatialDeps } from './deps.ts';
import { type OverlayPart, readOverlayRow } from './domain/overlay-row.ts';
import { type PlanArea, readRow, type RowFault } from './domain/row.ts';
import { readGeometry, readOverlayGeometry } from './read/geometry.ts';
import { openPlanFile } from './read/plan-file.ts';
import { keepAreas } from './store/areas.ts';
import { keepParts } from './store/overlay-parts.ts';
import { enterPlan, type ImportReport, type NewPlan, type PlanSort } from './store/plans.ts';

export interface Importing extends Omit<NewPlan, 'source' | 'report'> {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** The coordinates the file is in, where it does not say so itself; null otherwise. */
  readonly epsg: number | null;
}

/** How many faulty rows a report lists; all are counted. */
const MOST_LISTED = 500;
const AREAS_A_STATEMENT = 500;

/** Reads a plan without keeping anything: what an import would keep, and what is wrong. Throws UnreadablePlan. */
export async function tryPlan({ bytes, epsg, sort }: Pick<Importing, 'bytes' | 'epsg' | 'sort'>): Promise<ImportReport> {
  const { report } = await readPlan(bytes, epsg, sort);
  return report;
}

/**
 * Keeps a plan with every area that can be kept, all or nothing, as a version that is not in force yet. Returns its id.
 * Throws UnreadablePlan, also where no row could be kept.
 */
export async function importPlan(
  { db, clock }: SpatialDeps,
  actor: Actor,
  { fileName, bytes, epsg, ...plan }: Importing,
): Promise<{ readonly planId: string; readonly report: ImportReport }> {
  const { format, areas, parts, report } = await readPlan(bytes, epsg, plan.sort);
  const source = { name: fileName, sha256: createHash('sha256').update(bytes).digest(), format };
  const planId = await transaction(db, async (tx) => {
    const id = await enterPlan(tx, actor, { ...plan, source, report }, clock.now());
    for (let at = 0; at < areas.length; at += AREAS_A_STATEMENT) await keepAreas(tx, id, areas.slice(at, at + AREAS_A_STATEMENT));
    for (let at = 0; at < parts.length; at += AREAS_A_STATEMENT) await keepParts(tx, id, parts.slice(at, at + AREAS_A_STATEMENT));
    return id;
  });
  return { planId, report };
}

async function readPlan(bytes: Uint8Array, epsg: number | null, sort: PlanSort) {
  const { format, project, rows } = await openPlanFile(bytes, epsg);
  const areas: PlanArea[] = [];
  const parts: OverlayPart[] = [];
  const counts: Partial<Record<RowFault, number>> = {};
  const faulty: ImportReport['faulty'][number][] = [];
  let read = 0;
  for await (const { row, geometry, attributes } of rows) {
    read++;
    const { kept, faults } = readOne();
    for (const fault of faults) counts[fault] = (counts[fault] ?? 0) + 1;
    if (faults.length > 0 && faulty.length < MOST_LISTED) faulty.push({ row, kept, faults });

    function readOne() {
      if (sort.kind === 'overlay') {
        const { part, faults } = readOverlayRow(row, readOverlayGeometry(geometry, project), attributes, sort.distanceM);
        if (part) parts.push(part);
        return { kept: part !== null, faults };
      }
      const { area, faults } = readRow(row, readGeometry(geometry, project), attributes);
      if (area) areas.push(area);
      return { kept: area !== null, faults };
    }
  }
  return { format, areas, parts, report: { rows: read, kept: areas.length + parts.length, counts, faulty } };
}
