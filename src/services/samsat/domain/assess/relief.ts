import { Decimal } from 'decimal.js';
import type { Citation, LineCode } from '../line.ts';
import { recordsAt } from '../rules/dated.ts';
import { reliefRule } from '../rules/tax-rules.ts';
import { carriesOf, provinceOf } from '../vehicle.ts';
import { withinCc, type Year } from './context.ts';

export interface Cut {
  /** Factor of what remains, 0 to 1. */
  readonly left: Decimal;
  /** What is taken away altogether, in per cent. */
  readonly percent: number;
  readonly citations: readonly Citation[];
}

/**
 * What is cut of a line: records that hold on the day of payment, for the due days and vehicles they name. Those that add
 * up are summed, never beyond all of it; those that compound are each taken of what the others left.
 */
export function cutOf(year: Year, of: LineCode): Cut {
  const { vehicle, compliant, payOn, ratesOn, period } = year;
  // A sanction belongs to the day the tax was due; a rate paid early, to the day it was paid.
  const due = of === 'pkb' || of === 'opsen-pkb' ? ratesOn : period.dueOn;
  const fits = recordsAt(year.book, reliefRule, { region: provinceOf(vehicle), on: payOn }, (one) => {
    const isTheirs = (one.use ?? vehicle.use) === vehicle.use && (one.carries ?? carriesOf(vehicle)) === carriesOf(vehicle);
    const subsidised = one.subsidised === undefined || (one.subsidised === 'yes') === vehicle.subsidised;
    const isDue = (one.dueFrom ?? due) <= due && due <= (one.dueTo ?? due);
    return one.of === of && isTheirs && subsidised && isDue && withinCc(vehicle, one) && (one.needs === undefined || compliant);
  });
  const added = fits.filter(({ record }) => record.combine === 'add').reduce((sum, { record }) => sum.plus(record.percent), new Decimal(0));
  const left = fits
    .filter(({ record }) => record.combine === 'compound')
    .reduce(
      (rest, { record }) => rest.times(new Decimal(100).minus(record.percent).dividedBy(100)),
      Decimal.max(0, new Decimal(100).minus(added)).dividedBy(100),
    );
  return {
    left,
    percent: new Decimal(1).minus(left).times(100).toDecimalPlaces(6).toNumber(),
    citations: fits.map(({ citation }) => citation),
  };
}
