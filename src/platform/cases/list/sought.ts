import { readSensitive, type Sensitive } from '#kernel';

/** What somebody looks for: words, numbers of a case, and numbers of a person, which are found by their blind index alone. */
export interface Sought {
  readonly words: readonly string[];
  /** Whole, as they are written. */
  readonly cases: readonly string[];
  readonly numbers: readonly { readonly kinds: readonly Sensitive[]; readonly value: string }[];
}

/** 'pbg-5103-2026-00042': the whole of one is found at once, and its parts stand in all others too. */
const CASE_NUMBER = /^[a-z]+-\d{4}-\d{4}-\d{5,}$/;

/** At most five words and numbers of a search, each of which must be found. */
export function soughtIn(q: string | undefined): Sought {
  const parts = (q ?? '').normalize('NFC').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 5);
  const cases = parts.filter((part) => CASE_NUMBER.test(part));
  const rest = parts.filter((part) => !cases.includes(part)).map((part) => ({ part, number: numberIn(part) }));
  return {
    words: rest.flatMap(({ part, number }) => (number ? [] : [part])),
    cases: cases.map((part) => part.toUpperCase()),
    numbers: rest.flatMap(({ number }) => number ?? []),
  };
}

/** The search without numbers of a person: what may be kept. */
export function withoutNumbers(q: string): string {
  return q
    .split(/\s+/)
    .filter((part) => numberIn(part) === undefined)
    .join(' ');
}

/** Sixteen digits are a NIK or a KK; what begins like a telephone number and is long enough is one. */
function numberIn(part: string): Sought['numbers'][number] | undefined {
  const nik = readSensitive('nik', part);
  if (nik !== null) return { kinds: ['nik', 'kk'], value: nik };
  const phone = /^(\+|0)[\d.-]{8,}$/.test(part) ? readSensitive('phone', part) : null;
  return phone === null ? undefined : { kinds: ['phone'], value: phone };
}
