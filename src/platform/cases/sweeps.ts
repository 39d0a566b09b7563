import { transaction } from '#db';
import type { Actor } from '#kernel';
import type { Sweep } from '#platform/jobs';
import { sql } from 'kysely';
import { resumeBatches } from './act/batch.ts';
import { countDays } from './reckon/count-days.ts';
import { placeCases } from './reckon/place.ts';
import { clocksOf, dueOn } from './domain/case-clocks.ts';
import { APPLICANT_DESK } from './domain/position.ts';
import { type Before, type Drafted, enter } from './act/enter.ts';
import { carryOutDisposals } from './dispose/carry-out.ts';
import { forgetCounter } from './counter/send.ts';
import { lapseInvitations } from './answer/invitations.ts';
import { remindOfDue } from './notices/due-soon.ts';
import { sendMornings } from './notices/morning.ts';
import { resumeOrders } from './issue/products.ts';
import { forgetSessions } from './issue/sign.ts';
import type { CasesDeps } from './types.ts';

const clock: Actor = { kind: 'system', name: 'clock' };

/** Work the calendar asks for, and what a crash may have left lying. */
export function sweeps(deps: CasesDeps): Sweep[] {
  const sweep = (name: string, cron: string, run: () => Promise<unknown>): Sweep => ({
    name: `cases.${name}`,
    cron,
    run: async () => {
      await run();
    },
  });
  return [
    // Days end at midnight WITA, 16:00 UTC; hourly, so that a night off does no harm.
    sweep('limits', '7 * * * *', () => sweepLimits(deps)),
    sweep('morning', '*/5 * * * *', () => sendMornings(deps)),
    sweep('due-soon', '*/5 * * * *', () => remindOfDue(deps)),
    sweep('invitations', '17 * * * *', () => lapseInvitations(deps)),
    sweep('counter', '37 18 * * *', () => forgetCounter(deps)),
    sweep('orders', '*/10 * * * *', () => resumeOrders(deps)),
    sweep('signing', '* * * * *', () => forgetSessions(deps)),
    sweep('batches', '*/10 * * * *', () => resumeBatches(deps)),
    sweep('figures', '27 * * * *', () => countDays(deps)),
    // At night at the office: 19:20 UTC.
    sweep('disposals', '20 19 * * *', () => carryOutDisposals(deps)),
    sweep('districts', '47 * * * *', () => placeCases(deps)),
  ];
}

/** Cases looked at in one go; the next sweep takes the next ones. */
const MOST = 1000;

/**
 * Cases past the last day of whoever holds them: late, they are flagged and the officers told; not mended in time, they
 * are withdrawn, where a confirmed rule says so. Each in a transaction of its own: one that fails stops no other.
 * Returns how many changed. Throws, after the last, what went wrong with any.
 */
export async function sweepLimits(deps: CasesDeps): Promise<number> {
  const now = deps.clock.now();
  const rows = await deps.db
    .selectFrom('cases.case')
    .select(['id', 'version'])
    .where('closed_at', 'is', null)
    // Generous: the day at the office is compared below, by its own calendar.
    .where('due_on', '<=', now.toISOString().slice(0, 10))
    .where(sql<boolean>`not flags @> array['overdue']`)
    .orderBy('due_on')
    .limit(MOST)
    .execute();
  let changed = 0;
  const failed: unknown[] = [];
  for (const { id, version } of rows)
    try {
      if (await enforceLimit(deps, id, version)) changed++;
    } catch (error) {
      failed.push(error);
    }
  if (failed.length > 0) throw new AggregateError(failed, `the limits of ${failed.length} cases could not be looked at`);
  return changed;
}

async function enforceLimit(deps: CasesDeps, caseId: string, version: number): Promise<boolean> {
  const asking = { caseId, key: `limit:${caseId}:${version}`, asked: { limit: version }, expectedVersion: null };
  try {
    const { replayed } = await transaction(deps.db, (tx) => enter(tx, deps, clock, asking, (before) => pastLimit(before)));
    return !replayed;
  } catch (error) {
    if (!(error instanceof InTime)) throw error;
    await transaction(deps.db, (tx) =>
      tx.updateTable('cases.case').set({ due_on: error.due }).where('id', '=', caseId).where('version', '=', version).execute(),
    );
    return false;
  }
}

/** The case moved on, or the calendar gives it more time than it did when the limit was written down. */
class InTime extends Error {
  readonly due: string | null;

  constructor(due: string | null) {
    super('in time');
    this.due = due;
  }
}

function pastLimit({ service, state, rules, calendar, today, at }: Before): Drafted {
  const due = dueOn(clocksOf(service, state, rules, calendar, at));
  if (due === null || due >= today || state.flags.includes('overdue')) throw new InTime(due);
  const said = { input: { due }, revokes: [], role: null };
  // What nobody has confirmed takes nothing from anybody.
  if (state.position?.desk === APPLICANT_DESK && rules.version(service.clocks.mending).confirmed)
    return { ...said, action: 'withdrawn', effects: [{ kind: 'status', to: 'withdrawn' }, { kind: 'left' }] };
  return { ...said, action: 'overdue', effects: [{ kind: 'flagged', flag: 'overdue' }] };
}
