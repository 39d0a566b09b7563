import type { Locale } from '#i18n';
import { texts } from '../messages/index.ts';
import type { FieldContext } from './field.ts';
import { type Answers, type Journey, type Page, pagesFor } from './journey.ts';

/** One answer as people read it. */
export interface Said {
  readonly label: string;
  readonly value: string;
}

/** A page of a journey as it was answered; of one that repeats, each entry with a title of its own. */
export interface PageSaid {
  readonly key: string;
  readonly title: string;
  readonly entries: readonly { readonly title: string | null; readonly facts: readonly Said[] }[];
}

/** Every answer, page by page, as it reads for people. Sensitive numbers are masked by their fields. */
export function answersInWords(journey: Journey, answers: Answers, locale: Locale, context: FieldContext): readonly PageSaid[] {
  return pagesFor(journey, answers).map((page) => ({
    key: page.key,
    title: page.title(locale),
    entries: entriesOf(page, answers[page.key], locale, context),
  }));
}

function entriesOf(page: Page, given: Answers[string] | undefined, locale: Locale, context: FieldContext): PageSaid['entries'] {
  if (given === undefined) return [];
  if (!Array.isArray(given)) return [{ title: null, facts: factsOf(page, given as Readonly<Record<string, unknown>>, locale, context) }];
  const titled = (index: number) => texts(locale).list.entry(page.repeats?.item(locale) ?? '', index + 1);
  return given.map((entry, index) => ({ title: titled(index), facts: factsOf(page, entry, locale, context) }));
}

/** The answers of one page, or of one entry, as label and value. */
export function factsOf(page: Page, given: Readonly<Record<string, unknown>>, locale: Locale, context: FieldContext): readonly Said[] {
  return Object.entries(page.fields).flatMap(([name, field]) => {
    if (given[name] === undefined) return [];
    return [{ label: field.label(locale), value: field.show(given[name], locale, context) }];
  });
}
