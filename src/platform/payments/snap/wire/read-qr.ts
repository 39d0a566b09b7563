import { type Read, reading } from './fields.ts';

/** How far a payment by QRIS came: `latestTransactionStatus` of services 51 and 52. */
export const qrStates = {
  '00': 'paid',
  '01': 'initiated',
  '02': 'paying',
  '03': 'pending',
  '04': 'refunded',
  '05': 'cancelled',
  '06': 'failed',
  '07': 'unknown',
} as const;
export type QrState = (typeof qrStates)[keyof typeof qrStates];

/** An acquirer tells how a QRIS of ours came on (service 52). */
export interface QrNotice {
  /** The acquirer's number of the QRIS, from its reply to service 47. */
  readonly referenceNo: string;
  /** Ours, where it is repeated. */
  readonly partnerReferenceNo: string | null;
  readonly state: QrState;
  /** In rupiah. */
  readonly amount: number;
  readonly customerNumber: string | null;
}

export function readQrNotice(body: Uint8Array): Read<QrNotice> {
  return reading(body, (fields) => {
    const referenceNo = fields.text('originalReferenceNo', 64);
    const partnerReferenceNo = fields.optional('originalPartnerReferenceNo', 64);
    const digits = fields.text('latestTransactionStatus', 2);
    const state = qrStateOf(digits);
    if (!state) throw fields.wrong('latestTransactionStatus');
    return {
      referenceNo,
      partnerReferenceNo,
      state,
      amount: fields.rupiah('amount'),
      customerNumber: fields.optional('customerNumber', 64),
    };
  });
}

export function qrStateOf(digits: string): QrState | null {
  return Object.hasOwn(qrStates, digits) ? qrStates[digits as keyof typeof qrStates] : null;
}
