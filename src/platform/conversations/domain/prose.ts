import type { FieldContext } from '#platform/forms';
import { afterLabel, asksName, isTitle, type Open } from './label.ts';
import { yesOrNo } from './command.ts';
import { accepts, hasForm, isMeasure, knows, looseness, takesWords, wordsOf } from './reply.ts';
import { ofRole } from './role.ts';

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
  br: 'banjar',
  bjr: 'banjar',
  jl: 'jalan',
  jln: 'jalan',
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
    // "keluarga 5102…": what leads there may be an answer of its own.
    const lead = words.slice(0, drop).join(' ');
    if (one && !open.some((other) => other !== one && knows(other.field, bare([lead]), context))) return { name: one.name, rest };
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
 * Only where two questions at least find theirs, a day, an hour, a number of a person or one led by words of its question among
 * them, so that an address stays one; undefined otherwise. Words in between that say nothing are left out. Pure.
 */
export function cutLine(open: readonly Open[], line: string, context: FieldContext): Cut | undefined {
  const words = line.split(/\s+/).filter((word) => /[\p{L}\p{N}@]/u.test(word));
  if (words.length < 3 || words.length > MOST) return undefined;
  const found = new Map<string, string>();
  let byOwnWords = 0;
  /** Whether a number of a person stands right before. */
  let numbered = false;
  const between: Between[] = [];
  let held: Between | undefined;
  for (let at = 0; at < words.length; ) {
    const next = answerAt(open, found, words, at, context);
    const ends = ENDS.test(words[at - 1] ?? ',');
    if (next) {
      const ofPerson = open.some(({ name, field }) => name === next.name && field.sensitive !== undefined);
      if (held) between.push({ ...held, whole: held.whole && ends, beside: held.beside || ofPerson });
      held = undefined;
      numbered = ofPerson;
      found.set(next.name, next.said);
      if (next.led) byOwnWords++;
      at += next.size;
      continue;
    }
    const word = words[at] ?? '';
    const rest = words.slice(at).join(' ');
    if (held && (named(open, found, rest, context) || (ends && !beginsAddress(open, held.words)))) {
      between.push({ ...held, whole: held.whole && ends });
      held = undefined;
    }
    held = { words: [...(held?.words ?? []), word], whole: held?.whole ?? ends, beside: held?.beside ?? numbered };
    numbered = false;
    at++;
  }
  if (held) between.push(held);
  const pieces: { readonly said: string; readonly single: boolean }[] = [];
  for (const { words: some, whole, beside } of between) {
    const told = whole ? withoutLead(some) : some;
    const said = bare(told);
    const left = open.filter(({ name }) => !found.has(name));
    const labelled = left.flatMap((one) => {
      const rest = afterLabel(one, said, context, true);
      return rest === undefined ? [] : [{ name: one.name, rest }];
    })[0];
    const own = labelled ?? ofRole(left, said, context);
    const name = beside ? nameOpen(open, found, told, context) : undefined;
    const numbered = own ? undefined : numberOpen(open, found, told, context);
    if (own) found.set(own.name, own.rest);
    else if (numbered) found.set(numbered.name, bare(told.slice(1)));
    else if (name) found.set(name.name, said);
    else if (beginsAddress(open, told) || (whole && told.length > 1)) pieces.push({ said, single: false });
    else if (whole && /^\p{L}{4,}$/u.test(said) && yesOrNo(said) === null) pieces.push({ said, single: true });
  }
  // One word between commas is an answer where there is a question left for each piece.
  const takers = open.filter(({ name, field }) => !found.has(name) && takesWords(field, context));
  const loose = pieces.filter(({ single }) => !single || pieces.length <= takers.length).map(({ said }) => said);
  const sure = open.some(({ name, field }) => found.has(name) && field.control.kind !== 'long-text' && looseness(field) < 2);
  if (found.size < 2 || !(sure || byOwnWords > 0)) return undefined;
  // "Keterangan: lahir 2 Oktober, laki-laki" is one answer; "nama: Ketut, NIK 5102…" are two.
  const numbers = open.some(({ name, field }) => found.has(name) && field.sensitive !== undefined);
  const one = open.some((each) => {
    const rest = afterLabel(each, line, context);
    return rest !== undefined && takesWords(each.field, context) && accepts(each.field, rest, context);
  });
  return one && !numbers ? undefined : { taken: found, loose };
}

