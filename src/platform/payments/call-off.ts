import type { Tx } from '#db';
import { type Actor, AppError } from '#kernel';
import { appendAudit } from '#platform/audit';
import { endBill, findOpen, lockBill } from './bills.ts';
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
  await end(tx, actor, bill, 'cancelled', at);
  return { ...bill, status: 'cancelled', endedAt: at };
}

/**
 * Calls off the bill of a thing that waits to be paid, unless it asks for exactly what is owed now; `owed` is null where
 * nothing is. From the commit on no bank takes money for it. Cash that lies at the office does not hold it up: the sum it
 * was counted for is no longer right, so that it cannot be confirmed any more and is handed back.
 */
export async function callOffUnlessOwed(
  tx: Tx,
  actor: Actor,
  { service, ref, owed }: { readonly service: string; readonly ref: string; readonly owed: number | null },
  at: Date,
): Promise<void> {
  const open = await findOpen(tx, service, ref);
  if (!open || open.total === owed) return;
  await end(tx, actor, open, open.expiresAt > at ? 'cancelled' : 'expired', at);
}

async function end(tx: Tx, actor: Actor, { id, service }: Bill, status: 'cancelled' | 'expired', at: Date): Promise<void> {
  await endBill(tx, id, status, at);
  await appendAudit(tx, { actor, action: 'payments.cancel', subject: { type: 'bill', id }, detail: { service }, at });
}
