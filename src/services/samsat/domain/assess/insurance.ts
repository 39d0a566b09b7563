import { formatNumber } from '#i18n';
import { Decimal } from 'decimal.js';
import { daysBetween } from '../days.ts';
import type { InsuranceClass } from '../data/insurance.ts';
import type { Line } from '../line.ts';
import { percentOf, rounded, wholeRupiah } from '../money.ts';
import { contributionRule, fineRule, insuranceTermsRule } from '../rules/insurance-rules.ts';
import { carriesOf, type Vehicle } from '../vehicle.ts';
import { basisOf, found, theRecord, type Year } from './context.ts';
import { cutOf } from './relief.ts';
import { both, money, nameOf, percent, texts } from './words.ts';

interface Limits {
  readonly smallCc: number;
  readonly motorcycleCc: number;
  readonly publicCc: number;
  readonly goodsCc: number;
}

/** Class of SWDKLLJ of a vehicle (PMK 16/PMK.010/2017); what serves the state pays as private vehicles do. */
export function insuranceClassOf(vehicle: Vehicle, limits: Limits): InsuranceClass {
  const { kind, use, cc } = vehicle;
  if (use === 'ambulance' || use === 'hearse' || use === 'fire') return 'A';
  if (kind === 'crane') return 'B';
  if (kind === 'three-wheeler') return 'C1';
  if (kind === 'motorcycle') return motorcycleClass(cc, limits);
  if (kind === 'light-truck' || kind === 'truck' || (carriesOf(vehicle) === 'goods' && cc > limits.goodsCc)) return 'F';
  const large = kind === 'bus' || kind === 'microbus';
  if (use === 'public' && carriesOf(vehicle) === 'persons') return large || cc > limits.publicCc ? 'EU' : 'DU';
  return large ? 'EP' : 'DP';
}

function motorcycleClass(cc: number, { smallCc, motorcycleCc }: Limits): InsuranceClass {
  if (cc < smallCc) return 'A';
  return cc <= motorcycleCc ? 'C1' : 'C2';
}

/** Contribution, card and fine of one tax year, to Jasa Raharja. `isLast`: the year the card is given out for. */
export function insuranceLines(year: Year, { isLast }: { readonly isLast: boolean }): readonly Line[] {
  const terms = theRecord(year, insuranceTermsRule);
  const group = insuranceClassOf(year.vehicle, terms.record);
  const rate = theRecord(year, contributionRule, (one) => one.group === group);
  const line = (code: Line['code'], amount: number, basis: Line['basis']): Line => ({
    code,
    period: year.period,
    name: nameOf(code),
    amount,
    beneficiary: 'jasa-raharja',
    basis,
  });
  const principal = line(
    'swdkllj',
    rate.record.rupiah,
    basisOf(
      both((locale) => texts(locale).group(group)),
      { group },
      [rate.citation, terms.citation],
    ),
  );
  // Whoever pays nothing gets no card that costs.
  const hasCard = rate.record.rupiah > 0 && (isLast || terms.record.cardEachYear);
  const card = line(
    'swdkllj-kartu',
    terms.record.cardRupiah,
    basisOf(
      both((locale) => (terms.record.cardEachYear ? texts(locale).cardYear : texts(locale).card)),
      {},
      [terms.citation],
    ),
  );
  const inFine = principal.amount + (terms.record.cardInFine && hasCard ? card.amount : 0);
  return [principal, ...(hasCard ? [card] : []), line('swdkllj-denda', ...fineOf(year, terms, inFine))];
}

function fineOf(year: Year, terms: ReturnType<typeof termsOf>, of: number): readonly [number, Line['basis']] {
  const { period, payOn, graceUntil } = year;
  const free = terms.record.graceOnHoliday ? graceUntil : period.dueOn;
  const days = payOn <= free ? 0 : daysBetween(period.dueOn, payOn);
  // The step that is reached last; where region and country name the same day, the region's.
  const [step] = found(year, fineRule, ({ daysFrom }) => daysFrom <= days).toSorted((a, b) => b.record.daysFrom - a.record.daysFrom);
  const rate = step?.record.percent ?? 0;
  const full = rounded(percentOf(of, rate), wholeRupiah);
  const capped = Math.min(full, terms.record.fineCapRupiah);
  const waived = cutOf(year, 'swdkllj-denda');
  const amount = rounded(new Decimal(capped).times(waived.left), wholeRupiah);
  const formula = both((locale) => {
    const m = texts(locale);
    if (!step) return m.inTime;
    return [
      m.fine(percent(rate, locale), money(of)(locale), formatNumber(days, locale)),
      full > capped ? m.capped(money(capped)(locale)) : '',
      waived.percent > 0 ? m.waived(percent(waived.percent, locale)) : '',
    ].join('');
  });
  const rules = [...(step ? [step.citation] : []), terms.citation, ...(step ? waived.citations : [])];
  return [
    amount,
    basisOf(formula, { of, percent: rate, daysLate: days, cap: terms.record.fineCapRupiah, waivedPercent: waived.percent }, rules),
  ];
}

const termsOf = (year: Year) => theRecord(year, insuranceTermsRule);
