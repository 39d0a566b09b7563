import type { Db, Tx } from '#db';
import { type Actor, AppError, newId } from '#kernel';
import { appendAudit } from '#platform/audit';
import { WorkingCalendar } from '#platform/calendar';
import type { OverlayKind } from '../domain/overlay.ts';
import type { RowFault } from '../domain/row.ts';

/** What was read from a file, and what of it could not be kept or had to be mended. */
export interface ImportReport {
  readonly rows: number;
  readonly kept: number;
  /** How many rows had each fault. */
  readonly counts: Readonly<Partial<Record<RowFault, number>>>;
  /** The first of them, row by row. */
  readonly faulty: readonly {
    readonly row: number;
    readonly kept: boolean;
    readonly faults: readonly RowFault[];
    /** The rows whose land it claims too, where it does. */
    readonly liesOver?: readonly number[];
  }[];
}

/** Zones, detailed or of the region; a list of places by name; or something that lies over them, with how far it reaches where it is one of radius, metres. */
export type PlanSort =
  | { readonly kind: 'rdtr' | 'rtrw' | 'places' }
  | { readonly kind: 'overlay'; readonly overlay: OverlayKind; readonly distanceM: number | null };

export interface NewPlan {
  readonly agencyId: string;
  /** The same for every version of a plan, such as `rdtr-kuta-utara`. */
  readonly key: string;
  readonly title: string;
  readonly sort: PlanSort;
  readonly citation: string;
  readonly synthetic: boolean;
  readonly source: { readonly name: string; readonly sha256: Buffer; readonly format: 'geojson' | 'shapefile' };
  readonly report: ImportReport;
}

