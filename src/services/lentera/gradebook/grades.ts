import type { Book } from './book.ts';
import { aimsOf, passOf, reachedAims, type ReachedAim } from './domain/aims-reached.ts';
import { finalGrade, type FinalGrade } from './domain/final-grade.ts';

/** A student's final grade in a book. */
export function gradeIn({ columns, marks, rules, subject }: Book, studentId: string): FinalGrade {
  const valueOf = (columnId: string) => marks.get(columnId)?.get(studentId)?.value;
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
