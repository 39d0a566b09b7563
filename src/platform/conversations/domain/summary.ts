import { type Locale, upperFirst } from '#i18n';
import { type Answers, type Field, type FieldContext, type Journey, type Page, pagesFor, rawOf, readPage } from '#platform/forms';
import { texts } from '../messages/index.ts';

/**
 * Every answer, page by page, and what is odd about them. Of a number of a person its ends are shown, so that whoever typed
 * it knows whether it is right, and whoever finds the telephone does not know it.
 */
export function summaryOf(
  of: Journey,
  answers: Answers,
  papers: readonly { readonly name: string; readonly count: number }[],
  locale: Locale,
  context: FieldContext,
): string {
  const m = texts(locale);
  const parts = pagesFor(of, answers).flatMap((page) => {
    const given = answers[page.key];
    if (given === undefined) return [];
    const { repeats } = page;
    const entries = (repeats ? given : [given]) as readonly Record<string, unknown>[];
    return entries.flatMap((entry, nth) => {
      const lines = linesOf(page, entry, locale, context);
      const title = repeats ? `${upperFirst(repeats.item(locale))} ${nth + 1}` : page.title(locale);
      return lines.length === 0 ? [] : [[`*${title}*`, ...lines].join('\n')];
    });
  });
  const handed = papers.filter(({ count }) => count > 0).map(({ name, count }) => (count > 1 ? `${name}: ${m.files(count)}` : `${name} ✓`));
  const odd = oddOf(of, answers, locale, context);
  return [
    ...parts,
    ...(handed.length > 0 ? [handed.join('\n')] : []),
    ...(odd.length > 0 ? [[`*${m.sees}*`, ...odd].join('\n')] : []),
  ].join('\n\n');
}

/** What an answer is called beside what was answered: its question up to what explains it. */
export function nameOfField({ label }: Pick<Field, 'label'>, locale: Locale): string {
  return label(locale).split(':')[0] ?? '';
}

function nameIn({ fields }: Page, name: string, locale: Locale): string {
  const field = fields[name];
  return field ? nameOfField(field, locale) : name;
}

function linesOf(page: Page, given: Readonly<Record<string, unknown>>, locale: Locale, context: FieldContext): readonly string[] {
  return Object.entries(page.fields)
    .filter(([name, { control }]) => given[name] !== undefined && control.kind !== 'confirm')
    .map(
      ([name, field]) =>
        `${nameOfField(field, locale)}: ${field.control.kind === 'files' ? '✓' : field.show(given[name], locale, { ...context, typed: true })}`,
    );
}

/** Answers that are possible and unlikely, each with its sentence. */
function oddOf(of: Journey, answers: Answers, locale: Locale, context: FieldContext): readonly string[] {
  return pagesFor(of, answers).flatMap((page) => {
    const given = answers[page.key];
    const entries = Array.isArray(given) ? (given as readonly Record<string, unknown>[]) : given ? [given as Record<string, unknown>] : [];
    return entries.flatMap((entry) => {
      const read = readPage(page, rawOf(page, entry), context);
      return read.ok ? read.warnings.map(({ field, message }) => `${nameIn(page, field, locale)}: ${message(locale)}`) : [];
    });
  });
}
