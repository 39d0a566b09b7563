import { type Db, transaction, type Tx } from '#db';
import { type Actor, AppError } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { handle, type JobHandler } from '#platform/jobs';
import { credit, debit, post, suspenseOf } from '#platform/ledger';
import { sql } from 'kysely';
import { findByCode, lockBill, newestBill } from './bills.ts';
import { payBill, type SuspenseReason } from './capture.ts';
import { payeeOf, type PaymentsDeps } from './deps.ts';
import { tellHeld } from './held.ts';
import type { Bill } from './domain/bill.ts';
import { disposeSuspense } from './jobs.ts';

export interface Suspended {
  readonly paymentId: string;
  readonly agencyId: string;
  readonly reason: SuspenseReason;
  readonly state: 'open' | 'applied' | 'refunding' | 'refunded';
  readonly deadline: string;
  readonly amount: number;
  readonly code: string;
  readonly bank: string;
}

/** Money in suspense, held until the transaction ends; throws NOT_FOUND where there is none. */
export async function lockSuspended(tx: Tx, paymentId: string): Promise<Suspended> {
  const row = await tx
    .selectFrom('payments.suspense as s')
    .innerJoin('payments.payment as p', 'p.id', 's.payment_id')
    .select(['s.payment_id as paymentId', 's.agency_id as agencyId', 's.reason', 's.state', 's.deadline', 'p.amount', 'p.code', 'p.bank'])
    .where('s.payment_id', '=', paymentId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { payment: paymentId });
  return row as Suspended;
}

/**
 * Gives money in suspense to a bill: a journal from the one to whom the bill is owed. Throws ACTION_NOT_ALLOWED with a
 * reason: `decided` (it is open no longer), `sum` (the bill is another sum), `not-payable` (paid or called off).
 */
export async function applySuspense(
  tx: Tx,
  actor: Actor,
  { paymentId, billId }: { readonly paymentId: string; readonly billId: string },
  at: Date,
): Promise<void> {
  const suspended = await lockSuspended(tx, paymentId);
  if (suspended.state !== 'open') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'decided' });
  const bill = await lockBill(tx, billId, at);
  if (bill.agencyId !== suspended.agencyId) throw new AppError('NOT_FOUND', { bill: billId });
  if (bill.status !== 'open') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'not-payable' });
  if (bill.total !== suspended.amount) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'sum' });
  await post(tx, {
    kind: 'apply',
    ref: `apply:${paymentId}`,
    agencyId: bill.agencyId,
    bookedOn: officeDay(at),
    at,
    entries: [
      debit(suspenseOf(suspended.reason), suspended.amount),
      ...bill.lines.map(({ beneficiary, amount, code }) => credit(beneficiary, amount, code)),
    ],
    memo: { bill: bill.id, payment: paymentId },
  });
  await tx.updateTable('payments.payment').set({ status: 'applied', bill_id: bill.id }).where('id', '=', paymentId).execute();
  await tx.updateTable('payments.suspense').set({ state: 'applied', ended_at: at }).where('payment_id', '=', paymentId).execute();
  await payBill(tx, bill.id, at);
  await appendAudit(tx, {
    actor,
    action: 'payments.apply',
    subject: { type: 'payment', id: paymentId },
    detail: { bill: bill.id, reason: suspended.reason },
    at,
  });
}

/** Puts money in suspense on somebody's list; null takes it off. */
export async function assignSuspense(tx: Tx, actor: Actor, paymentId: string, keeperId: string | null, at: Date): Promise<void> {
  const { state } = await lockSuspended(tx, paymentId);
  if (state === 'applied' || state === 'refunded') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'decided' });
  await tx.updateTable('payments.suspense').set({ keeper_id: keeperId }).where('payment_id', '=', paymentId).execute();
  await appendAudit(tx, { actor, action: 'payments.keep', subject: { type: 'payment', id: paymentId }, detail: { keeper: keeperId }, at });
}

/** What lies in suspense everywhere, for whoever watches the installation. */
export interface SuspenseState {
  /** Payments within their deadline. */
  readonly open: number;
  /** Payments past it that nobody has decided on. */
  readonly overdue: number;
  /** Whole days since the deadline of the one longest past it; 0 where none is. */
  readonly daysOverdue: number;
  readonly rupiah: number;
}

export async function readSuspense(db: Db, at: Date): Promise<SuspenseState> {
  const today = officeDay(at);
  const { rows } = await sql<SuspenseState>`
    select count(*) filter (where s.deadline >= ${today}::date)::integer as open,
           count(*) filter (where s.deadline < ${today}::date)::integer as overdue,
           coalesce(greatest(${today}::date - min(s.deadline), 0), 0)::integer as "daysOverdue",
           coalesce(sum(p.amount), 0)::bigint as rupiah
      from payments.suspense s join payments.payment p on p.id = s.payment_id
     where s.state in ('open', 'refunding')`.execute(db);
  return rows[0] ?? { open: 0, overdue: 0, daysOverdue: 0, rupiah: 0 };
}

const system = { kind: 'system', name: 'payments' } as const;

/**
 * Looks once whether late money pays what is owed now: the same thing, for the same sum, worked out anew. Everything
 * else waits for an officer, and whoever the bill is for hears that it does.
 */
export function disposeHandler(deps: PaymentsDeps): JobHandler {
  return handle(disposeSuspense, async ({ paymentId }) => {
    const at = deps.clock.now();
    await transaction(deps.db, async (tx) => {
      const suspended = await lockSuspended(tx, paymentId);
      if (suspended.state !== 'open') return;
      const bill = await findByCode(tx, suspended.code, at);
      if (!bill) return;
      const mayPayAnother = suspended.reason === 'late' || suspended.reason === 'cancelled';
      const target = mayPayAnother ? await billOwedNow(tx, deps, suspended, bill, at) : undefined;
      if (target) await applySuspense(tx, system, { paymentId, billId: target.id }, at);
      else await tellHeld(tx, suspended, bill, at);
    });
  });
}

/** The bill that this money would pay today: an open one, or one made for it where the sum is still the same. */
async function billOwedNow(tx: Tx, deps: PaymentsDeps, { amount }: Suspended, late: Bill, at: Date): Promise<Bill | undefined> {
  const newest = await newestBill(tx, late.service, late.ref, at);
  if (newest?.status === 'open') return newest.total === amount ? newest : undefined;
  if (newest?.status === 'paid' || newest?.status === 'refunded') return undefined;
  const renewed = await payeeOf(deps, late.service)?.renew(tx, late, at);
  return renewed?.total === amount ? renewed : undefined;
}
