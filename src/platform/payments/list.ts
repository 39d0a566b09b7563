import type { Db, Tx } from '#db';
import type { After } from '#web';
import { sql } from 'kysely';
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
    rows: rows.map((row) => billRowOf(row, at)),
    total: n,
  };
}

/** A person's bills, the newest first, one more than `limit` where there are more; after a place in the list. */
export async function followBillsOf(
  db: Db | Tx,
  personId: string,
  { limit, after }: { readonly limit: number; readonly after: After | undefined },
  at: Date,
): Promise<readonly BillRow[]> {
  const rows = await db
    .selectFrom('payments.bill')
    .select(['id', 'title_id', 'title_en', 'object', 'total', 'status', 'created_at', 'expires_at', 'ended_at'])
    .where('payer_id', '=', personId)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(created_at, id) < (${after?.at ?? ''}::timestamptz, ${after?.id ?? ''}::uuid)`),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  return rows.map((row) => billRowOf(row, at));
}

interface StoredRow {
  readonly id: string;
  readonly title_id: string;
  readonly title_en: string;
  readonly object: string;
  readonly total: number;
  readonly status: string;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly ended_at: Date | null;
}

function billRowOf(row: StoredRow, at: Date): BillRow {
  return {
    id: row.id,
    title: { id: row.title_id, en: row.title_en },
    object: row.object,
    total: row.total,
    status: statusAt(row.status as BillStatus, row.expires_at, at),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    endedAt: row.ended_at,
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

/** What a person paid, whatever became of it, the newest first, one more than `limit` where there are more. */
export async function followPaymentsOf(
  db: Db | Tx,
  personId: string,
  { limit, after }: { readonly limit: number; readonly after: After | undefined },
): Promise<readonly (PaymentOfBill & { readonly billId: string; readonly object: string; readonly amount: number })[]> {
  const rows = await db
    .selectFrom('payments.payment as p')
    .innerJoin('payments.bill as b', 'b.id', 'p.bill_id')
    .select(['p.id', 'p.channel', 'p.bank', 'p.reference', 'p.paid_at as paidAt', 'p.captured_at as capturedAt'])
    .select(['p.settled_on as settledOn', 'p.status', 'b.id as billId', 'b.object', 'p.amount'])
    .where('b.payer_id', '=', personId)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(p.captured_at, p.id) < (${after?.at ?? ''}::timestamptz, ${after?.id ?? ''}::uuid)`),
    )
    .orderBy('p.captured_at', 'desc')
    .orderBy('p.id', 'desc')
    .limit(limit + 1)
    .execute();
  return rows as never;
}
