import type { Db, Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import type { OverlayKind } from '../domain/overlay.ts';
import { planState } from '../domain/plan-state.ts';
import type { ImportReport, Plan } from './plans.ts';

/** A plan as whoever keeps the books sees it. */
export interface BookedPlan extends Plan {
  readonly report: ImportReport;
  readonly sourceName: string;
  /** Hexadecimal. */
  readonly sha256: string;
  /** Null where the operator entered or approved it by command. */
  readonly enteredBy: string | null;
  readonly entererName: string | null;
  readonly enteredAt: Date;
  readonly approverName: string | null;
  readonly approvedAt: Date | null;
  /** The last day somebody asks for; null where nobody does. */
  readonly ending: { readonly on: string; readonly reason: string; readonly by: string; readonly byName: string; readonly at: Date } | null;
}

export type EndingRefusal = 'not-in-force' | 'too-early' | 'asked-already' | 'not-asked' | 'own-ending';

/** The plans of an agency, the newest entry first. */
export async function listPlans(db: Db, agencyId: string, only?: string): Promise<readonly BookedPlan[]> {
  const rows = await db
    .selectFrom('laperon.plan as p')
    .leftJoin('identity.person as enterer', 'enterer.id', 'p.entered_by')
    .leftJoin('identity.person as approver', 'approver.id', 'p.approved_by')
    .leftJoin('identity.person as ender', 'ender.id', 'p.ending_asked_by')
    .selectAll('p')
    .select(['enterer.name as entererName', 'approver.name as approverName', 'ender.name as enderName'])
    .where('p.agency_id', '=', agencyId)
    .$if(only !== undefined, (query) => query.where('p.id', '=', only ?? ''))
    .orderBy('p.entered_at', 'desc')
    .orderBy('p.id')
    .limit(500)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    agencyId: row.agency_id,
    key: row.key,
    version: row.version,
    title: row.title,
    kind: row.kind,
    overlay: row.overlay as OverlayKind | null,
    distanceM: row.distance_m,
    citation: row.citation,
    synthetic: row.synthetic,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    report: row.report as unknown as ImportReport,
    sourceName: row.source_name,
    sha256: row.source_sha256.toString('hex'),
    enteredBy: row.entered_by,
    entererName: row.entererName,
    enteredAt: row.entered_at,
    approverName: row.approverName,
    approvedAt: row.approved_at,
    ending:
      row.ends_on !== null && row.ending_reason !== null && row.ending_asked_by !== null && row.ending_asked_at !== null
        ? { on: row.ends_on, reason: row.ending_reason, by: row.ending_asked_by, byName: row.enderName ?? '–', at: row.ending_asked_at }
        : null,
  }));
}

/** A plan of an agency in full. Throws NOT_FOUND. */
export async function getBookedPlan(db: Db, agencyId: string, planId: string): Promise<BookedPlan> {
  const [plan] = await listPlans(db, agencyId, planId);
  if (!plan) throw new AppError('NOT_FOUND', { plan: planId });
  return plan;
}

interface Deed {
  readonly planId: string;
  /** The day at the office. */
  readonly today: string;
  readonly at: Date;
}

/**
 * Asks for a plan to be in force until a day and no longer, without one to follow it. ACTION_NOT_ALLOWED with the reason
 * `not-in-force`, `too-early` (before today, or before it begins) or `asked-already`.
 */
export async function askEnding(tx: Tx, actor: PersonActor, { planId, today, at }: Deed, on: string, reason: string): Promise<void> {
  const plan = await lock(tx, planId);
  const state = planState({ validFrom: plan.valid_from, validTo: plan.valid_to }, today);
  if (state === 'entered' || state === 'over') throw refuse('not-in-force');
  if (plan.ends_on !== null) throw refuse('asked-already');
  if (on < today || on < (plan.valid_from ?? on) || (plan.valid_to !== null && on > plan.valid_to)) throw refuse('too-early');
  const ending = { ends_on: on, ending_reason: reason, ending_asked_by: actor.personId, ending_asked_at: at };
  await tx.updateTable('laperon.plan').set(ending).where('id', '=', planId).execute();
  await note(tx, actor, 'laperon.ask-plan-ending', plan, { on, reason }, at);
}

/**
 * Ends a plan on the day that was asked for, by another officer; or leaves it as it is, which whoever asked may do too.
 * Returns who asked. ACTION_NOT_ALLOWED with the reason `not-asked`, `own-ending` or `too-early` where the day has passed.
 */
export async function decideEnding(tx: Tx, actor: PersonActor, { planId, today, at }: Deed, agreed: boolean): Promise<string> {
  const plan = await lock(tx, planId);
  const { ends_on: on, ending_asked_by: askedBy, ending_reason: reason } = plan;
  if (on === null || askedBy === null) throw refuse('not-asked');
  if (agreed && askedBy === actor.personId) throw refuse('own-ending');
  if (agreed && on < today) throw refuse('too-early');
  await tx
    .updateTable('laperon.plan')
    .set({ ends_on: null, ending_reason: null, ending_asked_by: null, ending_asked_at: null, ...(agreed && { valid_to: on }) })
    .where('id', '=', planId)
    .execute();
  await note(tx, actor, agreed ? 'laperon.end-plan' : 'laperon.keep-plan', plan, { on, reason }, at);
  return askedBy;
}

async function lock(tx: Tx, planId: string) {
  const plan = await tx.selectFrom('laperon.plan').selectAll().where('id', '=', planId).forUpdate().executeTakeFirst();
  if (!plan) throw new AppError('NOT_FOUND', { plan: planId });
  return plan;
}

type Named = { readonly id: string; readonly key: string; readonly version: number };

function note(tx: Tx, actor: PersonActor, action: string, { id, key, version }: Named, detail: object, at: Date): Promise<void> {
  return appendAudit(tx, { actor, action, subject: { type: 'plan', id }, detail: { key, version, ...detail }, at });
}

const refuse = (reason: EndingRefusal) => new AppError('ACTION_NOT_ALLOWED', { reason });
