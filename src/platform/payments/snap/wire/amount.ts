/** An amount as SNAP BI writes it: `16,2`, that is 14 digits before the point and two after it. */
export interface SnapAmount {
  readonly value: string;
  readonly currency: 'IDR';
}

const MOST_RUPIAH = 99_999_999_999_999;

/**
 * Whole rupiah of a `value`: `"100000.00"`; `"100000"`, `"100000.0"` and a bare JSON number are read too, since banks' own
 * samples write them. Null for sen, a sign, an exponent, a separator, or more than 16 digits.
 */
export function readRupiah(value: unknown): number | null {
  const written = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof written !== 'string') return null;
  const [, whole = '', sen = ''] = /^(\d{1,14})(?:\.(0{1,2}))?$/.exec(written) ?? [];
  return whole === '' || whole.length + sen.length > 16 ? null : Number(whole);
}

/** Throws for anything but whole rupiah from 0 to 99,999,999,999,999: nothing else can be a sum here. */
export function writeAmount(rupiah: number): SnapAmount {
  if (!Number.isSafeInteger(rupiah) || rupiah < 0 || rupiah > MOST_RUPIAH || Object.is(rupiah, -0))
    throw new Error(`${rupiah} is no amount in whole rupiah`);
  return { value: `${rupiah}.00`, currency: 'IDR' };
}
