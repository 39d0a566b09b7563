import type { Db } from '#db';
import { type Suppression, suppressed } from '#kernel';
import { sql } from 'kysely';
import { countedScores } from './counted-scores.ts';
import type { Sort } from '../exams/store.ts';

/** Which tests schools are set side by side in. */
export interface CompareFilter {
  readonly year: number;
  readonly subject?: string | undefined;
  readonly grade?: number | undefined;
  readonly sort?: Sort | undefined;
  readonly testId?: string | undefined;
}

/** Figures of one school, or of all together, in one test. */
export interface ComparedFigures {
  /** Students admitted, and those who took it. */
  readonly admitted: number;
  readonly took: number;
  /** Students whose score is known; the rest wait for essays. */
  readonly marked: number;
  readonly mean: number | null;
  readonly median: number | null;
  /** Students at or above the test's own lowest mark; null where it has none. */
  readonly mastered: number | null;
}

export interface ComparedSchool extends ComparedFigures {
  readonly schoolId: string;
  readonly school: string;
}

/** One test with its schools; what is too small is taken out here, so that no page and no file has it. */
export interface ComparedTest {
  readonly id: string;
  readonly title: string;
  readonly sort: Sort;
  readonly subject: string;
  readonly grade: number;
  readonly pass: number | null;
  /** `figures` is null where the group is too small, or hides one that is. */
  readonly schools: readonly (Pick<ComparedSchool, 'schoolId' | 'school'> & { readonly figures: ComparedFigures | null })[];
  /** Of all schools together; null where it would give a small group away. */
  readonly total: ComparedFigures | null;
}

/** Tests that were held, newest first, each with its schools. Groups below `smallest` students are not in it. */
export async function compareSchools(
  db: Db,
  agencyId: string,
  filter: CompareFilter,
  smallest: number,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly ComparedTest[]; readonly total: number }> {
  const { year, subject = '', grade = 0, sort = '', testId = '' } = filter;
  const where = sql`
    t.agency_id = ${agencyId} and t.year = ${year} and t.status in ('published', 'ended') and t.sort not in ('practice', 'makeup')
    and (${subject} = '' or t.subject = ${subject}) and (${grade} = 0 or t.grade = ${grade}) and (${sort} = '' or t.sort = ${sort})
    and (${testId} = '' or t.id::text = ${testId})
    and exists (select from lentera.attempt a where a.test_id = t.id and a.marked_at is not null)`;
  const [{ rows: tests }, { rows: counted }] = await Promise.all([
    sql<Omit<ComparedTest, 'schools' | 'total'>>`
      select t.id, t.title, t.sort, t.subject, t.grade, (t.terms ->> 'pass')::double precision as pass
        from lentera.test t where ${where} order by t.published_at desc, t.id limit ${limit} offset ${offset}`.execute(db),
    sql<{ total: number }>`select count(*)::integer as total from lentera.test t where ${where}`.execute(db),
  ]);
  const figures = await figuresOf(
    db,
    tests.map(({ id }) => id),
  );
  const rows = tests.map((test): ComparedTest => {
    const own = figures.filter((one) => one.testId === test.id);
    const schools = own.flatMap(({ schoolId, school, ...rest }) =>
      schoolId === null ? [] : [{ schoolId, school: school ?? '', ...plain(rest) }],
    );
    const [all] = own.filter(({ schoolId }) => schoolId === null);
    return { ...test, ...shownOf(schools, all ? plain(all) : null, suppressed(groupsOf(schools), smallest)) };
  });
  return { rows, total: counted[0]?.total ?? 0 };
}

// Whoever took it, marked or not, is what a group is: a figure of fewer is a figure of fewer still.
const groupsOf = (schools: readonly ComparedSchool[]) => schools.map(({ schoolId, marked }) => ({ key: schoolId, count: marked }));

function shownOf(schools: readonly ComparedSchool[], all: ComparedFigures | null, { hidden, total }: Suppression) {
  return {
    schools: schools.map(({ schoolId, school, ...figures }) => ({ schoolId, school, figures: hidden.has(schoolId) ? null : figures })),
    total: total ? all : null,
  };
}

interface Raw extends ComparedFigures {
  readonly testId: string;
  /** null: all schools together. */
  readonly schoolId: string | null;
  readonly school: string | null;
}
const plain = ({ admitted, took, marked, mean, median, mastered }: ComparedFigures): ComparedFigures => ({
  admitted,
  took,
  marked,
  mean,
  median,
  mastered,
});

/** Figures by test and school, and of all schools of a test; an attempt counts by the test's own rule. */
async function figuresOf(db: Db, testIds: readonly string[]): Promise<readonly Raw[]> {
  if (testIds.length === 0) return [];
  const { rows } = await sql<Raw>`
    with ${countedScores(testIds)}
    select c.test_id as "testId", c.school_id as "schoolId", max(h.name) as school, count(*)::integer as admitted,
           count(*) filter (where c.took)::integer as took, count(c.score)::integer as marked, avg(c.score)::double precision as mean,
           (percentile_cont(0.5) within group (order by c.score::double precision))::double precision as median,
           case when max(c.pass) is null then null else (count(*) filter (where c.score >= c.pass))::integer end as mastered
      from counted c join lentera.school h on h.id = c.school_id
     group by grouping sets ((c.test_id, c.school_id), (c.test_id))
     order by c.test_id, grouping(c.school_id), max(h.name)`.execute(db);
  // The total of a test has no school; its name is that of none.
  return rows.map((row) => (row.schoolId === null ? { ...row, school: null } : row));
}
