import { lowerFirst } from '#i18n';
import { texts } from './texts.ts';
import type { Text } from '#i18n';
import { type FieldContext, type FieldProblem, isBlank, type Raw } from './field.ts';
import { type Answers, type Journey, type Page, pagesFor, walk } from './journey.ts';

/** What a person sent for one page, by field name. */
export type RawPage = Readonly<Record<string, Raw>>;

export type PageReading =
  | { readonly ok: true; readonly answers: Readonly<Record<string, unknown>>; readonly warnings: readonly FieldProblem[] }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/** Reads one page (or one entry of a repeating page) as sent by any channel. Pure and total. */
export function readPage(page: Page, raw: RawPage, context: FieldContext): PageReading {
  const answers: Record<string, unknown> = {};
  const problems: FieldProblem[] = [];
  const warnings: FieldProblem[] = [];
  for (const [name, field] of Object.entries(page.fields)) {
    if (field.showIf && answers[field.showIf.field] !== field.showIf.is) continue;
    if (isBlank(raw[name]) && !field.optional && field.control.kind !== 'confirm') {
      problems.push({ field: name, message: missing(field) });
      continue;
    }
    const parsed = field.optional && isBlank(raw[name]) ? { ok: true as const, value: undefined } : field.parse(raw[name], context);
    if (!parsed.ok) problems.push({ field: name, message: parsed.error });
    else {
      if (parsed.value !== undefined) answers[name] = parsed.value;
      if (parsed.warning) warnings.push({ field: name, message: parsed.warning });
    }
  }
  // Each is right by itself; two may still not go together.
  const apart = problems.length === 0 ? (page.contradictions?.(answers as never) ?? []) : problems;
  return apart.length > 0 ? { ok: false, problems: apart } : { ok: true, answers, warnings };
}

/** The sentence that asks for an answer left out, by the kind of question. */
function missing({ control, label }: Page['fields'][string]): Text {
  const [id, en] = [label('id'), label('en')];
  if (control.kind === 'one-of' || control.kind === 'many-of') return texts.text((m) => m.missingChoice(id, en));
  if (control.kind === 'files') return texts.text((m) => m.missingFile(lowerFirst(id), lowerFirst(en)));
  return texts.text((m) => m.missing(lowerFirst(id), lowerFirst(en)));
}

/** The form values that show stored answers of a page again. */
export function rawOf(page: Page, answers: Readonly<Record<string, unknown>> | undefined): Record<string, string | readonly string[]> {
  const raw: Record<string, string | readonly string[]> = {};
  for (const [name, field] of Object.entries(page.fields)) {
    const value = answers?.[name];
    if (value !== undefined) raw[name] = field.toRaw(value);
  }
  return raw;
}

/** The answers with one page replaced, and pages no longer asked dropped. */
export function withPage(of: Journey, answers: Answers, page: string, given: Answers[string]): Answers {
  return prune(of, { ...answers, [page]: given });
}

/** Only the answers of pages that are asked; what depends on a dropped page goes with it. */
export function prune(of: Journey, answers: Answers): Answers {
  return walk(of, answers).kept;
}

export type PageState = 'done' | 'todo';

/** Whether a page is answered well enough to go on: an account or an older draft may have filled it in part. */
export function pageState(page: Page, answers: Answers): PageState {
  const given = answers[page.key];
  if (given === undefined) return 'todo';
  if (!page.repeats) return isWhole(page, given) ? 'done' : 'todo';
  const enough = Array.isArray(given) && given.length >= page.repeats.min && given.length <= page.repeats.max;
  return enough && given.every((entry) => isWhole(page, entry)) ? 'done' : 'todo';
}

function isWhole(page: Page, given: Answers[string]): boolean {
  if (!isRecord(given)) return false;
  return Object.entries(page.fields).every(
    ([name, field]) => given[name] !== undefined || field.optional || (field.showIf && given[field.showIf.field] !== field.showIf.is),
  );
}

