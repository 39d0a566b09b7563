import type { Tx } from '#db';
import { newId } from '#kernel';
import { appendAudit } from '#platform/audit';
import { loadCalendar, officeDay } from '#platform/calendar';
import { getAgency } from '#platform/access';
import { enqueue } from '#platform/jobs';
import { clearingOf, credit, debit, post, suspenseOf } from '#platform/ledger';
import { rulesAt } from '#platform/rules';
import { lockByCode } from './bills.ts';
import type { Bill } from './domain/bill.ts';
import { paymentTerms } from './domain/rules.ts';
import { disposeSuspense, tellPayee } from './jobs.ts';

export type Channel = 'va' | 'qris' | 'counter' | 'file';

/** Money as whoever took it tells of it. */
export interface Arrival {
  readonly channel: Channel;
  readonly bank: string;
  /** What the payer's side calls this payment. */
  readonly requestId: string;
  readonly reference: string | null;
  readonly code: string;
  /** Whole rupiah. */
  readonly amount: number;
  readonly paidAt: Date;
  /** The bank has it whatever we say: it is kept in suspense where it belongs to no bill, never refused. */
  readonly held: boolean;
  /** Agencies whose bills it takes; what belongs to nobody stands in the first one's books. */
  readonly agencyIds: readonly [string, ...string[]];
}

/** Why money is not taken for a bill. */
export type NotTaken = 'unknown' | 'paid' | 'expired' | 'cancelled' | 'mismatch';
export type SuspenseReason = 'late' | 'duplicate' | 'unknown' | 'mismatch' | 'cancelled';

export type Outcome =
  | { readonly kind: 'taken'; readonly paymentId: string; readonly bill: Bill }
  | { readonly kind: 'suspended'; readonly paymentId: string; readonly reason: SuspenseReason; readonly bill: Bill | undefined }
  | { readonly kind: 'refused'; readonly why: NotTaken; readonly bill: Bill | undefined };

/**
 * Takes money for the bill of its code: payment, journal, status of the bill and what follows, in the caller's
 * transaction. What belongs to no bill is refused, or kept in suspense where the bank holds it already. The same money
 * under the same name is found by the caller before (`payments.answer`); the database refuses it twice.
 */
export async function capture(tx: Tx, arrival: Arrival, at: Date): Promise<Outcome> {
  const coded = await lockByCode(tx, arrival.code, at);
  // Somebody else's bill is none that this bank knows.
  const bill = coded && arrival.agencyIds.includes(coded.agencyId) ? coded : undefined;
  const why = faultOf(bill, arrival);
  if (bill && why === null) return { kind: 'taken', paymentId: await take(tx, bill, arrival, at), bill: { ...bill, status: 'paid' } };
  if (!arrival.held) return { kind: 'refused', why: why ?? 'unknown', bill };
  const reason = suspenseReasons[why ?? 'unknown'];
  return { kind: 'suspended', paymentId: await suspend(tx, bill, arrival, reason, at), reason, bill };
}

const suspenseReasons: Readonly<Record<NotTaken, SuspenseReason>> = {
  unknown: 'unknown',
  paid: 'duplicate',
  expired: 'late',
  cancelled: 'cancelled',
  mismatch: 'mismatch',
};

/** Why a bill cannot be paid by this money; null where it can. What was paid in time counts, however late we hear of it. */
export function faultOf(bill: Bill | undefined, { amount, held, paidAt }: Pick<Arrival, 'amount' | 'held' | 'paidAt'>): NotTaken | null {
  if (!bill) return 'unknown';
  if (bill.status === 'paid' || bill.status === 'refunded') return 'paid';
  if (bill.status === 'cancelled') return 'cancelled';
  if (bill.status === 'expired' && !(held && paidAt < bill.expiresAt && bill.renewedBy === null)) return 'expired';
  return bill.total === amount ? null : 'mismatch';
}

