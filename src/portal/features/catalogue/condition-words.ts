import { formatNumber, type Locale, lowerFirst } from '#i18n';
import type { Condition, FieldContext, Journey } from '#platform/forms';
import { texts } from './texts.ts';

/** A condition of a checklist in words people know from the questions it is about. */
export function conditionWords(condition: Condition, of: Journey, context: FieldContext, locale: Locale): string {
  const m = texts(locale);
  const words = (part: Condition) => conditionWords(part, of, context, locale);
  if ('all' in condition) return condition.all.map(words).join(` ${m.and} `);
  if ('any' in condition) return condition.any.map(words).join(` ${m.or} `);
  if ('not' in condition) return m.not(words(condition.not));
  const [page = '', name = ''] = condition.path.split('.');
  const field = of.pages.find(({ key }) => key === page)?.fields[name];
  const label = lowerFirst(field?.label(locale) ?? condition.path);
  const shown = (value: string | number | boolean) =>
    typeof value === 'number' && !field ? formatNumber(value, locale) : (field?.show(value, locale, context) ?? String(value));
  if ('is' in condition) return m.is(label, lowerFirst(shown(condition.is)));
  if ('in' in condition) return m.is(label, condition.in.map((value) => lowerFirst(shown(value))).join(` ${m.or} `));
  return 'min' in condition ? m.atLeast(label, shown(condition.min)) : m.atMost(label, shown(condition.max));
}
