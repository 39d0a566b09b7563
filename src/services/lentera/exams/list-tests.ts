import type { Db, Tx } from '#db';
import { likeLiteral } from '#db';
import { sql } from 'kysely';
import type { Belonging } from '../schools/domain/belonging.ts';
import type { Sort, TestStatus } from './store.ts';

export interface TestFilter {
  readonly q: string;
  readonly subject?: string | undefined;
  readonly status?: TestStatus | undefined;
  readonly sort?: Sort | undefined;
}

/** One line of the list. */
export interface TestLine {
  readonly id: string;
  readonly title: string;
  readonly sort: Sort;
  readonly subject: string;
  readonly grade: number;
  readonly year: number;
  readonly status: TestStatus;
  readonly schoolId: string | null;
  readonly school: string | null;
  readonly author: string;
  /** The first session. */
  readonly opensAt: Date | null;
  readonly participants: number;
  /** Essays nobody has marked yet. */
  readonly unmarked: number;
}

/** Tests of the schools somebody works at, and the city's for those of the city; newest first. */
export async function listTests(
  db: Db | Tx,
  who: Belonging,
  agencyId: string,
  { q, subject, status, sort }: TestFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly TestLine[]; readonly total: number }> {
  const schools = [...new Set(who.places.map(({ schoolId }) => schoolId))];
  const where = sql`
    t.agency_id = ${agencyId}
    and (t.school_id = any(${schools}::uuid[]) or (t.school_id is null and ${who.city !== null || schools.length > 0}))
    and (t.school_id is not null or ${who.city !== null} or t.status <> 'draft')
    and (${q === ''} or t.title ilike ${`%${likeLiteral(q)}%`})
    and (${subject ?? ''} = '' or t.subject = ${subject ?? ''})
    and (${status ?? ''} = '' or t.status = ${status ?? ''})
    and (${sort ?? ''} = '' or t.sort = ${sort ?? ''})`;
  const [{ rows }, { rows: counted }] = await Promise.all([
    sql<TestLine>`
      select t.id, t.title, t.sort, t.subject, t.grade, t.year, t.status, t.school_id as "schoolId", s.name as school, a.name as author,
             (select min(opens_at) from lentera.session n where n.test_id = t.id) as "opensAt",
             (select count(*)::integer from lentera.participant p where p.test_id = t.id) as participants,
             (select count(*)::integer from lentera.attempt x join lentera.response r on r.attempt_id = x.id
               where x.test_id = t.id and r.share is null) as unmarked
        from lentera.test t
        left join lentera.school s on s.id = t.school_id
        join identity.person a on a.id = t.author_id
       where ${where}
       order by coalesce((select min(opens_at) from lentera.session n where n.test_id = t.id), t.created_at) desc, t.id
       limit ${limit} offset ${offset}`.execute(db),
    sql<{ total: number }>`select count(*)::integer as total from lentera.test t where ${where}`.execute(db),
  ]);
  return { rows, total: counted[0]?.total ?? 0 };
}
