import { transaction } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { giveFiles } from '#platform/files';
import { personsOfNik, getPersonById } from '#platform/identity';
import { enter } from '../act/enter.ts';
import { invalid } from '../act/read-input.ts';
import { findRecord, COUNTER_RECORD } from '../domain/state.ts';
import { findCase } from '../store/tables.ts';
import type { CasesDeps } from '../types.ts';

/** Whether a case was made at the counter for somebody without an account, who may take it over. */
export async function mayBeTakenOver({ db }: CasesDeps, caseId: string): Promise<boolean> {
  const row = await findCase(db, { id: caseId });
  if (!row || !findRecord(row.state, COUNTER_RECORD)) return false;
  return (await getPersonById(db, row.applicantPersonId)).userId === null;
}

/**
 * Makes a case of the counter the account's own: for whoever proved number and secret of its receipt before, and knows the
 * NIK it was made with. Throws INVALID_INPUT for another NIK, ACTION_NOT_ALLOWED where there is nothing to take over.
 */
export async function takeOver(deps: CasesDeps, actor: PersonActor, { caseId, nik }: { readonly caseId: string; readonly nik: string }) {
  await transaction(deps.db, async (tx) => {
    await tx.selectFrom('cases.case').select('id').where('id', '=', caseId).forUpdate().execute();
    const row = await findCase(tx, { id: caseId });
    if (!row) throw new AppError('NOT_FOUND', { case: caseId });
    const { applicantPersonId: before, state } = row;
    if (before === actor.personId) return;
    const { userId } = await getPersonById(tx, before);
    if (userId !== null || !findRecord(state, COUNTER_RECORD)) throw new AppError('ACTION_NOT_ALLOWED', { why: 'not-at-counter' });
    if (!(await personsOfNik(tx, nik)).some(({ id }) => id === before)) {
      const message = 'NIK ini bukan NIK yang dipakai di loket.';
      throw invalid([{ field: 'nik', message, en: 'This is not the NIK that was given at the counter.' }]);
    }
    await tx.updateTable('cases.case').set({ applicant_person_id: actor.personId }).where('id', '=', caseId).execute();
    const files = [
      ...Object.values(state.files).flatMap((some) => some.map(({ fileId }) => fileId)),
      ...state.products.map(({ fileId }) => fileId),
    ];
    await giveFiles(tx, row.receiptFileId === null ? files : [...files, row.receiptFileId], { from: before, to: actor.personId });
    await enter(tx, deps, actor, { caseId, key: `take-over:${newId()}`, asked: 'taken-over', expectedVersion: null }, () => ({
      action: 'taken-over',
      input: {},
      effects: [],
      revokes: [],
      role: null,
    }));
  });
}
