import { transaction, type Tx } from '#db';
import { AppError, oneLine, type PersonActor } from '#kernel';
import { authorise } from '#platform/access';
import { appendAudit } from '#platform/audit';
import type { CasesDeps } from '../types.ts';
import { refuse } from './propose.ts';

/** A list, locked until the transaction ends. Throws NOT_FOUND where it is not of an agency the officer answers for. */
async function lockDisposal(tx: Tx, officer: PersonActor, id: string) {
  const found = await tx
    .selectFrom('cases.disposal')
    .select(['id', 'agency_id as agencyId', 'proposed_by as proposedBy', 'verdict', 'done_at as doneAt'])
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
    const { proposedBy, verdict: before, agencyId } = await lockDisposal(tx, officer, id);
    if (before !== null) throw refuse('decided-already');
    if (proposedBy === officer.personId) throw refuse('own-proposal');
    const decided = { verdict, note: oneLine(note), decided_by: officer.personId, decided_at: at };
    await tx.updateTable('cases.disposal').set(decided).where('id', '=', id).execute();
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
    const { verdict, agencyId } = await lockDisposal(tx, officer, id);
    if (verdict === 'refused') throw refuse('decided-already');
    const item = await tx
      .selectFrom('cases.disposal_item')
      .select(['number', 'kept_reason as kept', 'removed_at as removedAt'])
      .where('disposal_id', '=', id)
      .where('case_id', '=', caseId)
      .executeTakeFirst();
    if (!item) throw new AppError('NOT_FOUND', { case: caseId });
    if (item.removedAt !== null) throw refuse('removed-already');
    if (item.kept !== null) return;
    await tx
      .updateTable('cases.disposal_item')
      .set({ kept_reason: oneLine(reason), kept_by: officer.personId, kept_at: at })
      .where('disposal_id', '=', id)
      .where('case_id', '=', caseId)
      .execute();
    const detail = { agency: agencyId, number: item.number };
    await appendAudit(tx, { actor: officer, action: 'cases.keep-listed', subject: { type: 'disposal', id }, detail, at });
  });
}
