/** What an account is for, from the part of its code before the colon. */
export const accountGroups = [
  'bank-clearing',
  'rkud-prov',
  'rkud-kab',
  'jasa-raharja',
  'kas-negara-pnbp',
  'pos-fee',
  'suspense',
  'refund-payable',
] as const;
export type AccountGroup = (typeof accountGroups)[number];

/** Whoever is owed part of a bill. */
const beneficiaries = ['rkud-prov', 'rkud-kab', 'jasa-raharja', 'kas-negara-pnbp', 'pos-fee'] as const satisfies readonly AccountGroup[];

/** Money a bank took in our name and has not passed on. */
export const clearingOf = (bank: string): string => `bank-clearing:${bank}`;

/** Money that came and belongs to no bill: why. */
export const suspenseOf = (reason: string): string => `suspense:${reason}`;

/** What is owed to payers. */
export const refundPayable = 'refund-payable';

/** The group of an account; null for a code that is none of ours. */
export function groupOf(code: string): AccountGroup | null {
  const [name] = code.split(':', 1);
  return accountGroups.find((group) => group === name) ?? null;
}

export function isBeneficiary(code: string): boolean {
  const group = groupOf(code);
  return group !== null && (beneficiaries as readonly AccountGroup[]).includes(group);
}

/** On which side an account grows: what a bank holds for us by debits, what we owe by credits. */
export function growsBy(group: AccountGroup): 'debit' | 'credit' {
  return group === 'bank-clearing' ? 'debit' : 'credit';
}

/**
 * Whether an account may never go beyond what is in it. What is owed is never paid out twice; what a bank holds may stand
 * negative for a while, where its file speaks of money before its callback came.
 */
export function isBounded(group: AccountGroup): boolean {
  return growsBy(group) === 'credit';
}
