import { formatNumber } from '#i18n';
import { Decimal } from 'decimal.js';
import type { Citation, Line } from '../line.ts';
import { percentOf, rounded, wholeRupiah } from '../money.ts';
import { opsenRule, shareRule, tariffRule, weightRule } from '../rules/tax-rules.ts';
import { carriesOf, provinceOf, type Vehicle } from '../vehicle.ts';
import { basisOf, found, theRecord, withinCc, type Year } from './context.ts';
import { cutOf } from './relief.ts';
import { both, money, nameOf, percent, texts } from './words.ts';

/** PKB = NJKB × bobot × share × rate, less what is cut, rounded; to the treasury of the province. */
export function pkbLine(year: Year): Line {
  const { vehicle, period } = year;
  const weight = theRecord(year, weightRule, ({ kind }) => kind === vehicle.kind);
  const share = shareOf(year);
  const tariff = tariffFor(year);
  const full = percentOf(percentOf(new Decimal(vehicle.njkb).times(weight.record.coefficient), share.percent), tariff.record.percent);
  const cut = cutOf(year, 'pkb');
  const exact = full.times(cut.left);
  const amount = roundedIn(year, exact);
  const formula = both((locale) => {
    const m = texts(locale);
    return [
      m.base(money(vehicle.njkb)(locale), formatNumber(weight.record.coefficient, locale)),
      share.percent === 100 ? '' : m.share(percent(share.percent, locale)),
      m.rate(percent(tariff.record.percent, locale)),
      cut.percent === 0 ? '' : m.cut(percent(cut.percent, locale)),
      roundingWords(year, exact, locale),
    ].join('');
  });
  return {
    code: 'pkb',
    period,
    name: nameOf('pkb'),
    amount,
    beneficiary: `rkud-prov:${provinceOf(vehicle)}`,
    basis: basisOf(
      formula,
      {
        njkb: vehicle.njkb,
        weight: weight.record.coefficient,
        sharePercent: share.percent,
        ratePercent: tariff.record.percent,
        cutPercent: cut.percent,
        roundedTo: year.rounding.record.unit,
      },
      [tariff.citation, weight.citation, ...share.citations, ...cut.citations, year.rounding.citation],
    ),
  };
}

/** Opsen = rate × the rounded PKB; to the regency or city where the vehicle is registered, whatever its plate says. */
export function opsenLine(year: Year, pkb: Line): Line {
  const rate = theRecord(year, opsenRule);
  const exact = percentOf(pkb.amount, rate.record.percent);
  return {
    code: 'opsen-pkb',
    period: year.period,
    name: nameOf('opsen-pkb'),
    amount: roundedIn(year, exact),
    beneficiary: `rkud-kab:${year.vehicle.domicile.replace('.', '')}`,
    basis: basisOf(
      both(
        (locale) =>
          texts(locale).opsen(percent(rate.record.percent, locale), money(pkb.amount)(locale)) + roundingWords(year, exact, locale),
      ),
      { pkb: pkb.amount, ratePercent: rate.record.percent, roundedTo: year.rounding.record.unit },
      [rate.citation, year.rounding.citation],
      pkb,
    ),
  };
}

/** The lowest share that fits: an electric bus is exempt, not taxed by three tenths. */
function shareOf(year: Year): { readonly percent: number; readonly citations: readonly Citation[] } {
  const { vehicle } = year;
  const fits = found(
    year,
    shareRule,
    ({ use = vehicle.use, energy = vehicle.energy, carries = carriesOf(vehicle) }) =>
      use === vehicle.use && energy === vehicle.energy && carries === carriesOf(vehicle),
  );
  const [lowest] = fits.toSorted((a, b) => a.record.percent - b.record.percent);
  return lowest ? { percent: lowest.record.percent, citations: [lowest.citation] } : { percent: 100, citations: [] };
}

/** The rate for a use, owner and capacity: of the steps an owner has reached the last, and the closest by capacity. */
function tariffFor(year: Year) {
  const { vehicle } = year;
  const fits = theRecord(year, tariffRule, (one) => fitsTariff(one, vehicle));
  const [best = fits] = found(year, tariffRule, (one) => fitsTariff(one, vehicle) && one.from === fits.record.from).toSorted(
    (a, b) => b.record.order - a.record.order || (b.record.ccFrom ?? 0) - (a.record.ccFrom ?? 0),
  );
  return best;
}

interface TariffRecord {
  readonly use: string;
  readonly owner?: string;
  readonly order: number;
  readonly ccFrom?: number;
  readonly ccTo?: number;
}

function fitsTariff(one: TariffRecord, vehicle: Vehicle): boolean {
  const { use, owner, order } = vehicle;
  return one.use === use && (one.owner ?? owner) === owner && one.order <= order && withinCc(vehicle, one);
}

/** A sum as its line bears it: rounded now, or to the rupiah where only the total is rounded. */
export function roundedIn({ rounding: { record } }: Year, exact: Decimal): number {
  return rounded(exact, record.level === 'line' ? record : wholeRupiah);
}

function roundingWords({ rounding: { record } }: Year, exact: Decimal, locale: 'id' | 'en'): string {
  if (record.level === 'total') return texts(locale).roundedTotal;
  if (exact.modulo(record.unit).isZero()) return '';
  const shown = exact.toDecimalPlaces(2).toNumber();
  return texts(locale).rounded(money(shown)(locale), money(record.unit)(locale));
}
