import type { Locale, Text } from '#i18n';
import type { FileKind } from '#platform/files';
import {
  type Checklist,
  type FieldContext,
  listOf,
  type Page,
  type Raw,
  rawOf,
  readPage,
  type Requirement,
  requirementsFor,
} from '#platform/forms';
import { answersOnceMended, isOpened, isRemarked } from '../../domain/mending.ts';
import { type CaseFile, currentFiles, refusedFiles, remarkedFiles } from '../../domain/state.ts';
import type { CaseView, StoredAnswers } from '../../index.ts';
import { checklistOf } from '../requirements.ts';
import { texts } from './texts.ts';

type Fields = Page['fields'];
type Entry = Readonly<Record<string, unknown>>;
export type RawForm = Readonly<Record<string, Raw>>;

/** A file that was refused or that a remark names, and the form field its replacement comes in. */
export interface FileAgain {
  readonly name: string;
  readonly requirement: string;
  readonly accepts: Requirement['accepts'];
  readonly file: CaseFile;
  /** The answers, as changed so far, still ask for it. */
  readonly needed: boolean;
  /** It was not refused: a remark names it, and who changes it sends the new one. */
  readonly remarked: boolean;
}

/** One group of questions with names of their own in the form: a page, or one entry of a repeating page. */
export interface Group {
  readonly prefix: string;
  readonly fields: Fields;
  /** The tick that takes the entry out, and whether it is set; absent where there is only one group. */
  readonly out: { readonly name: string; readonly ticked: boolean } | null;
}

/** A page named by a remark, or opened by the answers to one, as questions in one form. */
export interface PageAgain {
  readonly page: Page;
  /** Nobody remarked on it: the answers now ask for it. */
  readonly opened: boolean;
  readonly groups: readonly Group[];
  readonly mayAdd: boolean;
}

/** A file the answers now ask for, and the form field it comes in. */
export interface FileAsked {
  readonly name: string;
  readonly requirement: Requirement;
}

interface Problem {
  readonly field: string;
  readonly message: Text;
}

/** The form of a mending, as far as it is filled in. */
export interface MendForm {
  readonly pages: readonly PageAgain[];
  readonly files: readonly FileAsked[];
  /** What stands in the boxes: what was sent, and the present answers of pages not sent yet. */
  readonly raw: RawForm;
  /** By page, as far as they could be read. */
  readonly answers: StoredAnswers;
  readonly problems: readonly Problem[];
}

/** How many groups of a page the form holds; says that the page was sent at all. */
export const countOf = (page: string) => `${page}-_n`;
export const addOf = (page: string) => `${page}-_tambah`;
export const fileBox = (requirement: string) => `need-${requirement}`;

/** Each refused file and each that a remark names, with the name its replacement is sent under; `answers` are the pages given anew. */
export function filesAgainOf(view: CaseView, answers: StoredAnswers): readonly FileAgain[] {
  const checklist = checklistOf(view);
  const after = answersOnceMended(view.service, view.state.answers, answers);
  const asked = new Set(requirementsFor({ items: [...checklist] }, after).map(({ key }) => key));
  const boxOf = ({ requirement, file }: { readonly requirement: string; readonly file: CaseFile }) => ({
    name: `file-${file.fileId}`,
    requirement,
    accepts: checklist.find((item) => item.key === requirement)?.accepts ?? 'document',
    file,
  });
  return [
    ...refusedFiles(view.state).map((one) => ({ ...boxOf(one), needed: asked.has(one.requirement), remarked: false })),
    ...remarkedFiles(view.state).map((one) => ({ ...boxOf(one), needed: false, remarked: true })),
  ];
}

/**
 * Reads a mending as sent: the pages remarks name, then every page and file the new answers ask for beside them. A
 * page that could not be read counts with what could, so that what depends on it stays on the form.
 */
export function readMending(view: CaseView, sent: RawForm, context: FieldContext): MendForm {
  const { state, service } = view;
  const reads: PageRead[] = [];
  let kept: StoredAnswers = {};
  let known = true;
  for (const page of service.journey.pages) {
    if (page.when !== undefined && !(known && page.when(kept as never))) continue;
    let given = state.answers[page.key];
    const remarked = isRemarked(state, page);
    if (remarked || isOpened(state, page)) {
      const read = readAgain(page, given, sent, { context, opened: !remarked });
      reads.push(read);
      given = read.given;
    }
    if (given === undefined) known = false;
    else kept = { ...kept, [page.key]: given };
  }
  const answers = Object.fromEntries(reads.flatMap(({ again, given }) => (given === undefined ? [] : [[again.page.key, given]])));
  const files = filesAsked(view, answers);
  return {
    pages: reads.map(({ again }) => again),
    files,
    raw: Object.assign({}, sent, ...reads.map(({ raw }) => raw)),
    answers,
    problems: [...reads.flatMap(({ problems }) => problems), ...files.flatMap((file) => problemOf(file, sent))],
  };
}

/** The file kind a box of the form takes, whichever pages and files come to be asked; undefined where it is none. */
export function kindOfBox(view: CaseView, name: string): FileKind | undefined {
  const box = filesAgainOf(view, {}).find((one) => one.name === name) ?? checklistOf(view).find(({ key }) => fileBox(key) === name);
  if (box) return box.accepts;
  const page = view.service.journey.pages.find(({ key }) => name.startsWith(`${key}-`));
  const control = page?.fields[name.slice(name.lastIndexOf('-') + 1)]?.control;
  return control?.kind === 'files' ? control.accepts : undefined;
}

