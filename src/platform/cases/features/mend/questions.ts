import { type FieldContext, type Page, type Raw, rawOf, readPage, type Requirement } from '#platform/forms';
import type { CaseFile } from '../../domain/state.ts';
import { openRemarks, refusedFiles } from '../../domain/state.ts';
import type { CaseView, StoredAnswers } from '../../index.ts';
import { checklistOf } from '../requirements.ts';

type Fields = Page['fields'];
type RawForm = Readonly<Record<string, Raw>>;

/** A refused file and the form field its replacement comes in. */
export interface RefusedFile {
  readonly name: string;
  readonly requirement: string;
  readonly accepts: Requirement['accepts'];
  readonly file: CaseFile;
}

/** A page named by a remark, as questions with names of their own in one form. */
export interface PageAgain {
  readonly page: Page;
  /** One group of fields, or one for each entry of a repeating page. */
  readonly groups: readonly { readonly prefix: string; readonly fields: Fields }[];
}

/** Each refused file, with the name its replacement is sent under. */
export function refusedOf(view: CaseView): readonly RefusedFile[] {
  const checklist = checklistOf(view);
  return refusedFiles(view.state).map(({ requirement, file }) => ({
    name: `file-${file.fileId}`,
    requirement,
    accepts: checklist.find((item) => item.key === requirement)?.accepts ?? 'document',
    file,
  }));
}

/** The pages that remarks name, each once, in the order of the journey. */
export function pagesAgain(view: CaseView): readonly PageAgain[] {
  const named = new Set(openRemarks(view.state).map((remark) => remark.about));
  return view.service.journey.pages
    .filter((page) => named.has(page.key))
    .map((page) => ({
      page,
      groups: entriesOf(view, page).map((_, index) => {
        const prefix = page.repeats ? `${page.key}-${index}-` : `${page.key}-`;
        return { prefix, fields: prefixed(page.fields, prefix) };
      }),
    }));
}

/** The answers as they stand, as form values of the questions asked again. */
export function presentRaw(view: CaseView): RawForm {
  const raw: Record<string, Raw> = {};
  for (const { page, groups } of pagesAgain(view))
    for (const [index, { prefix }] of groups.entries())
      for (const [name, value] of Object.entries(rawOf(page, entriesOf(view, page)[index]))) raw[prefix + name] = value;
  return raw;
}

/** Reads the pages asked again. Problems bear the names of the form. */
export function readPagesAgain(
  view: CaseView,
  raw: RawForm,
  context: FieldContext,
): { answers: StoredAnswers; problems: readonly { field: string; message: (locale: 'id' | 'en') => string }[] } {
  const answers: Record<string, StoredAnswers[string]> = {};
  const problems: { field: string; message: (locale: 'id' | 'en') => string }[] = [];
  for (const { page, groups } of pagesAgain(view)) {
    const entries = groups.map(({ prefix }) => {
      const own = Object.fromEntries(Object.keys(page.fields).map((name) => [name, raw[prefix + name]]));
      const reading = readPage(page, own, context);
      if (reading.ok) return reading.answers;
      problems.push(...reading.problems.map(({ field, message }) => ({ field: prefix + field, message })));
      return {};
    });
    answers[page.key] = page.repeats ? entries : (entries[0] ?? {});
  }
  return { answers, problems };
}

/** The control a form field takes files for, by its name in the form. */
export function fieldNamed(view: CaseView, name: string): Fields[string] | undefined {
  return pagesAgain(view)
    .flatMap(({ groups }) => groups)
    .find(({ fields }) => Object.hasOwn(fields, name))?.fields[name];
}

function entriesOf(view: CaseView, page: Page): readonly Readonly<Record<string, unknown>>[] {
  const given = view.state.answers[page.key];
  if (Array.isArray(given)) return given as readonly Readonly<Record<string, unknown>>[];
  return [(given as Readonly<Record<string, unknown>> | undefined) ?? {}];
}

function prefixed(fields: Fields, prefix: string): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      prefix + name,
      field.showIf ? { ...field, showIf: { ...field.showIf, field: prefix + field.showIf.field } } : field,
    ]),
  );
}
