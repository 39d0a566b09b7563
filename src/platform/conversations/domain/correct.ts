import { type Answers, type Field, type FieldContext, type Journey, type Page, pagesFor } from '#platform/forms';
import { labelsOf } from './label.ts';

/** One answer given before, and how a person would name it. */
interface Given {
  readonly page: Page;
  /** Which entry of a page that repeats; null for others. */
  readonly entry: number | null;
  readonly name: string;
  readonly field: Field;
  readonly labels: readonly string[];
}

export type Correction =
  /** One answer and what it becomes. */
  | { readonly kind: 'found'; readonly page: string; readonly entry: number | null; readonly name: string; readonly raw: string }
  /** The answer is known, and what it should become is not right, or not said. */
  | { readonly kind: 'asked'; readonly page: string; readonly entry: number | null; readonly name: string; readonly said: string }
  /** Several answers it may be meant for. */
  | { readonly kind: 'which'; readonly names: readonly string[] };

const INTRO =
  /^(?:eh|maaf|sori|sorry|bukan(?: itu)?|salah|ralat|koreksi|maksud(?:nya| saya)?|ganti|ubah|not that|wrong|correction|change)\b[\s,.:;-]*/i;

/**
 * What a message corrects of the answers given before: "bukan itu, NIK saya 5102…", "ralat tanggal lahir 3-4-2026".
 * undefined where it does not begin like a correction, and names no answer with a sign behind it. A name several pages have
 * is the one of the page that is open.
 */
export function correctionIn(
  of: Journey,
  answers: Answers,
  text: string,
  context: FieldContext,
  openPage?: string,
): Correction | undefined {
  let rest = text.trim();
  let meant = false;
  for (let intro = INTRO.exec(rest); intro; intro = INTRO.exec(rest)) {
    meant = true;
    rest = rest.slice(intro[0].length);
  }
  if (rest === '') return undefined;
  const given = everyAnswer(of, answers);
  const named = given.flatMap((one) => {
    const label = one.labels.filter((word) => beginsWith(rest, word)).sort((a, b) => b.length - a.length)[0];
    return label === undefined ? [] : [{ one, label }];
  });
  const longest = Math.max(0, ...named.map(({ label }) => label.length));
  const all = named.filter(({ label }) => label.length === longest);
  const here = all.filter(({ one: { page } }) => page.key === openPage);
  const best = here.length > 0 ? here : all;
  if (best.length === 0) return meant ? byForm(given, rest, context) : undefined;
  const label = best[0]?.label ?? '';
  const tail = rest.slice(label.length);
  const signed = /^\s*[:=]/.test(tail);
  if (!meant && !signed) return undefined;
  const said = tail
    .replace(/^\s*(?:[:=]|saya\b|nya\b|adalah\b|yang benar\b|jadi\b|menjadi\b|harusnya\b|seharusnya\b|is\b|should be\b|to\b|ke\b|\s)*/i, '')
    .trim();
  const takers = best.filter(({ one }) => said !== '' && one.field.parse(said, context).ok);
  const one = (takers[0] ?? best[0])?.one;
  if (!one) return undefined;
  if (best.length > 1 && takers.length !== 1 && new Set(best.map(({ one: { name, page } }) => `${page.key}.${name}`)).size > 1)
    return { kind: 'which', names: best.map((each) => each.one.field.label('id')) };
  const read = said === '' ? undefined : one.field.parse(said, context);
  const at = { page: one.page.key, entry: one.entry, name: one.name };
  if (!read?.ok) return { kind: 'asked', ...at, said };
  return { kind: 'found', ...at, raw: said };
}

/** Words that say that something else was meant; "bukan keluarga" alone says what is not. */
const MEANT_OTHERWISE =
  /^(?:eh|maaf|sori|sorry|bukan itu|bukan(?=\s*[,.:;-])|salah|ralat|koreksi|maksud(?:nya| saya)?|not that|wrong|correction)\b[\s,.:;-]*/i;

/**
 * What is said after "bukan itu, …" or "maaf salah, …", where no answer given before is meant: an answer to what is asked.
 * The text itself where it does not begin so, or nothing follows. Pure.
 */
export function withoutIntro(text: string): string {
  let rest = text.trim();
  for (let intro = MEANT_OTHERWISE.exec(rest); intro; intro = MEANT_OTHERWISE.exec(rest)) rest = rest.slice(intro[0].length);
  return rest === '' ? text : rest;
}

/** A correction that names no question: the only answer of that form it can be meant for. */
function byForm(given: readonly Given[], said: string, context: FieldContext): Correction | undefined {
  const typed = given.filter(
    ({ field }) => field.control.kind !== 'long-text' && !(field.control.kind === 'text' && field.control.inputMode === undefined),
  );
  const fits = typed.filter(({ field }) => field.parse(said, context).ok);
  const [only] = fits;
  if (fits.length === 1 && only) return { kind: 'found', page: only.page.key, entry: only.entry, name: only.name, raw: said };
  return fits.length > 1 ? { kind: 'which', names: fits.map(({ field }) => field.label('id')) } : undefined;
}

function everyAnswer(of: Journey, answers: Answers): readonly Given[] {
  return pagesFor(of, answers).flatMap((page) => {
    const given = answers[page.key];
    if (given === undefined) return [];
    const entries: readonly (readonly [number | null, Readonly<Record<string, unknown>>])[] = Array.isArray(given)
      ? given.map((entry: Readonly<Record<string, unknown>>, index) => [index, entry] as const)
      : [[null, given as Readonly<Record<string, unknown>>]];
    return entries.flatMap(([entry, values]) =>
      Object.entries(page.fields)
        .filter(
          ([name, { control, optional }]) =>
            (values[name] !== undefined || optional) && control.kind !== 'files' && control.kind !== 'confirm',
        )
        .map(([name, field]) => ({ page, entry, name, field, labels: calledIn(field) })),
    );
  });
}

/** "Desa atau kelurahan" is corrected by either word. */
function calledIn(field: Field): readonly string[] {
  const labels = labelsOf(field);
  return [...new Set([...labels, ...labels.flatMap((label) => label.split(/ (?:atau|or) /))])];
}

function beginsWith(text: string, label: string): boolean {
  return label.length >= 3 && text.toLowerCase().startsWith(label) && !/^[\p{L}\p{N}]/u.test(text.slice(label.length));
}
