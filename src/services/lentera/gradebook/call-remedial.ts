import type { Db, Tx } from '#db';
import type { PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { usualTerms } from '../exams/domain/terms.ts';
import { enterTest } from '../exams/store.ts';
import { passOf } from './domain/aims-reached.ts';
import type { Book } from './book.ts';
import { aimsIn } from './grades.ts';
import { lockBook } from './keep.ts';

/** Who has not reached an aim, of those who were marked in it and are still in the class. */
export function missedBy(book: Book, aim: string): readonly string[] {
  const { reached } = aimsIn(book);
  return book.students
    .filter(({ left }) => !left)
    .map(({ id }) => id)
    .filter((id) => reached.get(id)?.some((one) => one.aim === aim && one.mastery.state === 'not-reached'));
}

export interface RemedialCall {
  readonly aim: string;
  readonly title: string;
  /** Questions drawn of the aim. */
  readonly count: number;
}

/** Drafts a test of an aim for whoever has not reached it, and notes whom it is for; returns the test's id. */
export async function callRemedial(
  tx: Tx,
  actor: PersonActor,
  agencyId: string,
  book: Book,
  call: RemedialCall,
  at: Date,
): Promise<string> {
  const { aim, title, count } = call;
  const { of, subject } = book;
  const bookId = await lockBook(tx, book, at);
  const plan = {
    variants: 1,
    sections: [
      { title: '', minutes: null, shuffle: true, picks: [{ kind: 'draw' as const, filter: { aims: [aim] }, count, points: null }] },
    ],
  };
  const words = { agency_id: agencyId, school_id: of.schoolId, year: of.year, title: title.slice(0, 120), subject, grade: of.grade };
  const terms = { ...usualTerms, pass: passOf(book.rules.masteryOf(subject).value) };
  const testId = await enterTest(tx, actor, { ...words, sort: 'makeup', plan, terms }, at);
  const studentIds = missedBy(book, aim);
  if (studentIds.length > 0)
    await tx
      .insertInto('lentera.remedial_call')
      .values(
        studentIds.map((student_id) => ({ book_id: bookId, aim, student_id, test_id: testId, called_by: actor.personId, called_at: at })),
      )
      .execute();
  const detail = { aim, test: testId, students: studentIds.length };
  await appendAudit(tx, { actor, action: 'lentera.call-remedial', subject: { type: 'gradebook', id: bookId }, detail, at });
  return testId;
}

/** Whom a test was drafted for; empty for a test that is no remedial. */
export async function calledTo(db: Db | Tx, testId: string): Promise<readonly string[]> {
  const rows = await db.selectFrom('lentera.remedial_call').select('student_id').distinct().where('test_id', '=', testId).execute();
  return rows.map(({ student_id }) => student_id);
}

/** Aims of a book that remedial tests were drafted for, with how many were called and the newest test. */
export async function callsOf(
  db: Db | Tx,
  bookId: string,
): Promise<ReadonlyMap<string, { readonly testId: string; readonly students: number }>> {
  const rows = await db
    .selectFrom('lentera.remedial_call')
    .select((eb) => ['aim', 'test_id as testId', eb.fn.countAll<number>().as('students'), eb.fn.max('called_at').as('at')])
    .where('book_id', '=', bookId)
    .groupBy(['aim', 'test_id'])
    .orderBy('at')
    .execute();
  return new Map(rows.map(({ aim, testId, students }) => [aim, { testId, students: Number(students) }]));
}
