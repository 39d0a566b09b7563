import { type Field, type FieldContext, type Page, questionsOn, type RawPage } from '#platform/forms';
import { isNothing, knowsNot, lackedIn, unknownIn } from './command.ts';
import { afterLabel, asksName, labelsOf, type Open } from './label.ts';
import { beginsAddress, calledSo, cutLine, ledBy } from './prose.ts';
import { accepts, folded, hasForm, isDigits, knows, looseness, optionNear, takesWords, wordsOf } from './reply.ts';
import { ofRole } from './role.ts';
import { hasPersonNumber, type Placed, settle, type Themselves, type Understood } from './settle.ts';

/**
 * Finds the questions of a page that a message answers, in whatever order they come: by the number a question was asked
 * under, by its name, by the form of the reply (a NIK, a day, one of the options), and last by the order of lines.
 * Pure and total. A reply that its question does not take is told, never kept.
 */
export function understand(
  page: Page,
  given: RawPage,
  text: string,
  locale: 'id' | 'en',
  context: FieldContext,
  own: Themselves = {},
): Understood {
  const questions = questionsOn(page, given, locale, context);
  const open = openOf(page, questions);
  const taken = new Map<string, string>();
  const loose: string[] = [];
  const cutOut: string[] = [];
  const left = () => open.filter(({ name }) => !taken.has(name));
  const [only] = open;
  if (open.length === 1 && only) {
    const labelled = afterLabel(only, text.trim(), context);
    const called = labelled === undefined ? ofRole(open, text, context) : undefined;
    taken.set(only.name, labelled ?? called?.rest ?? withoutNumber(text.trim(), 1));
    if (called) cutOut.push(only.name);
  } else {
    const lines = text
      .split(/\r?\n/)
      .flatMap((line) => numberedParts(line.trim()))
      .filter((line) => line !== '');
    for (const line of lines) {
      const cut = cutLine(left(), line, context);
      for (const [name, said] of cut?.taken ?? []) taken.set(name, said);
      cutOut.push(...(cut?.taken.keys() ?? []));
      if (cut) loose.push(...cut.loose);
      else if (!takeNamed(open, taken, line, context)) loose.push(line);
    }
  }
  if (taken.size === 0 && isInOrder(open, loose, context)) {
    for (const [nth, line] of loose.entries()) taken.set(open[nth]?.name ?? '', line);
    return settle(open, given, { taken, lost: [], guessed: [] }, context, own);
  }
  const parts = partsOf(loose, left(), context);
  const { lost, guessed } = byForm(left, taken, parts, context);
  return settle(open, given, { taken, lost, guessed: [...cutOut, ...guessed] }, context, own);
}

function openOf(page: Page, questions: readonly { readonly field: string }[]): readonly Open[] {
  const open: readonly Open[] = questions.flatMap(({ field: name }) => {
    const field = page.fields[name];
    return field && field.control.kind !== 'files' ? [asOpen(name, field)] : [];
  });
  // "Namanya …" is the name the page asks for first.
  const first = Object.entries(page.fields).find(([name, field]) => asksName(asOpen(name, field)))?.[0];
  return open.map((one) =>
    one.name === first ? { ...one, labels: [...new Set([...one.labels, 'nama', 'namanya', 'bernama', 'atas nama', 'name is'])] } : one,
  );
}

function asOpen(name: string, field: Field): Open {
  return { name, field, labels: labelsOf(field), words: new Set([field.label('id'), field.label('en')].flatMap(wordsOf)) };
}

/** "1. Keluarga 2. I Wayan 3. 5102…" on one line, as lines. */
function numberedParts(line: string): readonly string[] {
  if (!/^1[.)]\s*\S/.test(line)) return [line];
  const parts = [line];
  for (let nth = 2; ; nth++) {
    const last = parts.at(-1) ?? '';
    const at = new RegExp(`[\\s,;]${nth}[.)]\\s*(?=\\S)`).exec(last);
    if (!at) break;
    parts.splice(-1, 1, last.slice(0, at.index), last.slice(at.index + 1));
  }
  return parts.length < 3 ? [line] : parts.map((part) => part.trim().replace(/[,;]$/, ''));
}

/**
 * Whether lines answer the questions one by one, as they were asked: no more lines than questions, and at least two with
 * a form of their own stand where they belong. Then a line its question does not take is meant for it all the same.
 */
function isInOrder(open: readonly Open[], lines: readonly string[], context: FieldContext): boolean {
  if (lines.length < 3 || lines.length > open.length) return false;
  const fits = lines.map((line, nth) => {
    const field = open[nth]?.field;
    if (field === undefined) return false;
    return field.optional && (isNothing(line) || lackedIn(line) !== '') ? true : !knowsNot(line) && accepts(field, line, context);
  });
  const typed = lines.filter((_, nth) => fits[nth] && open[nth] && hasForm(open[nth].field, context)).length;
  // A line that another question would know by its form stands in some other order.
  const strange = lines.some((line, nth) => {
    const own = open[nth];
    if (own && knows(own.field, line, context)) return false;
    return open.some((other) => other !== own && knows(other.field, line, context));
  });
  return typed >= 2 && !strange && fits.filter((fit) => !fit).length <= 1;
}