/** The only question for a number in any form, where words begin so: "nomor 12/Pdt.P/2026". */
function numberOpen(open: readonly Open[], found: ReadonlyMap<string, string>, words: readonly string[], context: FieldContext) {
  const [first = ''] = wordsOf(words[0] ?? '');
  if ((SAME[first] ?? first) !== 'nomor' || !/\d/.test(words[1] ?? '')) return undefined;
  const [only, ...others] = open.filter(
    ({ name, field, words: own }) => !found.has(name) && own.has('nomor') && takesWords(field, context),
  );
  return others.length === 0 && only?.field.control.kind === 'text' ? only : undefined;
}

/** Words without those at their beginning that say nothing: "ini saya I Wayan Contoh". */
function withoutLead(words: readonly string[]): readonly string[] {
  const from = words.findIndex((word) => !SMALL.has(word.toLowerCase()));
  return from < 0 ? [] : words.slice(from);
}

interface Between {
  readonly words: readonly string[];
  /** Set off by commas on both sides. */
  readonly whole: boolean;
  /** Right before or after a number of a person. */
  readonly beside: boolean;
}

/** What leads to a number and is nobody's name. */
const NO_NAME = new Set(
  'mau ingin buat bikin urus tolong mohon minta untuk pak bu min kak ya dan dengan kirim berikut nik kk no nomor'.split(' '),
);
/** What says whose a name is, before or behind it; within a name it is part of it, as in Cokorda Istri. */
const WHOSE = new Set(['anak', 'bapak', 'ibu', 'suami', 'istri']);

/** The question for a name that words right beside a number of a person answer: "I Wayan Contoh 5102…". */
function nameOpen(open: readonly Open[], found: ReadonlyMap<string, string>, words: readonly string[], context: FieldContext) {
  const said = bare(words);
  if (words.length < 2 || words.length > 6 || !words.every((word) => /^[\p{L}.,'’-]+$/u.test(word))) return undefined;
  const told = wordsOf(said);
  if (told.some((word) => NO_NAME.has(word) || SMALL.has(word))) return undefined;
  if ((WHOSE.has(told[0] ?? '') && !isTitle(told)) || WHOSE.has(told.at(-1) ?? '')) return undefined;
  return open.find((one) => !found.has(one.name) && asksName(one) && takesWords(one.field, context) && accepts(one.field, said, context));
}

const bare = (words: readonly string[]) => words.join(' ').replace(/^[\s,;.]+|[\s,;]+$/g, '');

/** Where a piece of a sentence ends; "Br." and "No." go on. */
const ENDS = /[,;]$|\p{L}{4}\.$/u;

/** The longest answer that begins with this word, by the question's name or by its form alone. */
function answerAt(open: readonly Open[], found: ReadonlyMap<string, string>, words: readonly string[], at: number, context: FieldContext) {
  const left = open.filter(({ name }) => !found.has(name));
  // A bare count may be anything in a sentence; words a question knows may not.
  const telling = left.filter(({ field }) => looseness(field) < 3 || (takesWords(field, context) && hasForm(field, context)));
  const comma = words.slice(at).findIndex((word) => ENDS.test(word));
  const most = Math.min(LEAD + LONGEST, comma < 0 ? words.length - at : comma + 1);
  for (let size = most; size > 0; size--) {
    const said = bare(words.slice(at, at + size));
    const led = size > 1 ? ledBy(left, said, context) : undefined;
    if (led) return { name: led.name, said: led.rest, size, led: true };
    if (size > LONGEST) continue;
    const [own] = (isMeasure(said) ? left.filter(({ field }) => looseness(field) >= 3) : telling)
      .filter(({ field }) => knows(field, said, context))
      .sort((a, b) => looseness(a.field) - looseness(b.field));
    if (own) return { name: own.name, said, size, led: false };
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
  const [written = ''] = wordsOf(words[0] ?? '');
  const first = SAME[written] ?? written;
  return open.some(({ field, words: own }) => field.control.kind === 'long-text' && own.has(first));
}