/** The first page still to be answered, or undefined when the journey is complete. */
export function nextPage(of: Journey, answers: Answers): Page | undefined {
  return pagesFor(of, answers).find((page) => pageState(page, answers) === 'todo');
}

/**
 * Reads a whole set of answers as the JSON API sends them, by the same fields and conditions as the pages.
 * Problems name `page.field` or `page.index.field`.
 */
export function readAnswers(of: Journey, sent: unknown, context: FieldContext): { answers: Answers; problems: FieldProblem[] } {
  let answers: Answers = {};
  const problems: FieldProblem[] = [];
  const body = isRecord(sent) ? sent : {};
  let known = true;
  for (const page of of.pages) {
    if (page.when !== undefined && !(known && page.when(answers as never))) continue;
    const read = page.repeats ? readList(page, body[page.key], context) : readOne(page, body[page.key], context, page.key);
    problems.push(...read.problems);
    if (read.given !== undefined) answers = { ...answers, [page.key]: read.given };
    else known = false;
  }
  for (const key of Object.keys(body)) {
    if (!of.pages.some((page) => page.key === key)) problems.push({ field: key, message: texts.text((m) => m.unknownPage) });
  }
  return { answers, problems };
}

interface Read {
  given?: Answers[string];
  problems: FieldProblem[];
}

function readOne(page: Page, sent: unknown, context: FieldContext, at: string): Read & { given?: Record<string, unknown> } {
  const raw: Record<string, Raw> = {};
  const problems: FieldProblem[] = [];
  for (const [name, value] of Object.entries(isRecord(sent) ? sent : {})) {
    const field = page.fields[name];
    if (!field) problems.push({ field: `${at}.${name}`, message: texts.text((m) => m.unknownField) });
    else raw[name] = toRawOrText(field, value);
  }
  const reading = readPage(page, raw, context);
  if (reading.ok) return problems.length > 0 ? { problems } : { given: { ...reading.answers }, problems };
  return { problems: [...problems, ...reading.problems.map((problem) => ({ ...problem, field: `${at}.${problem.field}` }))] };
}

function readList(page: Page, sent: unknown, context: FieldContext): Read {
  const entries = Array.isArray(sent) ? sent : [];
  const repeats = page.repeats ?? { min: 1, max: 1 };
  if (entries.length < repeats.min || entries.length > repeats.max) {
    return { problems: [{ field: page.key, message: texts.text((m) => m.entries(repeats.min, repeats.max)) }] };
  }
  const reads = entries.map((entry, index) => readOne(page, entry, context, `${page.key}.${index}`));
  const problems = reads.flatMap((read) => read.problems);
  const given = reads.map((read) => read.given ?? {});
  const again = problems.length === 0 ? saidTwice(page, given) : undefined;
  if (again) return { problems: [{ ...again.problem, field: `${page.key}.${again.index}.${again.problem.field}` }] };
  return problems.length > 0 ? { problems } : { given, problems };
}

/** The first entry of a list that says again what an earlier one says, where no two may; undefined where none does. */
export function saidTwice(
  { repeats }: Page,
  entries: readonly Readonly<Record<string, unknown>>[],
): { readonly index: number; readonly problem: FieldProblem } | undefined {
  const field = repeats?.distinct;
  if (field === undefined) return undefined;
  const index = entries.findIndex(
    (one, nth) => one[field] !== undefined && entries.slice(0, nth).some((other) => other[field] === one[field]),
  );
  return index < 0 ? undefined : { index, problem: { field, message: texts.text((m) => m.saidTwice) } };
}

/** As the field would send it; whatever it cannot say is sent as text, for the field to refuse. */
function toRawOrText(field: Page['fields'][string], value: unknown): Raw {
  if (isRaw(value)) return value;
  try {
    const raw: unknown = field.toRaw(value);
    return isRaw(raw) ? raw : JSON.stringify(value);
  } catch {
    return JSON.stringify(value);
  }
}

function isRaw(value: unknown): value is string | readonly string[] {
  return typeof value === 'string' || (Array.isArray(value) && value.every((part) => typeof part === 'string'));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
