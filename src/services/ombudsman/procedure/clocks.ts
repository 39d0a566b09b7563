import type { Db, Tx } from '#db';
import { loadCalendar } from '#platform/calendar';
import type { RuleBook } from '#platform/rules';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { dueOn, limitAt } from '../domain/procedure/clock.ts';
import type { MatterClass, Stage } from '../domain/procedure/stages.ts';
import type { Party } from '../domain/data/limits.ts';
import { limitsRule } from '../rules.ts';

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
}

/** Ends the clock that runs, and starts that of the stage a matter comes to. */
export async function turnClock(
  tx: Tx,
  { matterId, stage, matterClass, rules }: { matterId: string; stage: Stage; matterClass: MatterClass | null; rules: RuleBook },
  today: string,
): Promise<void> {
  await tx
    .updateTable('ombudsman.clock')
    .set({ ended_on: today })
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
    .select(['matter_id', 'key', 'party', 'unit', 'days', 'started_on as startedOn', 'due_on as dueOn', 'ended_on as endedOn'])
    .where('matter_id', 'in', [...matterIds])
    .orderBy('started_on')
    .orderBy(sql`ended_on nulls last`)
    .execute();
  const found = new Map<string, Clock[]>();
  for (const { matter_id, ...clock } of rows) found.set(matter_id, [...(found.get(matter_id) ?? []), clock as Clock]);
  return found;
}

export const runningIn = (clocks: readonly Clock[] | undefined): Clock | undefined => clocks?.find(({ endedOn }) => endedOn === null);
