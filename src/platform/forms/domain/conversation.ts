import { type PageReading, pageState, readPage, type RawPage } from './answer.ts';
import type { FieldContext, Option, Raw } from './field.ts';
import { type Answers, type Journey, type Page, pagesFor } from './journey.ts';

/** One thing to ask in a conversation. */
export interface Question {
  readonly page: string;
  readonly field: string;
  readonly text: string;
  readonly hint?: string;
  readonly options?: readonly { readonly number: number; readonly label: string }[];
  readonly optional: boolean;
}

/**
 * What a conversation asks next: the open questions of the first page still to be answered, so that one message
 * can ask for all of them. `given` holds replies to this page so far. Empty when the journey is complete.
 */
export function nextQuestions(
  of: Journey,
  answers: Answers,
  given: RawPage,
  locale: 'id' | 'en',
  context: FieldContext,
): readonly Question[] {
  const page = pagesFor(of, answers).find((candidate) => pageState(candidate, answers) === 'todo');
  return page ? questionsOn(page, given, locale, context) : [];
}

/** The open questions of one page: also for a further entry of a page that repeats. */
export function questionsOn(page: Page, given: RawPage, locale: 'id' | 'en', context: FieldContext): readonly Question[] {
  return openFields(page, given, context).map(([name, field]) => {
    const options = optionsOf(field.control, context);
    return {
      page: page.key,
      field: name,
      text: (field.ask ?? field.label)(locale),
      ...(field.hint && { hint: field.hint(locale) }),
      ...(options && { options: options.map((option, index) => ({ number: index + 1, label: option.label(locale) })) }),
      optional: field.optional,
    };
  });
}

/** Takes one reply for one field; the page is read once nothing is open. */
export function takeReply(
  page: Page,
  given: RawPage,
  field: string,
  reply: Raw,
  context: FieldContext,
): { given: RawPage; reading?: PageReading } {
  const now = { ...given, [field]: reply };
  return openFields(page, now, context).length === 0 ? { given: now, reading: readPage(page, now, context) } : { given: now };
}

function openFields(page: Page, given: RawPage, context: FieldContext): [string, Page['fields'][string]][] {
  return Object.entries(page.fields).filter(([name, field]) => {
    if (Object.hasOwn(given, name)) return false;
    if (!field.showIf) return true;
    const other = page.fields[field.showIf.field];
    if (!other || !Object.hasOwn(given, field.showIf.field)) return false;
    const read = other.parse(given[field.showIf.field], context);
    return read.ok && read.value === field.showIf.is;
  });
}

function optionsOf(control: Page['fields'][string]['control'], context: FieldContext): readonly Option[] | undefined {
  return control.kind === 'one-of' || control.kind === 'many-of' ? control.options(context) : undefined;
}
