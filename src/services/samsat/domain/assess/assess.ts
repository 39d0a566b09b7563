import type { RuleBook } from '#platform/rules';
import { dueDays, yearsAfter } from '../days.ts';
import type { Assessment, Line } from '../line.ts';
import { rounded, sumOf } from '../money.ts';
import { taxRules } from '../rules/index.ts';
import { endorsementRule } from '../rules/insurance-rules.ts';
import { recordsAt } from '../rules/dated.ts';
import { readingRule, roundingRule } from '../rules/tax-rules.ts';
import { provinceOf, type Vehicle, wheelsOf } from '../vehicle.ts';
import { basisOf, type Days, NoRecord, theRecord, type Year } from './context.ts';
import { insuranceLines } from './insurance.ts';
import { opsenLine, pkbLine } from './pkb.ts';
import { sanctionLine } from './sanction.ts';
import { both, nameOf, texts } from './words.ts';
import { Decimal } from 'decimal.js';

/** What an assessment is made from. `payOn` is a day (YYYY-MM-DD) in the zone of the vehicle's province. */
export interface Assessed {
  readonly vehicle: Vehicle;
  readonly payOn: string;
  readonly rules: RuleBook;
  readonly days: Days;
}

/**
 * What a vehicle owes if it is paid on a day: every tax year that is due, or the one that comes, line by line with its
 * formula and its records. The same versions, facts and free days give the same lines for ever. Where no record decides a
 * figure, no sum is named: there are gaps instead of lines.
 */
export function assess({ vehicle, payOn, rules, days }: Assessed): Assessment {
  const due = dueDays(vehicle.dueOn, payOn);
  const region = provinceOf(vehicle);
  const moved: Record<string, string> = {};
  const lines: Line[] = [];
  try {
    for (const dueOn of due) {
      const graceUntil = days.isWorkingDay(dueOn) ? dueOn : days.addWorkingDays(dueOn, 1);
      if (graceUntil !== dueOn) moved[dueOn] = graceUntil;
      const compliant = due.length === 1 && payOn <= graceUntil;
      const year = yearOf({ vehicle, payOn, rules, region, dueOn, graceUntil, compliant });
      lines.push(...linesOf(year, dueOn === due.at(-1)));
    }
  } catch (problem) {
    if (problem instanceof NoRecord) return assessmentOf(vehicle, payOn, rules, moved, [], [problem.gap]);
    throw problem;
  }
  return assessmentOf(vehicle, payOn, rules, moved, roundedInAll(lines, rules, { region, on: payOn }), []);
}

function assessmentOf(
  { nrkb }: Vehicle,
  payOn: string,
  rules: RuleBook,
  moved: Assessment['moved'],
  lines: readonly Line[],
  gaps: Assessment['gaps'],
): Assessment {
  return {
    nrkb,
    payOn,
    lines,
    total: sumOf(lines.map(({ amount }) => amount)),
    versions: Object.fromEntries(taxRules.map((rule) => [rule.key, rules.version(rule).id])),
    moved,
    gaps,
    confirmed: gaps.length === 0 && lines.every(({ basis }) => basis.confirmed),
  };
}

interface YearFacts extends Pick<Year, 'vehicle' | 'payOn' | 'graceUntil' | 'compliant'> {
  readonly rules: RuleBook;
  readonly region: string;
  readonly dueOn: string;
}

function yearOf({ vehicle, payOn, rules, region, dueOn, graceUntil, compliant }: YearFacts): Year {
  const [reading] = recordsAt(rules, readingRule, { region, on: payOn });
  const earlier = payOn < dueOn ? payOn : dueOn;
  const ratesOn = { due: dueOn, paid: payOn, earlier }[reading?.record.ratesOf ?? 'earlier'];
  const [rounding] = recordsAt(rules, roundingRule, { region, on: payOn });
  if (!rounding) throw new NoRecord({ rule: roundingRule.key, dueOn });
  return { vehicle, period: { dueOn, until: yearsAfter(dueOn, 1) }, payOn, ratesOn, graceUntil, compliant, book: rules, rounding };
}

function linesOf(year: Year, isLast: boolean): readonly Line[] {
  const pkb = pkbLine(year);
  const opsen = opsenLine(year, pkb);
  return [
    pkb,
    sanctionLine(year, pkb),
    opsen,
    sanctionLine(year, opsen),
    ...insuranceLines(year, { isLast }),
    // The endorsement is one act, made when it is paid: not one for each year.
    ...(isLast ? [endorsementLine(year)] : []),
  ];
}

/** The yearly endorsement of the STNK: a line of nothing since the court quashed its fee (MA 12 P/HUM/2017). */
function endorsementLine(year: Year): Line {
  const wheels = wheelsOf(year.vehicle);
  const fee = theRecord({ ...year, ratesOn: year.payOn }, endorsementRule, (one) => one.wheels === wheels);
  return {
    code: 'pnbp-pengesahan',
    period: year.period,
    name: nameOf('pnbp-pengesahan'),
    amount: fee.record.rupiah,
    beneficiary: 'kas-negara-pnbp',
    basis: basisOf(
      both((locale) => texts(locale).endorsement(wheels)),
      { wheels },
      [fee.citation],
    ),
  };
}

/** Where only the total is rounded, the largest line of the province bears the difference, so that lines still add up. */
function roundedInAll(lines: readonly Line[], rules: RuleBook, where: { region: string; on: string }): readonly Line[] {
  const [rounding] = recordsAt(rules, roundingRule, where);
  if (rounding?.record.level !== 'total') return lines;
  const total = sumOf(lines.map(({ amount }) => amount));
  const difference = rounded(new Decimal(total), rounding.record) - total;
  const [bearer] = lines.filter(({ beneficiary }) => beneficiary.startsWith('rkud-prov:')).toSorted((a, b) => b.amount - a.amount);
  if (!bearer || bearer.amount + difference < 0) return lines;
  return lines.map((line) => (line === bearer ? { ...line, amount: line.amount + difference } : line));
}
