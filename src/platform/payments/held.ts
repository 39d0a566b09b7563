import type { Db, Tx } from '#db';
import { formatDate, formatRupiah } from '#i18n';
import { defineNotice, notify } from '#platform/notifications';
import type { SuspenseReason } from './capture.ts';
import type { Bill } from './domain/bill.ts';
import { texts } from './messages/index.ts';
import { paymentPaths } from './paths.ts';

/** Money that came under the code of a bill and could not pay it: where it is. */
export interface HeldMoney {
  readonly paymentId: string;
  /** Whole rupiah. */
  readonly amount: number;
  readonly bank: string;
  readonly reference: string | null;
  readonly paidAt: Date;
  readonly reason: SuspenseReason;
  readonly state: 'open' | 'applied' | 'refunding' | 'refunded';
  /** Day by which it is decided on, YYYY-MM-DD. */
  readonly deadline: string;
  /** The bill it was given to. */
  readonly billId: string | null;
  /** The bank's number of the transfer by which it was given back. */
  readonly transfer: string | null;
}

/** What came under the code of a bill and could not pay it, the first first. */
export async function heldUnder(db: Db | Tx, code: string): Promise<readonly HeldMoney[]> {
  const rows = await db
    .selectFrom('payments.payment as p')
    .innerJoin('payments.suspense as s', 's.payment_id', 'p.id')
    .leftJoin('payments.refund as r', (join) => join.onRef('r.payment_id', '=', 'p.id').on('r.state', '=', 'sent'))
    .select(['p.id as paymentId', 'p.amount', 'p.bank', 'p.reference', 'p.paid_at as paidAt', 'p.bill_id as billId'])
    .select(['s.reason', 's.state', 's.deadline', 'r.transfer'])
    .where('p.code', '=', code)
    .orderBy('p.captured_at')
    .execute();
  return rows as readonly HeldMoney[];
}

interface Told {
  readonly object: string;
  readonly amount: number;
  readonly reason: SuspenseReason;
  readonly deadline: string;
}

const heldNotice = defineNotice<Told>('payments.held', 'status', ({ object, amount, reason, deadline }, locale) => {
  const m = texts(locale).held;
  return {
    subject: m.subject(formatRupiah(amount, locale), object),
    body: [m.reasons[reason], m.waits(formatDate(deadline, locale)), m.yours].join('\n'),
  };
});

interface Returned {
  readonly object: string;
  readonly amount: number;
  readonly transfer: string;
}

const returnedNotice = defineNotice<Returned>('payments.returned', 'status', ({ object, amount, transfer }, locale) => {
  const m = texts(locale).held;
  const sum = formatRupiah(amount, locale);
  return { subject: m.returnedSubject(sum, object), body: m.returned(transfer) };
});

/** Tells whoever a bill is for, once, that money under its code is held; in the transaction that holds it locked. */
export async function tellHeld(
  tx: Tx,
  { paymentId, amount, reason, deadline }: Pick<HeldMoney, 'paymentId' | 'amount' | 'reason' | 'deadline'>,
  bill: Bill,
  at: Date,
): Promise<void> {
  const told = await tx
    .updateTable('payments.suspense')
    .set({ told_at: at })
    .where('payment_id', '=', paymentId)
    .where('told_at', 'is', null)
    .executeTakeFirst();
  if (told.numUpdatedRows === 0n || bill.payerId === null) return;
  const facts = { object: bill.object, amount, reason, deadline };
  await notify(tx, { personId: bill.payerId, notice: heldNotice, facts, link: paymentPaths.bill({ billId: bill.id }), at });
}

/** Tells whoever a bill is for that money under its code was given back. */
export async function tellReturned(
  tx: Tx,
  { amount, transfer }: { readonly amount: number; readonly transfer: string },
  bill: Bill,
  at: Date,
): Promise<void> {
  if (bill.payerId === null) return;
  const facts = { object: bill.object, amount, transfer };
  await notify(tx, { personId: bill.payerId, notice: returnedNotice, facts, link: paymentPaths.bill({ billId: bill.id }), at });
}
