import type { Locale } from '#i18n';
import { type Field, type FieldContext, type Page, questionsOn, type RawPage } from '#platform/forms';
import { texts } from '../messages/index.ts';
import type { Choice, Saying } from './saying.ts';
import { shorten } from './shorten.ts';
import type { Wrong } from './settle.ts';

/** Most options that stand in one line behind their question. */
const INLINE = 10;
/** Most options that are spelled out at all. */
const SPELLED = 20;

export interface Asking {
  readonly page: Page;
  readonly nth: number;
  readonly total: number;
  readonly given: RawPage;
  /** Which entry of a page that repeats, from 1; null for others. */
  readonly entry: number | null;
  /** Whether something of the page was answered before: then only what is lacking is said. */
  readonly again: boolean;
  readonly wrong: readonly Wrong[];
  readonly lost: readonly string[];
}

/** The open questions of a page in one message; a single one with options brings them to choose from. */
export function askPage(asking: Asking, locale: Locale, context: FieldContext): Saying {
  const { page, given, again, entry, wrong, lost } = asking;
  const m = texts(locale);
  const open = questionsOn(page, given, locale, context).flatMap(({ field }) => {
    const of = page.fields[field];
    return of ? [{ name: field, field: of }] : [];
  });
  const faults = [
    ...wrong.map(({ field, said, error }) =>
      m.wrong(page.fields[field]?.label(locale) ?? field, shorten(said.replace(/\s+/g, ' '), 80), error(locale)),
    ),
    ...lost.map((said) => m.lost(shorten(said, 80))),
  ];
  const heading =
    entry === null || !page.repeats ? m.part(page.title(locale), asking.nth, asking.total) : m.entry(page.repeats.item(locale), entry);
  const lead = again ? [m.still] : [heading, page.lead?.(locale) ?? ''];
  const [only] = open;
  if (open.length === 1 && only) {
    const choices = choicesOf(only.name, only.field, locale, context);
    const question = questionOf(only.field, locale, context, { options: choices.length === 0 });
    return { text: joined([...faults, '', ...(again ? [] : lead), question]), choices, open: m.choose };
  }
  const questions = open.map(({ field }, nth) => `${nth + 1}. ${questionOf(field, locale, context, { options: true })}`);
  return { text: joined([...faults, '', ...lead, ...questions, '', again ? '' : m.answerAll]) };
}

/** One question as it stands in a message: what is asked, an example, the options, whether it may stay empty. */
function questionOf(field: Field, locale: Locale, context: FieldContext, { options }: { readonly options: boolean }): string {
  const m = texts(locale);
  const { control } = field;
  const ask = (field.ask ?? field.label)(locale);
  if (control.kind === 'files') return m.sendPhoto(ask);
  if (control.kind === 'confirm') return `${control.statement(locale)}\n${m.agree}`;
  const unit = control.kind === 'text' ? control.suffix?.(locale) : undefined;
  const hint = [unit, field.hint?.(locale).replace(/\.$/, '')].filter((part) => part !== undefined).join(', ');
  const words = options ? optionsIn(field, locale, context) : '';
  return [ask, hint === '' ? '' : ` (${hint})`, words, field.optional ? ` (${m.optional})` : ''].join('');
}

function optionsIn({ control }: Field, locale: Locale, context: FieldContext): string {
  if (control.kind !== 'one-of' && control.kind !== 'many-of') return '';
  const labels = control.options(context).map(({ label }) => label(locale));
  if (labels.length > SPELLED) return `: ${texts(locale).writeName}`;
  return labels.length <= INLINE && labels.join('').length <= 100
    ? `: ${labels.join(' / ')}`
    : `\n${labels.map((label, nth) => `   ${nth + 1} ${label}`).join('\n')}`;
}

/** Buttons or rows for one question; none where it is answered by writing, or has more than a list can hold. */
function choicesOf(name: string, { control, optional }: Field, locale: Locale, context: FieldContext): readonly Choice[] {
  const m = texts(locale);
  if (control.kind === 'confirm') return [{ id: replyId(name, 'yes'), title: m.agreeYes }];
  if (control.kind !== 'one-of') return [];
  const options = control.options(context);
  if (options.length > (optional ? 9 : 10)) return [];
  const rows = options.map(({ value, label, hint }) => ({
    id: replyId(name, value),
    title: label(locale),
    ...(hint && { hint: hint(locale) }),
  }));
  return optional ? [...rows, { id: replyId(name, ''), title: '–' }] : rows;
}

const REPLY = 'jawab:';

function replyId(field: string, value: string): string {
  return `${REPLY}${field}:${value}`;
}

/** The field and value of a pressed option; undefined for what is none. */
export function replyOf(id: string): { readonly field: string; readonly value: string } | undefined {
  const found = /^jawab:([a-z][a-zA-Z0-9]*):(.*)$/s.exec(id);
  return found ? { field: found[1] ?? '', value: found[2] ?? '' } : undefined;
}

function joined(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