async function take(tx: Tx, bill: Bill, arrival: Arrival, at: Date): Promise<string> {
  const paymentId = newId();
  const journalId = await post(tx, {
    kind: 'payment',
    ref: `payment:${paymentId}`,
    agencyId: bill.agencyId,
    bookedOn: officeDay(at),
    at,
    entries: [
      debit(clearingOf(arrival.bank), bill.total),
      ...bill.lines.map(({ beneficiary, amount, code }) => credit(beneficiary, amount, code)),
    ],
    memo: { bill: bill.id },
  });
  await insertPayment(tx, arrival, { paymentId, journalId, billId: bill.id, agencyId: bill.agencyId, status: 'captured' }, at);
  await payBill(tx, bill.id, at);
  await appendAudit(tx, {
    actor: { kind: 'system', name: `bank:${arrival.bank}` },
    action: 'payments.capture',
    subject: { type: 'bill', id: bill.id },
    detail: { payment: paymentId, channel: arrival.channel, amount: arrival.amount },
    at,
  });
  return paymentId;
}

/** Writes down that a bill is paid, and has its service told. */
export async function payBill(tx: Tx, billId: string, at: Date): Promise<void> {
  await tx.updateTable('payments.bill').set({ status: 'paid', ended_at: at }).where('id', '=', billId).execute();
  await enqueue(tx, tellPayee, { billId, what: 'paid' });
}

async function suspend(tx: Tx, bill: Bill | undefined, arrival: Arrival, reason: SuspenseReason, at: Date): Promise<string> {
  const paymentId = newId();
  const agencyId = bill?.agencyId ?? arrival.agencyIds[0];
  const journalId = await post(tx, {
    kind: 'suspense',
    ref: `payment:${paymentId}`,
    agencyId,
    bookedOn: officeDay(at),
    at,
    entries: [debit(clearingOf(arrival.bank), arrival.amount), credit(suspenseOf(reason), arrival.amount)],
    memo: { code: arrival.code, ...(bill && { bill: bill.id }) },
  });
  await insertPayment(tx, arrival, { paymentId, journalId, billId: null, agencyId, status: 'suspended' }, at);
  await tx
    .insertInto('payments.suspense')
    .values({
      payment_id: paymentId,
      agency_id: agencyId,
      reason,
      deadline: await deadlineOf(tx, agencyId, at),
      state: 'open',
      opened_at: at,
    })
    .execute();
  await appendAudit(tx, {
    actor: { kind: 'system', name: `bank:${arrival.bank}` },
    action: 'payments.suspend',
    subject: { type: 'payment', id: paymentId },
    detail: { reason, channel: arrival.channel, amount: arrival.amount },
    at,
  });
  await enqueue(tx, disposeSuspense, { paymentId });
  return paymentId;
}

/** The day by which money in suspense is decided on, YYYY-MM-DD. */
async function deadlineOf(tx: Tx, agencyId: string, at: Date): Promise<string> {
  const { regionCode } = await getAgency(tx, agencyId);
  const rules = await rulesAt(tx, [paymentTerms], { agencyId, on: officeDay(at) });
  const calendar = await loadCalendar(tx, regionCode);
  return calendar.addWorkingDays(officeDay(at), rules.value(paymentTerms).suspenseWorkingDays);
}

async function insertPayment(
  tx: Tx,
  arrival: Arrival,
  of: {
    readonly paymentId: string;
    readonly journalId: string;
    readonly billId: string | null;
    readonly agencyId: string;
    readonly status: 'captured' | 'suspended';
  },
  at: Date,
): Promise<void> {
  await tx
    .insertInto('payments.payment')
    .values({
      id: of.paymentId,
      agency_id: of.agencyId,
      bill_id: of.billId,
      channel: arrival.channel,
      bank: arrival.bank,
      request_id: arrival.requestId,
      reference: arrival.reference,
      code: arrival.code,
      amount: arrival.amount,
      paid_at: arrival.paidAt,
      captured_at: at,
      status: of.status,
      journal_id: of.journalId,
    })
    .execute();
}
