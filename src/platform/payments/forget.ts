import type { Db, Tx } from '#db';
import { formatDateTime, formatRupiah, type Locale } from '#i18n';
import { type Actor, refusalOf } from '#kernel';
import { callOff } from './call-off.ts';
import { linesOf } from './bills.ts';
import { statusAt } from './list.ts';
import type { BillStatus } from './domain/bill.ts';
import { texts } from './messages/index.ts';
import { openDestination } from './sealed.ts';

const system: Actor = { kind: 'system', name: 'payments' };

/** Whether money of somebody's is on its way back to them: their account waits until it is there. */
export async function isAwaitingMoney(db: Db | Tx, personId: string): Promise<boolean> {
  const running = await db
    .selectFrom('payments.refund as r')
    .innerJoin('payments.payment as p', 'p.id', 'r.payment_id')
    .innerJoin('payments.bill as b', 'b.id', 'p.bill_id')
    .select('r.id')
    .where('b.payer_id', '=', personId)
    .where('r.state', 'in', ['asked', 'approved'])
    .limit(1)
    .executeTakeFirst();
  return running !== undefined;
}

/**
 * Forgets who owed and paid: open bills are called off, names and the accounts that money went back to go. Sums, codes, lines
 * and journals stay: they are the treasury's books, kept as its archive (UU 43/2009), the log of banks ten years (SNAP BI).
 */
export async function forgetBills(tx: Tx, personId: string, at: Date): Promise<void> {
  const open = await tx.selectFrom('payments.bill').select('id').where('payer_id', '=', personId).where('status', '=', 'open').execute();
  for (const { id } of open) await refusalOf(() => callOff(tx, system, id, at));
  await tx.updateTable('payments.bill').set({ payer_name: '' }).where('payer_id', '=', personId).execute();
  await tx
    .updateTable('payments.refund')
    .set({ destination: '' })
    .where('state', 'in', ['sent', 'rejected'])
    .where('payment_id', 'in', (eb) =>
      eb
        .selectFrom('payments.payment as p')
        .innerJoin('payments.bill as b', 'b.id', 'p.bill_id')
        .select('p.id')
        .where('b.payer_id', '=', personId),
    )
    .execute();
}

/** One thing that is held about a person: for a program, and in words. */
interface Held {
  readonly kind: string;
  readonly data: unknown;
  readonly lines: readonly string[];
}

const STEP = 100;

/** Every bill of somebody's with its lines, what was paid for it and what went back, the oldest first. */
export async function* ownBills(db: Db, personId: string, at: Date, locale: Locale): AsyncGenerator<Held> {
  const m = texts(locale);
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await db
      .selectFrom('payments.bill')
      .select(['id', 'title_id', 'title_en', 'object', 'total', 'code', 'status', 'created_at', 'expires_at', 'ended_at', 'payer_name'])
      .where('payer_id', '=', personId)
      .where('id', '>', after)
      .orderBy('id')
      .limit(STEP)
      .execute();
    const lines = await linesOf(
      db,
      rows.map(({ id }) => id),
    );
    for (const row of rows) {
      const [payments, refunds] = await Promise.all([paymentsIn(db, row.id), refundsIn(db, row.id)]);
      const status = statusAt(row.status as BillStatus, row.expires_at, at);
      const own = (lines.get(row.id) ?? []).map(({ code, name, amount, beneficiary }) => ({
        code,
        name: name[locale],
        amount,
        beneficiary,
      }));
      const title = locale === 'id' ? row.title_id : row.title_en;
      const { object, total, code, created_at: createdAt, ended_at: endedAt, payer_name: name } = row;
      yield {
        kind: 'bill',
        data: { title, object, total, code, status, createdAt, endedAt, name, lines: own, payments, refunds },
        lines: [
          `${title}, ${object}: ${formatRupiah(total, locale)} (${m.statuses[status]}, ${formatDateTime(createdAt, locale)})`,
          ...own.map((line) => `${line.name}: ${formatRupiah(line.amount, locale)}`),
          ...payments.map(
            ({ paidAt, bank, amount }) => `${m.steps.paid}: ${formatDateTime(paidAt, locale)}, ${bank}, ${formatRupiah(amount, locale)}`,
          ),
          ...refunds.map(
            ({ askedAt, amount, destination }) =>
              `${m.steps.refunded}: ${formatDateTime(askedAt, locale)}, ${formatRupiah(amount, locale)}, ${destination}`,
          ),
        ],
      };
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}

function paymentsIn(db: Db, billId: string) {
  return db
    .selectFrom('payments.payment')
    .select(['channel', 'bank', 'reference', 'amount', 'paid_at as paidAt', 'status'])
    .where('bill_id', '=', billId)
    .orderBy('captured_at')
    .execute();
}

async function refundsIn(db: Db, billId: string) {
  const rows = await db
    .selectFrom('payments.refund as r')
    .innerJoin('payments.payment as p', 'p.id', 'r.payment_id')
    .select(['r.id', 'r.amount', 'r.reason', 'r.state', 'r.destination', 'r.asked_at as askedAt', 'r.sent_at as sentAt'])
    .where('p.bill_id', '=', billId)
    .orderBy('r.asked_at')
    .execute();
  return rows.map(({ id, destination, ...row }) => ({
    ...row,
    destination: destination === '' ? '' : openDestination(db, id, destination),
  }));
}

function oldDestinations(db: Db | Tx, before: Date) {
  return db
    .selectFrom('payments.refund')
    .where('destination', '!=', '')
    .where('state', 'in', ['sent', 'rejected'])
    .where('asked_at', '<', before);
}

/** Accounts that money went back to, of refunds that are over and were asked for before an instant. */
export async function countOldDestinations(db: Db, before: Date): Promise<number> {
  const { n } = await oldDestinations(db, before)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Forgets them, at most `limit`; returns how many. */
export async function dropOldDestinations(tx: Tx, before: Date, limit: number): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('payments.refund')
    .set({ destination: '' })
    .where('id', 'in', oldDestinations(tx, before).select('id').limit(limit))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
