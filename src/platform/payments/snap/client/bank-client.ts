import { setTimeout as sleep } from 'node:timers/promises';
import { type QrisFault, verifyQris } from '../qris/verify.ts';
import { dayAt, writeTimestamp } from '../sign/timestamp.ts';
import { writeAmount } from '../wire/amount.ts';
import { readResponseCode, services } from '../wire/codes.ts';
import type { Fields } from '../wire/fields.ts';
import { type QrState, qrStateOf } from '../wire/read-qr.ts';
import type { PaymentStanding } from '../wire/replies.ts';
import { padServiceId, type VirtualAccount } from '../wire/virtual-account.ts';
import { type BankAccess, type Called, type Outgoing, send } from './call.ts';
import { BankToken } from './token.ts';

/** A payment as a bank knows it. Sums in rupiah. */
export interface BankPayment {
  readonly account: VirtualAccount;
  readonly paymentRequestId: string;
  readonly standing: PaymentStanding;
  readonly paidAmount: number;
  readonly paidAt: Date | null;
  readonly referenceNo: string | null;
}

export interface QrOrder {
  /** Ours, at most 64 letters; a second order under it is refused. */
  readonly partnerReferenceNo: string;
  /** In rupiah. */
  readonly amount: number;
  readonly merchantId: string;
  readonly terminalId: string | null;
  /** National merchant id that must stand in it; null where none was agreed. */
  readonly nmid: string | null;
  readonly billNo: string | null;
  readonly validUntil: Date;
}

/** A QRIS to show: only where it has no fault. */
export interface MadeQr {
  /** The acquirer's number of it. */
  readonly referenceNo: string;
  readonly qrContent: string;
  readonly faults: readonly QrisFault[];
}

export interface QrRefund {
  readonly merchantId: string;
  readonly partnerReferenceNo: string;
  readonly referenceNo: string;
  /** Ours; the same again means the same refund. */
  readonly partnerRefundNo: string;
  /** In rupiah. */
  readonly amount: number;
  readonly reason: string;
}

/** What we ask of a bank. Nothing throws; `unclear` means: ask how it stands before anything is done again. */
export interface BankClient {
  /** How a payment stands there (service 26); null where the bank knows of none. */
  vaStatus(account: VirtualAccount, inquiryRequestId: string): Promise<Called<BankPayment | null>>;
  /** Its payments from one moment to another (service 35). */
  vaReport(from: Date, to: Date): Promise<Called<readonly BankPayment[]>>;
  /** Has a QRIS made (service 47) and looks at it before anybody is shown it. */
  generateQr(order: QrOrder): Promise<Called<MadeQr>>;
  /** How a QRIS stands (service 51); null where the acquirer knows of none. */
  queryQr(qr: {
    readonly referenceNo: string;
    readonly partnerReferenceNo: string;
    readonly merchantId: string;
  }): Promise<Called<QrState | null>>;
  /** Gives money of a QRIS back (service 78); the acquirer's number of the refund. */
  refundQr(refund: QrRefund): Promise<Called<string>>;
}

/** Milliseconds between the tries of a question that changes nothing. */
const WAITS: readonly number[] = [250, 1000];

