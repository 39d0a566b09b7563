import type { Tx } from '#db';
import { type Actor, AppError } from '#kernel';
import { appendAudit } from '#platform/audit';
import { endBill, lockBill } from './bills.ts';
import type { Bill } from './domain/bill.ts';

/**
 * Calls a bill off that nobody will pay; money that comes for it all the same waits in suspense. Throws NOT_FOUND, and
 * ACTION_NOT_ALLOWED with a reason: `not-open`, `entered` (cash for it lies at the office and waits to be confirmed).
 */
export async function callOff(tx: Tx, actor: Actor, billId: string, at: Date): Promise<Bill> {
  const bill = await lockBill(tx, billId, at);
  if (bill.status !== 'open') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'not-open' });
  const cash = await tx
    .selectFrom('payments.counter')
    .select('id')
    .where('bill_id', '=', billId)
    .where('state', '=', 'entered')
    .executeTakeFirst();
  if (cash) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'entered' });
  await endBill(tx, billId, 'cancelled', at);
  await appendAudit(tx, {
    actor,
    action: 'payments.call-off',
    subject: { type: 'bill', id: billId },
    detail: { service: bill.service },
    at,
  });
  return { ...bill, status: 'cancelled', endedAt: at };
}
