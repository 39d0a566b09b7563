import type { BroughtReading } from '#platform/documents';
import { type AktaKind, parseAkta } from './akta.ts';

/** What must stand on a document before it goes out as somebody's. */
export interface Expected {
  readonly names: readonly string[];
  readonly niks: readonly string[];
  /** Kinds of akta that fit; none for what is no akta. */
  readonly akta?: readonly AktaKind[];
}

/** fits: signed by somebody trusted, with every name and number of the case. doubtful: a second officer looks. unfit: goes nowhere. */
export type Way = 'fits' | 'doubtful' | 'unfit';

export interface Comparison {
  readonly way: Way;
  /** Names that were not found on its pages. */
  readonly missingNames: readonly string[];
  /** How many of the expected NIK were not found; which they are stays out of the record. */
  readonly missingNiks: number;
  /** The number says that it is another kind of akta. */
  readonly otherKind: boolean;
}

const UNFIT: ReadonlySet<BroughtReading['finding']> = new Set(['not-pdf', 'unsigned', 'changed', 'changed-after', 'broken']);

/** A signed PDF held against the case it came for. Pure; names are compared by their letters, whatever stands between. */
export function compare({ finding, text, taken }: BroughtReading, number: string, { names, niks, akta }: Expected): Comparison {
  const pages = ` ${letters(text)} `;
  const digits = text.replace(/[^\d]+/g, ' ');
  const missingNames = names.filter((name) => !pages.includes(` ${letters(name)} `));
  const missingNiks = niks.filter((nik) => !digits.includes(nik)).length;
  const read = parseAkta(number);
  const otherKind = akta !== undefined && read !== null && !akta.includes(read.kind);
  const clean = finding === 'valid' && missingNames.length === 0 && missingNiks === 0 && !otherKind;
  return { way: UNFIT.has(finding) || taken ? 'unfit' : clean ? 'fits' : 'doubtful', missingNames, missingNiks, otherKind };
}

function letters(words: string): string {
  return words
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z]+/g, ' ')
    .trim();
}
