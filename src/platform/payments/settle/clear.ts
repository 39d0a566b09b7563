import type { Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { differences } from './read.ts';

/** Writes down what was done about a difference. Throws ACTION_NOT_ALLOWED with reason `decided` where there is none, or no more. */
export async function clearDifference(
  tx: Tx,
  actor: PersonActor,
  { settlementId, nth, note }: { readonly settlementId: string; readonly nth: number; readonly note: string },
  at: Date,
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('payments.settlement_row')
    .set({ cleared_by: actor.personId, cleared_at: at, cleared: note })
    .where('settlement_id', '=', settlementId)
    .where('nth', '=', nth)
    .where('state', 'in', [...differences])
    .where('cleared_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'decided' });
  await appendAudit(tx, { actor, action: 'payments.difference', subject: { type: 'settlement', id: settlementId }, detail: { nth }, at });
}
