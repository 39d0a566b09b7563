import type { Words } from '#platform/rules';

/** Whose money a line is: treasury of the province, of the regency or city, Jasa Raharja, or the state's PNBP. */
export type Beneficiary = `rkud-prov:${string}` | `rkud-kab:${string}` | 'jasa-raharja' | 'kas-negara-pnbp';

/** What is paid, in the order of the letter: each part of the bill, the principal before its sanction. */
export const lineCodes = [
  'pkb',
  'pkb-sanksi',
  'opsen-pkb',
  'opsen-pkb-sanksi',
  'swdkllj',
  'swdkllj-kartu',
  'swdkllj-denda',
  'pnbp-pengesahan',
] as const;
export type LineCode = (typeof lineCodes)[number];

/** One record of a rule that a line rests on, in the version it was read. */
export interface Citation {
  readonly rule: string;
  readonly versionId: string;
  readonly version: number;
  /** Key of the record within the version. */
  readonly record: string;
  readonly instrument: string;
  readonly article: string;
  /** Whether the record's source is certain and the agency has confirmed the version. */
  readonly confirmed: boolean;
}

/** Why a line is what it is. */
export interface Basis {
  /** The formula with its figures, as people read it. */
  readonly formula: Words;
  /** The same figures for machines: rupiah, per cent, months, days. */
  readonly inputs: Readonly<Record<string, number | string>>;
  readonly rules: readonly Citation[];
  /** Whether all of it is confirmed. */
  readonly confirmed: boolean;
}

/** The tax year a line belongs to: due on its first day, paid up to the same day of the next year. */
export interface Period {
  readonly dueOn: string;
  readonly until: string;
}

/** One line of an assessment. Lines of nothing stay, with the rule that made them so. */
export interface Line {
  readonly code: LineCode;
  readonly period: Period;
  readonly name: Words;
  /** Whole rupiah, 0 or more. */
  readonly amount: number;
  readonly beneficiary: Beneficiary;
  readonly basis: Basis;
}

/** What no rule on record decides, so that no sum can be named: which rule, for the tax of which due day. */
export interface Gap {
  readonly rule: string;
  readonly dueOn: string;
}

/** What a vehicle owes if it is paid on a day, recomputable from the versions and free days it names. */
export interface Assessment {
  readonly nrkb: string;
  readonly payOn: string;
  readonly lines: readonly Line[];
  readonly total: number;
  /** Rule key to version id. */
  readonly versions: Readonly<Record<string, string>>;
  /** Last day without sanction by due day, where a holiday moved it. */
  readonly moved: Readonly<Record<string, string>>;
  /** Not empty: what is missing. Then there are no lines and the total says nothing. */
  readonly gaps: readonly Gap[];
  readonly confirmed: boolean;
}
