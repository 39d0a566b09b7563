import type { Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { enqueue } from '#platform/jobs';
import { clearingOf, credit, debit, findJournal, post, refundPayable, reversed, suspenseOf } from '#platform/ledger';
import { findByCode } from './bills.ts';
import { tellReturned } from './held.ts';
import { tellPayee } from './jobs.ts';
import { openDestination, sealDestination } from './sealed.ts';
import { lockSuspended } from './suspense.ts';

export type RefundState = 'asked' | 'approved' | 'rejected' | 'sent';

interface Refund {
  readonly id: string;
  readonly paymentId: string;
  readonly agencyId: string;
  readonly amount: number;
  readonly state: RefundState;
  readonly askedBy: string;
}

/**
 * Asks that a payment be given back whole. Where it goes is kept sealed. Throws ACTION_NOT_ALLOWED with reason `given`
 * where it was given back, or is asked for already; `passed-on` where a bank's file passed it on: what an account still owes
 * then is other people's money.
 */
export async function askRefund(
  tx: Tx,
  actor: PersonActor,
  { paymentId, reason, destination }: { readonly paymentId: string; readonly reason: string; readonly destination: string },
  at: Date,
): Promise<string> {
  const payment = await lockPayment(tx, paymentId);
  if (payment.settledOn !== null) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'passed-on' });
  if (payment.status === 'refunded') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'given' });
  const others = await tx
    .selectFrom('payments.refund')
    .select('id')
    .where('payment_id', '=', paymentId)
    .where('state', '<>', 'rejected')
    .execute();
  if (others.length > 0) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'given' });
  const id = newId();
  await tx
    .insertInto('payments.refund')
    .values({
      id,
      payment_id: paymentId,
      agency_id: payment.agencyId,
      amount: payment.amount,
      reason,
      destination: sealDestination(tx, id, destination),
      state: 'asked',
      asked_by: actor.personId,
      asked_at: at,
    })
    .execute();
  if (payment.status === 'suspended')
    await tx.updateTable('payments.suspense').set({ state: 'refunding' }).where('payment_id', '=', paymentId).execute();
  await audit(tx, actor, 'ask', { id, paymentId }, at);
  return id;
}

/**
 * Approves or rejects a refund that somebody else asked for. Approved, the money is owed to its payer from then on, and no
 * longer to whom it was. Throws ACTION_NOT_ALLOWED with a reason: `own` (they asked themselves), `decided`, `passed-on`.
 */
export async function decideRefund(tx: Tx, actor: PersonActor, id: string, approves: boolean, at: Date): Promise<void> {
  const refund = await lockRefund(tx, id);
  if (refund.state !== 'asked') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'decided' });
  if (refund.askedBy === actor.personId) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'own' });
  await tx
    .updateTable('payments.refund')
    .set({ state: approves ? 'approved' : 'rejected', decided_by: actor.personId, decided_at: at })
    .where('id', '=', id)
    .execute();
  await audit(tx, actor, approves ? 'approve' : 'reject', refund, at);
  const payment = await lockPayment(tx, refund.paymentId);
  if (!approves) {
    if (payment.status === 'suspended')
      await tx.updateTable('payments.suspense').set({ state: 'open' }).where('payment_id', '=', payment.id).execute();
    return;
  }
  if (payment.settledOn !== null) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'passed-on' });
  const booking = { agencyId: refund.agencyId, bookedOn: officeDay(at), at, memo: { payment: payment.id, refund: id } };
  if (payment.status === 'suspended') {
    const { reason } = await lockSuspended(tx, payment.id);
    const entries = [debit(suspenseOf(reason), payment.amount), credit(refundPayable, payment.amount)];
    await post(tx, { ...booking, kind: 'refund', ref: `refund:${payment.id}`, entries });
    return;
  }
  const journal = await findJournal(tx, payment.status === 'applied' ? `apply:${payment.id}` : `payment:${payment.id}`);
  if (!journal) throw new Error(`payment ${payment.id} has no journal`);
  const owed = reversed(journal.entries).filter((entry) => entry.debit > 0);
  await post(tx, { ...booking, kind: 'refund', ref: `refund:${payment.id}`, entries: [...owed, credit(refundPayable, payment.amount)] });
  if (payment.billId === null) return;
  await tx.updateTable('payments.bill').set({ status: 'refunded' }).where('id', '=', payment.billId).execute();
  await enqueue(tx, tellPayee, { billId: payment.billId, what: 'refunded' });
}

/** Writes down that an approved refund was transferred, and by which transfer. */
export async function sendRefund(tx: Tx, actor: PersonActor, id: string, transfer: string, at: Date): Promise<void> {
  const refund = await lockRefund(tx, id);
  if (refund.state !== 'approved') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'decided' });
  const payment = await lockPayment(tx, refund.paymentId);
  await post(tx, {
    kind: 'return',
    ref: `return:${payment.id}`,
    agencyId: refund.agencyId,
    bookedOn: officeDay(at),
    at,
    entries: [debit(refundPayable, refund.amount), credit(clearingOf(payment.bank), refund.amount)],
    memo: { payment: payment.id, refund: id },
  });
  await tx
    .updateTable('payments.refund')
    .set({ state: 'sent', sent_by: actor.personId, sent_at: at, transfer })
    .where('id', '=', id)
    .execute();
  await tx.updateTable('payments.payment').set({ status: 'refunded' }).where('id', '=', payment.id).execute();
  await tx.updateTable('payments.suspense').set({ state: 'refunded', ended_at: at }).where('payment_id', '=', payment.id).execute();
  await audit(tx, actor, 'send', refund, at);
  const bill = await findByCode(tx, payment.code, at);
  if (bill) await tellReturned(tx, { amount: refund.amount, transfer }, bill, at);
}

/** Where a refund goes; whoever reads it is written down. */
export async function readDestination(tx: Tx, actor: PersonActor, id: string, at: Date): Promise<string> {
  const { destination, payment_id: paymentId } = await tx
    .selectFrom('payments.refund')
    .select(['destination', 'payment_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  await audit(tx, actor, 'read', { id, paymentId }, at);
  return openDestination(tx, id, destination);
}

export interface LockedPayment {
  readonly id: string;
  readonly agencyId: string;
  readonly billId: string | null;
  readonly bank: string;
  readonly code: string;
  readonly amount: number;
  readonly status: 'captured' | 'suspended' | 'applied' | 'refunded';
  /** Day of the bank's file that passed it on, YYYY-MM-DD. */
  readonly settledOn: string | null;
}

/** A payment, held until the transaction ends; throws NOT_FOUND where there is none. */
export async function lockPayment(tx: Tx, id: string): Promise<LockedPayment> {
  const row = await tx
    .selectFrom('payments.payment')
    .select(['id', 'agency_id as agencyId', 'bill_id as billId', 'bank', 'code', 'amount', 'status', 'settled_on as settledOn'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { payment: id });
  return row as LockedPayment;
}

async function lockRefund(tx: Tx, id: string): Promise<Refund> {
  const row = await tx
    .selectFrom('payments.refund')
    .select(['id', 'payment_id as paymentId', 'agency_id as agencyId', 'amount', 'state', 'asked_by as askedBy'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { refund: id });
  return row as Refund;
}

function audit(
  tx: Tx,
  actor: PersonActor,
  verb: string,
  { id, paymentId }: { readonly id: string; readonly paymentId: string },
  at: Date,
): Promise<void> {
  return appendAudit(tx, {
    actor,
    action: `payments.refund-${verb}`,
    subject: { type: 'payment', id: paymentId },
    detail: { refund: id },
    at,
  });
}
