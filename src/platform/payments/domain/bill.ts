import type { Words } from '#platform/rules';

export const billStatuses = ['open', 'paid', 'expired', 'cancelled', 'refunded'] as const;
export type BillStatus = (typeof billStatuses)[number];

/** How a line came about, for whoever owes it and for whoever works it out again years later. */
export interface Basis {
  /** In figures: `200.000.000 × 1,05 × 1,055%`. */
  readonly formula?: Words;
  /** Law or decree, and its article. */
  readonly instrument?: string;
  readonly article?: string;
  /** Version of the rule it rests on. */
  readonly version?: number;
  /** Whether the agency vouched for that rule. */
  readonly confirmed?: boolean;
  /** What went in, by name. */
  readonly inputs?: Readonly<Record<string, string | number | boolean | null>>;
}

export interface BillLine {
  /** Stable name of what it is: `pkb`, `opsen-pkb`, `swdkllj`. */
  readonly code: string;
  readonly name: Words;
  /** Whole rupiah, more than none. */
  readonly amount: number;
  /** Account of the ledger it goes to. */
  readonly beneficiary: string;
  readonly basis: Basis;
}

export interface Bill {
  readonly id: string;
  readonly agencyId: string;
  readonly service: string;
  readonly ref: string;
  readonly payerId: string | null;
  readonly payerName: string;
  readonly title: Words;
  readonly object: string;
  readonly total: number;
  readonly code: string;
  /** As it stands now: one that ran out is expired, whether or not that was written down yet. */
  readonly status: BillStatus;
  readonly renewedBy: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly lines: readonly BillLine[];
}

/** Several years of several taxes; a bank is shown one line for each beneficiary. */
export const MOST_LINES = 100;

/** A name as strangers may see it who typed a code by chance: `NI L** A***`. */
export function maskedName(name: string): string {
  const words = name
    .toUpperCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return words.map((word) => (word.length <= 2 ? word : `${word.slice(0, 1)}${'*'.repeat(Math.min(word.length - 1, 6))}`)).join(' ');
}
