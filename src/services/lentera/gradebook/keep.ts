import type { Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { sql } from 'kysely';
import type { Book, BookAt, BookColumn } from './book.ts';

/** The book's row, locked: two who write in one book take turns. Made where there is none yet. */
export async function lockBook(tx: Tx, { classId, subject, semester }: BookAt, at: Date): Promise<string> {
  await tx
    .insertInto('lentera.gradebook')
    .values({ id: newId(), class_id: classId, subject, semester, created_at: at })
    .onConflict((on) => on.columns(['class_id', 'subject', 'semester']).doNothing())
    .execute();
  const { id } = await tx
    .selectFrom('lentera.gradebook')
    .select('id')
    .where('class_id', '=', classId)
    .where('subject', '=', subject)
    .where('semester', '=', semester)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return id;
}

/** Throws ACTION_NOT_ALLOWED `closed` or `over` where a book cannot be written in. */
export function assertOpen({ lock }: Pick<Book, 'lock'>): void {
  if (lock !== null) throw new AppError('ACTION_NOT_ALLOWED', { reason: lock });
}

export type ColumnWords = Pick<BookColumn, 'category' | 'scale' | 'title' | 'aim' | 'max' | 'onDay' | 'testId' | 'remedialOf'>;

const subjectOf = (id: string) => ({ type: 'gradebook', id });

/** Adds a column to a book; returns its id. Throws ACTION_NOT_ALLOWED: `closed`, `over`; `held-already` where the test is in it. */
export async function addColumn(tx: Tx, actor: PersonActor, book: Book, words: ColumnWords, at: Date): Promise<string> {
  assertOpen(book);
  const bookId = await lockBook(tx, book, at);
  const id = newId();
  const { category, scale, title, aim, max, onDay, testId, remedialOf } = words;
  if (testId !== null) {
    const same = await tx
      .selectFrom('lentera.grade_column')
      .select('id')
      .where('book_id', '=', bookId)
      .where('test_id', '=', testId)
      .where('removed_at', 'is', null)
      .executeTakeFirst();
    if (same) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'held-already' });
  }
  await tx
    .insertInto('lentera.grade_column')
    .values({
      id,
      book_id: bookId,
      nth: sql`(select coalesce(max(x.nth), 0) + 1 from lentera.grade_column x where x.book_id = ${bookId}::uuid)`,
      category,
      scale,
      title,
      aim,
      max,
      on_day: onDay,
      test_id: testId,
      remedial_of: remedialOf,
      made_by: actor.personId,
      made_at: at,
    })
    .execute();
  const detail = { column: id, category, scale, test: testId };
  await appendAudit(tx, { actor, action: 'lentera.add-grade-column', subject: subjectOf(bookId), detail, at });
  return id;
}

/** Names a column anew. What it is worth and counts under stays, since marks were given by it. */
export async function changeColumn(
  tx: Tx,
  actor: PersonActor,
  book: Book,
  { id, title, aim, onDay }: Pick<BookColumn, 'id' | 'title' | 'aim' | 'onDay'>,
  at: Date,
): Promise<void> {
  assertOpen(book);
  const bookId = await lockBook(tx, book, at);
  await tx.updateTable('lentera.grade_column').set({ title, aim, on_day: onDay }).where('id', '=', id).execute();
  await appendAudit(tx, { actor, action: 'lentera.change-grade-column', subject: subjectOf(bookId), detail: { column: id }, at });
}

/** Takes a column out of a book, with its remedials; its marks and their history stay. */
export async function removeColumn(tx: Tx, actor: PersonActor, book: Book, id: string, at: Date): Promise<void> {
  assertOpen(book);
  const bookId = await lockBook(tx, book, at);
  await tx
    .updateTable('lentera.grade_column')
    .set({ removed_at: at })
    .where((eb) => eb.or([eb('id', '=', id), eb('remedial_of', '=', id)]))
    .where('removed_at', 'is', null)
    .execute();
  await appendAudit(tx, { actor, action: 'lentera.remove-grade-column', subject: subjectOf(bookId), detail: { column: id }, at });
}

/** Closes a book by hand. Throws ACTION_NOT_ALLOWED `closed` or `over` where it is closed. */
export async function closeBook(tx: Tx, actor: PersonActor, book: Book, at: Date): Promise<void> {
  assertOpen(book);
  const id = await lockBook(tx, book, at);
  await tx
    .updateTable('lentera.gradebook')
    .set({ closed_at: at, closed_by: actor.personId, reopened_until: null })
    .where('id', '=', id)
    .execute();
  await appendAudit(tx, { actor, action: 'lentera.close-gradebook', subject: subjectOf(id), at });
}

/** Opens a closed book once more, until the end of a day (YYYY-MM-DD). Throws ACTION_NOT_ALLOWED `open` where it is open. */
export async function reopenBook(
  tx: Tx,
  actor: PersonActor,
  book: Book,
  { until, reason }: { readonly until: string; readonly reason: string },
  at: Date,
): Promise<void> {
  if (book.lock === null) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'open' });
  const id = await lockBook(tx, book, at);
  await tx
    .updateTable('lentera.gradebook')
    .set({ reopened_until: until, reopened_by: actor.personId, reopen_reason: reason })
    .where('id', '=', id)
    .execute();
  await tx.updateTable('lentera.grade_column').set({ taken_at: null }).where('book_id', '=', id).execute();
  await appendAudit(tx, { actor, action: 'lentera.reopen-gradebook', subject: subjectOf(id), detail: { until, reason }, at });
}

/** Shows a book to its students and their parents, or no longer. */
export async function releaseBook(tx: Tx, actor: PersonActor, book: Book, released: boolean, at: Date): Promise<void> {
  const id = await lockBook(tx, book, at);
  await tx
    .updateTable('lentera.gradebook')
    .set({ released_at: released ? (book.releasedAt ?? at) : null })
    .where('id', '=', id)
    .execute();
  await appendAudit(tx, {
    actor,
    action: released ? 'lentera.release-gradebook' : 'lentera.withhold-gradebook',
    subject: subjectOf(id),
    at,
  });
}
