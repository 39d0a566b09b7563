import type { Db } from '#db';
import { type PersonActor } from '#kernel';
import { agenciesOf, authorise, can } from '#platform/access';
import { sql } from 'kysely';
import type { Tally } from './domain/skm.ts';

/** What was answered of one service of one agency in one quarter, added up. */
export interface SurveyTally extends Tally {
  readonly agencyId: string;
  readonly service: string;
  readonly quarter: string;
}

/** Sums of all answers of some quarters. Whoever shows them hides what is too small. */
export async function surveyTallies(db: Db, quarters: readonly string[]): Promise<readonly SurveyTally[]> {
  const { rows } = await sql<SurveyTally>`
    select agency_id as "agencyId", service, quarter, count(*)::int as n,
           array[${sql.join([1, 2, 3, 4, 5, 6, 7, 8, 9].map((at) => sql`sum(elements[${sql.lit(at)}])::int`))}] as sums
      from (select agency_id, service, quarter, elements from survey.answer
             union all select agency_id, service, quarter, elements from survey.waiting) all_answers
     where quarter = any(${[...quarters]})
     group by 1, 2, 3`.execute(db);
  return rows;
}

/** What people wrote beside their answers, of one service in one quarter. */
export interface SurveyWords {
  readonly agencyId: string;
  readonly service: string;
  readonly quarter: string;
  readonly words: readonly string[];
}

/**
 * Words of the quarters before this one, for those who answer for the office: in no order, without a day, and only where so
 * many people answered that nobody is known by having written.
 */
export async function surveyWords(
  db: Db,
  officer: PersonActor,
  { before, smallest }: { readonly before: string; readonly smallest: number },
): Promise<readonly SurveyWords[]> {
  authorise(officer, 'statistics.read');
  const agencies = agenciesOf(officer).filter((agencyId) => can(officer, 'statistics.read', agencyId));
  const { rows } = await sql<SurveyWords>`
    select agency_id as "agencyId", service, quarter, array_agg(word order by md5(id::text)) filter (where word is not null) as words
      from survey.answer
     where agency_id = any(${agencies}::uuid[]) and quarter < ${before}
     group by 1, 2, 3 having count(*) >= ${smallest} and count(word) > 0
     order by quarter desc, service limit 200`.execute(db);
  return rows;
}
