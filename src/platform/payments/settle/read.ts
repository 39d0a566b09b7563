import type { Db } from '#db';
import { sql } from 'kysely';
import type { FileFault } from '../domain/settlement-file.ts';

export const differences = ['amount', 'twice', 'reversed', 'refused', 'unread', 'taken'] as const;
export type RowState = (typeof differences)[number] | 'waiting' | 'matched' | 'again';

export interface SettlementLine {
  readonly id: string;
  readonly agencyId: string;
  readonly bank: string;
  readonly day: string;
  readonly batch: string;
  readonly name: string;
  readonly faults: readonly FileFault[];
  readonly takenBy: string;
  readonly takenAt: Date;
  readonly rows: number;
  readonly matched: number;
  readonly waiting: number;
  readonly open: number;
}

const isOpen = sql`r.cleared_at is null and r.state in ('amount', 'twice', 'reversed', 'refused', 'unread', 'taken')`;

function settlements(db: Db, agencyIds: readonly string[]) {
  return db
    .selectFrom('payments.settlement as s')
    .innerJoin('identity.person as p', 'p.id', 's.taken_by')
    .select([
      's.id',
      's.agency_id as agencyId',
      's.bank',
      's.day',
      's.batch',
      's.name',
      's.faults',
      'p.name as takenBy',
      's.taken_at as takenAt',
      sql<number>`(select count(*)::integer from payments.settlement_row r where r.settlement_id = s.id)`.as('rows'),
      sql<number>`(select count(*)::integer from payments.settlement_row r where r.settlement_id = s.id and r.state = 'matched')`.as(
        'matched',
      ),
      sql<number>`(select count(*)::integer from payments.settlement_row r where r.settlement_id = s.id and r.state = 'waiting')`.as(
        'waiting',
      ),
      sql<number>`(select count(*)::integer from payments.settlement_row r where r.settlement_id = s.id and ${isOpen})`.as('open'),
    ])
    .where('s.agency_id', 'in', [...agencyIds]);
}

/** Files of banks that these agencies took in, newest day first. */
export async function listSettlements(
  db: Db,
  agencyIds: readonly string[],
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly SettlementLine[]; readonly total: number }> {
  const [rows, { n }] = await Promise.all([
    settlements(db, agencyIds).orderBy('s.day', 'desc').orderBy('s.id', 'desc').limit(limit).offset(offset).execute(),
    db
      .selectFrom('payments.settlement')
      .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('n'))
      .where('agency_id', 'in', [...agencyIds])
      .executeTakeFirstOrThrow(),
  ]);
  return { rows: rows as unknown as readonly SettlementLine[], total: n };
}

export async function findSettlement(db: Db, agencyIds: readonly string[], id: string): Promise<SettlementLine | undefined> {
  return (await settlements(db, agencyIds).where('s.id', '=', id).executeTakeFirst()) as unknown as SettlementLine | undefined;
}

export interface RowLine {
  readonly nth: number;
  readonly raw: string;
  readonly code: string | null;
  readonly amount: number | null;
  readonly state: RowState;
  readonly paymentId: string | null;
  readonly cleared: string | null;
}

/** Rows of a file: those that do not agree with our books first asked for, or all. */
export async function listRows(
  db: Db,
  settlementId: string,
  { all, limit, offset }: { readonly all: boolean; readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly RowLine[]; readonly total: number }> {
  let of = db.selectFrom('payments.settlement_row').where('settlement_id', '=', settlementId);
  if (!all) of = of.where('state', 'in', [...differences]);
  const [rows, { n }] = await Promise.all([
    of
      .select(['nth', 'raw', 'code', 'amount', 'state', 'payment_id as paymentId', 'cleared'])
      .orderBy('nth')
      .limit(limit)
      .offset(offset)
      .execute(),
    of.select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('n')).executeTakeFirstOrThrow(),
  ]);
  return { rows: rows as readonly RowLine[], total: n };
}

export interface OnlyOurs {
  readonly id: string;
  readonly code: string;
  readonly amount: number;
  readonly paidAt: Date;
}

/** Payments the bank took on the file's day, by the bank's own clock, that no file has passed on; at most a hundred. */
export async function listOnlyOurs(
  db: Db,
  { bank, day }: Pick<SettlementLine, 'bank' | 'day'>,
  zone: string,
): Promise<readonly OnlyOurs[]> {
  return db
    .selectFrom('payments.payment')
    .select(['id', 'code', 'amount', 'paid_at as paidAt'])
    .where('bank', '=', bank)
    .where('settled_on', 'is', null)
    .where('channel', 'in', ['va', 'qris'])
    .where('status', 'in', ['captured', 'applied', 'suspended'])
    .where(sql<boolean>`(paid_at at time zone ${zone})::date = ${day}::date`)
    .orderBy('paid_at')
    .orderBy('id')
    .limit(100)
    .execute();
}
