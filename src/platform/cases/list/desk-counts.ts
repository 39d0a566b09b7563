import type { Db } from '#db';
import { type Actor, type Clock, Kept } from '#kernel';
import { agenciesOf, authorise } from '#platform/access';
import { officeDay } from '#platform/calendar';
import { sql } from 'kysely';
import { hiddenIds, selfOf } from './matching.ts';
import type { CasesDeps } from '../types.ts';

export interface DeskCount {
  readonly service: string;
  readonly agencyId: string;
  readonly desk: string;
  readonly open: number;
  readonly overdue: number;
}

/** From so many open cases on, what was counted may be some seconds old: nobody misses one of five thousand. */
const MANY = 5000;
const KEPT_SECONDS = 5;
/** Seconds for which it may still be shown while it is counted anew. */
const STALE_SECONDS = 60;

/** How much lies on each desk of the officer's agencies, and how much of it is late. */
export async function deskCounts({ db, clock }: CasesDeps, actor: Actor): Promise<readonly DeskCount[]> {
  authorise(actor, 'cases.read');
  const agencies = agenciesOf(actor);
  const today = officeDay(clock.now());
  // Their own are taken off afterwards: the index of the desks counts alone, and does not know whose a case is.
  const [all, own] = await Promise.all([
    keptOf(db, clock).get(`${today} ${[...agencies].sort().join()}`, () => lying(db, agencies, today).execute()),
    lying(db, agencies, today)
      .where('c.id', 'in', hiddenIds(db, selfOf(actor)))
      .execute(),
  ]);
  return all.flatMap(({ desk, open, overdue, ...at }) => {
    const mine = own.find((row) => row.service === at.service && row.agencyId === at.agencyId && row.desk === desk);
    const left = Number(open) - Number(mine?.open ?? 0);
    return left > 0 ? [{ ...at, desk: desk ?? '', open: left, overdue: Number(overdue) - Number(mine?.overdue ?? 0) }] : [];
  });
}

function lying(db: Db, agencies: readonly string[], today: string) {
  return db
    .selectFrom('cases.case as c')
    .where('c.agency_id', 'in', agencies)
    .where('c.closed_at', 'is', null)
    .where('c.desk', 'is not', null)
    .groupBy(['c.service', 'c.agency_id', 'c.desk'])
    .orderBy('c.service')
    .select(['c.service', 'c.agency_id as agencyId', 'c.desk'])
    .select((eb) => eb.fn.countAll<number>().as('open'))
    .select(sql<number>`count(*) filter (where c.due_on < ${today}::date)`.as('overdue'));
}

type Lying = Awaited<ReturnType<ReturnType<typeof lying>['execute']>>;

const keptByDb = new WeakMap<Db, Kept<Lying>>();

function keptOf(db: Db, clock: Clock): Kept<Lying> {
  const known = keptByDb.get(db);
  if (known) return known;
  const worth = (rows: Lying) => rows.reduce((sum, { open }) => sum + Number(open), 0) >= MANY;
  const kept = new Kept<Lying>(clock, { seconds: KEPT_SECONDS, stale: STALE_SECONDS, worth });
  keptByDb.set(db, kept);
  return kept;
}
