import { randomInt } from 'node:crypto';

/** Somebody with an account here. */
export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly accountNo: string;
  readonly pin: string;
  /** In rupiah. */
  balance: number;
}

/** One call to the biller and what came back. */
export interface Exchange {
  readonly at: Date;
  readonly externalId: string;
  readonly advice: boolean;
  /** 0: no answer came. */
  readonly status: number;
  readonly responseCode: string;
  readonly flag: string;
  readonly reason: string;
}

/**
 * What became of money: taken from the customer and told to nobody yet; kept for the biller, who took it or not; given back at
 * once since the biller refused; given back later.
 */
export type PaymentState = 'untold' | 'paid' | 'refused' | 'reversed';

/** A payment as this bank has it in its books. */
export interface Payment {
  readonly kind: 'va' | 'qris';
  readonly customerId: string;
  /** Eight characters and up to twenty digits; of a QRIS the number of the bill in it. */
  readonly partnerServiceId: string;
  readonly customerNo: string;
  /** For a QRIS, the biller's own number of it. */
  readonly paymentRequestId: string;
  readonly referenceNo: string;
  readonly billName: string;
  /** In rupiah. */
  readonly amount: number;
  readonly at: Date;
  state: PaymentState;
  reversedAt: Date | null;
  /** Kept though the biller said no, or nothing. */
  forced: boolean;
  readonly trail: Exchange[];
}

/** The money of this bank's customers, and what they did with it. Kept in memory. */
export class Books {
  readonly #customers = new Map<string, Customer>();
  readonly #payments: Payment[] = [];

  constructor(customers: readonly { readonly name: string; readonly balance?: number }[], pin: string) {
    customers.forEach(({ name, balance = 25_000_000 }, nth) => {
      const id = String(nth + 1);
      this.#customers.set(id, { id, name, accountNo: `0990${String(nth + 1).padStart(6, '0')}`, pin, balance });
    });
  }

  customers(): readonly Customer[] {
    return [...this.#customers.values()];
  }

  customer(id: string): Customer | undefined {
    return this.#customers.get(id);
  }

  /** Newest first. */
  payments(customerId?: string): readonly Payment[] {
    return this.#payments.filter((one) => customerId === undefined || one.customerId === customerId).reverse();
  }

  find(paymentRequestId: string): Payment | undefined {
    return this.#payments.find((one) => one.paymentRequestId === paymentRequestId);
  }

  /** Takes money from a customer. Throws where there is not enough. */
  take(about: Omit<Payment, 'referenceNo' | 'state' | 'reversedAt' | 'forced' | 'trail'>): Payment {
    const customer = this.#customers.get(about.customerId);
    if (!customer || customer.balance < about.amount) throw new Error('not enough money');
    customer.balance -= about.amount;
    const payment: Payment = { ...about, referenceNo: number(12), state: 'untold', reversedAt: null, forced: false, trail: [] };
    this.#payments.push(payment);
    return payment;
  }

  /** Gives the money of a payment back; once. */
  giveBack(payment: Payment, state: 'refused' | 'reversed', at: Date): void {
    const customer = this.#customers.get(payment.customerId);
    if (!customer || payment.state === 'refused' || payment.state === 'reversed') return;
    customer.balance += payment.amount;
    payment.state = state;
    payment.reversedAt = at;
  }
}

/** So many digits by chance, the first no zero. */
export function number(digits: number): string {
  const parts = Array.from({ length: digits - 1 }, () => String(randomInt(10)));
  return String(randomInt(1, 10)) + parts.join('');
}
