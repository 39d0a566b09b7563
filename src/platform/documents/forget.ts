import type { Tx } from '#db';
import { holdingOn } from './domain/holding.ts';
import { documentsOf } from './tables.ts';

/** A document that still holds, of a case that is removed. */
export interface HeldDocument {
  readonly caseId: string;
  readonly fileId: string;
}

/**
 * Forgets whose the documents of removed cases were that hold no longer; that they were issued, and what became of them,
 * stays to be verified. Returns those that still hold, which stay as they are. `today` is YYYY-MM-DD.
 */
export async function forgetEnded(tx: Tx, caseIds: readonly string[], today: string): Promise<readonly HeldDocument[]> {
  const all = (await Promise.all(caseIds.map((id) => documentsOf(tx, id)))).flat();
  const [held, ended] = [all.filter((one) => holdingOn(one, today) === 'valid'), all.filter((one) => holdingOn(one, today) !== 'valid')];
  if (ended.length > 0)
    await tx
      .updateTable('documents.document')
      .set({ holder_name: '' })
      .where(
        'id',
        'in',
        ended.map(({ id }) => id),
      )
      .execute();
  await tx.deleteFrom('documents.awaiting').where('case_id', 'in', caseIds).execute();
  return held.map(({ caseId, fileId }) => ({ caseId: caseId ?? '', fileId: fileId ?? '' }));
}
