import { type Static, Type } from 'typebox';

/** What a number is put together from. The serial begins anew each year, so both must stand in the pattern. */
const PLACES = ['seq', 'year', 'month', 'month-roman', 'type', 'agency'] as const;
type Place = (typeof PLACES)[number];

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];
const PLACE = /\{([^{}]*)\}/g;

/** Longest number as printed and searched for. */
const LONGEST = 60;

/** How the numbers of one kind of document read at an agency. `{seq:4}` is the serial with at least four digits. */
export const NumberingSchema = Type.Object({
  pattern: Type.String({ minLength: 1, maxLength: 120 }),
  /** What `{type}` stands for. */
  type: Type.String({ pattern: '^[A-Za-z0-9.-]{1,20}$' }),
  /** What `{agency}` stands for. */
  agency: Type.String({ pattern: '^[A-Za-z0-9.-]{1,20}$' }),
});

export type Numbering = Static<typeof NumberingSchema>;

/** Why a pattern cannot be used; `what` is the part meant. */
export type PatternProblem =
  | { readonly kind: 'no-serial' | 'no-year' | 'two-serials' | 'crowded' | 'brace' }
  | { readonly kind: 'unknown-place' | 'strange-sign'; readonly what: string }
  | { readonly kind: 'too-long'; readonly what: string };

/** The first thing wrong with a pattern, or null where every document gets a number of its own that can be printed. */
export function patternProblem(numbering: Numbering): PatternProblem | null {
  const { pattern } = numbering;
  const names = [...pattern.matchAll(PLACE)].map(([, name = '']) => name);
  const unknown = names.find((name) => placeOf(name) === null);
  if (unknown !== undefined) return { kind: 'unknown-place', what: `{${unknown}}` };
  const plain = pattern.replace(PLACE, '');
  if (/[{}]/.test(plain)) return { kind: 'brace' };
  const strange = /[^A-Za-z0-9 ./-]/.exec(plain)?.[0];
  if (strange !== undefined) return { kind: 'strange-sign', what: strange };
  const serials = names.filter((name) => placeOf(name)?.place === 'seq').length;
  if (serials === 0) return { kind: 'no-serial' };
  if (serials > 1) return { kind: 'two-serials' };
  if (/(\d|\})\{seq|\{seq(:\d)?\}(\d|\{)/.test(pattern)) return { kind: 'crowded' };
  if (!names.includes('year')) return { kind: 'no-year' };
  const longest = formatNumber(numbering, { n: 999_999_999, on: '2026-08-17' });
  return longest.length > LONGEST ? { kind: 'too-long', what: String(LONGEST) } : null;
}

/** The number itself: `n` from 1, `on` the day written on the document, YYYY-MM-DD. */
export function formatNumber({ pattern, type, agency }: Numbering, { n, on }: { readonly n: number; readonly on: string }): string {
  const [year = '', month = '01'] = on.split('-');
  return pattern.replace(PLACE, (whole, name: string) => {
    const found = placeOf(name);
    switch (found?.place) {
      case 'seq':
        return String(n).padStart(found.width, '0');
      case 'year':
        return year;
      case 'month':
        return month;
      case 'month-roman':
        return ROMAN[Number(month) - 1] ?? month;
      case 'type':
        return type;
      case 'agency':
        return agency;
      default:
        return whole;
    }
  });
}

function placeOf(name: string): { readonly place: Place; readonly width: number } | null {
  const serial = /^seq(?::([1-9]))?$/.exec(name);
  if (serial) return { place: 'seq', width: Number(serial[1] ?? 1) };
  const place = PLACES.find((one) => one === name);
  return place ? { place, width: 0 } : null;
}
