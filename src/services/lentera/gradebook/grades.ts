import type { Book, BookColumn } from './book.ts';
import { aimsOf, passOf, reachedAims, type ReachedAim } from './domain/aims-reached.ts';
import { finalGrade, type FinalGrade } from './domain/final-grade.ts';

/**
 * Work of a day before a student came into the class: no mark there is no work left undone. A mark that is there counts. Whoever
 * is in the books from the class's first day was there before them: a school may begin with them in mid-year.
 */
export function isBefore({ students }: Pick<Book, 'students'>, column: Pick<BookColumn, 'onDay'>, studentId: string): boolean {
  const cameOn = students.find(({ id }) => id === studentId)?.cameOn ?? null;
  return cameOn !== null && column.onDay < cameOn;
}

/** A student's final grade in a book. */
export function gradeIn(book: Book, studentId: string): FinalGrade {
  const { marks, rules, subject } = book;
  const valueOf = (columnId: string) => marks.get(columnId)?.get(studentId)?.value;
  const columns = book.columns.filter((column) => valueOf(column.id) !== undefined || !isBefore(book, column, studentId));
  return finalGrade(columns, valueOf, rules.grading.value, passOf(rules.masteryOf(subject).value));
}

/** Aims of a book, and which of them each student has reached. */
export function aimsIn({ columns, marks, rules, subject, students }: Book): {
  readonly aims: readonly string[];
  readonly reached: ReadonlyMap<string, readonly ReachedAim[]>;
} {
  const aims = aimsOf(columns, (columnId) => marks.get(columnId)?.values() ?? []);
  const { value } = rules.masteryOf(subject);
  const of = (studentId: string) =>
    reachedAims(aims, columns, (columnId) => marks.get(columnId)?.get(studentId), value, rules.grading.value.remedial);
  return { aims, reached: new Map(students.map(({ id }) => [id, of(id)])) };
}
