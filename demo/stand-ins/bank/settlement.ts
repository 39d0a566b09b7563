import type { Payment } from './books.ts';
import { jakarta } from './speak.ts';

/** What may be wrong with the file of a day. */
export type SettlementFault =
  | 'bad-header'
  | 'bad-trailer'
  | 'missing-row'
  | 'extra-row'
  | 'doubled-row'
  | 'changed-amount'
  | 'malformed-row';
export const settlementFaults: readonly SettlementFault[] = [
  'bad-header',
  'bad-trailer',
  'missing-row',
  'extra-row',
  'doubled-row',
  'changed-amount',
  'malformed-row',
];

interface Row {
  /** Digits, without padding. */
  readonly account: string;
  readonly requestId: string;
  readonly referenceNo: string;
  readonly amount: number;
  readonly at: Date;
  readonly state: 'PAID' | 'REVERSED';
}

/**
 * The file of a day (`YYYY-MM-DD` by the bank's clock): `H|bank|YYYYMMDD|batch`, then
 * `D|seq|virtualAccountNo|paymentRequestId|referenceNo|amount.00|trxDateTime|PAID or REVERSED`, then `T|count|sum.00`, count and
 * sum of all D lines whatever their state. A payment given back on its day has one line, on a later day another in that day's
 * file. Of a QRIS the account is the number of the bill in it, and paymentRequestId the acquirer's number.
 */
export function settlementFile(
  bank: string,
  day: string,
  payments: readonly Payment[],
  faults: readonly SettlementFault[] = [],
  batch = '01',
): string {
  const has = (fault: SettlementFault) => faults.includes(fault);
  let rows = payments.flatMap((payment) => rowsOf(payment, day));
  const totals = { count: rows.length, sum: rows.reduce((sum, { amount }) => sum + amount, 0) };
  const [first] = rows;
  // All but `bad-trailer` leave the trailer true to the lines that are there: a file that adds up and is wrong all the same.
  if (has('missing-row')) rows = rows.slice(1);
  if (has('doubled-row') && rows[0]) rows = [...rows, rows[0]];
  if (has('changed-amount') && rows[0]) rows = [{ ...rows[0], amount: rows[0].amount + 1000 }, ...rows.slice(1)];
  if (has('extra-row')) rows = [...rows, strange(day, first)];
  const lines = rows.map((row, at) => lineOf(row, at + 1));
  if (has('malformed-row')) lines.splice(Math.min(1, lines.length), 0, `D|${lines.length + 1}|???|`);
  const count = has('malformed-row') ? rows.length + 1 : rows.length;
  const sum = rows.reduce((all, { amount }) => all + amount, 0);
  const header = has('bad-header') ? `H|${bank}|${day.replaceAll('-', '').slice(0, 6)}` : `H|${bank}|${day.replaceAll('-', '')}|${batch}`;
  const trailer = has('bad-trailer') ? `T|${totals.count + 1}|${totals.sum + 500}.00` : `T|${count}|${sum}.00`;
  return `${[header, ...lines, trailer].join('\n')}\n`;
}

function rowsOf(payment: Payment, day: string): readonly Row[] {
  if (payment.state === 'refused') return [];
  const { referenceNo, amount, at, paymentRequestId, reversedAt } = payment;
  const account = (payment.partnerServiceId + payment.customerNo).trim();
  // Of a QRIS the acquirer's number is what both sides know it by.
  const row = { account, requestId: payment.kind === 'qris' ? referenceNo : paymentRequestId, referenceNo, amount };
  const [paidOn, reversedOn] = [dayOf(at), reversedAt && dayOf(reversedAt)];
  if (paidOn === day) return [{ ...row, at, state: reversedOn === day ? 'REVERSED' : 'PAID' }];
  return reversedAt && reversedOn === day ? [{ ...row, at: reversedAt, state: 'REVERSED' }] : [];
}

function lineOf({ account, requestId, referenceNo, amount, at, state }: Row, seq: number): string {
  return ['D', seq, account, requestId, referenceNo, `${amount}.00`, jakarta(at), state].join('|');
}

/** A payment nobody here has ever heard of. */
function strange(day: string, like: Row | undefined): Row {
  return {
    account: like?.account ?? '990010000000001',
    requestId: 'TIDAK-DIKENAL-1',
    referenceNo: '999999999999',
    amount: 123_000,
    at: new Date(`${day}T12:00:00+07:00`),
    state: 'PAID',
  };
}

function dayOf(at: Date): string {
  return jakarta(at).slice(0, 10);
}
