import { type Db, transaction, type Tx } from '#db';
import { AppError } from '#kernel';
import { getBill, lockBill } from './bills.ts';
import { payeeOf, type PaymentsDeps } from './deps.ts';
import type { Bill } from './domain/bill.ts';

/** A bill that is theirs, with the one that took its place where that is theirs as well; for anybody else there is none. Throws NOT_FOUND. */
export async function ownBill(db: Db | Tx, personId: string, billId: string, at: Date): Promise<Bill> {
  const bill = await getBill(db, billId, at);
  if (bill.payerId !== personId) throw new AppError('NOT_FOUND', { bill: billId });
  if (bill.renewedBy === null) return bill;
  const newer = await getBill(db, bill.renewedBy, at);
  return { ...bill, renewedBy: newer.payerId === personId ? newer.id : null };
}

/**
 * The bill that takes the place of one whose code ran out, worked out for now by its service; the bill itself where its code
 * still counts or it ended otherwise; null where nothing is owed, or it is no longer for its payer to pay.
 * `another-payer` while somebody else has an open one of the same thing.
 */
export async function renewBill(deps: PaymentsDeps, billId: string): Promise<Bill | null | 'another-payer'> {
  const at = deps.clock.now();
  try {
    return await transaction(deps.db, async (tx) => {
      const bill = await lockBill(tx, billId, at);
      if (bill.status !== 'expired') return bill;
      return (await payeeOf(deps, bill.service)?.renew(tx, bill, at)) ?? null;
    });
  } catch (error) {
    if (error instanceof AppError && error.detail.reason === 'another-payer') return 'another-payer';
    throw error;
  }
}
