import { numberInWords } from '#i18n';
import type { Field, FieldContext, Option } from '#platform/forms';
import { yesOrNo } from './command.ts';

/** What somebody wrote, as the field reads it: words for yes and no, options by any name, measures with their unit. Pure and total. */
export function rawOf(field: Field, said: string, context: FieldContext): string | readonly string[] {
  if (field.control.kind === 'many-of') return said.split(/\s*(?:,|;|\bdan\b|\band\b|\s)\s*/).filter((part) => part !== '');
  const yes = field.control.kind === 'confirm' || isYesNo(field) ? yesOrNo(said) : null;
  if (yes !== null) return yes ? 'yes' : 'no';
  const [only, ...others] = optionsMeant(field, said, context);
  if (only !== undefined) return others.length === 0 ? only.value : said;
  return numberIn(field, said) ?? said;
}

export function accepts(field: Field, said: string, context: FieldContext): boolean {
  return field.parse(rawOf(field, said, context), context).ok;
}

/** Words that say nothing in particular. */
const PROBE = 'kata biasa tanpa maksud';

/** Whether a reply to the question can be told by its form: it does not take just any words without a doubt. */
export function hasForm(field: Field, context: FieldContext): boolean {
  const read = field.parse(PROBE, context);
  return !read.ok || read.warning !== undefined;
}

/** Whether the question takes words in any form. */
export function takesWords(field: Field, context: FieldContext): boolean {
  return field.parse(PROBE, context).ok;
}

/** Whether a reply has the form of this question, so that it says itself where it belongs. */
export function knows(field: Field, said: string, context: FieldContext): boolean {
  if (!hasForm(field, context)) return false;
  const read = field.parse(rawOf(field, said, context), context);
  // What takes any words with a doubt knows those it has no doubt about.
  return read.ok && (read.warning === undefined || !takesWords(field, context));
}

/** How much else a question would take: an hour is an hour before it is a number. */
export function looseness({ control, sensitive }: Field): number {
  if (control.kind === 'time' || control.kind === 'date' || control.kind === 'long-text') return 0;
  if (sensitive !== undefined) return 1;
  return control.kind === 'text' ? 3 : 2;
}

export function isDigits(field: Field): boolean {
  return field.control.kind === 'text' && (field.control.inputMode === 'numeric' || field.control.inputMode === 'tel');
}

function isYesNo(field: Field): boolean {
  return (field.schema as { readonly type?: unknown }).type === 'boolean';
}

/** What people say for options whose label says it otherwise, by the option's value. */
const SAME: Readonly<Record<string, string>> = {
  sendiri: 'self',
  'diri sendiri': 'self',
  myself: 'self',
  cowok: 'male',
  cewek: 'female',
  pria: 'male',
  wanita: 'female',
  l: 'male',
  p: 'female',
  punya: 'has',
  'tidak punya': 'none',
  'belum ada': 'none',
  rs: 'hospital',
  rsu: 'hospital',
  rsud: 'hospital',
};

/** Words that lead to an answer and are none. */
const LEADING = new Set(
  'saya sy aku kami anda sebagai adalah itu ini untuk dari dr di yg yang kok ya sih dong saja aja pak bu melapor pelapor as i am'.split(
    ' ',
  ),
);

/** Whoever somebody says to be says that they are family. */
const RELATIVES = new Set(
  (
    'keluarga bapak bapa ayah papa ibu mama mamak emak orang tua suami istri isteri anak kakak adik adek kakek nenek paman om bibi tante ' +
    'saudara saudari menantu mertua cucu keponakan sepupu wali'
  ).split(' '),
);

/** Words of options as people shorten or say them. */
const SHORT: Readonly<Record<string, string>> = {
  blm: 'belum',
  belom: 'belum',
  tdk: 'tidak',
  gak: 'tidak',
  ga: 'tidak',
  nggak: 'tidak',
  tak: 'tidak',
  sdh: 'sudah',
  nikah: 'kawin',
  menikah: 'kawin',
  meninggal: 'mati',
  sekolah: 'pendidikan',
  kuliah: 'pendidikan',
};

/**
 * The only option a reply comes near to: a part of its word ("kerja" for "Pekerjaan"), a short form, one letter wrong.
 * undefined where none or several do. For a reply that its question does not take as it stands.
 */
export function optionNear({ control, label: asks }: Field, said: string, context: FieldContext): Option | undefined {
  if (control.kind !== 'one-of') return undefined;
  // "Akta lahir" says no more than "lahir" where the kind of an akta is asked.
  const asked = new Set([asks('id'), asks('en')].flatMap(wordsOf));
  const words = tellingIn(said).filter((word) => !asked.has(word));
  if (words.length === 0 || words.length > 4) return undefined;
  const found = control
    .options(context)
    .filter(({ label }) => [label('id'), label('en')].some((of) => words.every((word) => wordsOf(of).some((own) => isNear(word, own)))));
  return found.length === 1 ? found[0] : undefined;
}

