import type { Db, Tx } from '#db';
import { AppError } from '#kernel';
import { sql } from 'kysely';
import type { SchoolClass } from '../schools/classes.ts';
import { getClass } from '../schools/classes.ts';
import { listYears } from '../schools/city.ts';
import { assertFound, type Belonging, plansSchool } from '../schools/domain/belonging.ts';
import type { CategoryKey } from './domain/grading.ts';
import type { MarkValue, ScaleKey } from './domain/mark.ts';
import { lockOf, type Semester, type Term, termOf } from './domain/semester.ts';
import { type HoldingRules, holdingRules } from './school-rules.ts';

/** Where a gradebook stands. */
export interface BookAt {
  readonly classId: string;
  readonly subject: string;
  readonly semester: Semester;
}

export interface BookColumn {
  readonly id: string;
  readonly nth: number;
  readonly category: CategoryKey;
  readonly scale: ScaleKey;
  readonly title: string;
  readonly aim: string | null;
  readonly max: number;
  /** YYYY-MM-DD */
  readonly onDay: string;
  readonly testId: string | null;
  readonly remedialOf: string | null;
}

export interface BookStudent {
  readonly id: string;
  readonly name: string;
  readonly nis: string;
  readonly nisn: string | null;
  /** YYYY-MM-DD they came into the class after others; null where they were of its first. */
  readonly cameOn: string | null;
  /** They left the class before the semester was over. */
  readonly left: boolean;
}

export interface BookMark {
  readonly value: MarkValue;
  readonly aims: Readonly<Record<string, number>> | null;
  readonly source: 'typed' | 'import' | 'test';
}

/** A gradebook with everything in it; `id` is null before its first column. */
export interface Book extends BookAt {
  readonly id: string | null;
  readonly of: SchoolClass;
  readonly term: Term;
  readonly rules: HoldingRules;
  readonly lock: 'closed' | 'over' | null;
  readonly closedAt: Date | null;
  readonly reopenedUntil: string | null;
  readonly reopenReason: string | null;
  readonly releasedAt: Date | null;
  readonly columns: readonly BookColumn[];
  readonly students: readonly BookStudent[];
  /** By column, then by student. */
  readonly marks: ReadonlyMap<string, ReadonlyMap<string, BookMark>>;
}

/** The years' days; where the city entered none, July to June. */
export async function yearDays(db: Db | Tx, agencyId: string, year: number) {
  const known = (await listYears(db, agencyId)).find((one) => one.year === year);
  return known ?? { year, begins: `${year}-07-01`, ends: `${year + 1}-06-30` };
}

/** Reads a gradebook as it stands today (YYYY-MM-DD). Throws NOT_FOUND where the class is none of the city's. */
export async function readBook(
  db: Db | Tx,
  agencyId: string,
  { classId, subject, semester }: BookAt,
  today: string,
  shared: { readonly of?: SchoolClass; readonly students?: readonly BookStudent[] } = {},
): Promise<Book> {
  const of = shared.of ?? (await getClass(db, agencyId, classId));
  const year = await yearDays(db, agencyId, of.year);
  const nowRules = await holdingRules(db, { agencyId, schoolId: of.schoolId, on: today });
  const term = termOf(year, semester, nowRules.firstEnds);
  // A semester that is over is graded by what held on its last day.
  const rules = today > term.ends ? await holdingRules(db, { agencyId, schoolId: of.schoolId, on: term.ends }) : nowRules;
  const row = await db
    .selectFrom('lentera.gradebook')
    .select(['id', 'closed_at', 'reopen_reason', 'released_at', sql<string | null>`reopened_until::text`.as('until')])
    .where('class_id', '=', classId)
    .where('subject', '=', subject)
    .where('semester', '=', semester)
    .executeTakeFirst();
  const reopenedUntil = row?.until ?? null;
  const [columns, students, marks] = await Promise.all([
    row ? columnsOf(db, row.id) : [],
    shared.students ?? studentsDuring(db, of, term),
    row ? marksIn(db, row.id) : new Map<string, ReadonlyMap<string, BookMark>>(),
  ]);
  return {
    classId,
    subject,
    semester,
    id: row?.id ?? null,
    of,
    term,
    rules,
    lock: lockOf({ closed: (row?.closed_at ?? null) !== null, reopenedUntil }, term, nowRules.graceDays, today),
    closedAt: row?.closed_at ?? null,
    reopenedUntil,
    reopenReason: row?.reopen_reason ?? null,
    releasedAt: row?.released_at ?? null,
    columns,
    students,
    marks,
  };
}

