import { type Db, transaction, type Tx } from '#db';
import type { Clock } from '#kernel';
import { officeDay } from '#platform/calendar';
import { sql } from 'kysely';
import { getTest } from '../exams/store.ts';
import { aimResults } from '../results/domain/aims.ts';
import { readResults } from '../results/read-results.ts';
import { roundedTo } from '../results/domain/gradebook.ts';
import { type BookAt, type Book, readBook } from './book.ts';
import { lockBook } from './keep.ts';
import { type MarkValue, sameMark } from './domain/mark.ts';
import { keepChanges, type MarkChange } from './write-column.ts';

/** Brings scores of a test into the column that is its own. What a teacher wrote by hand stays. Returns how many changed. */
export async function takeTest(tx: Tx, book: Book, columnId: string, at: Date): Promise<number> {
  const column = book.columns.find(({ id }) => id === columnId);
  if (!column || column.testId === null) return 0;
  const bookId = await lockBook(tx, book, at);
  const taken = () => tx.updateTable('lentera.grade_column').set({ taken_at: at }).where('id', '=', columnId).execute();
  if (book.lock !== null) {
    // A closed book stays as it is; once it is opened again, everything is taken anew.
    await taken();
    return 0;
  }
  const results = await readResults(tx, await getTest(tx, column.testId));
  const inBook = new Set(book.students.map(({ id }) => id));
  const standing = await sql<{ studentId: string; value: MarkValue; source: string; aims: Readonly<Record<string, number>> | null }>`
    select student_id as "studentId", value, source, aims from lentera.grade_mark where column_id = ${columnId}::uuid`.execute(tx);
  const now = new Map(standing.rows.map((row) => [row.studentId, row]));
  const changes = results.rows.flatMap((row): MarkChange[] => {
    if (row.score === null || !inBook.has(row.studentId)) return [];
    const present = now.get(row.studentId);
    if (present && present.source !== 'test') return [];
    const items = (results.items.get(row.variant) ?? []).map(({ question, max }) => ({ aim: question.tags.aim, max }));
    const aims = Object.fromEntries(aimResults(items, row.marks).map(({ aim, score }) => [aim, roundedTo(score, 2)]));
    const becomes: MarkValue = { kind: 'points', points: roundedTo(row.score, 2) };
    const same = present && sameMark(present.value, becomes) && JSON.stringify(sorted(present.aims)) === JSON.stringify(sorted(aims));
    return same ? [] : [{ studentId: row.studentId, was: present?.value ?? null, becomes, aims }];
  });
  await keepChanges(tx, { bookId, columnId, source: 'test', byPerson: null, why: '' }, changes, at);
  await taken();
  return changes.length;
}

const sorted = (aims: Readonly<Record<string, number>> | null) => Object.entries(aims ?? {}).toSorted(([a], [b]) => a.localeCompare(b));

/** Brings in scores of every test that was marked since its column last took them; returns how many columns. Done every minute. */
export async function takeMarked(db: Db, clock: Clock): Promise<number> {
  const now = clock.now();
  const { rows } = await sql<BookAt & { columnId: string; agencyId: string }>`
    select c.id as "columnId", b.class_id as "classId", b.subject, b.semester, h.agency_id as "agencyId"
      from lentera.grade_column c
      join lentera.gradebook b on b.id = c.book_id
      join lentera.class k on k.id = b.class_id
      join lentera.school h on h.id = k.school_id
     where c.removed_at is null and c.test_id is not null
       and exists (select from lentera.attempt a where a.test_id = c.test_id 
                    -- Marking may commit some time after the moment it writes down.
                    and a.marked_at > coalesce(c.taken_at - interval '2 minutes', '-infinity'))`.execute(db);
  for (const { columnId, agencyId, ...at } of rows)
    await transaction(db, async (tx) => takeTest(tx, await readBook(tx, agencyId, at, officeDay(now)), columnId, now));
  return rows.length;
}

/** A test that could stand in a book. */
export interface OfferedTest {
  readonly id: string;
  readonly title: string;
  readonly sort: string;
  readonly makeupOf: string | null;
  /** YYYY-MM-DD */
  readonly onDay: string;
}

/** Tests of the subject that students of a class were admitted to in a term, and that stand in no column yet. */
export async function offeredTests(db: Db | Tx, { id, classId, subject, term, of }: Book): Promise<readonly OfferedTest[]> {
  const { rows } = await sql<OfferedTest>`
    select t.id, t.title, t.sort, t.makeup_of as "makeupOf", to_char(min(n.opens_at) at time zone 'Asia/Makassar', 'YYYY-MM-DD') as "onDay"
      from lentera.test t join lentera.session n on n.test_id = t.id
     where t.subject = ${subject} and t.year = ${of.year} and t.status in ('published', 'ended')
       and exists (select from lentera.participant p join lentera.enrolment e on e.student_id = p.student_id
                    where p.test_id = t.id and e.class_id = ${classId}::uuid)
       and not exists (select from lentera.grade_column c where c.test_id = t.id and c.book_id = ${id}::uuid and c.removed_at is null)
     group by t.id
    having (min(n.opens_at) at time zone 'Asia/Makassar')::date between ${term.begins}::date and ${term.ends}::date
     order by "onDay", t.id`.execute(db);
  return rows;
}
