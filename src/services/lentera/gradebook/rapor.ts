import type { Db } from '#db';
import { getSchool, type School } from '../schools/schools.ts';
import type { SchoolClass } from '../schools/classes.ts';
import { type Book, type BookStudent, readBook } from './book.ts';
import { describe, type ReachedAim } from './domain/aims-reached.ts';
import type { Semester } from './domain/semester.ts';
import { aimsIn, gradeIn } from './grades.ts';

/** What a rapor says of one student in one subject. */
export interface RaporLine {
  readonly subject: string;
  readonly grade: number | null;
  readonly missing: number;
  /** SB, B, C or K; null where nobody said. */
  readonly attitude: string | null;
  readonly aims: readonly ReachedAim[];
  /** By the school's sentences; empty where no aim was marked. */
  readonly description: string;
}

/** Figures of the rapor of a class in a semester. */
export interface Rapor {
  readonly school: School;
  readonly of: SchoolClass;
  readonly semester: Semester;
  readonly books: readonly Book[];
  /** Whoever was in the class to the end. */
  readonly students: readonly BookStudent[];
  /** By student, then in the order of books. */
  readonly lines: ReadonlyMap<string, readonly RaporLine[]>;
}

/** Reads every book of a class and works the rapor's figures out of it. `subjects`: in the order they stand. */
export async function readRapor(
  db: Db,
  agencyId: string,
  { of, semester, subjects }: { readonly of: SchoolClass; readonly semester: Semester; readonly subjects: readonly string[] },
  today: string,
): Promise<Rapor> {
  const school = await getSchool(db, agencyId, of.schoolId);
  const books: Book[] = [];
  let known: readonly BookStudent[] | undefined;
  for (const subject of subjects) {
    const book: Book = await readBook(db, agencyId, { classId: of.id, subject, semester }, today, {
      of,
      ...(known && { students: known }),
    });
    known = book.students;
    books.push(book);
  }
  const students = (known ?? []).filter(({ left }) => !left);
  const reached = books.map((book) => aimsIn(book).reached);
  const lines = students.map(({ id }) => [id, books.map((book, at) => lineOf(book, reached[at]?.get(id) ?? [], id))] as const);
  return { school, of, semester, books, students, lines: new Map(lines) };
}

/** A student's line in one book. */
export function lineOf(book: Book, aims: readonly ReachedAim[], studentId: string): RaporLine {
  const { grade, missing } = gradeIn(book, studentId);
  const said = book.columns
    .filter(({ scale }) => scale === 'attitude')
    .flatMap(({ id }) => book.marks.get(id)?.get(studentId)?.value ?? [])
    .findLast((value) => value.kind === 'level');
  return {
    subject: book.subject,
    grade,
    missing,
    attitude: said?.kind === 'level' ? said.level : null,
    aims,
    description: describe(aims, book.rules.grading.value.sentences),
  };
}
