import type { Theirs } from './mapping.ts';
import { plainKey } from './read-file.ts';

/** Something of ours that the other side must have as well. */
export interface Expected {
  /** What both call it, such as a payment code. */
  readonly key: string;
  /** Whole rupiah; null where no money is compared. */
  readonly amount: number | null;
  /** What it is about, such as a plate. */
  readonly object: string;
}

export const differenceKinds = ['only-ours', 'only-theirs', 'amount', 'object', 'twice', 'unread'] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

export interface Difference {
  readonly kind: DifferenceKind;
  readonly key: string;
  readonly object: string;
  readonly ours: number | null;
  readonly theirs: number | null;
}

export interface Comparison {
  readonly matched: number;
  readonly differences: readonly Difference[];
}

/**
 * Ours and theirs of one day, line by line by their common key. Whoever has what the other lacks, another sum, another thing
 * under the same key, a key twice, a line nobody can read: each is one difference. Its order is that of the lines.
 */
export function compare(ours: readonly Expected[], theirs: readonly Theirs[]): Comparison {
  const expected = new Map(ours.map((one) => [plainKey(one.key), one]));
  const seen = new Set<string>();
  const differences: Difference[] = [];
  let matched = 0;
  for (const { line, key, amount, object } of theirs) {
    if (key === null) {
      differences.push({ kind: 'unread', key: `baris ${line}`, object, ours: null, theirs: amount });
      continue;
    }
    const own = expected.get(key);
    const about = { key: own?.key ?? key, object: own?.object ?? object, ours: own?.amount ?? null, theirs: amount };
    if (seen.has(key)) differences.push({ kind: 'twice', ...about });
    else if (!own) differences.push({ kind: 'only-theirs', ...about });
    else if (own.amount !== null && amount !== null && own.amount !== amount) differences.push({ kind: 'amount', ...about });
    else if (isOther(own.object, object)) differences.push({ kind: 'object', ...about, object: `${own.object} / ${object}` });
    else matched += 1;
    seen.add(key);
  }
  for (const [key, own] of expected)
    if (!seen.has(key)) differences.push({ kind: 'only-ours', key: own.key, object: own.object, ours: own.amount, theirs: null });
  return { matched, differences: once(differences) };
}

function isOther(ours: string, theirs: string): boolean {
  return ours !== '' && theirs !== '' && plainKey(ours) !== plainKey(theirs);
}

/** Of the same kind and key one is enough: three lines of one key are one difference. */
function once(differences: readonly Difference[]): readonly Difference[] {
  return [...new Map(differences.map((one) => [`${one.kind} ${one.key}`, one])).values()];
}
