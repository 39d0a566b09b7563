import type { Db, Tx } from '#db';
import { loadCalendar } from '#platform/calendar';
import type { RuleBook } from '#platform/rules';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { daysBetween, dueOn, limitAt } from '../domain/procedure/clock.ts';
import type { MatterClass, Stage } from '../domain/procedure/stages.ts';
import type { Party } from '../domain/data/limits.ts';
import { limitsRule } from '../rules.ts';
import { refused } from '../sealing/officer-keys.ts';

/** Whose holidays count: national and Balinese. */
const REGION = '51';

/** A limit as it runs in a matter. Days are YYYY-MM-DD. */
export interface Clock {
  readonly key: string;
  readonly party: Party;
  readonly unit: 'calendar' | 'working';
  readonly days: number;
  readonly startedOn: string;
  readonly dueOn: string;
  readonly endedOn: string | null;
  /** Since when it stands still, and why; null while it runs. */
  readonly pausedOn: string | null;
  readonly pauseReason: string | null;
  readonly pausedDays: number;
}

/** Ends the clock that runs, and starts that of the stage a matter comes to. */
export async function turnClock(
  tx: Tx,
  { matterId, stage, matterClass, rules }: { matterId: string; stage: Stage; matterClass: MatterClass | null; rules: RuleBook },
  today: string,
): Promise<void> {
  await tx
    .updateTable('ombudsman.clock')
    .set({ ended_on: today, paused_on: null, pause_reason: null })
    .where('matter_id', '=', matterId)
    .where('ended_on', 'is', null)
    .execute();
  const { value, id } = rules.version(limitsRule);
  const limit = limitAt(value, stage, matterClass);
  if (!limit) return;
  const due_on = dueOn(limit, today, await loadCalendar(tx, REGION));
  const { key, party, unit, days } = limit;
  await tx
    .insertInto('ombudsman.clock')
    .values({ id: randomUUID(), matter_id: matterId, key, party, unit, days, started_on: today, due_on, rule_version: id })
    .execute();
}

/** Every clock of these matters, oldest first. */
export async function clocksOf(db: Db | Tx, matterIds: readonly string[]): Promise<ReadonlyMap<string, readonly Clock[]>> {
  if (matterIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('ombudsman.clock')
    .select([
      'matter_id',
      'key',
      'party',
      'unit',
      'days',
      'started_on as startedOn',
      'due_on as dueOn',
      'ended_on as endedOn',
      'paused_on as pausedOn',
      'pause_reason as pauseReason',
      'paused_days as pausedDays',
    ])
    .where('matter_id', 'in', [...matterIds])
    .orderBy('started_on')
    .orderBy(sql`ended_on nulls last`)
    .execute();
  const found = new Map<string, Clock[]>();
  for (const { matter_id, ...clock } of rows) found.set(matter_id, [...(found.get(matter_id) ?? []), clock as Clock]);
  return found;
}

export const runningIn = (clocks: readonly Clock[] | undefined): Clock | undefined => clocks?.find(({ endedOn }) => endedOn === null);

/** Stops the clock that runs. Throws ACTION_NOT_ALLOWED: `no-clock`, `paused-already`. */
export async function pauseClock(tx: Tx, matterId: string, reason: string, today: string): Promise<void> {
  const clock = runningIn((await clocksOf(tx, [matterId])).get(matterId));
  if (!clock) throw refused('no-clock');
  if (clock.pausedOn !== null) throw refused('paused-already');
  await ofRunning(tx, matterId).set({ paused_on: today, pause_reason: reason }).execute();
}

/** Lets it go on: the last day moves by as many days of its unit as it stood still. Throws ACTION_NOT_ALLOWED: `no-clock`, `not-paused`. */
export async function resumeClock(tx: Tx, matterId: string, today: string): Promise<void> {
  const clock = runningIn((await clocksOf(tx, [matterId])).get(matterId));
  if (!clock) throw refused('no-clock');
  if (clock.pausedOn === null) throw refused('not-paused');
  const calendar = await loadCalendar(tx, REGION);
  const stood = daysBetween(clock.unit, clock.pausedOn, today, calendar);
  const due_on = stood === 0 ? clock.dueOn : dueOn({ days: stood, unit: clock.unit }, clock.dueOn, calendar);
  await ofRunning(tx, matterId)
    .set({ paused_on: null, pause_reason: null, paused_days: clock.pausedDays + stood, due_on })
    .execute();
}

const ofRunning = (tx: Tx, matterId: string) =>
  tx.updateTable('ombudsman.clock').where('matter_id', '=', matterId).where('ended_on', 'is', null);
