import { Decimal } from 'decimal.js';

/** Whole rupiah. Throws RangeError for cents, negatives and sums a number cannot hold exactly: money is never guessed at. */
export function rupiah(amount: number): number {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`no sum of rupiah: ${amount}`);
  return amount;
}

/** The sum of whole rupiah, itself checked. */
export function sumOf(amounts: Iterable<number>): number {
  let sum = 0;
  for (const amount of amounts) sum = rupiah(sum + rupiah(amount));
  return sum;
}

/** Which way a fraction goes. `half-up` at the half goes up. */
export const directions = ['half-up', 'up', 'down'] as const;

/** How a sum becomes one that is paid: to multiples of `unit` rupiah. */
export interface Rounding {
  readonly unit: number;
  readonly direction: (typeof directions)[number];
}

/** The nearest rupiah, which nobody decided upon: where money has no smaller part. */
export const wholeRupiah: Rounding = { unit: 1, direction: 'half-up' };

const modes = { 'half-up': Decimal.ROUND_HALF_UP, up: Decimal.ROUND_UP, down: Decimal.ROUND_DOWN } as const;

/** An exact sum, rounded. Throws RangeError where it is negative or too large to be exact. */
export function rounded(exact: Decimal, { unit, direction }: Rounding): number {
  return rupiah(exact.dividedBy(unit).toDecimalPlaces(0, modes[direction]).times(unit).toNumber());
}

/** So many per cent of a sum, exactly. */
export function percentOf(amount: Decimal | number, percent: number): Decimal {
  return new Decimal(amount).times(percent).dividedBy(100);
}
