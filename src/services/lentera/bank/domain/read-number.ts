import { Decimal } from 'decimal.js';
import type { TypedNumber } from './answer.ts';

// Enough for every measured or counted value; a power beyond it would only make a string of millions of digits.
const LONGEST = 100;
const LARGEST_POWER = 60;

const Exact = Decimal.clone({ precision: 80 });

/** Digits of other scripts people type: Arabic, Persian, Javanese, Balinese; each set is ten in a row from its zero. */
const zeros = [0x0660, 0x06f0, 0x1b50, 0xa9d0];
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

const number = String.raw`(?:\d(?:[\d.,' ]*[\d.,])?|[.,]\d+)`;
const power = String.raw`(?:e([+-]?\d{1,3})(?![\p{L}\d])|\s?[x*·×]\s?10(?:\^\s?\(?([+-]?\d{1,3})\)?|([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})))`;
const typed = new RegExp(String.raw`^((?:[^\d.,+-]+\.?)?)\s*([+-]?)\s?(${number})(?:(?<=[\d.,])${power})?(.*)$`, 'iu');
const fraction = /^([^\d+-]*?)\s*([+-]?)\s?(?:(\d{1,15}) )?(\d{1,15})\s?[/⁄]\s?(\d{1,15})(?![\d.,])(.*)$/u;

/**
 * A number as people in Indonesia and in English type it, with a unit before or behind it: `1.250,5 cm`, `1,250.5 cm`,
 * `Rp1.500,-`, `-2½`, `3/4`, `1,5 × 10^3 m`. `1.250` alone is one thousand two hundred and fifty, as in Indonesia.
 * `null` where no number stands there, or more than one.
 */
export function readNumber(text: string): TypedNumber | null {
  return readNumbers(text)[0] ?? null;
}

/**
 * Every number a text may mean, the Indonesian reading first: `1.250` is 1250 there and 1.25 on a calculator, `1,250` the
 * other way round. All other ways of writing have one reading.
 */
export function readNumbers(text: string): readonly TypedNumber[] {
  if (text.length > LONGEST) return [];
  const plain = plainOf(text);
  const broken = fraction.exec(plain);
  if (broken) return readFraction(broken);
  const found = typed.exec(plain);
  if (!found) return [];
  const [, before = '', sign = '', body = '', e, caret, raised, behind = ''] = found;
  const exponent = Number(e ?? caret ?? plainPower(raised ?? '0'));
  const unit = unitOf(before, behind);
  if (unit === undefined || Math.abs(exponent) > LARGEST_POWER) return [];
  const values = readings(body.trim()).map((digits) => new Exact(`${sign}${digits}`).times(new Exact(10).pow(exponent)).toFixed());
  return [...new Set(values)].map((value) => ({ value, unit }));
}

function readFraction([, before = '', sign = '', whole, over = '', under = '', behind = '']: readonly (string | undefined)[]) {
  const unit = unitOf(before, behind);
  if (unit === undefined || Number(under) === 0) return [];
  const value = new Exact(over).div(under).plus(whole ?? 0);
  return [{ value: (sign === '-' ? value.neg() : value).toFixed(), unit }];
}

/** One kind of minus, blank and digit; ½ as `1/2`. */
function plainOf(text: string): string {
  return text
    .replace(/(\d)?([¼½¾⅓⅔⅛⅜⅝⅞])/g, (_, digit: string | undefined, sign: string) => `${digit ? `${digit} ` : ''}${sign.normalize('NFKC')}`)
    .replace(/[−–—]/g, '-')
    .replace(/[’‘]/g, "'")
    .replace(/\p{Nd}/gu, arabicDigit)
    .replace(/[\s\u00A0\u2009\u202F]+/g, ' ')
    .trim();
}

function arabicDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const zero = zeros.find((first) => code >= first && code < first + 10);
  return zero === undefined ? digit.normalize('NFKC') : String(code - zero);
}

const plainPower = (raised: string) =>
  raised
    .replace('⁻', '-')
    .replace('⁺', '')
    .replace(/[⁰¹²³⁴-⁹]/g, (one) => String(superscripts.indexOf(one)));

/** The unit around a number, `undefined` where what stands there is none, such as a second number. */
function unitOf(before: string, behind: string): string | null | undefined {
  const left = before
    .trim()
    .replace(/[=:.]$/, '')
    .trim();
  const right = behind
    .trim()
    .replace(/^-(?=\s|$)/, '')
    .replace(/\.$/, '')
    .trim();
  if (/\d/.test(left) || (left !== '' && right !== '')) return undefined;
  // `m2` and `m/s2` are units; a word, a blank and a number is a sentence.
  if (/(^|[\s+*:=-]|^e[+-]?)\d/i.test(right) || right.length > 40) return undefined;
  return left || right || null;
}

/** Digits with a point for decimals, by every way the marks may be meant. */
function readings(body: string): readonly string[] {
  const marks = body.replace(/[.,]+$/, '').replace(/['’ ](?=\d{3}(?:\D|$))/g, '');
  if (!/^[\d.,]+$/.test(marks)) return [];
  const kinds = new Set(marks.match(/[.,]/g));
  if (kinds.size === 0) return [marks];
  if (kinds.size === 2) {
    const last = Math.max(marks.lastIndexOf('.'), marks.lastIndexOf(','));
    const whole = ungrouped(marks.slice(0, last), marks[last] === '.' ? ',' : '.');
    return whole === null ? [] : [`${whole}.${marks.slice(last + 1)}`];
  }
  const mark = marks.includes('.') ? '.' : ',';
  const grouped = ungrouped(marks, mark);
  if (marks.split(mark).length > 2) return grouped === null ? [] : [grouped];
  const decimal = marks.replace(mark, '.').replace(/^\./, '0.');
  if (grouped === null) return [decimal];
  return mark === '.' ? [grouped, decimal] : [decimal, grouped];
}

/** `1.250.000` without its marks; `null` where they do not stand before every third digit. */
function ungrouped(digits: string, mark: string): string | null {
  const [first = '', ...rest] = digits.split(mark);
  const isGrouped = /^(?:[1-9]\d{0,2})$/.test(first) && rest.every((group) => /^\d{3}$/.test(group));
  if (rest.length === 0) return /^\d+$/.test(first) ? first : null;
  return isGrouped ? first + rest.join('') : null;
}

/** A number of a question as it is written here: 9,8. The bank keeps 9.8. */
export const withComma = (decimals: string): string => decimals.replaceAll(/(\d)\.(\d)/g, '$1,$2');
