import { type Tx, unawaited } from '#db';
import { newId } from '#kernel';
import { appendAudit } from '#platform/audit';
import { loadCalendar, officeDay } from '#platform/calendar';
import { getAgency } from '#platform/access';
import { enqueue } from '#platform/jobs';
import { clearingOf, credit, debit, post, postTogether, suspenseOf } from '#platform/ledger';
import { rulesAt } from '#platform/rules';
import { sql } from 'kysely';
import { holdByCodes } from './bills.ts';
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
  const [outcome] = await captureTogether(tx, [arrival], at);
  if (!outcome) throw new Error('money without an outcome');
  return outcome;
}

/** The same for several, of different codes, in as many statements as for one; outcomes in their order. */
export async function captureTogether(tx: Tx, arrivals: readonly Arrival[], at: Date): Promise<readonly Outcome[]> {
  const coded = await holdByCodes(
    tx,
    arrivals.map(({ code }) => code),
    at,
  );
  const taken: Taking[] = [];
  const outcomes: Outcome[] = [];
  for (const arrival of arrivals) {
    const known = coded.get(arrival.code);
    // Somebody else's bill is none that this bank knows.
    const bill = known && arrival.agencyIds.includes(known.agencyId) ? known : undefined;
    const why = faultOf(bill, arrival);
    if (bill && why === null) {
      const paymentId = newId();
      taken.push({ bill, arrival, paymentId });
      outcomes.push({ kind: 'taken', paymentId, bill: { ...bill, status: 'paid' } });
    } else if (arrival.held) {
      const reason = suspenseReasons[why ?? 'unknown'];
      outcomes.push({ kind: 'suspended', paymentId: await suspend(tx, bill, arrival, reason, at), reason, bill });
    } else outcomes.push({ kind: 'refused', why: why ?? 'unknown', bill });
  }
  if (taken.length > 0) await take(tx, taken, at);
  return outcomes;
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

interface Taking {
  readonly bill: Bill;
  readonly arrival: Arrival;
  readonly paymentId: string;
}

async function take(tx: Tx, takings: readonly Taking[], at: Date): Promise<void> {
  const bookedOn = officeDay(at);
  const journalIds = await postTogether(
    tx,
    takings.map(({ bill, arrival, paymentId }) => ({
      kind: 'payment',
      ref: `payment:${paymentId}`,
      agencyId: bill.agencyId,
      bookedOn,
      at,
      entries: [
        debit(clearingOf(arrival.bank), bill.total),
        ...bill.lines.map(({ beneficiary, amount, code }) => credit(beneficiary, amount, code)),
      ],
      memo: { bill: bill.id },
    })),
  );
  const paid = takings.map(({ bill, arrival, paymentId }, index) =>
    paymentRow(
      arrival,
      { paymentId, journalId: journalIds[index] ?? '', billId: bill.id, agencyId: bill.agencyId, status: 'captured' },
      at,
    ),
  );
  await insertPayments(tx, paid, at);
  for (const { bill, arrival, paymentId } of takings) {
    await enqueue(tx, tellPayee, { billId: bill.id, what: 'paid' });
    await appendAudit(tx, {
      actor: { kind: 'system', name: `bank:${arrival.bank}` },
      action: 'payments.capture',
      subject: { type: 'bill', id: bill.id },
      detail: { payment: paymentId, channel: arrival.channel, amount: arrival.amount },
      at,
    });
  }
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
  await insertPayments(tx, [paymentRow(arrival, { paymentId, journalId, billId: null, agencyId, status: 'suspended' }, at)], at);
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

function paymentRow(
  arrival: Arrival,
  of: {
    readonly paymentId: string;
    readonly journalId: string;
    readonly billId: string | null;
    readonly agencyId: string;
    readonly status: 'captured' | 'suspended';
  },
  at: Date,
) {
  return {
    id: of.paymentId,
    agency_id: of.agencyId,
    bill_id: of.billId,
    channel: arrival.channel,
    bank: arrival.bank,
    request_id: arrival.requestId,
    reference: arrival.reference?.toWellFormed() ?? null,
    code: arrival.code,
    amount: arrival.amount,
    paid_at: arrival.paidAt,
    captured_at: at,
    status: of.status,
    journal_id: of.journalId,
  };
}

/** Writes payments down, and that their bills are paid, in statements that share a round trip with the next. */
async function insertPayments(tx: Tx, rows: readonly ReturnType<typeof paymentRow>[], at: Date): Promise<void> {
  await sql`
    insert into payments.payment
           (id, agency_id, bill_id, channel, bank, request_id, reference, code, amount, paid_at, captured_at, status, journal_id)
    select id, agency_id, bill_id, channel, bank, request_id, reference, code, amount, paid_at, captured_at, status, journal_id
      from json_to_recordset(${JSON.stringify(rows)}::json)
        as s (id uuid, agency_id uuid, bill_id uuid, channel text, bank text, request_id text, reference text, code text, amount bigint,
              paid_at timestamptz, captured_at timestamptz, status text, journal_id uuid)
    ${unawaited}`.execute(tx);
  const billIds = rows.flatMap(({ bill_id: billId }) => billId ?? []);
  if (billIds.length > 0)
    await sql`
      update payments.bill set status = 'paid', ended_at = ${at} where id = any(${billIds}::uuid[])
      ${unawaited}`.execute(tx);
}
