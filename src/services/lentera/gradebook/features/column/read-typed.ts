import { oneLine } from '#kernel';
import type { FormError } from '#web/ui';
import type { Book, BookColumn } from '../../book.ts';
import type { MarkValue } from '../../domain/mark.ts';
import { markReader } from '../../domain/read-marks.ts';
import type { texts } from '../../messages/index.ts';
import { levelsOf } from '../../words.ts';

export type TypedColumn = Readonly<Record<string, string | readonly string[]>>;

/** Everybody's mark as the form of a column says it. Who stands in the form with nothing has none. */
export function readTyped(
  typed: TypedColumn,
  { book, column, max }: { readonly book: Book; readonly column: BookColumn; readonly max: string },
  wrong: ReturnType<typeof texts>['wrong'],
): { readonly values: ReadonlyMap<string, MarkValue | null>; readonly errors: readonly FormError[] } {
  const levels = levelsOf(column, book.rules.masteryOf(book.subject).value, 'id');
  const read = markReader(column, levels);
  const values = new Map<string, MarkValue | null>();
  const errors: FormError[] = [];
  for (const { id, name } of book.students) {
    const sent = typed[`n-${id}`];
    const excuse = oneLine([typed[`k-${id}`] ?? ''].flat().join(' ')).slice(0, 120);
    // A student who was not in the form, such as one who came since, is left alone.
    if (sent === undefined && typed[`k-${id}`] === undefined) continue;
    if (excuse !== '') {
      values.set(id, { kind: 'excused', reason: excuse });
      continue;
    }
    const text = [sent ?? ''].flat().join(';').trim();
    if (text === '') {
      values.set(id, null);
      continue;
    }
    const value = read(text);
    if (value === null) errors.push({ field: `n-${id}`, message: column.scale === 'points' ? wrong.mark(name, max) : wrong.level(name) });
    else values.set(id, value);
  }
  return { values, errors };
}
