import type { Field, FieldContext } from '#platform/forms';
import { knows, looseness, wordsOf } from './reply.ts';

/** A question that is not answered yet. */
export interface Open {
  readonly name: string;
  readonly field: Field;
  /** As it is asked, without case and signs. */
  readonly labels: readonly string[];
  /** Every word of it, in both languages. */
  readonly words: ReadonlySet<string>;
}

/** Most words that lead to an answer on one line. */
const LEAD = 3;
/** Most words of one answer within a sentence. */
const LONGEST = 4;

/** What people write for words of a question. */
const SAME: Readonly<Record<string, string>> = {
  no: 'nomor',
  nmr: 'nomor',
  nomer: 'nomor',
  tgl: 'tanggal',
  tggl: 'tanggal',
  hp: 'telepon',
  wa: 'telepon',
  telp: 'telepon',
  tlp: 'telepon',
  email: 'surel',
  kec: 'kecamatan',
  ds: 'desa',
  jam: 'pukul',
  bb: 'berat',
  pb: 'panjang',
};
const SMALL = new Set(['saya', 'sy', 'kami', 'nya', 'itu', 'ini', 'adalah', 'is', 'my', 'the']);

/** The question whose own words lead to an answer of its form: "kk 5102…", "no hp 0812…", "desa Dauh Peken". Pure. */
export function ledBy(
  open: readonly Open[],
  reply: string,
  context: FieldContext,
): { readonly name: string; readonly rest: string } | undefined {
  const words = reply.split(/[\s:=]+/).filter((word) => word !== '');
  for (let drop = Math.min(LEAD, words.length - 1); drop > 0; drop--) {
    const head = wordsOf(words.slice(0, drop).join(' ')).map((word) => SAME[word] ?? word);
    const telling = head.filter((word) => !SMALL.has(word));
    const rest = words.slice(drop).join(' ');
    const [one] = open
      .filter(({ field, words: own }) => telling.length > 0 && telling.every((word) => own.has(word)) && knows(field, rest, context))
      .sort((a, b) => looseness(a.field) - looseness(b.field));
    if (one) return { name: one.name, rest };
  }
  return undefined;
}

/**
 * Answers within a sentence: "laki-laki lahir tanggal 2 Oktober 2026 di RSUD". Only where two questions at least find
 * theirs, a day, an hour or a number of a person among them, so that an address stays one; undefined otherwise. Pure.
 */
export function foundInProse(open: readonly Open[], line: string, context: FieldContext): ReadonlyMap<string, string> | undefined {
  const words = line.split(/[\s,;]+/).filter((word) => word !== '');
  if (words.length <= LONGEST || words.length > 60) return undefined;
  // A bare count may be anything in a sentence.
  const telling = open.filter(({ field }) => looseness(field) < 3);
  const found = new Map<string, string>();
  for (let at = 0; at < words.length; ) {
    const length = Array.from({ length: Math.min(LONGEST, words.length - at) }, (_, index) => index + 1)
      .toReversed()
      .find((size) => one(words.slice(at, at + size).join(' ')) !== undefined);
    const said = words.slice(at, at + (length ?? 1)).join(' ');
    const name = length === undefined ? undefined : one(said);
    if (name !== undefined) found.set(name, said);
    at += length ?? 1;
  }
  const sure = open.some(({ name, field }) => found.has(name) && looseness(field) < 2);
  return found.size >= 2 && sure ? found : undefined;

  function one(said: string): string | undefined {
    return telling
      .filter(({ name, field }) => !found.has(name) && knows(field, said, context))
      .sort((a, b) => looseness(a.field) - looseness(b.field))[0]?.name;
  }
}
