import type { Db, Tx } from '#db';
import type { Locale, Text } from '#i18n';
import type { Clock } from '#kernel';
import type { DocumentsDeps } from '#platform/documents';
import type { Bill } from './domain/bill.ts';
import type { Bank } from './banks.ts';
import type { Party } from './parties/party.ts';

/** What a service shows beside one of its bills, in the reader's language. */
export interface Beside {
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly links: readonly { readonly label: string; readonly href: string }[];
}

/** A service people pay for: what it does once money came, and what a bill of it would be now. */
export interface Payee {
  readonly service: string;
  readonly title: Text;
  /** Where whoever owes it finds what it is for. */
  href(bill: Pick<Bill, 'ref'>): string;
  /** What the service shows beside a bill to whoever owes it; nothing where absent. */
  beside?(bill: Bill, locale: Locale): Promise<Beside>;
  /** What follows from a paid bill. A job calls it until it returns, so it bears being called twice. */
  paid(bill: Bill, at: Date): Promise<void>;
  /** What follows from money given back. As `paid`. */
  refunded(bill: Bill, at: Date): Promise<void>;
  /**
   * The bill of what is owed for the same thing now, made by the service as it made the first, with all it keeps beside it;
   * null where nothing is owed, or it is no longer for this person to pay.
   */
  renew(tx: Tx, bill: Bill, at: Date): Promise<Bill | null>;
}

export interface PaymentsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly publicUrl: string;
  readonly documents: DocumentsDeps;
  readonly banks: () => readonly Bank[];
  readonly payees: () => readonly Payee[];
  /** Whoever keeps books of the same money, or the same acts, beside ours. */
  readonly parties: () => readonly Party[];
}

export function payeeOf({ payees }: Pick<PaymentsDeps, 'payees'>, service: string): Payee | undefined {
  return payees().find((payee) => payee.service === service);
}
