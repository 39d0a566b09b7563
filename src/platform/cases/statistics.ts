import type { Db } from '#db';
import { loadCalendar } from '#platform/calendar';
import { rulesAt } from '#platform/rules';
import { sql } from 'kysely';
import type { Offer } from './registry.ts';

/** How one service of one agency did with the cases submitted in a period. Days are working days of the office. */
export interface Performance {
  readonly offer: Offer;
  readonly received: number;
  /** Issued, closed or rejected. */
  readonly decided: number;
  readonly open: number;
  /** Open, and late today: at a desk of the office, or over the days the office has for the whole. */
  readonly overdue: number;
  /** Decided within the days the office has. */
  readonly inTime: number;
  /** Null while nothing has been decided. */
  readonly median: number | null;
  readonly p90: number | null;
  /** Days the office has. */
  readonly allowed: number;
}

interface Period {
  /** Days at the agency, YYYY-MM-DD, both included. */
  readonly from: string;
  readonly to: string;
  /** Until when what is still open is counted. */
  readonly now: Date;
}

/** The figures of every offer, counted from the register and by the same days as the clocks of each case. */
export async function performanceOf(db: Db, offers: readonly Offer[], period: Period): Promise<readonly Performance[]> {
  return Promise.all(offers.map((offer) => performanceOfOne(db, offer, period)));
}

interface Counted {
  readonly received: string;
  readonly decided: string;
  readonly open: string;
  readonly overdue: string;
  readonly in_time: string;
  readonly median: number | null;
  readonly p90: number | null;
}

async function performanceOfOne(db: Db, offer: Offer, { from, to, now }: Period): Promise<Performance> {
  const { service, agency } = offer;
  const calendar = await loadCalendar(db, agency.regionCode);
  const rules = await rulesAt(db, [service.clocks.service], { agencyId: agency.id, on: to });
  const allowed = rules.value(service.clocks.service);
  const today = calendar.dateIn(now);
  const days = daysBetween(from, calendar.addDays(to > today ? to : today, 1));
  const working = days.map((day) => (calendar.isWorkingDay(day) ? 1 : 0));
  const { rows } = await sql<Counted>`
    with day as (
      select d.day, sum(d.works) over (order by d.day) as n
        from unnest(${days}::date[], ${working}::int[]) as d (day, works)),
    received as (
      select id, status, flags, state
        from cases.case
       where agency_id = ${agency.id} and service = ${service.key}
         and submitted_at >= ${from}::date at time zone ${calendar.zone}
         and submitted_at < (${to}::date + 1) at time zone ${calendar.zone}),
    -- Days of the office until the decision; what lies in the archive afterwards is nobody's delay.
    spent as (
      select c.id, s."from", least(coalesce(s."to", ${now}), coalesce((c.state ->> 'decidedAt')::timestamptz, ${now}), ${now}) as until
        from received c
        cross join jsonb_to_recordset(c.state -> 'spans') as s (side text, "from" timestamptz, "to" timestamptz)
       where s.side = 'office'),
    used as (
      select s.id, coalesce(sum(d_to.n - d_from.n), 0) as days
        from spent s
        join day d_from on d_from.day = (s."from" at time zone ${calendar.zone})::date
        join day d_to on d_to.day = (s.until at time zone ${calendar.zone})::date
       where s."from" < s.until
       group by s.id),
    counted as (
      select c.status, coalesce(u.days, 0) as days, c.status in ('issued', 'closed', 'rejected') as decided,
             c.status in ('submitted', 'in-review', 'returned', 'approved') as open,
             'overdue' = any (c.flags) and c.state -> 'position' ->> 'side' = 'office' as overdue
        from received c left join used u on u.id = c.id)
    select count(*) as received,
           count(*) filter (where decided) as decided,
           count(*) filter (where open) as open,
           count(*) filter (where open and (overdue or days > ${allowed})) as overdue,
           count(*) filter (where decided and days <= ${allowed}) as in_time,
           percentile_cont(0.5) within group (order by days) filter (where decided) as median,
           percentile_cont(0.9) within group (order by days) filter (where decided) as p90
      from counted`.execute(db);
  const [row] = rows;
  return {
    offer,
    received: Number(row?.received ?? 0),
    decided: Number(row?.decided ?? 0),
    open: Number(row?.open ?? 0),
    overdue: Number(row?.overdue ?? 0),
    inTime: Number(row?.in_time ?? 0),
    median: row?.median ?? null,
    p90: row?.p90 ?? null,
    allowed,
  };
}

function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= Date.parse(`${to}T00:00:00Z`); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}
