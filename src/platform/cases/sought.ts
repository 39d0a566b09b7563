import { readSensitive, type Sensitive } from '#kernel';

/** What somebody looks for: words, and numbers of a person, which are found by their blind index alone. */
export interface Sought {
  readonly words: readonly string[];
  readonly numbers: readonly { readonly kinds: readonly Sensitive[]; readonly value: string }[];
}

/** At most five words and numbers of a search, each of which must be found. */
export function soughtIn(q: string | undefined): Sought {
  const parts = (q ?? '').normalize('NFC').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 5);
  const read = parts.map((part) => ({ part, number: numberIn(part) }));
  return { words: read.flatMap(({ part, number }) => (number ? [] : [part])), numbers: read.flatMap(({ number }) => number ?? []) };
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
