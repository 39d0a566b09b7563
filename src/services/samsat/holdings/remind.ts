import { type Db, transaction } from '#db';
import type { Clock } from '#kernel';
import { notify } from '#platform/notifications';
import { sql } from 'kysely';
import { zoneOf } from '../domain/data/provinces.ts';
import { dayIn, daysAfter, daysBetween } from '../domain/days.ts';
import { showNrkb } from '../domain/nrkb.ts';
import { samsatPaths } from '../paths.ts';
import { dueNotice } from './notices.ts';

/** Days before the due day on which somebody is reminded, once each. */
export const reminderDays = [60, 30, 7] as const;

interface Due {
  readonly holdingId: string;
  readonly personId: string;
  readonly nrkb: string;
  readonly domicile: string;
  readonly dueOn: string;
  readonly madeAt: Date;
}

const BATCH = 200;

/**
 * Reminds everybody of the vehicles in their list whose tax falls due, 60, 30 and 7 days before. A day on which nobody
 * reminded is made good by one message, not by three; whoever added the vehicle later is not told of what was before.
 * Returns how many were told.
 */
export async function remindOfDue(db: Db, clock: Clock): Promise<number> {
  const now = clock.now();
  let told = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await dueHoldings(db, now, after);
    for (const row of rows) if (await remind(db, row, now)) told++;
    const last = rows.at(-1);
    if (!last) return told;
    after = last.holdingId;
  }
}

async function dueHoldings(db: Db, now: Date, after: string): Promise<readonly Due[]> {
  const today = dayIn(now, 'Asia/Makassar');
  const rows = await db
    .selectFrom('samsat.holding as h')
    .innerJoin('samsat.vehicle as v', 'v.id', 'h.vehicle_id')
    .select(['h.id as holdingId', 'h.person_id as personId', 'v.nrkb', 'h.made_at as madeAt'])
    .select([sql<string>`v.due_on::text`.as('dueOn'), sql<string>`v.facts ->> 'domicile'`.as('domicile')])
    .where('h.state', '=', 'held')
    .where('h.reminds', '=', true)
    .where('h.id', '>', after)
    // A day more on each side: the days of another zone are looked at one by one.
    .where('v.due_on', '>=', sql<never>`${daysAfter(today, -1)}::date`)
    .where('v.due_on', '<=', sql<never>`${daysAfter(today, reminderDays[0] + 1)}::date`)
    .orderBy('h.id')
    .limit(BATCH)
    .execute();
  return rows;
}

async function remind(db: Db, { holdingId, personId, nrkb, domicile, dueOn, madeAt }: Due, now: Date): Promise<boolean> {
  const zone = zoneOf({ domicile });
  const today = dayIn(now, zone);
  const left = daysBetween(today, dueOn);
  if (left < 0) return false;
  const reached = reminderDays.filter((days) => left <= days && daysAfter(dueOn, -days) >= dayIn(madeAt, zone));
  if (reached.length === 0) return false;
  return transaction(db, async (tx) => {
    const entered = await tx
      .insertInto('samsat.reminder')
      .values(reached.map((days) => ({ holding_id: holdingId, due_on: dueOn, days_before: days, at: now })))
      .onConflict((on) => on.doNothing())
      .returning('days_before as days')
      .execute();
    // The nearest day reached must be new: an earlier one alone was passed over before.
    if (!entered.some(({ days }) => days === reached.at(-1))) return false;
    await notify(tx, {
      personId,
      notice: dueNotice,
      facts: { nrkb: showNrkb(nrkb), dueOn, days: left },
      link: samsatPaths.vehicle({ holdingId }),
      at: now,
    });
    return true;
  });
}