function isNear(word: string, own: string): boolean {
  const meant = SHORT[word] ?? word;
  if (meant === own || SHORT[word] === own || (meant.length >= 4 && own.includes(meant))) return true;
  return meant.length >= 5 && Math.abs(meant.length - own.length) <= 1 && isOneApart(meant, own);
}

/** Whether one letter more, less or other makes one word of the other. */
function isOneApart(a: string, b: string): boolean {
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  return [
    [1, 1],
    [1, 0],
    [0, 1],
  ].some(([of = 0, by = 0]) => a.slice(from + of) === b.slice(from + by));
}

/** Whether all the words say who somebody is to somebody, and none is a name: "saya sendiri", "ayah". */
export function isNobody(said: string): boolean {
  const words = wordsOf(said);
  return words.length > 0 && words.every((word) => LEADING.has(word) || RELATIVES.has(word) || word === 'sendiri' || word === 'myself');
}

/** The words that answer, without those that lead there; all of them where nothing else is left. */
function tellingIn(said: string): readonly string[] {
  const words = wordsOf(said);
  const telling = words.filter((word) => !LEADING.has(word));
  return telling.length > 0 ? telling : words;
}

/** The options all the words of a reply are found in: "sempidi" for "Mengwi: Sempidi". The one that is said whole alone, where there is one. */
export function optionsMeant({ control }: Field, said: string, context: FieldContext): readonly Option[] {
  if (control.kind !== 'one-of') return [];
  const options = control.options(context);
  const words = tellingIn(said);
  if (words.length === 0) return [];
  const exact = meantBy(options, words, said);
  if (exact !== undefined) return [exact];
  if (words.every((word) => /^\d{1,2}$/.test(word))) return [];
  const found = options.filter(({ label }) => [label('id'), label('en')].some((of) => words.every((word) => wordsOf(of).includes(word))));
  const whole = found.filter(({ label }) =>
    [label('id'), label('en')].some((of) => wordsOf(of.split(':').at(-1) ?? '').length === words.length),
  );
  return whole.length > 0 ? whole : found;
}

/** The option that goes by another word, by kinship, or by yes and no where there is something or nothing. */
function meantBy(options: readonly Option[], words: readonly string[], said: string): Option | undefined {
  const of = (value: string | undefined) => options.find((one) => one.value === value);
  const same = of(SAME[words.join(' ')]) ?? (folded(said) === 'untuk saya' ? of('self') : undefined);
  if (same) return same;
  if (words.length <= 2 && words.every((word) => RELATIVES.has(word.replace(/nya$/, '')))) return of('family');
  const yes = of('has') && of('none') && options.length === 2 ? yesOrNo(said) : null;
  return yes === null ? undefined : of(yes ? 'has' : 'none');
}

function kindOf(unit: string): 'weight' | 'length' | 'area' | undefined {
  if (/^(k|g)/i.test(unit)) return 'weight';
  if (/^m(2|²)$/i.test(unit)) return 'area';
  return /^(c|m$|meter$|senti)/i.test(unit) ? 'length' : undefined;
}

/** A number with its unit, which says itself what it measures: "3,1 kg". */
export function isMeasure(said: string): boolean {
  return MEASURE.test(said.trim());
}

const COUNTED = Array.from({ length: 21 }, (_, value) => numberInWords(value));

const MEASURE = /^(\d[\d.,]*)\s*(kg|kilo|kilogram|gr?|gram|cm|senti|sentimeter|m|meter|m2|m²)\.?$/i;

/** A number as people say it: "anak pertama", "ke-2", "49 cm", and kilograms where grams are asked for; undefined for none. */
function numberIn(field: Field, said: string): string | undefined {
  const { type } = field.schema as { readonly type?: unknown };
  if (field.control.kind !== 'text' || (type !== 'integer' && type !== 'number')) return undefined;
  const unit = field.control.suffix?.('id') ?? '';
  const measure = MEASURE.exec(said.trim());
  if (measure?.[1] !== undefined) {
    const [asked, told] = [kindOf(unit), kindOf(measure[2] ?? '')];
    // Centimetres are no weight.
    if (asked !== undefined && asked !== told) return undefined;
    const thousand = unit === 'gram' && /^k/i.test(measure[2] ?? '');
    return thousand ? String(Math.round(Number(measure[1].replace(',', '.')) * 1000)) : measure[1];
  }
  const nth = /^(?:anak|nomor|no)?\s*(?:yang\s+)?(?:ke[\s-]*)?(\d{1,2}|[a-z]+(?: [a-z]+)?)$/i.exec(folded(said))?.[1] ?? '';
  if (/^\d+$/.test(nth)) return nth;
  if (nth === 'pertama' || nth === 'sulung') return '1';
  const counted = COUNTED.indexOf(nth);
  return counted > 0 ? String(counted) : undefined;
}

/** Words as they are compared: without case and signs; "laki laki" and "laki2" are "laki-laki". */
export function wordsOf(text: string): readonly string[] {
  return folded(text)
    .replace(/(?<!\p{L})(\p{L}{3,})2(?![\p{L}\p{N}])/gu, '$1 $1')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
