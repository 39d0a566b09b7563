import { isDay, oneLine } from '#kernel';
import type { FormError } from '#web/ui';
import type { Book, BookColumn } from '../../book.ts';
import { categories } from '../../domain/grading.ts';
import { scales } from '../../domain/mark.ts';
import type { ColumnWords } from '../../keep.ts';
import type { texts } from '../../messages/index.ts';

type Words = ReturnType<typeof texts>['wrong'];
type Typed = Readonly<Record<string, string>>;

/** Title, aim and day as typed; the aim is null where none was. */
export function readWords(typed: Typed, { term }: Book, wrong: Words) {
  const title = oneLine(typed.judul ?? '');
  const aim = oneLine(typed.tp ?? '').slice(0, 200) || null;
  const onDay = typed.tanggal ?? '';
  const errors: FormError[] = [];
  if (title.length < 2 || title.length > 80) errors.push({ field: 'judul', message: wrong.title });
  if (!isDay(onDay) || onDay < term.begins || onDay > term.ends) errors.push({ field: 'tanggal', message: wrong.day });
  return { title, aim, onDay, errors };
}

/** A column that is typed by hand, as its form says it. */
export function readColumn(
  typed: Typed,
  book: Book,
  wrong: Words,
): { readonly words: ColumnWords | null; readonly errors: readonly FormError[] } {
  const { title, aim, onDay, errors } = readWords(typed, book, wrong);
  const category = categories.find((key) => key === typed.kelompok);
  const scale = scales.find((key) => key === typed.cara);
  const max = Number((typed.tertinggi ?? '').replace(',', '.'));
  const mastery = book.rules.masteryOf(book.subject).value.kind;
  if (!category) errors.push({ field: 'kelompok', message: wrong.category });
  const fits =
    scale !== undefined &&
    (scale !== 'rubric' || mastery === 'rubric') &&
    (scale !== 'criteria' || mastery === 'description') &&
    (scale === 'attitude') === (category === 'attitude');
  if (!fits) errors.push({ field: 'cara', message: wrong.scale });
  if ((scale === 'rubric' || scale === 'criteria') && aim === null) errors.push({ field: 'tp', message: wrong.aim });
  const counts = scale === 'points';
  if (counts && !(max >= 1 && max <= 1000 && /^\d{1,4}([.,]\d{1,2})?$/.test(typed.tertinggi ?? '')))
    errors.push({ field: 'tertinggi', message: wrong.max });
  if (errors.length > 0 || !category || !scale) return { words: null, errors };
  const remedialOf = counts ? remedialIn(book, typed.remedial) : null;
  return { words: { category, scale, title, aim, max: counts ? max : 1, onDay, testId: null, remedialOf }, errors };
}

/** The column a new one is the remedial of; null where none was chosen. */
export function remedialIn({ columns }: Book, chosen: string | undefined): string | null {
  const first = columns.find(({ id, remedialOf, scale }: BookColumn) => id === chosen && remedialOf === null && scale === 'points');
  return first?.id ?? null;
}
