import type { PersonActor } from '#kernel';
import { agenciesOf, authorise } from '#platform/access';
import { officeDay, WorkingCalendar } from '#platform/calendar';
import { sql } from 'kysely';
import type { CaseFilter, CasesDeps } from '../types.ts';

/** Days as they pass, holidays among them: how old something is does not stop for one. */
const days = new WorkingCalendar([]);

/** Days since an application came in, from the least to the most of each; the last without an end. */
export const ageBands = [
  { key: '0-2', from: 0, to: 2 },
  { key: '3-7', from: 3, to: 7 },
  { key: '8-14', from: 8, to: 14 },
  { key: '15-30', from: 15, to: 30 },
  { key: '31', from: 31, to: null },
] as const;
export type AgeBand = (typeof ageBands)[number]['key'];

/** How old what is open at one service is: as many numbers as there are bands. */
export interface Ages {
  readonly service: string;
  readonly counts: readonly number[];
  readonly oldestAt: Date;
}

/** The age of what is open at the officer's agencies, service by service, the one with the oldest first. Days as the office counts them. */
export async function agesOf({ db, clock }: CasesDeps, officer: PersonActor): Promise<readonly Ages[]> {
  authorise(officer, 'cases.read');
  const age = sql<number>`(${officeDay(clock.now())}::date - (c.submitted_at at time zone ${days.zone})::date)`;
  const rows = await db
    .selectFrom('cases.case as c')
    .where('c.agency_id', 'in', agenciesOf(officer))
    .where('c.closed_at', 'is', null)
    .groupBy('c.service')
    .select((eb) => ['c.service', eb.fn.min('c.submitted_at').as('oldestAt')])
    .select(
      sql<number[]>`array[${sql.join(
        ageBands.map(({ from, to }) => sql`count(*) filter (where ${age} >= ${from} and ${age} <= ${to ?? 1_000_000})`),
      )}]::int[]`.as('counts'),
    )
    .orderBy('oldestAt')
    .execute();
  return rows.map(({ service, counts, oldestAt }) => ({ service, counts, oldestAt: new Date(oldestAt) }));
}

/** The filter that finds what is counted in a band, oldest first; all that is open without one. `today` as YYYY-MM-DD. */
export function filterOfAge(today: string, band: AgeBand | undefined, service: string | undefined): CaseFilter {
  const found = ageBands.find(({ key }) => key === band);
  return {
    open: true,
    sort: 'submitted',
    ...(service !== undefined && { service }),
    ...(found && { submittedTo: days.addDays(today, -found.from) }),
    ...(found && found.to !== null && { submittedFrom: days.addDays(today, -found.to) }),
  };
}
