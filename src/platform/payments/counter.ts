import type { Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { getBill, lockBill } from './bills.ts';
import { capture } from './capture.ts';

/** Where cash lies, among the banks of the ledger. */
export const CASH_DESK = 'kas';

/**
 * Writes down that a bill was paid in cash at the office; it counts once a second officer has confirmed it. Throws
 * ACTION_NOT_ALLOWED with a reason: `not-payable`, `sum`, `entered` (somebody wrote it down already).
 */
export async function enterCash(
  tx: Tx,
  actor: PersonActor,
  { billId, amount, note }: { readonly billId: string; readonly amount: number; readonly note: string },
  at: Date,
): Promise<string> {
  const bill = await lockBill(tx, billId, at);
  if (bill.status !== 'open') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'not-payable' });
  if (bill.total !== amount) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'sum' });
  const before = await tx
    .selectFrom('payments.counter')
    .select('id')
    .where('bill_id', '=', billId)
    .where('state', '<>', 'rejected')
    .execute();
  if (before.length > 0) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'entered' });
  const id = newId();
  await tx
    .insertInto('payments.counter')
    .values({ id, bill_id: billId, agency_id: bill.agencyId, amount, note, state: 'entered', entered_by: actor.personId, entered_at: at })
    .execute();
  await appendAudit(tx, { actor, action: 'payments.cash-enter', subject: { type: 'bill', id: billId }, detail: { amount }, at });
  return id;
}

/**
 * Confirms or rejects cash that somebody else wrote down. Throws ACTION_NOT_ALLOWED with a reason: `own`, `decided`,
 * `not-payable` (another payment came meanwhile: the cash is handed back).
 */
export async function decideCash(tx: Tx, actor: PersonActor, id: string, confirms: boolean, at: Date): Promise<void> {
  const entry = await tx
    .selectFrom('payments.counter')
    .select(['bill_id as billId', 'amount', 'state', 'entered_by as enteredBy', 'entered_at as enteredAt', 'agency_id as agencyId'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!entry) throw new AppError('NOT_FOUND', { counter: id });
  if (entry.state !== 'entered') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'decided' });
  if (entry.enteredBy === actor.personId) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'own' });
  await tx
    .updateTable('payments.counter')
    .set({ state: confirms ? 'confirmed' : 'rejected', decided_by: actor.personId, decided_at: at })
    .where('id', '=', id)
    .execute();
  await appendAudit(tx, {
    actor,
    action: confirms ? 'payments.cash-confirm' : 'payments.cash-reject',
    subject: { type: 'bill', id: entry.billId },
    detail: { amount: entry.amount },
    at,
  });
  if (!confirms) return;
  const { code } = await getBill(tx, entry.billId, at);
  const outcome = await capture(
    tx,
    {
      channel: 'counter',
      bank: CASH_DESK,
      requestId: id,
      reference: null,
      code,
      amount: entry.amount,
      paidAt: entry.enteredAt,
      held: true,
      agencyIds: [entry.agencyId],
    },
    at,
  );
  // Cash is no bank's: it is handed back over the desk, and nothing is booked.
  if (outcome.kind !== 'taken') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'not-payable' });
}