/** A plan as pages name it. */
export interface Plan {
  readonly id: string;
  readonly agencyId: string;
  readonly key: string;
  readonly version: number;
  readonly title: string;
  readonly kind: string;
  readonly overlay: OverlayKind | null;
  readonly distanceM: number | null;
  readonly citation: string;
  readonly synthetic: boolean;
  /** Days, YYYY-MM-DD; null before it is put in force, or while no later one follows. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** A plan of what lies over the zones. */
export interface Overlay extends Plan {
  readonly overlay: OverlayKind;
}

/** Days as such; no holiday matters here. */
const days = new WorkingCalendar([]);

const columns = [
  'id',
  'agency_id as agencyId',
  'key',
  'version',
  'title',
  'kind',
  'overlay',
  'distance_m as distanceM',
  'citation',
  'synthetic',
  'valid_from as validFrom',
  'valid_to as validTo',
] as const;

/** Enters the next version of a plan, not in force yet; returns its id. */
export async function enterPlan(tx: Tx, actor: Actor, plan: NewPlan, at: Date): Promise<string> {
  const id = newId();
  const { agencyId, key, title, sort, citation, synthetic, source, report } = plan;
  // Two that enter the same plan at once take turns at the agency's row.
  await tx.selectFrom('access.agency').select('id').where('id', '=', agencyId).forUpdate().execute();
  const { last } = await tx
    .selectFrom('laperon.plan')
    .select((eb) => eb.fn.coalesce(eb.fn.max('version'), eb.lit(0)).as('last'))
    .where('agency_id', '=', agencyId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('laperon.plan')
    .values({
      id,
      agency_id: agencyId,
      key,
      version: last + 1,
      title,
      kind: sort.kind,
      ...(sort.kind === 'overlay' && { overlay: sort.overlay, distance_m: sort.distanceM }),
      citation,
      synthetic,
      source_name: source.name,
      source_sha256: source.sha256,
      source_format: source.format,
      report: JSON.stringify(report),
      entered_by: actor.kind === 'person' ? actor.personId : null,
      entered_at: at,
    })
    .execute();
  const detail = { key, version: last + 1, rows: report.rows, kept: report.kept, sha256: source.sha256.toString('hex') };
  await appendAudit(tx, { actor, action: 'laperon.enter-plan', subject: { type: 'plan', id }, detail, at });
  return id;
}

/**
 * Puts an entered plan in force from a day on; the version before it ends the day before. Nobody approves what they
 * entered themselves: ACTION_NOT_ALLOWED with the reason `own-plan`, `approved-already` or `before-the-last`.
 */
export async function putInForce(tx: Tx, actor: Actor, planId: string, from: string, at: Date): Promise<void> {
  const found = await tx.selectFrom('laperon.plan').selectAll().where('id', '=', planId).forUpdate().executeTakeFirst();
  if (!found) throw new AppError('NOT_FOUND', { plan: planId });
  if (found.approved_at !== null) throw refuse('approved-already');
  const personId = actor.kind === 'person' ? actor.personId : null;
  if (personId !== null && personId === found.entered_by) throw refuse('own-plan');
  const [before] = await tx
    .selectFrom('laperon.plan')
    .select(['id', 'valid_from as validFrom', 'valid_to as validTo'])
    .where('agency_id', '=', found.agency_id)
    .where('key', '=', found.key)
    .where('valid_from', 'is not', null)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .forUpdate()
    .execute();
  if (before && before.validFrom !== null && before.validFrom >= from) throw refuse('before-the-last');
  if (before && (before.validTo === null || before.validTo >= from))
    await tx
      .updateTable('laperon.plan')
      .set({ valid_to: days.addDays(from, -1) })
      .where('id', '=', before.id)
      .execute();
  await tx.updateTable('laperon.plan').set({ valid_from: from, approved_by: personId, approved_at: at }).where('id', '=', planId).execute();
  await appendAudit(tx, {
    actor,
    action: 'laperon.put-plan-in-force',
    subject: { type: 'plan', id: planId },
    detail: { key: found.key, version: found.version, from },
    at,
  });
}

/** A plan by its id, or by what it is called. Throws NOT_FOUND. */
export async function findPlan(
  db: Db,
  by: { readonly id: string } | { readonly agencyId: string; readonly key: string; readonly version: number },
): Promise<Plan> {
  const all = db.selectFrom('laperon.plan').select(columns);
  const one =
    'id' in by
      ? all.where('id', '=', by.id)
      : all.where('agency_id', '=', by.agencyId).where('key', '=', by.key).where('version', '=', by.version);
  const plan = await one.executeTakeFirst();
  if (!plan) throw new AppError('NOT_FOUND', { plan: { ...by } });
  return asPlan(plan);
}

/** The plans of zones in force on a day (YYYY-MM-DD), detailed ones first: where both speak, the more detailed one decides. */
export async function plansInForce(db: Db | Tx, on: string): Promise<readonly Plan[]> {
  return (await inForce(db, on).where('kind', 'in', ['rdtr', 'rtrw']).orderBy('kind').orderBy('key').execute()).map(asPlan);
}

/** The plans in force on a day (YYYY-MM-DD) that names of places are known from: lists of them, and zones. */
export async function namingPlansInForce(db: Db, on: string): Promise<readonly Plan[]> {
  return (await inForce(db, on).where('overlay', 'is', null).orderBy('kind').orderBy('key').execute()).map(asPlan);
}

/** The overlays in force on a day (YYYY-MM-DD). */
export async function overlaysInForce(db: Db | Tx, on: string): Promise<readonly Overlay[]> {
  const rows = await inForce(db, on).where('overlay', 'is not', null).orderBy('key').execute();
  return rows.map((row) => asPlan(row) as Overlay);
}

function inForce(db: Db | Tx, on: string) {
  return db
    .selectFrom('laperon.plan')
    .select(columns)
    .where('valid_from', '<=', on)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', on)]));
}

/** The table allows no other kind of overlay. */
const asPlan = (row: Omit<Plan, 'overlay'> & { readonly overlay: string | null }): Plan => ({
  ...row,
  overlay: row.overlay as OverlayKind | null,
});

const refuse = (reason: 'own-plan' | 'approved-already' | 'before-the-last') => new AppError('ACTION_NOT_ALLOWED', { reason });
