import type { Db, Tx } from '#db';
import { newId } from '#kernel';
import type { Bank } from './banks.ts';
import type { Bill } from './domain/bill.ts';

export interface Qris {
  readonly bank: string;
  readonly reference: string;
  readonly content: string;
  readonly expiresAt: Date;
}

/** The QRIS of a bill that can still be scanned; undefined where there is none. */
export function findQris(db: Db | Tx, billId: string, at: Date): Promise<Qris | undefined> {
  return db
    .selectFrom('payments.qris')
    .select(['bank', 'reference', 'content', 'expires_at as expiresAt'])
    .where('bill_id', '=', billId)
    .where('expires_at', '>', at)
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
}

/** Keeps what the acquirer made. */
export async function keepQris(tx: Tx, bank: Bank, bill: Pick<Bill, 'id'>, made: Omit<Qris, 'bank'>, at: Date): Promise<void> {
  await tx
    .insertInto('payments.qris')
    .values({
      id: newId(),
      bill_id: bill.id,
      bank: bank.settings.key,
      reference: made.reference,
      content: made.content,
      expires_at: made.expiresAt,
      created_at: at,
    })
    .onConflict((conflict) => conflict.columns(['bank', 'reference']).doNothing())
    .execute();
}
