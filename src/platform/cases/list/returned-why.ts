import type { Db } from '#db';
import { loadCalendar } from '#platform/calendar';
import { sql } from 'kysely';
import { type Days, submittedIn } from './submitted-in.ts';
import type { Verdict } from '../domain/effect.ts';
import type { Offer } from '../registry.ts';

/** Why a file went back: what was found of a document, or something asked in words. */
export type ReturnReason = Exclude<Verdict, 'accepted'> | 'remarked';

export interface Returned {
  /** Cases that went back to whoever applied, once at least. */
  readonly cases: number;
  /** Cases by reason; one may have several, so that they do not add up to the above. */
  readonly why: readonly { readonly reason: ReturnReason; readonly cases: number }[];
}

/** Why cases submitted in a period went back to whoever applied, as far as their records are kept. */
export async function returnedWhy(db: Db, { service, agency }: Offer, days: Days): Promise<Returned> {
  const { zone } = await loadCalendar(db, agency.regionCode);
  const { rows } = await sql<{ reason: ReturnReason | null; cases: number }>`
    with went as (
      select e.case_id, max(e.seq) as seq
        from cases.case c join cases.entry e on e.case_id = c.id
       where c.agency_id = ${agency.id} and c.service = ${service.key}
         and ${submittedIn(days, zone)}
         and e.effects @> '[{"kind": "status", "to": "returned"}]'
         and not exists (select from cases.entry u where u.case_id = e.case_id
                           and u.effects @> jsonb_build_array(jsonb_build_object('kind', 'undone', 'seq', e.seq)))
       group by 1),
    reasons as (
      select distinct w.case_id, coalesce(f ->> 'verdict', 'remarked') as reason
        from went w join cases.entry e on e.case_id = w.case_id and e.seq <= w.seq
             cross join lateral jsonb_array_elements(e.effects) f
       where (f ->> 'kind' = 'judged' and f ->> 'verdict' <> 'accepted') or f ->> 'kind' = 'remarked')
    select null as reason, count(*)::int as cases from went
    union all select reason, count(*)::int from reasons group by 1`.execute(db);
  return {
    cases: rows.find(({ reason }) => reason === null)?.cases ?? 0,
    why: rows
      .flatMap(({ reason, cases }) => (reason === null ? [] : [{ reason, cases }]))
      .toSorted((a, b) => b.cases - a.cases || a.reason.localeCompare(b.reason)),
  };
}