/** The box of the form that an answer, a page or a required file is asked in, for a fault the engine found. */
export function boxOfFault({ pages, files }: MendForm, fault: string): string {
  const [key = '', ...rest] = fault.split('.');
  if (files.some(({ requirement }) => requirement.key === fault)) return fileBox(fault);
  const group = pages.find(({ page }) => page.key === key)?.groups[/^\d+$/.test(rest[0] ?? '') ? Number(rest.shift()) : 0];
  return group ? group.prefix + (rest[0] ?? Object.keys(group.fields)[0]?.slice(group.prefix.length) ?? '') : fault;
}

interface PageRead {
  readonly again: PageAgain;
  readonly given: StoredAnswers[string] | undefined;
  /** The present answers, for a page the form did not hold yet. */
  readonly raw: RawForm;
  readonly problems: readonly Problem[];
}

interface Reading {
  readonly context: FieldContext;
  readonly opened: boolean;
}

function readAgain(page: Page, stored: StoredAnswers[string] | undefined, sent: RawForm, { context, opened }: Reading): PageRead {
  const before: readonly Entry[] = Array.isArray(stored) ? stored : [(stored ?? {}) as Entry];
  const wasSent = sent[countOf(page.key)] !== undefined;
  const groups = groupsOf(page, before.length, sent);
  const again = { page, opened, groups, mayAdd: page.repeats !== undefined && groups.length < page.repeats.max };
  if (!wasSent) {
    const raw = Object.assign({}, ...groups.map(({ prefix }, index) => prefixed(rawOf(page, before[index]), prefix)));
    const first = Object.keys(groups[0]?.fields ?? {})[0] ?? addOf(page.key);
    const todo = { field: first, message: texts.text((m) => m.complete(page.title('id'), page.title('en'))) };
    return { again, given: stored, raw, problems: opened ? [todo] : [] };
  }
  const problems: Problem[] = [];
  const entries = groups.flatMap(({ prefix, out }, index): Entry[] => {
    if (out?.ticked) return [];
    const own = Object.fromEntries(Object.keys(page.fields).map((name) => [name, sent[prefix + name]]));
    const reading = readPage(page, own, context);
    if (reading.ok) return [reading.answers];
    problems.push(...reading.problems.map(({ field, message }) => ({ field: prefix + field, message })));
    return [{ ...before[index], ...readable(page, own, context) }];
  });
  const min = page.repeats?.min ?? 0;
  if (page.repeats && entries.length < min) problems.push({ field: addOf(page.key), message: texts.text((m) => m.few(min)) });
  return { again, given: page.repeats ? entries : entries[0], raw: {}, problems };
}

/** The answers of a page that fit, one by one. */
function readable(page: Page, raw: RawForm, context: FieldContext): Entry {
  return Object.assign(
    {},
    ...Object.entries(page.fields).map(([name, { showIf: _, ...field }]) => {
      const reading = readPage({ ...page, fields: { [name]: field } }, raw, context);
      return reading.ok ? reading.answers : {};
    }),
  );
}

function groupsOf(page: Page, present: number, sent: RawForm): readonly Group[] {
  const { key, repeats, fields } = page;
  if (!repeats) return [{ prefix: `${key}-`, fields: named(fields, `${key}-`), out: null }];
  const count = sent[countOf(key)];
  const before = typeof count === 'string' && /^\d{1,3}$/.test(count) ? Number(count) : Math.max(present, repeats.min);
  const wanted = Math.min(before + (sent._add === key ? 1 : 0), repeats.max);
  return Array.from({ length: wanted }, (_, index) => {
    const prefix = `${key}-${index}-`;
    return { prefix, fields: named(fields, prefix), out: { name: `${prefix}_out`, ticked: sent[`${prefix}_out`] === 'yes' } };
  });
}

/** The files asked for by the answers once mended: those required and absent, and those not asked for before. */
function filesAsked(view: CaseView, answers: StoredAnswers): readonly FileAsked[] {
  const { service, state } = view;
  const checklist: Checklist = { items: [...checklistOf(view)] };
  const before = new Set(requirementsFor(checklist, state.answers).map(({ key }) => key));
  return requirementsFor(checklist, answersOnceMended(service, state.answers, answers))
    .filter(({ key, need }) => currentFiles(state, key).length === 0 && (need === 'required' || !before.has(key)))
    .map((requirement) => ({ name: fileBox(requirement.key), requirement }));
}

function problemOf({ name, requirement: { name: title, need, maxFiles } }: FileAsked, sent: RawForm): Problem[] {
  const count = listOf(sent[name]).length;
  if (count === 0 && need === 'required') return [{ field: name, message: texts.text((m) => m.upload(title.id, title.en)) }];
  return count > maxFiles ? [{ field: name, message: texts.text((m) => m.tooMany(maxFiles)) }] : [];
}

export function inWords(problems: readonly Problem[], locale: Locale): { field: string; message: string }[] {
  return problems.map(({ field, message }) => ({ field, message: message(locale) }));
}

function prefixed<T>(values: Readonly<Record<string, T>>, prefix: string): Record<string, T> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + name, value]));
}

function named(fields: Fields, prefix: string): Fields {
  return prefixed(
    Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [
        name,
        field.showIf ? { ...field, showIf: { ...field.showIf, field: prefix + field.showIf.field } } : field,
      ]),
    ),
    prefix,
  );
}
