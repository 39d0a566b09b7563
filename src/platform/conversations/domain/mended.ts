import type { FieldContext, Page, RawPage } from '#platform/forms';
import { labelsOf } from './label.ts';
import { folded, wordsOf } from './reply.ts';
import type { Themselves } from './settle.ts';
import { understand } from './understand.ts';

interface About {
  /** What an officer wrote of the page. */
  readonly remark: string;
  readonly locale: 'id' | 'en';
  readonly context: FieldContext;
  readonly own: Themselves;
}

/**
 * What somebody writes of a page an officer remarked on: what names its question or has its form first; then all of it, for
 * the one question the remark names; and only else by order. Everything was answered before, so that words alone may be
 * meant for any of it. Pure.
 */
export function mendedIn(page: Page, text: string, { remark, locale, context, own }: About): RawPage {
  const { given, guessed } = understand(page, {}, text, locale, context, own);
  const sure = Object.fromEntries(Object.entries(given).filter(([name]) => !guessed.includes(name)));
  const named = Object.entries(page.fields).filter(([, field]) =>
    labelsOf(field).some((label) => label.length >= 3 && folded(remark).includes(label)),
  );
  // "Tempat meninggal" is named by its whole, though "meninggal" may stand in other questions.
  const [name, field] = named.toSorted(([, a], [, b]) => longest(b) - longest(a))[0] ?? [];
  const only = (key: string, asked: Page['fields'][string], words: string) =>
    understand({ ...page, fields: { [key]: asked } }, {}, words, locale, context, own).given;
  const [lead = ''] = wordsOf(text);
  const led = Object.entries(page.fields).filter(([, { label }]) => lead.length >= 3 && wordsOf(label(locale)).includes(lead));
  const [other] = led;
  // "Ibunya Ni Made …" is about the one question that has this word.
  if (Object.keys(sure).length === 0 && led.length === 1 && other) return only(...other, text.trim().replace(/^\S+\s*/, ''));
  if (name !== undefined && field && led.every(([key]) => key === name) && Object.keys(sure).every((key) => key === name)) {
    const alone = only(name, field, text);
    if (Object.keys(alone).length > 0) return alone;
  }
  return Object.keys(sure).length > 0 ? sure : given;
}

const longest = (field: Page['fields'][string]) => Math.max(...labelsOf(field).map((label) => label.length));
