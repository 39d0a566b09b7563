import { transaction } from '#db';
import type { Actor } from '#kernel';
import { createHash } from 'node:crypto';
import type { SpatialDeps } from './deps.ts';
import { type PlanRead, type Reading, readPlan } from './read/read-plan.ts';
import { keepAreas } from './store/areas.ts';
import { keepFaults } from './store/faults.ts';
import { keepParts } from './store/overlay-parts.ts';
import { enterPlan, type ImportReport, type NewPlan } from './store/plans.ts';

export interface Importing extends Omit<NewPlan, 'source' | 'report'>, Reading {
  readonly fileName: string;
}

const ROWS_A_STATEMENT = 500;

/** Reads a plan without keeping anything: what an import would keep, and what is wrong. Throws UnreadablePlan. */
export async function tryPlan(reading: Reading): Promise<ImportReport> {
  const { report } = await readPlan(reading);
  return report;
}

/**
 * Keeps a plan with every area that can be kept, all or nothing, as a version that is not in force yet. Returns its id.
 * `read` is how it is read: here, or in a thread. Throws UnreadablePlan.
 */
export async function importPlan(
  { db, clock }: SpatialDeps,
  actor: Actor,
  { fileName, bytes, epsg, sort, ...plan }: Importing,
  read: (reading: Reading) => Promise<PlanRead> = readPlan,
): Promise<{ readonly planId: string; readonly report: ImportReport }> {
  const { format, areas, parts, report, faulty } = await read({ bytes, epsg, sort });
  const source = { name: fileName, sha256: createHash('sha256').update(bytes).digest(), format };
  const planId = await transaction(db, async (tx) => {
    const id = await enterPlan(tx, actor, { ...plan, sort, source, report }, clock.now());
    await inParts(areas, (some) => keepAreas(tx, id, some));
    await inParts(parts, (some) => keepParts(tx, id, some));
    await inParts(faulty, (some) => keepFaults(tx, id, some));
    return id;
  });
  return { planId, report };
}

async function inParts<T>(rows: readonly T[], keep: (some: readonly T[]) => Promise<void>): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) await keep(rows.slice(at, at + ROWS_A_STATEMENT));
}
