import { type Db, transaction, type Tx } from '#db';
import type { Actor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { forgetEnded } from '#platform/documents';
import { dropBound } from '#platform/files';
import { sql } from 'kysely';
import type { CasesDeps } from '../types.ts';

const actor: Actor = { kind: 'system', name: 'archive' };
/** Kept as a reason beside nobody's name; pages say it in their language. */
const REOPENED = 'reopened';
/** Cases removed in one transaction. */
const BATCH = 100;

/** Removes what stands on approved lists whose day has come, batch by batch, each with a line of the audit chain. */
export async function carryOutDisposals(deps: CasesDeps): Promise<void> {
  const approved = await deps.db
    .selectFrom('cases.disposal')
    .select('id')
    .where('verdict', '=', 'approved')
    .where('done_at', 'is', null)
    .where('from_day', '<=', officeDay(deps.clock.now()))
    .orderBy('decided_at')
    .execute();
  for (const { id } of approved) while (await transaction(deps.db, (tx) => removeSome(tx, deps, id)));
  await forgetDocumentsOf(deps);
}

/** Removes the next cases of a list. Says whether there may be more. */
async function removeSome(tx: Tx, deps: CasesDeps, id: string): Promise<boolean> {
  const at = deps.clock.now();
  const disposal = await tx
    .selectFrom('cases.disposal')
    .select('agency_id as agencyId')
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!disposal) return false;
  const listed = await nextOn(tx, id);
  if (listed.length === 0) {
    await tx.updateTable('cases.disposal').set({ done_at: at }).where('id', '=', id).execute();
    return false;
  }
  const ids = await lockClosed(tx, listed);
  await keepReopened(
    tx,
    id,
    listed.filter((caseId) => !ids.includes(caseId)),
    at,
  );
  if (ids.length === 0) return true;
  await removeCases(tx, deps, { ids, disposalId: id, at });
  const detail = { agency: disposal.agencyId, count: ids.length };
  await appendAudit(tx, { actor, action: 'cases.dispose', subject: { type: 'disposal', id }, detail, at });
  return true;
}

async function nextOn(tx: Tx, disposalId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('cases.disposal_item')
    .select('case_id as caseId')
    .where('disposal_id', '=', disposalId)
    .where('removed_at', 'is', null)
    .where('kept_reason', 'is', null)
    .orderBy('closed_at')
    .limit(BATCH)
    .execute();
  return rows.map(({ caseId }) => caseId);
}

/** Those that are closed still, held so: whoever opens one again at this moment comes first, or finds none. */
async function lockClosed(tx: Tx, caseIds: readonly string[]): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('cases.case')
    .select('id')
    .where('id', 'in', caseIds)
    .where('closed_at', 'is not', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}

/** What was opened again since is nobody's to remove. */
async function keepReopened(tx: Tx, disposalId: string, caseIds: readonly string[], at: Date): Promise<void> {
  if (caseIds.length === 0) return;
  await tx
    .updateTable('cases.disposal_item')
    .set({ kept_reason: REOPENED, kept_at: at })
    .where('disposal_id', '=', disposalId)
    .where('case_id', 'in', caseIds)
    .execute();
}

interface Removing {
  readonly ids: readonly string[];
  readonly disposalId: string;
  readonly at: Date;
}

/** Tables of ours with rows that belong to one case. */
const OWN = [
  'words',
  'entry',
  'member',
  'command',
  'likeness',
  'invitation',
  'told',
  'batch_item',
  'reminded',
  'examination',
  'counter',
  'signal_laid',
] as const;

async function removeCases(tx: Tx, deps: CasesDeps, { ids, disposalId, at }: Removing): Promise<void> {
  const held = await forgetEnded(tx, ids, officeDay(at));
  await sql`
    insert into cases.past (id, number, secret_hash, service, agency_id, status, district, office_days, submitted_at, closed_at,
                            disposal_id, removed_at, has_documents)
    select id, number, secret_hash, service, agency_id, status, district, office_days, submitted_at, closed_at,
           ${disposalId}, ${at}, id = any(${held.map(({ caseId }) => caseId)}::uuid[])
      from cases.case where id = any(${ids}::uuid[])`.execute(tx);
  await dropBound(tx, ids, { but: held.map(({ fileId }) => fileId) });
  await deps.forgetBeside?.(tx, ids);
  for (const table of OWN) await tx.deleteFrom(`cases.${table}`).where('case_id', 'in', ids).execute();
  const gone = await tx.deleteFrom('cases.case').where('id', 'in', ids).returning('applicant_person_id as personId').execute();
  await tx
    .updateTable('cases.disposal_item')
    .set({ removed_at: at })
    .where('disposal_id', '=', disposalId)
    .where('case_id', 'in', ids)
    .execute();
  const applicants = [...new Set(gone.map(({ personId }) => personId))];
  await deps.forgetPeople?.(tx, await withoutCases(tx, applicants), at);
}

/** Those of some people who have no case left. */
async function withoutCases(tx: Tx, personIds: readonly string[]): Promise<readonly string[]> {
  const left = await tx
    .selectFrom('cases.case')
    .select('applicant_person_id as personId')
    .distinct()
    .where('applicant_person_id', 'in', personIds)
    .execute();
  const having = new Set(left.map(({ personId }) => personId));
  return personIds.filter((id) => !having.has(id));
}

/** Documents of removed cases that hold no longer are forgotten as those of the others were. */
async function forgetDocumentsOf({ db, clock }: { readonly db: Db; readonly clock: CasesDeps['clock'] }): Promise<void> {
  const today = officeDay(clock.now());
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await db
      .selectFrom('cases.past')
      .select('id')
      .where('has_documents', '=', true)
      .where('id', '>', after)
      .orderBy('id')
      .limit(BATCH)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
    await transaction(db, async (tx) => {
      const ids = rows.map(({ id }) => id);
      const held = await forgetEnded(tx, ids, today);
      await dropBound(tx, ids, { but: held.map(({ fileId }) => fileId) });
      const still = new Set(held.map(({ caseId }) => caseId));
      const done = ids.filter((id) => !still.has(id));
      if (done.length > 0) await tx.updateTable('cases.past').set({ has_documents: false }).where('id', 'in', done).execute();
    });
  }
}
