import { Decimal } from 'decimal.js';
import type { TypedNumber } from './answer.ts';
import type { AcceptedNumber, Numeric, Unit } from './question.ts';
import { readNumbers } from './read-number.ts';
import { held } from './score-share.ts';

const Exact = Decimal.clone({ precision: 120 });

/**
 * The best share of those accepted numbers the typed one lies within, both ends counted, after its unit has been
 * reckoned into the key's. What may be read in two ways (`1.250`) is right where one of them is.
 */
export function scoreNumeric({ accepted, units, unitRule }: Omit<Numeric, 'kind'>, answer: string): number {
  const earned = readNumbers(answer).map((typed) => {
    const unit = findUnit(typed, units);
    const value = new Exact(typed.value).times(unit?.factor ?? 1);
    const share = Math.max(0, ...accepted.filter((one) => isWithin(value, one)).map((one) => one.share));
    return unitRule.kind === 'penalty' && !unit ? share - unitRule.loses : share;
  });
  return held(Math.max(0, ...earned));
}

/** By its exact name; by its name in other letters where that is one unit alone, since `mW` is not `MW`. */
function findUnit({ unit }: TypedNumber, units: readonly Unit[]): Unit | undefined {
  if (unit === null) return undefined;
  const exact = units.find(({ name }) => alike(name) === alike(unit));
  if (exact) return exact;
  const close = units.filter(({ name }) => alike(name).toLowerCase() === alike(unit).toLowerCase());
  return close.length === 1 ? close[0] : undefined;
}

/** `m²`, `m2` and `m^2` are one name. */
const alike = (name: string) => name.normalize('NFKC').replace(/[\s^.]+/g, '');

function isWithin(value: Decimal, { value: key }: AcceptedNumber): boolean {
  if ('at' in key) return value.minus(key.at).abs().lte(new Exact(key.within).abs());
  return value.gte(key.from) && value.lte(key.to);
}
