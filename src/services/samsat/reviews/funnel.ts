import { type Db, transaction, type Tx } from '#db';
import type { Clock } from '#kernel';
import { officeDay } from '#platform/calendar';
import { sql } from 'kysely';
import { refusalCodes, type RefusalCode } from '../domain/data/refusals.ts';
import type { Verdict } from '../domain/verdict/verdict.ts';

const monthOf = (day: string) => `${day.slice(0, 7)}-01`;

interface Looked {
  readonly agencyId: string;
  readonly vehicleId: string;
  readonly verdict: Verdict;
}

/** Counts the grounds that keep a vehicle from being paid for today, each once a month however often somebody looks. */
export async function countRefusals(tx: Tx, { agencyId, vehicleId, verdict }: Looked, at: Date): Promise<void> {
  const month = monthOf(officeDay(at));
  const met = verdict.findings.filter(({ weight }) => weight === 'refuses' || weight === 'officer');
  if (met.length === 0) return;
  const entered = await tx
    .insertInto('samsat.refusal_seen')
    .values(met.map(({ code, weight }) => ({ month, vehicle_id: vehicleId, code, weight })))
    .onConflict((on) => on.doNothing())
    .returning(['code', 'weight'])
    .execute();
  for (const { code, weight } of entered.toSorted((a, b) => a.code.localeCompare(b.code)))
    await tx
      .insertInto('samsat.refusal_count')
      .values({ agency_id: agencyId, month, code, weight, n: 1 })
      .onConflict((on) => on.columns(['agency_id', 'month', 'code', 'weight']).doUpdateSet({ n: sql`samsat.refusal_count.n + 1` }))
      .execute();
}

/** Forgets which vehicles were counted before this month. */
export async function forgetSeen(db: Db, clock: Clock): Promise<void> {
  const month = monthOf(officeDay(clock.now()));
  await transaction(db, (tx) => tx.deleteFrom('samsat.refusal_seen').where('month', '<', sql<never>`${month}::date`).execute());
}

/** How many vehicles could not be paid for in a month, on one ground; and of how many that came so far. */
export interface RefusalLine {
  /** First day of the month, YYYY-MM-DD. */
  readonly month: string;
  readonly code: RefusalCode;
  readonly refused: number;
  /** Waited for an officer. */
  readonly officer: number;
}

/** Vehicles billed and paid in a month: what the grounds stand beside. */
export interface FunnelMonth {
  readonly month: string;
  readonly billed: number;
  readonly paid: number;
}

/** The months back to `since` (YYYY-MM-DD), the newest first. */
export async function refusalFunnel(
  db: Db,
  agencyId: string,
  since: string,
): Promise<{ lines: readonly RefusalLine[]; months: readonly FunnelMonth[] }> {
  const counted = (weight: string) => sql<number>`coalesce(sum(n) filter (where weight = ${weight}), 0)::int`;
  const [rows, months] = await Promise.all([
    db
      .selectFrom('samsat.refusal_count')
      .select([sql<string>`month::text`.as('month'), 'code', counted('refuses').as('refused'), counted('officer').as('officer')])
      .where('agency_id', '=', agencyId)
      .where('month', '>=', sql<never>`${monthOf(since)}::date`)
      .groupBy(['month', 'code'])
      .orderBy('month', 'desc')
      .execute(),
    db
      .selectFrom('samsat.assessment as a')
      .innerJoin('samsat.vehicle as v', 'v.id', 'a.vehicle_id')
      .select(sql<string>`to_char(a.made_at at time zone 'Asia/Makassar', 'YYYY-MM-01')`.as('month'))
      .select([sql<number>`count(distinct a.vehicle_id)::int`.as('billed')])
      .select([sql<number>`count(distinct a.vehicle_id) filter (where a.state in ('paid', 'refunded'))::int`.as('paid')])
      .where('v.agency_id', '=', agencyId)
      .where('a.made_at', '>=', sql<never>`${monthOf(since)}::date`)
      .groupBy(sql`1`)
      .orderBy(sql`1`, 'desc')
      .execute(),
  ]);
  const order = (code: string) => refusalCodes.findIndex((one) => one === code);
  const lines = (rows as RefusalLine[]).toSorted((a, b) => b.month.localeCompare(a.month) || order(a.code) - order(b.code));
  return { lines, months };
}
