import { type Db, transaction, type Tx } from '#db';
import { AppError, type Clock } from '#kernel';
import { handle, type JobHandler } from '#platform/jobs';
import { sql } from 'kysely';
import { capture } from '../capture.ts';
import { compareSettlement } from '../jobs.ts';
import { passOn } from './pass-on.ts';

interface File {
  readonly id: string;
  readonly agencyId: string;
  readonly bank: string;
  readonly day: string;
}

interface Row {
  readonly nth: number;
  readonly code: string;
  readonly requestId: string;
  readonly reference: string;
  readonly amount: number;
  readonly paidAt: Date;
}

type State = 'matched' | 'taken' | 'amount' | 'twice' | 'again' | 'refused';

/** Rows looked up at a time; each is settled in a transaction of its own. */
const BATCH = 200;

/** Compares the rows of a bank's file with our books, one by one: a row that cannot be booked never stops the next. */
export function compareHandler({ db, clock }: { readonly db: Db; readonly clock: Clock }): JobHandler {
  return handle(compareSettlement, async ({ settlementId }) => {
    const file = await db
      .selectFrom('payments.settlement')
      .select(['id', 'agency_id as agencyId', 'bank', 'day'])
      .where('id', '=', settlementId)
      .executeTakeFirstOrThrow();
    for (;;) {
      const rows = await db
        .selectFrom('payments.settlement_row')
        .select(['nth', 'code', 'request_id as requestId', 'reference', 'amount', 'paid_at as paidAt'])
        .where('settlement_id', '=', settlementId)
        .where('state', '=', 'waiting')
        .orderBy('nth')
        .limit(BATCH)
        .execute();
      if (rows.length === 0) return;
      for (const row of rows as readonly Row[]) await settleOne(db, file, row, clock.now());
    }
  });
}

async function settleOne(db: Db, file: File, row: Row, at: Date): Promise<void> {
  try {
    await transaction(db, async (tx) => write(tx, file, row, await settle(tx, file, row, at)));
  } catch (error) {
    const reason = error instanceof AppError && error.code === 'ACTION_NOT_ALLOWED' ? error.detail['reason'] : undefined;
    if (reason !== 'not-enough' && reason !== 'posted-before') throw error;
    // What was owed has gone back to its payer meanwhile.
    await transaction(db, (tx) => write(tx, file, row, { state: reason === 'not-enough' ? 'refused' : 'again', paymentId: null }));
  }
}

interface Settled {
  readonly state: State;
  readonly paymentId: string | null;
}

async function settle(tx: Tx, file: File, row: Row, at: Date): Promise<Settled> {
  if (await isTwice(tx, file, row)) return { state: 'twice', paymentId: null };
  const payment = await tx
    .selectFrom('payments.payment')
    .select(['id', 'amount', 'status', 'settled_on as settledOn', 'agency_id as agencyId'])
    .where('bank', '=', file.bank)
    .where((eb) => eb.or([eb('request_id', '=', row.requestId), eb('request_id', '=', `qr:${row.requestId}`)]))
    .forUpdate()
    .executeTakeFirst();
  if (!payment) return take(tx, file, row, at);
  const found = { paymentId: payment.id };
  if (payment.amount !== row.amount) return { state: 'amount', ...found };
  if (payment.settledOn !== null) return { state: 'again', ...found };
  // Owed to its payer again, or given back: the beneficiaries are owed it no longer.
  if (payment.status === 'refunded' || (await isGivenBack(tx, payment.id))) return { state: 'refused', ...found };
  // Nobody is owed it yet: looked at again when the file is taken in again.
  if (payment.status === 'suspended') return { state: 'taken', ...found };
  await passOn(tx, { payment, bank: file.bank, memo: { settlement: file.id, nth: row.nth } }, at);
  await tx.updateTable('payments.payment').set({ settled_on: file.day }).where('id', '=', payment.id).execute();
  return { state: 'matched', ...found };
}

/** The bank passed on money we never heard of: it pays its bill where it was in time, and otherwise waits in suspense. */
async function take(tx: Tx, file: File, row: Row, at: Date): Promise<Settled> {
  await tx.executeQuery(sql`select pg_advisory_xact_lock(hashtext(${`payments ${file.bank}`}), hashtext(${row.requestId}))`.compile(tx));
  const outcome = await capture(
    tx,
    {
      channel: 'file',
      bank: file.bank,
      requestId: row.requestId,
      reference: row.reference === '' ? null : row.reference,
      code: row.code,
      amount: row.amount,
      paidAt: row.paidAt,
      held: true,
      agencyIds: [file.agencyId],
    },
    at,
  );
  return { state: 'taken', paymentId: outcome.kind === 'refused' ? null : outcome.paymentId };
}

/** Whether somebody has decided that a payment goes back. */
async function isGivenBack(tx: Tx, paymentId: string): Promise<boolean> {
  const refund = await tx
    .selectFrom('payments.refund')
    .select('id')
    .where('payment_id', '=', paymentId)
    .where('state', 'in', ['approved', 'sent'])
    .executeTakeFirst();
  return refund !== undefined;
}

async function isTwice(tx: Tx, file: File, { requestId, nth }: Row): Promise<boolean> {
  const before = await tx
    .selectFrom('payments.settlement_row')
    .select('nth')
    .where('settlement_id', '=', file.id)
    .where('request_id', '=', requestId)
    .where('nth', '<', nth)
    .executeTakeFirst();
  return before !== undefined;
}

async function write(tx: Tx, file: File, { nth }: Row, { state, paymentId }: Settled): Promise<void> {
  await tx
    .updateTable('payments.settlement_row')
    .set({ state, payment_id: paymentId })
    .where('settlement_id', '=', file.id)
    .where('nth', '=', nth)
    .where('state', '=', 'waiting')
    .execute();
}