/** A client of one bank. Its token lives as long as it does: keep one for each bank. */
export function bankClient(access: BankAccess, { waits = WAITS }: { readonly waits?: readonly number[] } = {}): BankClient {
  const { settings } = access;
  const token = new BankToken(access);

  /** Sends once; a second time only after the bank said, without doing anything, that it knows the token no longer. */
  const once = async <T>(outgoing: Outgoing, read: (fields: Fields) => T, isSecond = false): Promise<Called<T>> => {
    if (settings.signatureType.outbound === 'rsa') return send(access, outgoing, null, read);
    const held = await token.get();
    // Without a token nothing was asked of the bank yet, whatever became of the question for one.
    if (held.outcome === 'unclear') return { outcome: 'unreachable', why: held.why };
    if (held.outcome !== 'done') return held;
    const answer = await send(access, outgoing, held.value, read);
    const code = answer.outcome === 'refused' ? readResponseCode(answer.responseCode ?? '') : null;
    if (isSecond || code?.status !== 401 || code.case !== '01') return answer;
    token.drop(held.value);
    return once(outgoing, read, true);
  };

  /** Asks what changes nothing there: again after a while where there was no clear answer. */
  const ask = async <T>(outgoing: Outgoing, read: (fields: Fields) => T): Promise<Called<T>> => {
    let answer = await once(outgoing, read);
    for (const wait of waits) {
      if (answer.outcome !== 'unclear' && answer.outcome !== 'unreachable') break;
      await sleep(wait);
      answer = await once(outgoing, read);
    }
    return answer;
  };

  /** Has something done: again only where the first try was certainly not taken. */
  const order = async <T>(outgoing: Outgoing, read: (fields: Fields) => T): Promise<Called<T>> => {
    let answer = await once(outgoing, read);
    for (const wait of waits) {
      if (answer.outcome !== 'unreachable') break;
      await sleep(wait);
      answer = await once(outgoing, read);
    }
    return answer;
  };

  return {
    vaStatus: async (account, inquiryRequestId) => {
      const body = { ...account, inquiryRequestId, paymentRequestId: inquiryRequestId, additionalInfo: {} };
      const path = '/snap/v1.0/transfer-va/status';
      const answer = await ask({ service: 'status', method: 'POST', path, body }, (fields) =>
        fields.inside('virtualAccountData', readBankPayment),
      );
      return orNull(answer);
    },
    vaReport: (from, to) => {
      const [start, end] = [writeTimestamp(from, settings.zone), writeTimestamp(to, settings.zone)];
      const asked = {
        partnerServiceId: padServiceId(settings.partnerServiceId),
        startDate: dayAt(from, settings.zone),
        startTime: start.slice(11),
        endDate: dayAt(to, settings.zone),
        endTime: end.slice(11),
      };
      const query = Object.entries(asked).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
      const path = `/snap/v1.0/transfer-va/report?${query.join('&')}`;
      return ask({ service: 'report', method: 'GET', path, body: null }, (fields) =>
        fields.list('virtualAccountData', 100_000, readBankPayment),
      );
    },
    generateQr: ({ partnerReferenceNo, amount, merchantId, terminalId, nmid, billNo, validUntil }) => {
      const body = {
        partnerReferenceNo,
        amount: writeAmount(amount),
        merchantId,
        ...(terminalId !== null && { terminalId }),
        validityPeriod: writeTimestamp(validUntil, settings.zone),
        additionalInfo: billNo === null ? {} : { billNumber: billNo },
      };
      return order({ service: 'qrGenerate', method: 'POST', path: '/snap/v1.0/qr/qr-mpm-generate', body }, (fields) => {
        const qrContent = fields.text('qrContent', 2048);
        return { referenceNo: fields.text('referenceNo', 64), qrContent, faults: verifyQris(qrContent, { amount, billNo, nmid }) };
      });
    },
    queryQr: async ({ referenceNo, partnerReferenceNo, merchantId }) => {
      const body = {
        originalReferenceNo: referenceNo,
        originalPartnerReferenceNo: partnerReferenceNo,
        serviceCode: services.qrGenerate,
        merchantId,
      };
      const answer = await ask({ service: 'qrQuery', method: 'POST', path: '/snap/v1.0/qr/qr-mpm-query', body }, (fields) => {
        const state = qrStateOf(fields.text('latestTransactionStatus', 2));
        if (!state) throw fields.wrong('latestTransactionStatus');
        return state;
      });
      return orNull(answer);
    },
    refundQr: ({ merchantId, partnerReferenceNo, referenceNo, partnerRefundNo, amount, reason }) => {
      const body = {
        merchantId,
        originalPartnerReferenceNo: partnerReferenceNo,
        originalReferenceNo: referenceNo,
        partnerRefundNo,
        refundAmount: writeAmount(amount),
        reason: reason.slice(0, 256),
      };
      return order({ service: 'qrRefund', method: 'POST', path: '/snap/v1.0/qr/qr-mpm-refund', body }, (fields) =>
        fields.text('refundNo', 64),
      );
    },
  };
}

function readBankPayment(fields: Fields): BankPayment {
  return {
    account: fields.virtualAccount(),
    paymentRequestId: fields.optional('paymentRequestId', 128) ?? fields.text('inquiryRequestId', 128),
    standing: fields.text('paymentFlagStatus', 2, /^(00|01|99)$/) as PaymentStanding,
    paidAmount: fields.rupiah('paidAmount'),
    paidAt: fields.optionalMoment('trxDateTime', 'transactionDate'),
    referenceNo: fields.optional('referenceNo', 64),
  };
}

/** `404xx01` is an answer: there is no such thing. */
function orNull<T>(answer: Called<T>): Called<T | null> {
  if (answer.outcome !== 'refused') return answer;
  const code = readResponseCode(answer.responseCode ?? '');
  return code?.status === 404 && code.case === '01' ? { outcome: 'done', value: null } : answer;
}
