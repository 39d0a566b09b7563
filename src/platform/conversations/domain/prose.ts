import type { FieldContext } from '#platform/forms';
import { afterLabel, type Open } from './label.ts';
import { accepts, isMeasure, knows, looseness, takesWords, wordsOf } from './reply.ts';

/** Most words that lead to an answer on one line. */
const LEAD = 3;
/** Most words of one answer within a sentence. */
const LONGEST = 4;
/** Most words of a line that is looked through. */
const MOST = 80;

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

/** What a line that answers several questions at once falls into. */
export interface Cut {
  readonly taken: ReadonlyMap<string, string>;
  /** Pieces between commas that no question was found for yet. */
  readonly loose: readonly string[];
}

/**
 * Answers within a line: "nama saya I Wayan Contoh, nik 5102…, keluarga" or "laki-laki lahir tanggal 2 Oktober 2026 di RSUD".
 * Only where two questions at least find theirs, a day, an hour or a number of a person among them, so that an address stays
 * one; undefined otherwise. Words in between that say nothing are left out. Pure.
 */
export function cutLine(open: readonly Open[], line: string, context: FieldContext): Cut | undefined {
  const words = line.split(/\s+/).filter((word) => /[\p{L}\p{N}@]/u.test(word));
  if (words.length < 3 || words.length > MOST) return undefined;
  const found = new Map<string, string>();
  const between: Between[] = [];
  let held: Between | undefined;
  for (let at = 0; at < words.length; ) {
    const next = answerAt(open, found, words, at, context);
    const ends = /[,;]$/.test(words[at - 1] ?? ',');
    if (next) {
      if (held) between.push({ ...held, whole: held.whole && ends });
      held = undefined;
      found.set(next.name, next.said);
      at += next.size;
      continue;
    }
    const word = words[at] ?? '';
    const rest = words.slice(at).join(' ');
    if (held && (named(open, found, rest, context) || (ends && !beginsAddress(open, held.words)))) {
      between.push({ ...held, whole: held.whole && ends });
      held = undefined;
    }
    held = { words: [...(held?.words ?? []), word], whole: held?.whole ?? ends };
    at++;
  }
  if (held) between.push(held);
  const loose: string[] = [];
  for (const { words: some, whole } of between) {
    const said = bare(some);
    const own = open
      .filter(({ name }) => !found.has(name))
      .flatMap((one) => {
        const rest = afterLabel(one, said, context, true);
        return rest === undefined ? [] : [{ name: one.name, rest }];
      })[0];
    if (own) found.set(own.name, own.rest);
    else if (beginsAddress(open, some) || (whole && some.length > 1 && !SMALL.has(some[0]?.toLowerCase() ?? ''))) loose.push(said);
  }
  const sure = open.some(({ name, field }) => found.has(name) && field.control.kind !== 'long-text' && looseness(field) < 2);
  if (found.size < 2 || !sure) return undefined;
  // "Keterangan: lahir 2 Oktober, laki-laki" is one answer; "nama: Ketut, NIK 5102…" are two.
  const numbers = open.some(({ name, field }) => found.has(name) && field.sensitive !== undefined);
  const one = open.some((each) => {
    const rest = afterLabel(each, line, context);
    return rest !== undefined && takesWords(each.field, context) && accepts(each.field, rest, context);
  });
  return one && !numbers ? undefined : { taken: found, loose };
}

interface Between {
  readonly words: readonly string[];
  /** Set off by commas on both sides. */
  readonly whole: boolean;
}

const bare = (words: readonly string[]) => words.join(' ').replace(/^[\s,;.]+|[\s,;]+$/g, '');

/** The longest answer that begins with this word, by the question's name or by its form alone. */
function answerAt(open: readonly Open[], found: ReadonlyMap<string, string>, words: readonly string[], at: number, context: FieldContext) {
  const left = open.filter(({ name }) => !found.has(name));
  // A bare count may be anything in a sentence.
  const telling = left.filter(({ field }) => looseness(field) < 3);
  const comma = words.slice(at).findIndex((word) => /[,;]$/.test(word));
  const most = Math.min(LEAD + LONGEST, comma < 0 ? words.length - at : comma + 1);
  for (let size = most; size > 0; size--) {
    const said = bare(words.slice(at, at + size));
    const led = size > 1 ? ledBy(left, said, context) : undefined;
    if (led) return { name: led.name, said: led.rest, size };
    if (size > LONGEST) continue;
    const [own] = (isMeasure(said) ? left.filter(({ field }) => looseness(field) >= 3) : telling)
      .filter(({ field }) => knows(field, said, context))
      .sort((a, b) => looseness(a.field) - looseness(b.field));
    if (own) return { name: own.name, said, size };
  }
  return undefined;
}

/** The question that may stay empty and is called so: "jamnya" for the hour. */
export function calledSo(open: readonly Open[], said: string): Open | undefined {
  const words = wordsOf(said).map((word) => SAME[word.replace(/nya$/, '')] ?? word.replace(/nya$/, ''));
  return open.find(({ field, words: own }) => field.optional && words.some((word) => own.has(word)));
}

/** Whether a question begins here that takes any words: "nama saya …". */
function named(open: readonly Open[], found: ReadonlyMap<string, string>, rest: string, context: FieldContext): boolean {
  return open.some((one) => !found.has(one.name) && takesWords(one.field, context) && afterLabel(one, rest, context, true) !== undefined);
}

/** "Banjar …" is an address by its first word. */
export function beginsAddress(open: readonly Open[], words: readonly string[]): boolean {
  const [first = ''] = wordsOf(words[0] ?? '');
  return open.some(({ field, words: own }) => field.control.kind === 'long-text' && own.has(first));
}