/** Lines as they are; or the parts of a single line set off by commas, where every part fits a question. */
function partsOf(loose: readonly string[], open: readonly Open[], context: FieldContext): readonly string[] {
  const [line] = loose;
  if (loose.length !== 1 || line === undefined || open.length < 2) return loose;
  const pieces = line.split(/\s*[,;]\s+|\s+[/|]\s+/).filter((part) => part !== '');
  const parts = pieces.reduce<string[]>((all, piece) => {
    const before = all.at(-1);
    const placed = open.some(({ field }) => knows(field, piece, context)) || ledBy(open, piece, context) !== undefined;
    // "Banjar Pande, Jalan Contoh 3" goes on as the address it began as.
    if (before !== undefined && !placed && beginsAddress(open, before.split(' '))) return [...all.slice(0, -1), `${before}, ${piece}`];
    return [...all, piece];
  }, []);
  if (parts.length < 2 || parts.length > open.length) return loose;
  const trial = new Map<string, string>();
  const { lost } = byForm(() => open.filter(({ name }) => !trial.has(name)), trial, parts, context);
  const fits =
    lost.length === 0 &&
    [...trial].every(([name, said]) =>
      open.some((one) => one.name === name && (accepts(one.field, said, context) || optionNear(one.field, said, context))),
    );
  return fits ? parts : loose;
}

/** Gives each reply to the question whose form it has, and what has none to those that take words, in order. */
function byForm(left: () => readonly Open[], taken: Map<string, string>, replies: readonly string[], context: FieldContext): Placed {
  const lost: string[] = [];
  const guessed: string[] = [];
  const waiting: string[] = [];
  // Whatever has a form of its own finds its place first; what is left are words, which go by their order.
  for (const reply of replies) {
    if (knowsNot(reply)) {
      const unknown = calledSo(left(), unknownIn(reply));
      if (unknown) taken.set(unknown.name, '-');
      else lost.push(reply);
      continue;
    }
    const option = left().some(({ field }) => field.control.kind === 'one-of' && knows(field, reply, context));
    const lacked = lackedIn(reply);
    const optional = isNothing(reply) && !option ? left().find(({ field }) => field.optional) : undefined;
    const empty = lacked === '' ? optional : (calledSo(left(), lacked) ?? optional);
    if (empty && lacked !== '') {
      taken.set(empty.name, '-');
      continue;
    }
    if (empty) {
      taken.set(empty.name, reply);
      continue;
    }
    const typed = left()
      .filter(({ field }) => knows(field, reply, context))
      .sort((a, b) => looseness(a.field) - looseness(b.field))[0];
    const called = typed || ledBy(left(), reply, context) ? undefined : ofRole(left(), reply, context);
    const led = typed ? undefined : (ledBy(left(), reply, context) ?? called);
    // A word that says whose a name is may have been part of it: it is told back.
    if (called) guessed.push(called.name);
    // An option nearly said is told back.
    const almost = typed || led ? undefined : left().find(({ field }) => optionNear(field, reply, context) !== undefined);
    if (typed) taken.set(typed.name, reply);
    else if (almost) taken.set(almost.name, reply);
    else if (led) taken.set(led.name, led.rest);
    else waiting.push(reply);
  }
  for (const reply of waiting) {
    // A number of a person is never kept as words.
    const takers = hasPersonNumber(reply) ? [] : left().filter(({ field }) => takesWords(field, context) && accepts(field, reply, context));
    // "Banjar …" is an address by its first word, whatever is asked before it.
    const named = takers.find((one) => beginsAddress([one], reply.split(' ')));
    const words = named ?? takers[0];
    // Digits alone are a number gone wrong sooner than words.
    const next = /\p{L}/u.test(reply) ? (words ?? near(left(), reply)) : (near(left(), reply) ?? words);
    if (!next) lost.push(reply);
    else if (next === words && next !== named && (takers.length > 1 || isDoubted(next.field, reply, context))) guessed.push(next.name);
    if (next) taken.set(next.name, reply);
  }
  return { lost, guessed };
}

/** Whether a reply is taken with a doubt: a village nobody knows. */
function isDoubted(field: Field, reply: string, context: FieldContext): boolean {
  const read = field.parse(reply, context);
  return read.ok && read.warning !== undefined;
}

/** A question of this form that the reply was probably meant for, though it is not right: digits for a number of digits. */
function near(open: readonly Open[], reply: string): Open | undefined {
  const digits = reply.replace(/\D/g, '').length;
  if (digits >= 6) return open.find(({ field }) => isDigits(field) || field.control.kind === 'date');
  return open.length === 1 ? open[0] : undefined;
}

/** A line that says itself which question it answers. */
function takeNamed(open: readonly Open[], taken: Map<string, string>, line: string, context: FieldContext): boolean {
  const numbered = /^(\d{1,2})(?:[.)]\s*(?=\D)|[.)]\s+|\s*[:=]\s+)(.+)$/s.exec(line);
  const at = open[Number(numbered?.[1] ?? 0) - 1];
  if (at && numbered?.[2] !== undefined && !taken.has(at.name)) {
    taken.set(at.name, afterLabel(at, numbered[2], context) ?? numbered[2].trim());
    return true;
  }
  const named = open
    .filter(({ name }) => !taken.has(name))
    .map((one) => ({
      one,
      rest: afterLabel(one, line, context),
      length: Math.max(0, ...one.labels.filter((label) => folded(line).startsWith(label)).map((label) => label.length)),
    }))
    .filter(({ rest }) => rest !== undefined)
    .sort((a, b) => b.length - a.length)[0];
  if (named?.rest === undefined) return false;
  taken.set(named.one.name, named.rest);
  return true;
}

function withoutNumber(text: string, nth: number): string {
  return text.replace(new RegExp(`^${nth}[.)]\\s+(?=\\S)`), '');
}
