import type { Db, Tx } from '#db';
import { type Actor, AppError, newId } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { isBeneficiary } from '#platform/ledger';
import { rulesAt } from '#platform/rules';
import { sql } from 'kysely';
import { randomInt } from 'node:crypto';
import { type Bill, type BillLine, type BillStatus, MOST_LINES } from './domain/bill.ts';
import { checked, CODE_DIGITS } from './domain/code.ts';
import { paymentTerms } from './domain/rules.ts';

export interface NewBill extends Pick<Bill, 'agencyId' | 'service' | 'ref' | 'payerId' | 'payerName' | 'title' | 'object'> {
  readonly lines: readonly BillLine[];
  /** When its code can no longer be paid at the latest, such as the end of the day it was worked out for. */
  readonly until?: Date;
}

/**
 * Asks for money: a bill under a new code. Of one thing there is one bill at a time: an open one for the same sum is
 * given back as it is, another is called off. Lines of nothing are left out. Throws RangeError for lines that are none,
 * and ACTION_NOT_ALLOWED with reason `another-payer` while somebody else has an open one: they may be about to pay it.
 */
export async function openBill(tx: Tx, actor: Actor, asked: NewBill, at: Date): Promise<Bill> {
  const lines = asked.lines.filter(({ amount }) => amount !== 0);
  assertLines(lines);
  const total = lines.reduce((sum, { amount }) => sum + amount, 0);
  await tx.executeQuery(
    sql`select pg_advisory_xact_lock(hashtext('payments.bill'), hashtext(${`${asked.service} ${asked.ref}`}))`.compile(tx),
  );
  const before = await findOpen(tx, asked.service, asked.ref);
  if (before && before.payerId !== asked.payerId && before.expiresAt > at)
    throw new AppError('ACTION_NOT_ALLOWED', { reason: 'another-payer' });
  if (before && before.total === total && before.expiresAt > at && sameLines(before.lines, lines)) return before;
  const rules = await rulesAt(tx, [paymentTerms], { agencyId: asked.agencyId, on: officeDay(at) });
  const latest = new Date(at.getTime() + rules.value(paymentTerms).codeMinutes * 60_000);
  const expiresAt = asked.until && asked.until < latest ? asked.until : latest;
  const id = newId();
  if (before) await endBill(tx, before.id, before.expiresAt > at ? 'cancelled' : 'expired', at);
  await insertBill(tx, {
    id,
    agency_id: asked.agencyId,
    service: asked.service,
    ref: asked.ref,
    payer_id: asked.payerId,
    payer_name: asked.payerName,
    title_id: asked.title.id,
    title_en: asked.title.en,
    object: asked.object,
    total,
    status: 'open',
    created_at: at,
    expires_at: expiresAt,
  });
  await tx
    .insertInto('payments.bill_line')
    .values(
      lines.map((line, index) => ({
        bill_id: id,
        nth: index + 1,
        code: line.code,
        name_id: line.name.id,
        name_en: line.name.en,
        amount: line.amount,
        beneficiary: line.beneficiary,
        basis: JSON.stringify(line.basis),
      })),
    )
    .execute();
  // Every code of the same thing that nobody can pay any more leads to this one.
  await tx
    .updateTable('payments.bill')
    .set({ renewed_by: id })
    .where('service', '=', asked.service)
    .where('ref', '=', asked.ref)
    .where('status', 'in', ['expired', 'cancelled'])
    .where('id', '<>', id)
    .execute();
  await appendAudit(tx, { actor, action: 'payments.bill', subject: { type: 'bill', id }, detail: { service: asked.service, total }, at });
  return getBill(tx, id, at);
}

function assertLines(lines: readonly BillLine[]): void {
  if (lines.length === 0 || lines.length > MOST_LINES) throw new RangeError(`a bill of ${lines.length} lines`);
  for (const { code, amount, beneficiary } of lines) {
    if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`${code}: ${amount} is no sum in rupiah`);
    if (!isBeneficiary(beneficiary)) throw new RangeError(`${code}: nobody is ${beneficiary}`);
  }
}

function sameLines(some: readonly BillLine[], others: readonly BillLine[]): boolean {
  const told = (lines: readonly BillLine[]) => JSON.stringify(lines.map(({ code, amount, beneficiary }) => [code, amount, beneficiary]));
  return told(some) === told(others);
}

const TRIES = 5;

/** A code that says nothing of its bill and is not the next of another, so that nobody finds bills by counting. */
async function insertBill(tx: Tx, row: Omit<Parameters<typeof rowOf>[0], 'code'>): Promise<void> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const code = checked(
      `${randomInt(1, 10)}${String(randomInt(0, 10 ** 6)).padStart(6, '0')}${String(randomInt(0, 10 ** (CODE_DIGITS - 8))).padStart(CODE_DIGITS - 8, '0')}`,
    );
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('payments.bill')
      .values(rowOf({ ...row, code }))
      .onConflict((conflict) => conflict.column('code').doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 1n) return;
  }
  throw new Error('no free payment code');
}

interface BillRow {
  readonly id: string;
  readonly agency_id: string;
  readonly service: string;
  readonly ref: string;
  readonly payer_id: string | null;
  readonly payer_name: string;
  readonly title_id: string;
  readonly title_en: string;
  readonly object: string;
  readonly total: number;
  readonly code: string;
  readonly status: BillStatus;
  readonly created_at: Date;
  readonly expires_at: Date;
}
const rowOf = (row: BillRow): BillRow => row;

