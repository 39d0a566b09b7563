import { transaction, type Tx } from '#db';
import { AppError, oneLine, type PersonActor } from '#kernel';
import { authorise } from '#platform/access';
import { appendAudit } from '#platform/audit';
import { agencyOf } from '../store/reference.ts';
import type { CasesDeps } from '../types.ts';
import { refuseDisposal } from './refusal.ts';
import { tellConcerned } from './tell.ts';

/** A list, locked until the transaction ends. Throws NOT_FOUND where it is not of an agency the officer answers for. */
async function lockDisposal(tx: Tx, officer: PersonActor, id: string) {
  const found = await tx
    .selectFrom('cases.disposal')
    .select((eb) => [
      'id',
      'agency_id as agencyId',
      'proposed_by as proposedBy',
      'verdict',
      eb.cast<string>('from_day', 'text').as('fromDay'),
    ])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new AppError('NOT_FOUND', { disposal: id });
  authorise(officer, 'cases.dispose', found.agencyId);
  return found;
}

export interface DisposalDecision {
  readonly verdict: 'approved' | 'refused';
  /** Number of the minutes, or why not. */
  readonly note: string;
}

/**
 * Decides on a list somebody else proposed. Throws NOT_FOUND, FORBIDDEN; ACTION_NOT_ALLOWED with the reason `own-proposal`
 * or `decided-already`.
 */
export async function decideDisposal(
  deps: CasesDeps,
  officer: PersonActor,
  id: string,
  { verdict, note }: DisposalDecision,
): Promise<void> {
  const at = deps.clock.now();
  await transaction(deps.db, async (tx) => {
    const { proposedBy, verdict: before, agencyId, fromDay } = await lockDisposal(tx, officer, id);
    if (before !== null) throw refuseDisposal('decided-already');
    if (proposedBy === officer.personId) throw refuseDisposal('own-proposal');
    const decided = { verdict, note: oneLine(note), decided_by: officer.personId, decided_at: at };
    await tx.updateTable('cases.disposal').set(decided).where('id', '=', id).execute();
    if (verdict === 'refused') await tellStaying(tx, deps, { caseIds: await listedOn(tx, id), agencyId, fromDay, at });
    const detail = { agency: agencyId, verdict, note: decided.note };
    await appendAudit(tx, { actor: officer, action: 'cases.decide-disposal', subject: { type: 'disposal', id }, detail, at });
  });
}

/**
 * Takes a case off a list, for as long as it is not gone; it is on no other list for a year. Throws NOT_FOUND, FORBIDDEN;
 * ACTION_NOT_ALLOWED with the reason `removed-already` or, of a list that was refused, `decided-already`.
 */
export async function keepCase(
  deps: CasesDeps,
  officer: PersonActor,
  { id, caseId, reason }: { readonly id: string; readonly caseId: string; readonly reason: string },
): Promise<void> {
  const at = deps.clock.now();
  await transaction(deps.db, async (tx) => {
    const { verdict, agencyId, fromDay } = await lockDisposal(tx, officer, id);
    if (verdict === 'refused') throw refuseDisposal('decided-already');
    const item = await tx
      .selectFrom('cases.disposal_item')
      .select(['number', 'kept_reason as kept', 'removed_at as removedAt'])
      .where('disposal_id', '=', id)
      .where('case_id', '=', caseId)
      .executeTakeFirst();
    if (!item) throw new AppError('NOT_FOUND', { case: caseId });
    if (item.removedAt !== null) throw refuseDisposal('removed-already');
    if (item.kept !== null) return;
    await tx
      .updateTable('cases.disposal_item')
      .set({ kept_reason: oneLine(reason), kept_by: officer.personId, kept_at: at })
      .where('disposal_id', '=', id)
      .where('case_id', '=', caseId)
      .execute();
    await tellStaying(tx, deps, { caseIds: [caseId], agencyId, fromDay, at });
    const detail = { agency: agencyId, number: item.number };
    await appendAudit(tx, { actor: officer, action: 'cases.keep-listed', subject: { type: 'disposal', id }, detail, at });
  });
}

interface Staying {
  readonly caseIds: readonly string[];
  readonly agencyId: string;
  readonly fromDay: string;
  readonly at: Date;
}

/** Whoever was told that a case would go is told that it stays. */
async function tellStaying(tx: Tx, deps: CasesDeps, { agencyId, ...staying }: Staying): Promise<void> {
  const { name: agency } = await agencyOf(tx, deps, agencyId);
  await tellConcerned(tx, deps, { notice: 'staying', agency, ...staying });
}

/** What is still on a list. */
async function listedOn(tx: Tx, disposalId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('cases.disposal_item')
    .select('case_id as caseId')
    .where('disposal_id', '=', disposalId)
    .where('kept_reason', 'is', null)
    .execute();
  return rows.map(({ caseId }) => caseId);
}
