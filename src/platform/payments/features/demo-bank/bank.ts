/** Somebody with an account at the bank of the demonstration. */
export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly accountNo: string;
  /** In rupiah. */
  readonly balance: number;
}

/** One call of the bank to its biller, and what came back; status 0 where nothing did. */
export interface Exchange {
  readonly at: Date;
  readonly externalId: string;
  readonly advice: boolean;
  readonly status: number;
  readonly responseCode: string;
  readonly flag: string;
  /** In Indonesian, as the customer reads it. */
  readonly reason: string;
}

export const paymentStates = ['untold', 'paid', 'refused', 'reversed'] as const;

/** What a customer paid. */
export interface BankPayment {
  readonly kind: 'va' | 'qris';
  readonly customerId: string;
  readonly partnerServiceId: string;
  readonly customerNo: string;
  readonly paymentRequestId: string;
  readonly referenceNo: string;
  readonly billName: string;
  /** In rupiah. */
  readonly amount: number;
  readonly at: Date;
  readonly state: (typeof paymentStates)[number];
  /** The bank kept the money though the biller said no, or nothing. */
  readonly forced: boolean;
  readonly trail: readonly Exchange[];
}

interface Said {
  readonly indonesia: string;
  readonly english: string;
}

/** What the biller answered about a number. */
export interface Inquiry {
  readonly inquiryRequestId: string;
  readonly customerId: string;
  readonly partnerServiceId: string;
  readonly customerNo: string;
  /** Empty where no answer came. */
  readonly responseCode: string;
  readonly isPayable: boolean;
  readonly reason: Said;
  readonly name: string;
  /** In rupiah. */
  readonly total: number;
  readonly lines: readonly { readonly name: Said; readonly amount: number }[];
}

/** A QRIS this bank made. */
export interface ScannedQr {
  readonly referenceNo: string;
  /** In rupiah. */
  readonly amount: number;
  readonly qrContent: string;
  readonly billNo: string | null;
  readonly validUntil: Date;
}

/** What can be wrong with a payment, with a call of the biller, with a QRIS and with a day's file. */
export const payFaults = [
  'duplicate',
  'advice',
  'used-external-id',
  'lost-reply',
  'delayed',
  'at-once',
  'wrong-signature',
  'byte-flip',
  'skewed-clock',
  'bad-token',
  'no-signature',
  'bad-external-id',
  'one-more',
  'one-less',
  'wrong-currency',
  'no-inquiry',
  'reordered',
  'force-settle',
  'never-told',
] as const;
export const troubles = ['down', 'slow', 'cut-before', 'cut-after', 'gateway', 'stranger', 'too-many'] as const;
export const qrFaults = ['wrong-amount', 'static', 'other-merchant', 'damaged'] as const;
export const fileFaults = [
  'bad-header',
  'bad-trailer',
  'missing-row',
  'extra-row',
  'doubled-row',
  'changed-amount',
  'malformed-row',
] as const;
export type PayFault = (typeof payFaults)[number];
export type Trouble = (typeof troubles)[number];
export type QrFault = (typeof qrFaults)[number];
export type FileFault = (typeof fileFaults)[number];

export const notPaid = ['money', 'pin', 'not-payable', 'no-qris', 'expired', 'paid'] as const;
export type Paid<P extends BankPayment = BankPayment> = { readonly payment: P } | { readonly refused: (typeof notPaid)[number] };

/** The bank of the demonstration, as its pages need it. */
export interface DemoBank<P extends BankPayment = BankPayment> {
  readonly name: string;
  readonly partnerServiceId: string;
  readonly agreement: { readonly merchant: { readonly name: string; readonly city: string; readonly nmid: string } };
  readonly books: {
    customer(id: string): Customer | undefined;
    /** Newest first. */
    payments(customerId?: string): readonly P[];
    find(paymentRequestId: string): P | undefined;
  };
  customers(): readonly Customer[];
  inquire(customerId: string, typed: string): Promise<Inquiry>;
  inquired(inquiryRequestId: string): Inquiry | undefined;
  pay(inquiryRequestId: string, how: { readonly pin: string; readonly fault?: PayFault | undefined }): Promise<Paid>;
  payBlindly(customerId: string, customerNo: string, amount: number): Promise<Paid>;
  scan(qrContent: string): ScannedQr | undefined;
  qr(referenceNo: string): ScannedQr | undefined;
  /** Those somebody could still pay, newest first. */
  openQrs(): readonly ScannedQr[];
  payQr(customerId: string, qrContent: string, how: { readonly pin: string; readonly fault?: PayFault | undefined }): Promise<Paid>;
  tell(payment: P): Promise<void>;
  reverse(payment: P): void;
  settleByForce(how: boolean): void;
  isForcing(): boolean;
  trouble(what: Trouble): void;
  spoilQr(what: QrFault): void;
  /** The file of a day, `YYYY-MM-DD` by the clock of Jakarta. */
  settlement(day: string, faults: readonly FileFault[]): string;
  today(): string;
}