const columns = [
  'id',
  'agency_id as agencyId',
  'service',
  'ref',
  'payer_id as payerId',
  'payer_name as payerName',
  'title_id as titleId',
  'title_en as titleEn',
  'object',
  'total',
  'code',
  'status',
  'renewed_by as renewedBy',
  'created_at as createdAt',
  'expires_at as expiresAt',
  'ended_at as endedAt',
] as const;

/** The bill with its lines, as it stands at an instant; undefined where there is none. Locked where asked for. */
async function findBill(
  db: Db | Tx,
  by: { readonly id: string } | { readonly code: string } | { readonly service: string; readonly ref: string },
  at: Date | null,
  lock: boolean,
): Promise<Bill | undefined> {
  let query = db.selectFrom('payments.bill').select(columns);
  if ('id' in by) query = query.where('id', '=', by.id);
  else if ('code' in by) query = query.where('code', '=', by.code);
  else query = query.where('service', '=', by.service).where('ref', '=', by.ref).where('status', '=', 'open');
  if (lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  if (!row) return undefined;
  const { titleId, titleEn, ...bill } = row;
  const status = bill.status as BillStatus;
  return {
    ...bill,
    title: { id: titleId, en: titleEn },
    status: status === 'open' && at !== null && bill.expiresAt <= at ? 'expired' : status,
    lines: (await linesOf(db, [bill.id])).get(bill.id) ?? [],
  };
}

/** Lines of bills, by bill, in their order. */
export async function linesOf(db: Db | Tx, billIds: readonly string[]): Promise<ReadonlyMap<string, readonly BillLine[]>> {
  if (billIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('payments.bill_line')
    .select(['bill_id as billId', 'code', 'name_id as id', 'name_en as en', 'amount', 'beneficiary', 'basis'])
    .where('bill_id', 'in', [...billIds])
    .orderBy('bill_id')
    .orderBy('nth')
    .execute();
  const lines = new Map<string, BillLine[]>();
  for (const { billId, id, en, basis, ...line } of rows)
    lines.set(billId, [...(lines.get(billId) ?? []), { ...line, name: { id, en }, basis: basis as BillLine['basis'] }]);
  return lines;
}

/** The bill; throws NOT_FOUND where there is none. */
export async function getBill(db: Db | Tx, id: string, at: Date): Promise<Bill> {
  const bill = await findBill(db, { id }, at, false);
  if (!bill) throw new AppError('NOT_FOUND', { bill: id });
  return bill;
}

/** The bill of a code; undefined where there is none. */
export function findByCode(db: Db | Tx, code: string, at: Date): Promise<Bill | undefined> {
  return findBill(db, { code }, at, false);
}

/** The bills of codes, held until the transaction ends, by code: one statement, in one order for everybody. */
export async function holdByCodes(tx: Tx, codes: readonly string[], at: Date): Promise<ReadonlyMap<string, Bill>> {
  const { rows } = await sql<Omit<Bill, 'title'> & { readonly titleId: string; readonly titleEn: string }>`
    with held as (select * from payments.bill where code = any(${[...new Set(codes)]}::text[]) order by id for update)
    select h.id, h.agency_id as "agencyId", h.service, h.ref, h.payer_id as "payerId", h.payer_name as "payerName", h.title_id as "titleId",
           h.title_en as "titleEn", h.object, h.total, h.code, h.status, h.renewed_by as "renewedBy", h.created_at as "createdAt",
           h.expires_at as "expiresAt", h.ended_at as "endedAt",
           (select jsonb_agg(jsonb_build_object('code', l.code, 'name', jsonb_build_object('id', l.name_id, 'en', l.name_en),
                                                'amount', l.amount, 'beneficiary', l.beneficiary, 'basis', l.basis) order by l.nth)
              from payments.bill_line l where l.bill_id = h.id) as lines
      from held h`.execute(tx);
  const bills = rows.map(({ titleId, titleEn, ...bill }): Bill => {
    const status = bill.status === 'open' && bill.expiresAt <= at ? 'expired' : bill.status;
    return { ...bill, title: { id: titleId, en: titleEn }, status, lines: bill.lines ?? [] };
  });
  return new Map(bills.map((bill) => [bill.code, bill]));
}

/** The bill, held until the transaction ends; throws NOT_FOUND where there is none. */
export async function lockBill(tx: Tx, id: string, at: Date): Promise<Bill> {
  const bill = await findBill(tx, { id }, at, true);
  if (!bill) throw new AppError('NOT_FOUND', { bill: id });
  return bill;
}

/** The one bill of a thing that waits to be paid, run out or not. */
export function findOpen(tx: Tx, service: string, ref: string): Promise<Bill | undefined> {
  return findBill(tx, { service, ref }, null, true);
}

/** The newest bill of a thing; undefined where none was ever made. */
export async function newestBill(db: Db | Tx, service: string, ref: string, at: Date): Promise<Bill | undefined> {
  const row = await db
    .selectFrom('payments.bill')
    .select('id')
    .where('service', '=', service)
    .where('ref', '=', ref)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row && getBill(db, row.id, at);
}

/** Writes down that a bill ended otherwise than by money. */
export async function endBill(tx: Tx, id: string, status: 'expired' | 'cancelled', at: Date): Promise<void> {
  await tx.updateTable('payments.bill').set({ status, ended_at: at }).where('id', '=', id).where('status', '=', 'open').execute();
}

/** Writes down which bills ran out, at most `limit`; returns how many. */
export async function expireBills(tx: Tx, at: Date, limit: number): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('payments.bill')
    .set({ status: 'expired', ended_at: at })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('payments.bill')
        .select('id')
        .where('status', '=', 'open')
        .where('expires_at', '<=', at)
        .orderBy('expires_at')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .where('status', '=', 'open')
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
