import type { Db } from '#db';
import { loadCalendar } from '#platform/calendar';
import { rulesAt } from '#platform/rules';
import { sql } from 'kysely';
import { submittedIn } from './submitted-in.ts';
import { quantile } from '../domain/quantile.ts';
import type { Offer } from '../registry.ts';

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
  const regions = Map.groupBy(offers, ({ agency }) => agency.regionCode);
  const counted = await Promise.all([...regions].map(([region, those]) => performanceIn(db, region, those, period)));
  const found = new Map(counted.flat().map((one) => [one.offer, one]));
  return offers.flatMap((offer) => found.get(offer) ?? []);
}

/** Cases of an offer alike in what statistics ask: most share few numbers of days, so that a year of them is a few hundred rows. */
interface Alike {
  /** Which of the offers asked for, from 1. */
  readonly nth: number;
  readonly decided: boolean;
  readonly open: boolean;
  readonly late: boolean;
  /** Working days of the office until the decision. */
  readonly days: number | null;
  readonly count: number;
}

/** Of the offers of one region, which share a calendar. */
async function performanceIn(db: Db, region: string, offers: readonly Offer[], { from, to, now }: Period): Promise<readonly Performance[]> {
  const calendar = await loadCalendar(db, region);
  const today = calendar.dateIn(now);
  const asked = sql`unnest(${offers.map(({ agency }) => agency.id)}::uuid[], ${offers.map(({ service }) => service.key)}::text[])`;
  const [allowed, { rows }] = await Promise.all([
    daysAllowed(db, offers, to),
    sql<Alike>`
      select o.nth::int as nth, alike.*
        from ${asked} with ordinality as o (agency, service, nth) cross join lateral (
          select status in ('issued', 'closed', 'rejected') as decided,
                 status in ('submitted', 'in-review', 'returned', 'approved') as open,
                 coalesce(side = 'office' and due_on < ${today}::date or decide_by < ${today}::date, false) as late,
                 office_days as days, count(*)::int as count
            from cases.counted
           where agency_id = o.agency and service = o.service
             and ${submittedIn({ from, to }, calendar.zone)}
           group by 1, 2, 3, 4) alike`.execute(db),
  ]);
  const ofEach = Map.groupBy(rows, ({ nth }) => nth);
  return offers.map((offer, index) => figuresOf(offer, allowed(offer), ofEach.get(index + 1) ?? []));
}

/** Days the office has for the whole of a service, by what holds on a day. */
async function daysAllowed(db: Db, offers: readonly Offer[], on: string): Promise<(offer: Offer) => number> {
  const agencies = Map.groupBy(offers, ({ agency }) => agency.id);
  const books = await Promise.all(
    [...agencies].map(async ([agencyId, those]) => {
      const rules = those.map(({ service }) => service.clocks.service);
      return [agencyId, await rulesAt(db, rules, { agencyId, on })] as const;
    }),
  );
  const byAgency = new Map(books);
  return ({ agency, service }) => byAgency.get(agency.id)?.value(service.clocks.service) ?? 0;
}

function figuresOf(offer: Offer, allowed: number, rows: readonly Alike[]): Performance {
  const countOf = (counts: (alike: Alike) => boolean) => sum(rows.filter(counts));
  const took = rows.filter(({ decided, days }) => decided && days !== null) as readonly (Alike & { readonly days: number })[];
  return {
    offer,
    received: sum(rows),
    decided: countOf(({ decided }) => decided),
    open: countOf(({ open }) => open),
    overdue: countOf(({ open, late }) => open && late),
    inTime: sum(took.filter(({ days }) => days <= allowed)),
    median: quantile(took, 0.5),
    p90: quantile(took, 0.9),
    allowed,
  };
}

function sum(rows: readonly { readonly count: number }[]): number {
  return rows.reduce((all, { count }) => all + count, 0);
}
