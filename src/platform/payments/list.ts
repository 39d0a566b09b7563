import type { Db, Tx } from '#db';
import type { Channel } from './capture.ts';
import type { Bill, BillStatus } from './domain/bill.ts';

export interface BillRow extends Pick<Bill, 'id' | 'title' | 'object' | 'total' | 'status' | 'createdAt' | 'expiresAt' | 'endedAt'> {}

/** The bills of a person, newest first. */
export async function listBillsOf(
  db: Db | Tx,
  personId: string,
  { limit, offset }: { readonly limit: number; readonly offset: number },
  at: Date,
): Promise<{ readonly rows: readonly BillRow[]; readonly total: number }> {
  const of = db.selectFrom('payments.bill').where('payer_id', '=', personId);
  const [rows, { n }] = await Promise.all([
    of
      .select(['id', 'title_id', 'title_en', 'object', 'total', 'status', 'created_at', 'expires_at', 'ended_at'])
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .offset(offset)
      .execute(),
    of.select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('n')).executeTakeFirstOrThrow(),
  ]);
  return {
    rows: rows.map((row) => ({
      id: row.id,
      title: { id: row.title_id, en: row.title_en },
      object: row.object,
      total: row.total,
      status: statusAt(row.status as BillStatus, row.expires_at, at),
      createdAt: row.created_at,
      expiresAt: row.expires_at,
      endedAt: row.ended_at,
    })),
    total: n,
  };
}

/** A bill that ran out is expired, whether or not that was written down yet. */
export function statusAt(status: BillStatus, expiresAt: Date, at: Date): BillStatus {
  return status === 'open' && expiresAt <= at ? 'expired' : status;
}

export interface PaymentOfBill {
  readonly id: string;
  readonly channel: Channel;
  readonly bank: string;
  readonly reference: string | null;
  readonly paidAt: Date;
  readonly capturedAt: Date;
  readonly settledOn: string | null;
  readonly status: 'captured' | 'suspended' | 'applied' | 'refunded';
}

/** What came for a bill, the first first. */
export async function paymentsOf(db: Db | Tx, billId: string): Promise<readonly PaymentOfBill[]> {
  const rows = await db
    .selectFrom('payments.payment')
    .select(['id', 'channel', 'bank', 'reference', 'paid_at as paidAt', 'captured_at as capturedAt', 'settled_on as settledOn', 'status'])
    .where('bill_id', '=', billId)
    .orderBy('captured_at')
    .execute();
  return rows as readonly PaymentOfBill[];
}