async function columnsOf(db: Db | Tx, bookId: string): Promise<readonly BookColumn[]> {
  const { rows } = await sql<BookColumn>`
    select id, nth, category, scale, title, aim, max::double precision as max, on_day::text as "onDay", test_id as "testId",
           remedial_of as "remedialOf"
      from lentera.grade_column where book_id = ${bookId}::uuid and removed_at is null order by nth, id`.execute(db);
  return rows;
}

async function marksIn(db: Db | Tx, bookId: string): Promise<ReadonlyMap<string, ReadonlyMap<string, BookMark>>> {
  const { rows } = await sql<BookMark & { columnId: string; studentId: string }>`
    select m.column_id as "columnId", m.student_id as "studentId", m.value, m.aims, m.source
      from lentera.grade_mark m join lentera.grade_column c on c.id = m.column_id
     where c.book_id = ${bookId}::uuid and c.removed_at is null`.execute(db);
  return new Map(
    [...Map.groupBy(rows, ({ columnId }) => columnId)].map(([columnId, own]) => [
      columnId,
      new Map(own.map(({ studentId, value, aims, source }) => [studentId, { value, aims, source }])),
    ]),
  );
}

/** Whoever was in a class at any time of a term, by name. */
export async function studentsDuring(db: Db | Tx, { id: classId, year }: SchoolClass, term: Term): Promise<readonly BookStudent[]> {
  const { rows } = await sql<BookStudent>`
    select s.id, s.name, s.nis, s.nisn,
           case when min(e.begins) > min(min(e.begins)) over () then min(e.begins)::text end as "cameOn",
           bool_and(e.ends is not null and e.ends < ${term.ends}::date
             and (s.status in ('moved', 'left')
               or exists (select from lentera.enrolment x join lentera.class c on c.id = x.class_id
                           where x.student_id = s.id and x.id > e.id and c.year = ${year}))) as left
      from lentera.enrolment e
      join lentera.student s on s.id = e.student_id
     where e.class_id = ${classId}::uuid and e.begins <= ${term.ends}::date and (e.ends is null or e.ends >= ${term.begins}::date)
     group by s.id
     order by s.name, s.id`.execute(db);
  return rows;
}

/** What somebody may do with a gradebook of a class. */
export interface BookRights {
  readonly reads: boolean;
  /** Whoever teaches the subject in the class. */
  readonly writes: boolean;
  /** The head alone. */
  readonly reopens: boolean;
}

/** Rights to every subject's book of a class: its teacher's, its wali kelas's, the school's keepers' and its curriculum's. */
export async function bookRights(db: Db | Tx, who: Belonging, of: SchoolClass): Promise<(subject: string) => BookRights> {
  const members = who.places.filter(({ schoolId }) => schoolId === of.schoolId).map(({ memberId }) => memberId);
  const taught = new Set<string>();
  if (members.length > 0) {
    const rows = await db
      .selectFrom('lentera.teaching')
      .select('subject')
      .where('class_id', '=', of.id)
      .where('member_id', 'in', members)
      .execute();
    for (const { subject } of rows) taught.add(subject);
  }
  const sees = plansSchool(who, of.schoolId) || (of.homeroomId !== null && members.includes(of.homeroomId));
  const reopens = who.places.some(({ schoolId, role }) => schoolId === of.schoolId && role === 'head');
  return (subject) => ({ reads: sees || taught.has(subject), writes: taught.has(subject), reopens });
}

/** Throws NOT_FOUND unless the book is theirs to see. */
export async function rightsTo(db: Db | Tx, who: Belonging, of: SchoolClass, subject: string): Promise<BookRights> {
  const rights = (await bookRights(db, who, of))(subject);
  assertFound(rights.reads);
  return rights;
}

/** Where a column stands; throws NOT_FOUND. */
export async function columnAt(db: Db | Tx, columnId: string): Promise<BookAt & { readonly bookId: string }> {
  const row = await db
    .selectFrom('lentera.grade_column as c')
    .innerJoin('lentera.gradebook as b', 'b.id', 'c.book_id')
    .select(['b.id as bookId', 'b.class_id as classId', 'b.subject', 'b.semester'])
    .where('c.id', '=', columnId)
    .where('c.removed_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { column: columnId });
  return { ...row, semester: row.semester === 2 ? 2 : 1 };
}
