import { formatNumber } from '#i18n';
import { monthsBegun } from '../days.ts';
import type { Line, LineCode } from '../line.ts';
import { percentOf } from '../money.ts';
import { sanctionRule } from '../rules/tax-rules.ts';
import { basisOf, found, type Year } from './context.ts';
import { roundedIn } from './pkb.ts';
import { cutOf } from './relief.ts';
import { both, money, nameOf, percent, texts } from './words.ts';

/**
 * Interest on a principal paid late, by months begun since the due day, up to a number of them (PP 35/2023 art. 59(7)).
 * Nothing where no record asks for one.
 */
export function sanctionLine(year: Year, principal: Line): Line {
  const { period, payOn, graceUntil } = year;
  const code: LineCode = principal.code === 'pkb' ? 'pkb-sanksi' : 'opsen-pkb-sanksi';
  const [rule] = found(year, sanctionRule, ({ of }) => of === principal.code);
  const free = rule?.record.graceOnHoliday ? graceUntil : period.dueOn;
  const begun = payOn <= free ? 0 : monthsBegun(period.dueOn, payOn);
  const months = Math.min(begun, rule?.record.maxMonths ?? 0);
  const monthly = rule?.record.percentPerMonth ?? 0;
  const waived = cutOf(year, code);
  const amount = roundedIn(year, percentOf(principal.amount, monthly).times(months).times(waived.left));
  const formula = both((locale) => {
    const m = texts(locale);
    if (months === 0) return m.inTime;
    return [
      m.months(percent(monthly, locale), formatNumber(months, locale), money(principal.amount)(locale)),
      begun > months ? m.atMost(formatNumber(months, locale)) : '',
      waived.percent > 0 ? m.waived(percent(waived.percent, locale)) : '',
    ].join('');
  });
  return {
    code,
    period,
    name: nameOf(code),
    amount,
    beneficiary: principal.beneficiary,
    basis: basisOf(
      formula,
      { principal: principal.amount, percentPerMonth: monthly, months, monthsBegun: begun, waivedPercent: waived.percent },
      [...(rule ? [rule.citation] : []), ...(months > 0 ? waived.citations : [])],
      principal,
    ),
  };
}
