import type { Db } from '#db';
import { loadCalendar } from '#platform/calendar';
import { sql } from 'kysely';
import { type Days, submittedIn } from './submitted-in.ts';
import { type Counted, quantile } from '../domain/quantile.ts';
import type { Offer } from '../registry.ts';

/** How long cases lay at one desk of an office, in working days; those that lie there still are not counted. */
export interface DeskTime {
  readonly desk: string;
  /** Cases that lay there. */
  readonly n: number;
  readonly median: number | null;
  readonly p90: number | null;
}

/** Cases that lay at a desk on the same days. */
interface Alike {
  readonly desk: string;
  /** `2026-03-02/2026-03-05`, one for each stay. */
  readonly stays: readonly string[];
  readonly count: number;
}

/** By desk, of cases submitted in a period (days at the agency, both included), in the order of the definition. */
export async function deskTimes(db: Db, { service, agency }: Offer, days: Days): Promise<readonly DeskTime[]> {
  const calendar = await loadCalendar(db, agency.regionCode);
  const day = (key: string) => sql`((s ->> ${sql.lit(key)})::timestamptz at time zone ${calendar.zone})::date::text`;
  const { rows } = await sql<Alike>`
    select desk, stays, count(*)::int as count from (
      select c.id, s ->> 'desk' as desk, array_agg(${day('from')} || '/' || ${day('to')} order by s ->> 'from') as stays
        from cases.case c cross join lateral jsonb_array_elements(c.state -> 'spans') s
       where c.agency_id = ${agency.id} and c.service = ${service.key} and s ->> 'side' = 'office'
         and ${submittedIn(days, calendar.zone)}
       group by 1, 2 having bool_and(s ->> 'to' is not null)) one_case
     group by 1, 2`.execute(db);
  const lengthOf = (stay: string) => calendar.workingDaysBetween(stay.slice(0, 10), stay.slice(11));
  return Object.keys(service.desks).flatMap((desk) => {
    const took: Counted[] = rows
      .filter((row) => row.desk === desk)
      .map(({ stays, count }) => ({ days: stays.reduce((sum, stay) => sum + lengthOf(stay), 0), count }));
    const n = took.reduce((sum, { count }) => sum + count, 0);
    return n === 0 ? [] : [{ desk, n, median: quantile(took, 0.5), p90: quantile(took, 0.9) }];
  });
}
