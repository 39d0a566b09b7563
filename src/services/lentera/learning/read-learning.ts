import type { Db } from '#db';
import { sql } from 'kysely';
import { isReleased, type OwnTest, ownTests } from '../exams/mine.ts';
import { type Book, type BookStudent, readBook } from '../gradebook/book.ts';
import { type RaporLine, lineOf } from '../gradebook/rapor.ts';
import { aimsIn } from '../gradebook/grades.ts';
import { getClass } from '../schools/classes.ts';
import type { Student } from '../schools/students.ts';

/** One student's gradebook that the school shows, with nobody else in it. */
export interface ShownBook {
  readonly book: Book;
  readonly line: RaporLine;
}

/** How one student does, as the student and their guardians may see it. */
export interface Learning {
  /** Tests still to come, the next one first. */
  readonly coming: readonly OwnTest[];
  /** Tests whose score is shown, the newest first. */
  readonly results: readonly OwnTest[];
  /** Tests that were taken and whose score is not shown yet. */
  readonly waiting: number;
  readonly books: readonly ShownBook[];
}

/** Reads how one student does: what is not released to them is not read at all. */
export async function readLearning(db: Db, agencyId: string, student: Student, today: string, now: Date): Promise<Learning> {
  const tests = await ownTests(db, [student.id]);
  const taken = tests.filter(({ startedAt }) => startedAt !== null);
  const results = taken.filter((one) => one.score !== null && isReleased(one.terms.release.score, one.status, one.endedAt));
  return {
    coming: tests
      .filter(({ status, startedAt, closesAt }) => status === 'published' && startedAt === null && closesAt > now)
      .toSorted((a, b) => a.opensAt.getTime() - b.opensAt.getTime()),
    results,
    waiting: taken.length - results.length,
    books: await shownBooks(db, agencyId, student, today),
  };
}

async function shownBooks(
  db: Db,
  agencyId: string,
  { id, name, nis, nisn, classId }: Student,
  today: string,
): Promise<readonly ShownBook[]> {
  if (classId === null) return [];
  const { rows } = await sql<{ subject: string; semester: 1 | 2 }>`
    select b.subject, b.semester from lentera.gradebook b
     where b.class_id = ${classId}::uuid and b.released_at is not null order by b.semester desc, b.subject`.execute(db);
  const of = await getClass(db, agencyId, classId);
  const own: BookStudent = { id, name, nis, nisn, cameOn: null, left: false };
  return Promise.all(
    rows.map(async ({ subject, semester }) => {
      const whole = await readBook(db, agencyId, { classId, subject, semester }, today, { of });
      const book = alone(whole, own);
      return { book, line: lineOf(book, aimsIn(book).reached.get(id) ?? [], id) };
    }),
  );
}

/** The book with one student's marks and no other's. */
function alone(book: Book, own: BookStudent): Book {
  const marks = [...book.marks].map(([columnId, byStudent]) => {
    const mark = byStudent.get(own.id);
    return [columnId, new Map(mark ? [[own.id, mark]] : [])] as const;
  });
  return { ...book, students: [book.students.find(({ id }) => id === own.id) ?? own], marks: new Map(marks) };
}
