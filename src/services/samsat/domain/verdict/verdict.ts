import { formatNumber } from '#i18n';
import type { RuleBook, Words } from '#platform/rules';
import { both } from '../assess/words.ts';
import { type RefusalCode, refusalCodes } from '../data/refusals.ts';
import { dueDays, monthsAfter } from '../days.ts';
import type { Assessment, Citation } from '../line.ts';
import { type Found, recordsAt } from '../rules/dated.ts';
import { refusalRule } from '../rules/refusal-rule.ts';
import { provinceOf, type Vehicle } from '../vehicle.ts';
import { texts } from './texts.ts';

/** What is known of a vehicle and of whoever would pay, beside what it owes. */
export interface Facts {
  /** Whose vehicle it is to whoever asks. A claim of family is true once an officer has seen the proof. */
  readonly standing: 'owner' | 'family' | 'other';
  /** Whether the NIK of the account is the one on record; null where the register does not say. */
  readonly nikMatches: boolean | null;
  readonly blocked: boolean;
  readonly disputed: boolean;
  /** Whether the address of the KTP is that of the STNK; null where nobody knows. */
  readonly addressMatches: boolean | null;
  /** Hours since the record was last brought up to date. */
  readonly dataHours: number;
  /** Time of day where the vehicle belongs, HH:MM, where it would be paid now; null for another day. */
  readonly timeNow: string | null;
}

/** How a ground counts: it refuses, waits for an officer, has been settled by one, or only warns. */
export type Weight = 'refuses' | 'officer' | 'settled' | 'warns';

/** One ground that is met: why, by which law, and what helps. */
export interface Finding {
  readonly code: RefusalCode;
  readonly weight: Weight;
  readonly reason: Words;
  readonly remedy: Words;
  /** Null for what no rule says: that no rate is on record. */
  readonly law: Citation | null;
}

/** Whether a vehicle can be paid for here on a day, with every ground that is met, refusing or not. */
export interface Verdict {
  readonly outcome: 'payable' | 'officer' | 'refused';
  readonly findings: readonly Finding[];
}

export interface Judged {
  readonly vehicle: Vehicle;
  readonly payOn: string;
  readonly facts: Facts;
  readonly assessment: Pick<Assessment, 'gaps'>;
  readonly rules: RuleBook;
  /** Grounds an officer has looked into and let through. */
  readonly settled: readonly RefusalCode[];
}

/**
 * Looks at every ground, never at the first alone. A ground refuses only by a record that is confirmed; by another it
 * warns or waits for an officer, as the record says, since nobody may be refused by what nobody has vouched for.
 */
export function verdictOf(judged: Judged): Verdict {
  const { vehicle, payOn, rules, assessment, settled } = judged;
  const where = { region: provinceOf(vehicle), on: payOn };
  const findings = refusalCodes.flatMap((code): Finding[] => {
    if (code === 'NO_TARIFF') return assessment.gaps.length > 0 ? [noTariff()] : [];
    const met = inForce(recordsAt(rules, refusalRule, where, (one) => one.code === code)).find(({ record }) => isMet(code, record, judged));
    return met ? [findingOf(code, met, settled)] : [];
  });
  const has = (weight: Weight) => findings.some((finding) => finding.weight === weight);
  return { outcome: has('refuses') ? 'refused' : has('officer') ? 'officer' : 'payable', findings };
}

/** Of records of one ground those that count: the province's own take the place of the country's, later ones of earlier. */
function inForce<R extends Pick<Ground, 'kind' | 'use'>>(found: readonly Found<R>[]): readonly Found<R>[] {
  const about = new Map<string, Found<R>>();
  for (const one of found) {
    const key = `${one.record.kind ?? ''} ${one.record.use ?? ''}`;
    if (!about.has(key)) about.set(key, one);
  }
  return [...about.values()];
}

interface Ground {
  readonly limit?: number;
  readonly kind?: string;
  readonly use?: string;
  readonly closedFrom?: string;
  readonly closedTo?: string;
  readonly meanwhile: 'warn' | 'officer';
}

function isMet(code: RefusalCode, { limit = 0, kind, use, closedFrom, closedTo }: Ground, { vehicle, payOn, facts }: Judged): boolean {
  const first = vehicle.dueOn;
  switch (code) {
    case 'NOT_OWNER_OR_KK':
      return facts.standing === 'other';
    case 'NIK_MISMATCH':
      return facts.standing === 'owner' && facts.nikMatches === false;
    case 'VEHICLE_CLASS':
      return (kind ?? vehicle.kind) === vehicle.kind && (use ?? vehicle.use) === vehicle.use && (kind !== undefined || use !== undefined);
    case 'FIVE_YEAR_RENEWAL':
      // The renewal falls together with the tax year that begins when the STNK ends.
      return vehicle.stnkUntil <= (dueDays(first, payOn).at(-1) ?? first);
    case 'ADDRESS_MISMATCH':
      return facts.addressMatches === false;
    case 'TOO_EARLY':
      return payOn < monthsAfter(first, -limit);
    case 'WINDOW_PASSED':
      return payOn > monthsAfter(first, limit);
    case 'BLOCKED':
      return facts.blocked;
    case 'DISPUTE':
      return facts.disputed;
    case 'DATA_STALE':
      return facts.dataHours > limit;
    case 'CUT_OFF':
      return facts.timeNow !== null && isClosed(facts.timeNow, closedFrom, closedTo);
    case 'ARREARS_OVER_LIMIT':
      return dueDays(first, payOn).length > limit;
    case 'NO_TARIFF':
      return false;
  }
}

/** Whether a time lies in the hours named, which may go over midnight. */
function isClosed(now: string, from?: string, to?: string): boolean {
  if (from === undefined || to === undefined) return false;
  return from <= to ? from <= now && now < to : now >= from || now < to;
}

function findingOf(code: Exclude<RefusalCode, 'NO_TARIFF'>, { record, citation }: Found<Ground>, settled: readonly RefusalCode[]): Finding {
  const measure = (locale: 'id' | 'en') =>
    code === 'CUT_OFF' ? `${record.closedFrom ?? ''}–${record.closedTo ?? ''}` : formatNumber(record.limit ?? 0, locale);
  return {
    code,
    weight: weightOf(citation.confirmed, record.meanwhile, settled.includes(code)),
    reason: both((locale) => texts(locale)[code].reason(measure(locale))),
    remedy: both((locale) => texts(locale)[code].remedy),
    law: citation,
  };
}

function weightOf(confirmed: boolean, meanwhile: 'warn' | 'officer', isSettled: boolean): Weight {
  if (confirmed) return 'refuses';
  if (meanwhile === 'warn') return 'warns';
  return isSettled ? 'settled' : 'officer';
}

/** No rule refuses: there is simply no sum that could be paid. */
function noTariff(): Finding {
  return {
    code: 'NO_TARIFF',
    weight: 'refuses',
    reason: both((locale) => texts(locale).NO_TARIFF.reason()),
    remedy: both((locale) => texts(locale).NO_TARIFF.remedy),
    law: null,
  };
}
