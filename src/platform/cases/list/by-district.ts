import type { PersonActor } from '#kernel';
import { agenciesOf, authorise, can, getAgency } from '#platform/access';
import { loadCalendar } from '#platform/calendar';
import { rulesAt } from '#platform/rules';
import { sql } from 'kysely';
import { submittedIn } from './submitted-in.ts';
import type { District } from '../domain/districts.ts';
import { quantile } from '../domain/quantile.ts';
import type { CasesDeps } from '../types.ts';

/** How the cases of one district did that came in within a period. Days are working days of the office. */
export interface DistrictFigures {
  readonly agencyId: string;
  /** Official code; null for cases that name none. */
  readonly code: string | null;
  readonly name: string | null;
  readonly received: number;
  /** Issued, closed or rejected. */
  readonly decided: number;
  readonly open: number;
  /** Open, and late today. */
  readonly overdue: number;
  /** Null while nothing has been decided. */
  readonly median: number | null;
}

/** Which cases are counted: days at the agency, YYYY-MM-DD, both included; one service, or all. */
export interface DistrictPeriod {
  readonly from: string;
  readonly to: string;
  readonly service?: string | undefined;
}

/**
 * The figures of every district of the agencies whose statistics are the officer's to see, counted from the rows; one
 * without a case stands there with none. Throws FORBIDDEN where there is no such agency.
 */
export async function figuresByDistrict(
  deps: CasesDeps,
  officer: PersonActor,
  period: DistrictPeriod,
): Promise<readonly DistrictFigures[]> {
  authorise(officer, 'statistics.read');
  const agencies = agenciesOf(officer).filter((agencyId) => can(officer, 'statistics.read', agencyId));
  return (await Promise.all(agencies.map((agencyId) => figuresOf(deps, agencyId, period)))).flat();
}

/** Cases alike in what is asked: most share few numbers of days. */
interface Alike {
  readonly district: string;
  readonly decided: boolean;
  readonly open: boolean;
  readonly late: boolean;
  readonly days: number | null;
  readonly count: number;
}

async function figuresOf(deps: CasesDeps, agencyId: string, { from, to, service }: DistrictPeriod): Promise<readonly DistrictFigures[]> {
  const { db, clock } = deps;
  const calendar = await loadCalendar(db, (await getAgency(db, agencyId)).regionCode);
  const today = calendar.dateIn(clock.now());
  const { rows } = await sql<Alike>`
    select coalesce(district, '') as district,
           status in ('issued', 'closed', 'rejected') as decided,
           status in ('submitted', 'in-review', 'returned', 'approved') as open,
           coalesce(side = 'office' and due_on < ${today}::date or decide_by < ${today}::date, false) as late,
           office_days as days, count(*)::int as count
      from cases.counted
     where agency_id = ${agencyId} ${service === undefined ? sql`` : sql`and service = ${service}`}
       and ${submittedIn({ from, to }, calendar.zone)}
     group by 1, 2, 3, 4, 5`.execute(db);
  const known = await districtsAt(deps, agencyId, to);
  const lines = [...new Map([...known, ...strangers(rows, known)].map((one) => [one.code, one])).values()];
  return lines.map(({ code, name }) => {
    const own = rows.filter(({ district }) => district === code);
    const countOf = (counts: (alike: Alike) => boolean) => own.filter(counts).reduce((sum, { count }) => sum + count, 0);
    const took = own.filter(({ decided, days }) => decided && days !== null) as readonly (Alike & { readonly days: number })[];
    return {
      agencyId,
      code: code === '' ? null : code,
      name: code === '' ? null : name,
      received: countOf(() => true),
      decided: countOf(({ decided }) => decided),
      open: countOf(({ open }) => open),
      overdue: countOf(({ open, late }) => open && late),
      median: quantile(took, 0.5),
    };
  });
}

/** The districts of an agency, as the lists of its services have them. */
async function districtsAt({ db, registry }: CasesDeps, agencyId: string, on: string): Promise<readonly Pick<District, 'code' | 'name'>[]> {
  const services = registry.all().flatMap(({ service, agency }) => (agency.id === agencyId && service.districts ? [service] : []));
  const lists = await Promise.all(
    services.map(async ({ rules, districts }) => districts?.list(await rulesAt(db, rules, { agencyId, on })) ?? []),
  );
  const byCode = new Map(lists.flat().map(({ code, name }) => [code, { code, name }]));
  return [...byCode.values()].toSorted((one, other) => one.code.localeCompare(other.code));
}

/** What stands in rows and in no list: a district that is no longer in it, by its code; none at the end. */
function strangers(rows: readonly Alike[], known: readonly { readonly code: string }[]) {
  const codes = [...new Set(rows.map(({ district }) => district))].filter((code) => !known.some((one) => one.code === code));
  return codes.toSorted((one, other) => other.localeCompare(one)).map((code) => ({ code, name: code }));
}
