import type { Db } from '#db';
import type { Bank } from '../banks.ts';
import type { PaymentsDeps } from '../deps.ts';
import { readReport, readStatus } from '../snap/wire/read-va.ts';
import {
  misfitReply,
  type PaymentStanding,
  refusalReply,
  reportReply,
  type SnapReply,
  statusReply,
  type ToldPayment,
} from '../snap/wire/replies.ts';
import { writeVirtualAccount } from '../snap/wire/virtual-account.ts';
import { authenticate, type Incoming } from './authenticate.ts';

/** Service 26: what became of a payment. */
export async function tellStatus(deps: PaymentsDeps, incoming: Incoming): Promise<SnapReply> {
  const known = await authenticate(deps, 'status', incoming);
  if (!known.ok) return known.reply;
  const read = readStatus(incoming.body);
  if (!read.ok) return misfitReply('status', read.refusal);
  const { account, paymentRequestId, inquiryRequestId } = read.value;
  const [row] = await rowsOf(deps.db, known.bank)
    .where('request_id', '=', paymentRequestId ?? inquiryRequestId)
    .where('code', '=', account.customerNo)
    .execute();
  return row ? statusReply(toldOf(known.bank, row), known.bank.settings) : refusalReply('status', 'notFound');
}

/** Payments of one report; whoever asks for a longer time asks in parts. */
const MOST = 5000;

/** Service 35: the payments of some time. */
export async function report(deps: PaymentsDeps, incoming: Incoming): Promise<SnapReply> {
  const known = await authenticate(deps, 'report', incoming);
  if (!known.ok) return known.reply;
  const { bank } = known;
  const read = readReport(incoming.method === 'GET' ? parametersOf(incoming.url) : parsed(incoming.body), bank.settings.zone);
  if (!read.ok) return misfitReply('report', read.refusal);
  const { partnerServiceId, from, to } = read.value;
  if (partnerServiceId !== bank.settings.partnerServiceId) return reportReply([], bank.settings);
  const rows = await rowsOf(deps.db, bank)
    .where('captured_at', '>=', from)
    .where('captured_at', '<=', to)
    .orderBy('captured_at')
    .orderBy('id')
    .limit(MOST + 1)
    .execute();
  if (rows.length > MOST) return misfitReply('report', { case: 'badFormat', field: 'endDate' });
  return reportReply(
    rows.map((row) => toldOf(bank, row)),
    bank.settings,
  );
}

function parametersOf(url: string): Readonly<Record<string, string>> {
  return Object.fromEntries(new URL(url, 'http://localhost').searchParams);
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return null;
  }
}

interface Row {
  readonly request_id: string;
  readonly reference: string | null;
  readonly code: string;
  readonly amount: number;
  readonly paid_at: Date;
  readonly status: string;
}

function rowsOf(db: Db, { settings }: Bank) {
  return db
    .selectFrom('payments.payment')
    .select(['request_id', 'reference', 'code', 'amount', 'paid_at', 'status'])
    .where('bank', '=', settings.key)
    .where('channel', '=', 'va');
}

const standings: Readonly<Record<string, PaymentStanding>> = { captured: '00', applied: '00', suspended: '01', refunded: '99' };

function toldOf({ settings }: Bank, row: Row): ToldPayment {
  return {
    account: writeVirtualAccount(settings.partnerServiceId, row.code),
    paymentRequestId: row.request_id,
    standing: standings[row.status] ?? '01',
    paidAmount: row.amount,
    totalAmount: row.amount,
    paidAt: row.paid_at,
    referenceNo: row.reference,
  };
}
