import { type Db, likeLiteral } from '#db';
import { AppError } from '#kernel';
import { sql } from 'kysely';
import { getVersions } from '../bank/store/read.ts';
import type { Question } from '../bank/domain/question.ts';
import type { Belonging } from '../schools/domain/belonging.ts';
import { type Held, keepsTest, watchesTest } from './domain/may.ts';
import { getTest, type SessionRow, type TestRow } from './store.ts';

export const heldOf = ({ school_id, author_id }: TestRow): Held => ({ schoolId: school_id, authorId: author_id });

/** A test somebody may change, hold and mark. Throws NOT_FOUND for anybody else. */
export async function getKept(db: Db, agencyId: string, who: Belonging, testId: string): Promise<TestRow> {
  const test = await getTest(db, testId);
  if (test.agency_id !== agencyId || !keepsTest(who, heldOf(test))) throw new AppError('NOT_FOUND', { test: testId });
  return test;
}

/** A test somebody may watch over: its keeper, and whoever works at a school that takes part. Throws NOT_FOUND. */
export async function getWatched(db: Db, agencyId: string, who: Belonging, testId: string): Promise<TestRow> {
  const test = await getTest(db, testId);
  if (test.agency_id !== agencyId || !watchesTest(who, heldOf(test), await schoolsIn(db, testId)))
    throw new AppError('NOT_FOUND', { test: testId });
  return test;
}

/** Schools that students of a test are of. */
export async function schoolsIn(db: Db, testId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ school_id: string }>`
    select distinct s.school_id from lentera.participant p join lentera.student s on s.id = p.student_id where p.test_id = ${testId}::uuid`.execute(
    db,
  );
  return rows.map(({ school_id }) => school_id);
}

export async function sessionsOf(db: Db, testId: string): Promise<readonly SessionRow[]> {
  return db.selectFrom('lentera.session').selectAll().where('test_id', '=', testId).orderBy('nth').execute();
}

/** The questions a plan names, by their id and version. */
export async function chosenQuestions(db: Db, { plan }: TestRow): Promise<(at: { questionId: string; version: number }) => Question> {
  return getVersions(
    db,
    plan.sections.flatMap(({ picks }) => picks.flatMap((pick) => (pick.kind === 'question' ? [pick] : []))),
  );
}

export interface ParticipantLine {
  readonly id: number;
  readonly number: string;
  readonly name: string;
  readonly studentId: string;
  readonly schoolId: string;
  readonly className: string;
  readonly session: number;
  readonly variant: number;
  readonly hasCard: boolean;
}

/** Who takes a test, by number. `schoolIds`: those of these schools alone. */
export async function participantsOf(
  db: Db,
  testId: string,
  schoolIds: readonly string[] | null = null,
): Promise<readonly ParticipantLine[]> {
  const { rows } = await sql<ParticipantLine>`
    select p.id, p.number, s.name, s.id as "studentId", s.school_id as "schoolId", coalesce(c.name, '') as "className", p.session, p.variant,
           p.code_hash is not null as "hasCard"
      from lentera.participant p
      join lentera.student s on s.id = p.student_id
      left join lentera.enrolment e on e.student_id = s.id and e.ends is null
      left join lentera.class c on c.id = e.class_id
     where p.test_id = ${testId}::uuid and (${schoolIds === null} or s.school_id = any(${[...(schoolIds ?? [])]}::uuid[]))
     order by p.number`.execute(db);
  return rows;
}

export interface ParticipantFilter {
  /** Part of a name or class, or the beginning of a number. */
  readonly q: string;
  readonly session: number | null;
}

export interface ParticipantsPage {
  readonly rows: readonly ParticipantLine[];
  /** Of those the filter lets through. */
  readonly found: number;
  /** Of all. */
  readonly total: number;
  /** Whether anybody has a card. */
  readonly cards: boolean;
}

/** Some of those who take a test, by number, with how many there are. */
export async function participantsPage(
  db: Db,
  testId: string,
  schoolIds: readonly string[] | null,
  { q, session }: ParticipantFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<ParticipantsPage> {
  const like = `%${likeLiteral(q)}%`;
  const own = sql`p.test_id = ${testId}::uuid and (${schoolIds === null} or s.school_id = any(${[...(schoolIds ?? [])]}::uuid[]))`;
  const wanted = sql`(${session}::smallint is null or p.session = ${session}::smallint)
    and (${q === ''} or s.name ilike ${like} or c.name ilike ${like} or p.number like ${`${likeLiteral(q)}%`})`;
  const from = sql`lentera.participant p
      join lentera.student s on s.id = p.student_id
      left join lentera.enrolment e on e.student_id = s.id and e.ends is null
      left join lentera.class c on c.id = e.class_id`;
  const [counted, { rows }] = await Promise.all([
    sql<{ total: number; found: number; cards: boolean }>`
      select count(*)::integer as total, (count(*) filter (where ${wanted}))::integer as found,
             coalesce(bool_or(p.code_hash is not null), false) as cards
        from ${from} where ${own}`.execute(db),
    sql<ParticipantLine>`
      select p.id, p.number, s.name, s.id as "studentId", s.school_id as "schoolId", coalesce(c.name, '') as "className", p.session, p.variant,
             p.code_hash is not null as "hasCard"
        from ${from} where ${own} and ${wanted} order by p.number limit ${page.limit} offset ${page.offset}`.execute(db),
  ]);
  return { rows, ...(counted.rows[0] ?? { total: 0, found: 0, cards: false }) };
}

/** Students who are in these classes now. */
export async function studentsInClasses(db: Db, classIds: readonly string[]): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('lentera.enrolment')
    .select('student_id')
    .where('ends', 'is', null)
    .where('class_id', 'in', classIds.length === 0 ? ['00000000-0000-0000-0000-000000000000'] : [...classIds])
    .execute();
  return rows.map(({ student_id }) => student_id);
}
