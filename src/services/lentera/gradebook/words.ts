import { formatNumber, type Locale } from '#i18n';
import type { MasteryRule } from '../results/domain/mastery.ts';
import type { BookColumn } from './book.ts';
import { attitudes, type MarkValue } from './domain/mark.ts';
import { texts } from './messages/index.ts';

/** What can be chosen in a column that is said in words, with what it is called. */
export function levelsOf(
  { scale }: Pick<BookColumn, 'scale'>,
  mastery: MasteryRule,
  locale: Locale,
): readonly (readonly [string, string])[] {
  if (scale === 'attitude') return attitudes.map((level) => [level, texts(locale).attitudes[level] ?? level]);
  if (scale === 'rubric' && mastery.kind === 'rubric') return mastery.levels.map(({ id, title }) => [id, title]);
  return scale === 'criteria' && mastery.kind === 'description' ? mastery.criteria.map(({ id, text }) => [id, text]) : [];
}

/** A mark as people read it. */
export function markInWords(
  value: MarkValue | null | undefined,
  column: Pick<BookColumn, 'scale'>,
  mastery: MasteryRule,
  locale: Locale,
): string {
  const m = texts(locale);
  if (!value) return m.none;
  const called = (id: string) => levelsOf(column, mastery, locale).find(([level]) => level === id)?.[1] ?? id;
  switch (value.kind) {
    case 'points':
      return formatNumber(value.points, locale);
    case 'level':
      return called(value.level);
    case 'criteria':
      return value.met.length === 0 ? '0' : value.met.map(called).join('; ');
    case 'excused':
      return m.excusedBecause(value.reason);
  }
}

/** A grade with two decimals at most. */
export function gradeInWords(value: number | null, locale: Locale): string {
  return value === null ? '–' : formatNumber(Math.round(value * 100) / 100, locale);
}
