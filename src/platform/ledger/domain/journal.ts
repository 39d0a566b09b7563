/** Why money moved. */
export const journalKinds = ['payment', 'suspense', 'apply', 'refund', 'return', 'settlement', 'correction'] as const;
export type JournalKind = (typeof journalKinds)[number];

/** One side of a journal: whole rupiah into or out of an account. */
export interface Entry {
  readonly account: string;
  readonly debit: number;
  readonly credit: number;
  /** What it is for, such as the line of a bill. */
  readonly about: string | null;
}

export function debit(account: string, rupiah: number, about: string | null = null): Entry {
  return { account, debit: rupiah, credit: 0, about };
}

export function credit(account: string, rupiah: number, about: string | null = null): Entry {
  return { account, debit: 0, credit: rupiah, about };
}

/** The same journal the other way round. */
export function reversed(entries: readonly Entry[]): readonly Entry[] {
  return entries.map((entry) => ({ ...entry, debit: entry.credit, credit: entry.debit }));
}

/** Whole rupiah on either side. Throws RangeError for entries that are no journal: the database refuses them as well. */
export function sumOf(entries: readonly Entry[]): number {
  let debits = 0;
  let credits = 0;
  for (const entry of entries) {
    const sides = [entry.debit, entry.credit];
    if (!sides.every((side) => Number.isSafeInteger(side) && side >= 0) || sides.filter((side) => side > 0).length !== 1)
      throw new RangeError(`no entry: ${entry.debit} / ${entry.credit} on ${entry.account}`);
    debits += entry.debit;
    credits += entry.credit;
  }
  if (entries.length < 2 || debits !== credits || !Number.isSafeInteger(debits))
    throw new RangeError(`not balanced: ${debits} / ${credits} in ${entries.length} entries`);
  return debits;
}
