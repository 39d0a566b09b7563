import type { Payment } from './books.ts';
import { number } from './books.ts';
import { dynamicQris, type Merchant } from './qris.ts';

/** A QRIS that was ordered here, and what became of it. */
export interface QrOrder {
  readonly referenceNo: string;
  readonly partnerReferenceNo: string;
  readonly amount: number;
  /** Number of the bill in it; null where the biller named none. */
  readonly billNo: string | null;
  readonly qrContent: string;
  readonly validUntil: Date;
  payment: Payment | null;
  /** The refund of it, by the biller's number. */
  refund: { readonly partnerRefundNo: string; readonly refundNo: string } | null;
}

/** What is wrong with the QRIS this bank makes, on purpose. */
export type QrFault = 'wrong-amount' | 'static' | 'other-merchant' | 'damaged';

/** The QRIS this bank made for its merchant. */
export class QrOrders {
  readonly merchant: Merchant;
  readonly #orders: QrOrder[] = [];

  constructor(merchant: Merchant) {
    this.merchant = merchant;
  }

  add(order: Pick<QrOrder, 'partnerReferenceNo' | 'amount' | 'validUntil'>, billNo: string | null, fault: QrFault | null): QrOrder {
    const referenceNo = number(12);
    const merchant = fault === 'other-merchant' ? { ...this.merchant, nmid: 'ID1099000000002' } : this.merchant;
    const sound = dynamicQris(merchant, fault === 'wrong-amount' ? order.amount + 1 : order.amount, billNo, referenceNo);
    const qrContent =
      fault === 'damaged' ? sound.replace('5802ID', '5802IX') : fault === 'static' ? sound.replace('010212', '010211') : sound;
    const made: QrOrder = { ...order, billNo, referenceNo, qrContent, payment: null, refund: null };
    this.#orders.push(made);
    return made;
  }

  /** Those somebody could still pay, newest first. */
  open(now: Date): readonly QrOrder[] {
    return this.#orders.filter(({ validUntil, payment }) => validUntil > now && payment === null).reverse();
  }

  find(by: Partial<Pick<QrOrder, 'referenceNo' | 'partnerReferenceNo' | 'qrContent'>>): QrOrder | undefined {
    const asked = Object.entries(by) as [keyof typeof by, string][];
    return this.#orders.find((one) => asked.every(([name, value]) => one[name] === value));
  }
}
