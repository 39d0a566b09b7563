import type { Db } from '#db';
import type { SuspenseReason } from '../capture.ts';

export interface SuspenseLine {
  readonly paymentId: string;
  readonly reason: SuspenseReason;
  readonly state: 'open' | 'applied' | 'refunding' | 'refunded';
  readonly deadline: string;
  readonly openedAt: Date;
  readonly amount: number;
  readonly code: string;
  readonly bank: string;
  readonly keeper: string | null;
  readonly keeperId: string | null;
}

const suspenseColumns = [
  's.payment_id as paymentId',
  's.reason',
  's.state',
  's.deadline',
  's.opened_at as openedAt',
  'p.amount',
  'p.code',
  'p.bank',
  'k.name as keeper',
  's.keeper_id as keeperId',
] as const;

/** Why a payment is or was in suspense; undefined where it never was. */
export async function findSuspense(db: Db, paymentId: string): Promise<SuspenseLine | undefined> {
  const row = await db
    .selectFrom('payments.suspense as s')
    .innerJoin('payments.payment as p', 'p.id', 's.payment_id')
    .leftJoin('identity.person as k', 'k.id', 's.keeper_id')
    .select(suspenseColumns)
    .where('s.payment_id', '=', paymentId)
    .executeTakeFirst();
  return row as SuspenseLine | undefined;
}

/** Money in suspense at these agencies, what is due first before the rest. */
export async function listSuspense(
  db: Db,
  agencyIds: readonly string[],
  { closed, limit, offset }: { readonly closed: boolean; readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly SuspenseLine[]; readonly total: number }> {
  if (agencyIds.length === 0) return { rows: [], total: 0 };
  let of = db.selectFrom('payments.suspense as s').where('s.agency_id', 'in', [...agencyIds]);
  if (!closed) of = of.where('s.state', 'in', ['open', 'refunding']);
  const [rows, { n }] = await Promise.all([
    of
      .innerJoin('payments.payment as p', 'p.id', 's.payment_id')
      .leftJoin('identity.person as k', 'k.id', 's.keeper_id')
      .select(suspenseColumns)
      .orderBy('s.deadline')
      .orderBy('s.payment_id')
      .limit(limit)
      .offset(offset)
      .execute(),
    of.select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('n')).executeTakeFirstOrThrow(),
  ]);
  return { rows: rows as readonly SuspenseLine[], total: n };
}

export interface RefundLine {
  readonly id: string;
  readonly paymentId: string;
  readonly amount: number;
  readonly reason: string;
  readonly state: 'asked' | 'approved' | 'rejected' | 'sent';
  readonly askedBy: string;
  readonly askedById: string;
  readonly askedAt: Date;
  readonly decidedBy: string | null;
  readonly transfer: string | null;
  readonly agencyId: string;
}

/** Refunds of these agencies, those that wait first. */
export async function listRefunds(
  db: Db,
  agencyIds: readonly string[],
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly RefundLine[]; readonly total: number }> {
  if (agencyIds.length === 0) return { rows: [], total: 0 };
  const of = db.selectFrom('payments.refund as r').where('r.agency_id', 'in', [...agencyIds]);
  const [rows, { n }] = await Promise.all([
    of
      .innerJoin('identity.person as a', 'a.id', 'r.asked_by')
      .leftJoin('identity.person as d', 'd.id', 'r.decided_by')
      .select([
        'r.id',
        'r.payment_id as paymentId',
        'r.amount',
        'r.reason',
        'r.state',
        'a.name as askedBy',
        'r.asked_by as askedById',
        'r.asked_at as askedAt',
        'd.name as decidedBy',
        'r.transfer',
        'r.agency_id as agencyId',
      ])
      .orderBy((eb) => eb('r.state', 'in', ['rejected', 'sent']))
      .orderBy('r.asked_at', 'desc')
      .orderBy('r.id')
      .limit(limit)
      .offset(offset)
      .execute(),
    of.select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('n')).executeTakeFirstOrThrow(),
  ]);
  return { rows: rows as readonly RefundLine[], total: n };
}

export interface CashLine {
  readonly id: string;
  readonly billId: string;
  readonly object: string;
  readonly code: string;
  readonly amount: number;
  readonly note: string;
  readonly state: 'entered' | 'confirmed' | 'rejected';
  readonly enteredBy: string;
  readonly enteredById: string;
  readonly enteredAt: Date;
  readonly decidedBy: string | null;
}

/** Cash entered at these agencies, what waits first. */
export async function listCash(
  db: Db,
  agencyIds: readonly string[],
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly CashLine[]; readonly total: number }> {
  if (agencyIds.length === 0) return { rows: [], total: 0 };
  const of = db.selectFrom('payments.counter as c').where('c.agency_id', 'in', [...agencyIds]);
  const [rows, { n }] = await Promise.all([
    of
      .innerJoin('payments.bill as b', 'b.id', 'c.bill_id')
      .innerJoin('identity.person as e', 'e.id', 'c.entered_by')
      .leftJoin('identity.person as d', 'd.id', 'c.decided_by')
      .select([
        'c.id',
        'c.bill_id as billId',
        'b.object',
        'b.code',
        'c.amount',
        'c.note',
        'c.state',
        'e.name as enteredBy',
        'c.entered_by as enteredById',
        'c.entered_at as enteredAt',
        'd.name as decidedBy',
      ])
      .orderBy((eb) => eb('c.state', '<>', 'entered'))
      .orderBy('c.entered_at', 'desc')
      .orderBy('c.id')
      .limit(limit)
      .offset(offset)
      .execute(),
    of.select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('n')).executeTakeFirstOrThrow(),
  ]);
  return { rows: rows as readonly CashLine[], total: n };
}
