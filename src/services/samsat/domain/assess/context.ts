import type { WorkingCalendar } from '#platform/calendar';
import type { Rule, RuleBook, Words } from '#platform/rules';
import type { Static, TSchema } from 'typebox';
import type { Basis, Citation, Gap, Line, Period } from '../line.ts';
import type { Rounding } from '../money.ts';
import { provinceOf, type Vehicle } from '../vehicle.ts';
import { type Dated, type Found, recordsAt } from '../rules/dated.ts';

/** What knows the working days of a region. */
export type Days = Pick<WorkingCalendar, 'isWorkingDay' | 'addWorkingDays'>;

/** One tax year of one vehicle as it is assessed. */
export interface Year {
  readonly vehicle: Vehicle;
  readonly period: Period;
  readonly payOn: string;
  /** The day whose rates hold. */
  readonly ratesOn: string;
  /** Last day without sanction, where a holiday moves the due day; else the due day. */
  readonly graceUntil: string;
  /** Paid in time and nothing in arrears. */
  readonly compliant: boolean;
  readonly book: RuleBook;
  readonly rounding: Found<Rounding & Dated & { readonly level: 'line' | 'total' }>;
}

/** What no record decides: thrown within, given back as a gap. */
export class NoRecord extends Error {
  readonly gap: Gap;
  constructor(gap: Gap) {
    super(`no record of ${gap.rule} for ${gap.dueOn}`);
    this.gap = gap;
  }
}

type Of<S extends TSchema> = Static<S> extends readonly (infer R)[] ? R : never;

/** Every record of a rule that holds for the year and fits. */
export function found<S extends TSchema>(year: Year, rule: Rule<S>, fits: (record: Of<S> & Dated) => boolean = () => true) {
  return recordsAt<S, Of<S> & Dated>(year.book, rule, { region: provinceOf(year.vehicle), on: year.ratesOn }, fits);
}

/** The record that holds; where there is none, nothing can be assessed. */
export function theRecord<S extends TSchema>(year: Year, rule: Rule<S>, fits?: (record: Of<S> & Dated) => boolean): Found<Of<S> & Dated> {
  const [first] = found(year, rule, fits);
  if (!first) throw new NoRecord({ rule: rule.key, dueOn: year.period.dueOn });
  return first;
}

/** Whether a capacity lies within what a record names. */
export function withinCc(
  { cc }: Pick<Vehicle, 'cc'>,
  { ccFrom = 0, ccTo = Number.POSITIVE_INFINITY }: { ccFrom?: number; ccTo?: number },
): boolean {
  return ccFrom <= cc && cc <= ccTo;
}

/** A basis, confirmed only where every record of it is, and the line it is taken of. */
export function basisOf(formula: Words, inputs: Basis['inputs'], rules: readonly Citation[], of?: Line): Basis {
  return { formula, inputs, rules, confirmed: rules.every(({ confirmed }) => confirmed) && (of?.basis.confirmed ?? true) };
}
