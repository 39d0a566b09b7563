import { type BankZone, writeTimestamp } from '../sign/timestamp.ts';
import { writeAmount } from './amount.ts';
import { type Bill, writeBills } from './bills.ts';
import { snapAnswer, type SnapCase, type SnapRefusal, type SnapService } from './codes.ts';
import { type Flag, inquiryStatus, paymentFlagStatus, type Reason } from './flags.ts';
import type { InquiryRequest, PaymentRequest } from './read-va.ts';
import type { VirtualAccount } from './virtual-account.ts';

/** What goes back: a status and the bytes of a JSON body, the same bytes whenever the same is said. */
export interface SnapReply {
  readonly status: number;
  readonly body: string;
}

/** What of the bank's settings a reply is written by. */
export interface ReplyManner {
  readonly mostBillDetails: number;
  readonly zone: BankZone;
}

/** A bill as it is shown to whoever is about to pay it. */
export interface ShownBill {
  /** Cut to 255 letters. */
  readonly name: string;
  /** In rupiah. */
  readonly total: number;
  /** At most as many as the bank takes; zero lines are left out. */
  readonly bills: readonly Bill[];
}

const nameOf = (name: string) => [...name].slice(0, 255).join('');

/** Reply to a request that was not looked at further: bad token, bad signature, missing or misshapen field, cut-off. */
export function refusalReply(service: SnapService, what: SnapCase, about?: string): SnapReply {
  const { status, ...said } = snapAnswer(service, what, about);
  return { status, body: JSON.stringify(said) };
}

/** The same for what a reader found. */
export function misfitReply(service: SnapService, { case: what, field }: SnapRefusal): SnapReply {
  return refusalReply(service, what, field);
}

/** Reply to service 73; the token is good for `seconds`. */
export function tokenReply(accessToken: string, seconds: number): SnapReply {
  const { status, ...said } = snapAnswer('token', 'success');
  return { status, body: JSON.stringify({ ...said, accessToken, tokenType: 'Bearer', expiresIn: String(seconds) }) };
}

/** Reply to service 24: what is owed, closed to any other amount. */
export function inquiryReply(request: InquiryRequest, shown: ShownBill, { mostBillDetails }: ReplyManner): SnapReply {
  return inquiry(request, 'success', {
    virtualAccountName: nameOf(shown.name),
    totalAmount: writeAmount(shown.total),
    billDetails: writeBills(shown.bills, shown.total, mostBillDetails),
    virtualAccountTrxType: 'C',
  });
}

/** Reply to service 24 where nothing can be paid, with the reason the customer reads. */
export function inquiryRefusal(request: InquiryRequest, what: SnapCase, about?: string): SnapReply {
  return inquiry(request, what, { virtualAccountName: '' }, about);
}

function inquiry({ account, inquiryRequestId }: InquiryRequest, what: SnapCase, rest: object, about?: string): SnapReply {
  const { status, ...said } = snapAnswer('inquiry', what, about);
  const { flag, reason } = inquiryStatus(what);
  const virtualAccountData = { inquiryStatus: flag, inquiryReason: reason, ...account, inquiryRequestId, ...rest };
  return { status, body: JSON.stringify({ ...said, virtualAccountData }) };
}

/**
 * Reply to service 25. `first` is the flag that was answered before, where the case is `inconsistent`: a repeated payment
 * hears its first result. `shown` is left out where the bill is not known.
 */
export function paymentReply(
  request: PaymentRequest,
  what: SnapCase,
  { mostBillDetails, zone }: ReplyManner,
  { shown, first, about }: { readonly shown?: ShownBill | undefined; readonly first?: Flag; readonly about?: string } = {},
): SnapReply {
  const { status, ...said } = snapAnswer('payment', what, about);
  const { flag, reason } = paymentFlagStatus(what, first);
  const taken = flag === '00';
  const virtualAccountData = {
    paymentFlagStatus: flag,
    paymentFlagReason: reason,
    ...request.account,
    virtualAccountName: nameOf(shown?.name ?? ''),
    paymentRequestId: request.paymentRequestId,
    paidAmount: writeAmount(request.paidAmount),
    totalAmount: writeAmount(shown?.total ?? request.totalAmount ?? request.paidAmount),
    ...(request.paidAt && { trxDateTime: writeTimestamp(request.paidAt, zone) }),
    ...(request.referenceNo !== null && { referenceNo: request.referenceNo }),
    ...(taken && shown && { billDetails: paidBills(shown, mostBillDetails, flag, reason) }),
  };
  return { status, body: JSON.stringify({ ...said, virtualAccountData }) };
}

/** All lines of a bill share one status. */
function paidBills({ bills, total }: ShownBill, most: number, status: Flag, reason: Reason) {
  return writeBills(bills, total, most).map((bill) => ({ ...bill, status, reason }));
}

/** How a payment stands (service 26): 00 taken, 01 on its way until reconciled, 99 failed or given back. */
export type PaymentStanding = '00' | '01' | '99';

const standings: Readonly<Record<PaymentStanding, Reason>> = {
  '00': { english: 'Success', indonesia: 'Sukses' },
  '01': { english: 'In progress until reconciled', indonesia: 'Diproses sampai rekonsiliasi' },
  '99': { english: 'Failed or refunded', indonesia: 'Gagal atau dikembalikan' },
};

/** One payment as it is told of afterwards. Sums in rupiah. */
export interface ToldPayment {
  readonly account: VirtualAccount;
  readonly paymentRequestId: string;
  readonly standing: PaymentStanding;
  readonly paidAmount: number;
  readonly totalAmount: number;
  readonly paidAt: Date;
  readonly referenceNo: string | null;
}

export function statusReply(payment: ToldPayment, manner: ReplyManner): SnapReply {
  const { status, ...said } = snapAnswer('status', 'success');
  return { status, body: JSON.stringify({ ...said, virtualAccountData: told(payment, manner) }) };
}

/** Reply to service 35; nothing in the time asked for is an empty list. */
export function reportReply(payments: readonly ToldPayment[], manner: ReplyManner): SnapReply {
  const { status, ...said } = snapAnswer('report', 'success');
  return { status, body: JSON.stringify({ ...said, virtualAccountData: payments.map((payment) => told(payment, manner)) }) };
}

function told({ account, paymentRequestId, standing, paidAmount, totalAmount, paidAt, referenceNo }: ToldPayment, { zone }: ReplyManner) {
  return {
    paymentFlagStatus: standing,
    paymentFlagReason: standings[standing],
    ...account,
    inquiryRequestId: paymentRequestId,
    paymentRequestId,
    paidAmount: writeAmount(paidAmount),
    totalAmount: writeAmount(totalAmount),
    trxDateTime: writeTimestamp(paidAt, zone),
    ...(referenceNo !== null && { referenceNo }),
  };
}

/** Reply to service 52, whatever the notice said: it was heard. */
export function qrNoticeReply(): SnapReply {
  return refusalReply('qrNotify', 'success');
}
