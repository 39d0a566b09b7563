import type { Db, Tx } from '#db';
import { type ClosedHours, closedHours, paymentRules } from '#platform/payments';
import { type RuleBook, rulesAt, rulesComing, type RuleVersion, type Words } from '#platform/rules';
import { provinces } from '../domain/data/provinces.ts';
import type { RefusalCode } from '../domain/data/refusals.ts';
import { type Found, recordsAt } from '../domain/rules/dated.ts';
import { type FrozenPolicy, policyAt, type ProofRecord, proofRule } from '../domain/rules/proof-rule.ts';
import { refusalRule } from '../domain/rules/refusal-rule.ts';

export type Province = (typeof provinces)[number];

/** Grounds a province measures: months before and after the due day, years of arrears. */
export const measured = ['TOO_EARLY', 'WINDOW_PASSED', 'ARREARS_OVER_LIMIT'] as const satisfies readonly RefusalCode[];
export type Measured = (typeof measured)[number];

interface Limit {
  readonly limit?: number;
  readonly from: string;
  readonly region: string;
}

/** What was decided for a day to come. */
export interface Coming {
  readonly title: Words;
  /** YYYY-MM-DD */
  readonly from: string;
  readonly citation: string;
  readonly confirmed: boolean;
}

/** How a province handles vehicle tax online on a day. */
export interface RegionPolicy {
  readonly province: Province;
  /** YYYY-MM-DD */
  readonly on: string;
  readonly limits: Readonly<Record<Measured, Found<Limit> | null>>;
  readonly proof:
    | (FrozenPolicy & {
        readonly since: string;
        readonly article: string;
        /** Months without an emergency, and in one. */
        readonly usual: number;
        readonly inEmergency: number;
      })
    | null;
  /** An emergency that is declared or was announced; null for none. */
  readonly emergency: { readonly decree: string; readonly from: string; readonly to: string; readonly months: number } | null;
  /** Null where payments are taken all day, or this office takes none for the province. */
  readonly closed: ClosedHours | null;
  readonly coming: readonly Coming[];
}

export const provinceOfKey = (key: string): Province | undefined => provinces.find((one) => one.key === key);

/** The first record of a ground that holds: the province's own before the country's. */
function limitOf(book: RuleBook, code: Measured, region: string, on: string): Found<Limit> | null {
  return recordsAt(book, refusalRule, { region, on }, (one) => one.code === code)[0] ?? null;
}

interface Asking {
  readonly agencyId: string;
  /** Province whose payments the agency takes: `51`. */
  readonly home: string;
  readonly province: Province;
  readonly on: string;
  readonly at: Date;
}

/** Reads it, with what is decided for days to come. Nothing is said of what nobody confirmed but that: whoever shows it decides. */
export async function regionPolicy(db: Db | Tx, { agencyId, home, province, on, at }: Asking): Promise<RegionPolicy> {
  const region = province.key;
  const book = await rulesAt(db, [proofRule, refusalRule], { agencyId, on });
  const proof = policyAt(book, { region, on });
  const record = (recordsAt(book, proofRule, { region, on })[0]?.record ?? null) as ProofRecord | null;
  const limits = Object.fromEntries(measured.map((code) => [code, limitOf(book, code, region, on)])) as RegionPolicy['limits'];
  const { emergencyDecree = '', emergencyFrom = '', emergencyTo = '', emergencyMonths = 0 } = record ?? {};
  return {
    province,
    on,
    limits,
    proof: proof &&
      record && { ...proof, since: record.from, article: record.article, usual: record.months, inEmergency: record.emergencyMonths },
    emergency:
      emergencyDecree !== '' && on <= emergencyTo
        ? { decree: emergencyDecree, from: emergencyFrom, to: emergencyTo, months: emergencyMonths }
        : null,
    closed: region === home ? await closedHours(db, agencyId, at) : null,
    coming: await comingFor(db as Db, agencyId, on, region),
  };
}

async function comingFor(db: Db, agencyId: string, on: string, region: string): Promise<readonly Coming[]> {
  const found: Coming[] = [];
  for (const rule of [proofRule, refusalRule, ...paymentRules.filter(({ key }) => key === 'payments.cut-off')])
    for (const version of await rulesComing(db, rule, { agencyId, on }))
      if (concerns(version, region))
        found.push({ title: rule.title, from: version.validFrom, citation: version.citation, confirmed: version.confirmed });
  return found.toSorted((a, b) => a.from.localeCompare(b.from));
}

/** Whether a version says anything of a province: one of a single value says it of all. */
function concerns({ value }: RuleVersion, region: string): boolean {
  return !Array.isArray(value) || value.some((one: { readonly region?: string }) => one.region === region || one.region === 'ID');
}
