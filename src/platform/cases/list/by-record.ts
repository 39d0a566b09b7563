import type { Db } from '#db';
import { loadCalendar } from '#platform/calendar';
import { sql } from 'kysely';
import { submittedIn } from './submitted-in.ts';
import type { Status } from '../domain/status.ts';
import type { Offer } from '../registry.ts';

/** Cases alike in status, delay and what was last recorded of them. */
export interface Recorded {
  readonly status: Status;
  /** Past the days of the office today, or decided after them. */
  readonly late: boolean;
  /** The field of the newest of each record, null where there is none. */
  readonly values: readonly (string | null)[];
  readonly cases: number;
}

/**
 * Counts cases submitted in a period by one field of each of some records, such as how a matter was answered. A record may
 * go by several names; the newest counts. `days` is what the office has.
 */
export async function countByRecords(
  db: Db,
  { service, agency }: Offer,
  { from, to, now, days }: { readonly from: string; readonly to: string; readonly now: Date; readonly days: number },
  records: readonly { readonly names: readonly string[]; readonly field: string }[],
): Promise<readonly Recorded[]> {
  const calendar = await loadCalendar(db, agency.regionCode);
  const today = calendar.dateIn(now);
  const newest = records.map(
    ({ names, field }) => sql`
      (select coalesce(r -> 'value' ->> ${field}, '') from jsonb_array_elements(c.state -> 'records') with ordinality a(r, n)
        where r ->> 'name' = any(${[...names]}) order by n desc limit 1)`,
  );
  const { rows } = await sql<Recorded>`
    select status, late, values, count(*)::int as cases from (
      select c.status,
             coalesce(c.side = 'office' and c.due_on < ${today}::date or c.decide_by < ${today}::date or c.office_days > ${days}, false) as late,
             array[${sql.join(newest)}]::text[] as values
        from cases.case c
       where c.agency_id = ${agency.id} and c.service = ${service.key}
         and ${submittedIn({ from, to }, calendar.zone)}) one_case
     group by 1, 2, 3`.execute(db);
  return rows;
}
