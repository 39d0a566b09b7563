import { type Db, likeLiteral } from '#db';
import { WITA } from '#i18n';
import { officeDay } from '#platform/calendar';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { Channel } from '../capture.ts';

export const paymentStates = ['captured', 'suspended', 'applied', 'refunded'] as const;
export type PaymentState = (typeof paymentStates)[number];
export const paymentChannels = ['va', 'qris', 'counter', 'file'] as const satisfies readonly Channel[];

export interface PaymentFilter {
  readonly q: string;
  readonly channel: Channel | undefined;
  readonly state: PaymentState | undefined;
  /** Days of the office, YYYY-MM-DD. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export interface PaymentLine {
  readonly id: string;
  readonly channel: Channel;
  readonly bank: string;
  readonly reference: string | null;
  readonly code: string;
  readonly amount: number;
  readonly paidAt: Date;
  readonly capturedAt: Date;
  readonly settledOn: string | null;
  readonly status: PaymentState;
  readonly agencyId: string;
  readonly billId: string | null;
  readonly object: string | null;
  readonly titleId: string | null;
  readonly titleEn: string | null;
}

/** Instants a day of the office begins at and ends before. */
export function boundsOf(day: string): { readonly from: Date; readonly to: Date } {
  const date = Temporal.PlainDate.from(day);
  const startOf = (one: Temporal.PlainDate) => new Date(one.toZonedDateTime(WITA).epochMilliseconds);
  return { from: startOf(date), to: startOf(date.add({ days: 1 })) };
}

const lineColumns = [
  'p.id',
  'p.channel',
  'p.bank',
  'p.reference',
  'p.code',
  'p.amount',
  'p.paid_at as paidAt',
  'p.captured_at as capturedAt',
  'p.settled_on as settledOn',
  'p.status',
  'p.agency_id as agencyId',
  'p.bill_id as billId',
  'b.object',
  'b.title_id as titleId',
  'b.title_en as titleEn',
] as const;

function filtered(db: Db, agencyIds: readonly string[], { q, channel, state, from, to }: PaymentFilter) {
  let query = db
    .selectFrom('payments.payment as p')
    .leftJoin('payments.bill as b', 'b.id', 'p.bill_id')
    .where('p.agency_id', 'in', [...agencyIds]);
  if (channel) query = query.where('p.channel', '=', channel);
  if (state) query = query.where('p.status', '=', state);
  if (from) query = query.where('p.captured_at', '>=', boundsOf(from).from);
  if (to) query = query.where('p.captured_at', '<', boundsOf(to).to);
  if (q !== '') {
    const digits = q.replace(/\s/g, '');
    query = query.where((eb) =>
      eb.or([eb('p.code', '=', digits), eb('p.reference', '=', q), eb('b.object', 'ilike', `${likeLiteral(q)}%`)]),
    );
  }
  return query;
}

/** Payments of these agencies, newest first; counted only up to `most`. */
export async function listPayments(
  db: Db,
  agencyIds: readonly string[],
  filter: PaymentFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly PaymentLine[]; readonly total: number }> {
  if (agencyIds.length === 0) return { rows: [], total: 0 };
  const [rows, { n }] = await Promise.all([
    filtered(db, agencyIds, filter)
      .select(lineColumns)
      .orderBy('p.captured_at', 'desc')
      .orderBy('p.id', 'desc')
      .limit(limit)
      .offset(offset)
      .execute(),
    db
      .selectFrom(
        filtered(db, agencyIds, filter)
          .select('p.id')
          .limit(MOST_COUNTED + 1)
          .as('met'),
      )
      .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('n'))
      .executeTakeFirstOrThrow(),
  ]);
  return { rows: rows as readonly PaymentLine[], total: n };
}

export const MOST_COUNTED = 10_000;

/** A payment of one of these agencies; undefined where there is none. */
export async function findPayment(db: Db, agencyIds: readonly string[], id: string): Promise<PaymentLine | undefined> {
  const row = await db
    .selectFrom('payments.payment as p')
    .leftJoin('payments.bill as b', 'b.id', 'p.bill_id')
    .select(lineColumns)
    .where('p.id', '=', id)
    .where('p.agency_id', 'in', [...agencyIds])
    .executeTakeFirst();
  return row as PaymentLine | undefined;
}

/** Whether a refund of a payment is asked for or done. */
export async function hasRefund(db: Db, paymentId: string): Promise<boolean> {
  const row = await db
    .selectFrom('payments.refund')
    .select('id')
    .where('payment_id', '=', paymentId)
    .where('state', '<>', 'rejected')
    .executeTakeFirst();
  return row !== undefined;
}

export interface DeskFigures {
  readonly receivedToday: number;
  readonly suspended: number;
  readonly refunds: number;
  readonly cash: number;
}

/** What waits at the treasury of these agencies. */
export async function deskFigures(db: Db, agencyIds: readonly string[], at: Date): Promise<DeskFigures> {
  if (agencyIds.length === 0) return { receivedToday: 0, suspended: 0, refunds: 0, cash: 0 };
  const { from, to } = boundsOf(officeDay(at));
  const { rows } = await sql<DeskFigures>`
    select coalesce((select sum(amount) from payments.payment
                      where agency_id = any(${agencyIds}::uuid[]) and captured_at >= ${from} and captured_at < ${to}), 0)::bigint as "receivedToday",
           (select count(*) from payments.suspense where agency_id = any(${agencyIds}::uuid[]) and state in ('open', 'refunding'))::integer as suspended,
           (select count(*) from payments.refund where agency_id = any(${agencyIds}::uuid[]) and state in ('asked', 'approved'))::integer as refunds,
           (select count(*) from payments.counter where agency_id = any(${agencyIds}::uuid[]) and state = 'entered')::integer as cash`.execute(
    db,
  );
  return rows[0] ?? { receivedToday: 0, suspended: 0, refunds: 0, cash: 0 };
}
