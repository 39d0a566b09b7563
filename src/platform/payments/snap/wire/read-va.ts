import { type BankZone, readTimestamp } from '../sign/timestamp.ts';
import { type Read, reading, readingFields } from './fields.ts';
import type { VirtualAccount } from './virtual-account.ts';

const ID = /^[\x21-\x7e]+$/;

/** A bank asks what is owed under a number (service 24). */
export interface InquiryRequest {
  readonly account: VirtualAccount;
  readonly inquiryRequestId: string;
  /** What the customer means to pay, in rupiah, where the bank asks them. */
  readonly amount: number | null;
  /** When the customer asked, by the bank's clock. */
  readonly askedAt: Date | null;
  readonly channelCode: string | null;
}

export function readInquiry(body: Uint8Array): Read<InquiryRequest> {
  return reading(body, (fields) => ({
    account: fields.virtualAccount(),
    inquiryRequestId: fields.text('inquiryRequestId', 128, ID),
    amount: fields.optionalRupiah('amount'),
    askedAt: fields.optionalMoment('trxDateInit', 'txnDateInit'),
    channelCode: fields.optional('channelCode', 8),
  }));
}

/** One line of what was paid, as the bank repeats it. */
export interface PaidBill {
  readonly billNo: string | null;
  readonly subCompany: string | null;
  /** In rupiah. */
  readonly amount: number | null;
}

/** A bank tells that money was taken (service 25). */
export interface PaymentRequest {
  readonly account: VirtualAccount;
  /** The inquiryRequestId this payment followed. */
  readonly paymentRequestId: string;
  /** In rupiah. */
  readonly paidAmount: number;
  /** In rupiah; what the bank believes the bill to be. */
  readonly totalAmount: number | null;
  readonly paidAt: Date | null;
  /** The bank's own number of the payment. */
  readonly referenceNo: string | null;
  /** Told before, and not answered. */
  readonly isAdvice: boolean;
  readonly virtualAccountName: string | null;
  readonly channelCode: string | null;
  /** Empty where the bank does not repeat them. */
  readonly bills: readonly PaidBill[];
}

export function readPayment(body: Uint8Array): Read<PaymentRequest> {
  return reading(body, (fields) => ({
    account: fields.virtualAccount(),
    paymentRequestId: fields.text('paymentRequestId', 128, ID),
    paidAmount: fields.rupiah('paidAmount'),
    totalAmount: fields.optionalRupiah('totalAmount'),
    paidAt: fields.optionalMoment('trxDateTime', 'txnDateTime'),
    referenceNo: fields.optional('referenceNo', 64),
    isAdvice: fields.optional('flagAdvise', 1, /^[YN]$/i)?.toUpperCase() === 'Y',
    virtualAccountName: fields.optional('virtualAccountName', 255),
    channelCode: fields.optional('channelCode', 8),
    bills: fields.list('billDetails', 24, (bill) => ({
      billNo: bill.optional('billNo', 18),
      subCompany: bill.optional('billSubCompany', 5),
      amount: bill.optionalRupiah('billAmount'),
    })),
  }));
}

/** Somebody asks what became of a payment (service 26). */
export interface StatusRequest {
  readonly account: VirtualAccount;
  readonly inquiryRequestId: string;
  readonly paymentRequestId: string | null;
}

export function readStatus(body: Uint8Array): Read<StatusRequest> {
  return reading(body, (fields) => ({
    account: fields.virtualAccount(),
    inquiryRequestId: fields.text('inquiryRequestId', 128, ID),
    paymentRequestId: fields.optional('paymentRequestId', 128, ID),
  }));
}

/** Somebody asks for the payments of some time (service 35); both ends belong to it. */
export interface ReportRequest {
  /** Without padding. */
  readonly partnerServiceId: string;
  readonly from: Date;
  readonly to: Date;
}

/**
 * Reads the parameters of `GET …/report`, or the parsed body where a bank posts them: `startDate`, and `endDate` (the same
 * day where it is missing), `startTime` and `endTime` (the whole day), in the bank's zone where they name none.
 */
export function readReport(sent: unknown, zone: BankZone): Read<ReportRequest> {
  return readingFields(sent, (fields) => {
    const partnerServiceId = fields.text('partnerServiceId', 8, /^ *\d{1,8}$/).trim();
    const [day, time] = [/^\d{4}-\d{2}-\d{2}$/, /^\d{2}:\d{2}:\d{2}(Z|[ +-]\d{2}:?\d{2})?$/];
    const startDate = fields.text('startDate', 10, day);
    const endDate = fields.optional('endDate', 10, day) ?? startDate;
    const from = momentOf(startDate, fields.optional('startTime', 14, time) ?? '00:00:00', zone);
    const to = momentOf(endDate, fields.optional('endTime', 14, time) ?? '23:59:59', zone);
    if (!from) throw fields.wrong('startDate');
    if (!to || to < from) throw fields.wrong(fields.optional('endDate', 10) === null ? 'endTime' : 'endDate');
    return { partnerServiceId, from, to };
  });
}

const offsets: Readonly<Record<BankZone, string>> = { 'Asia/Jakarta': '+07:00', 'Asia/Makassar': '+08:00', 'Asia/Jayapura': '+09:00' };

function momentOf(day: string, time: string, zone: BankZone): Date | null {
  // A plus in an address that was not encoded comes as a space.
  const zoned = time.length > 8 ? time.replace(' ', '+') : time + offsets[zone];
  return readTimestamp(`${day}T${zoned}`);
}
