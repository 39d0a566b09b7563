import { transaction } from '#db';
import { loadCalendar, regionsFor, type WorkingCalendar } from '#platform/calendar';
import { handle, type JobHandler } from '#platform/jobs';
import { clocksOf, figuresOf } from './domain/case-clocks.ts';
import type { CaseState } from './domain/state.ts';
import { recountDays } from './jobs.ts';
import { rulesOf } from './reference.ts';
import type { CasesDeps } from './types.ts';

/** Cases looked at in one transaction. */
const AT_ONCE = 200;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Gives every open case of a region the last days that its calendar now says, also where they come earlier: what a
 * page works out and what lists and sweeps go by stay the same. What was found late before stays in the record.
 */
export function recountHandler(deps: CasesDeps): JobHandler {
  return handle(recountDays, async ({ region }) => {
    const agencies = new Map(deps.registry.all().map(({ agency }) => [agency.id, agency]));
    for (const { id, regionCode } of agencies.values()) {
      if (!regionsFor(regionCode).includes(region)) continue;
      // Read anew: what this process keeps may be from before the change.
      const calendar = await loadCalendar(deps.db, regionCode);
      for (let after: string | null = FIRST; after !== null; ) after = await recountSome(deps, id, calendar, after);
    }
  });
}

async function recountSome(deps: CasesDeps, agencyId: string, calendar: WorkingCalendar, after: string): Promise<string | null> {
  return transaction(deps.db, async (tx) => {
    // Its answers stay sealed: the clocks stand beside them.
    const rows = await tx
      .selectFrom('cases.case')
      .select(['id', 'service', 'state', 'due_on as dueOn', 'decide_by as decideBy'])
      .where('agency_id', '=', agencyId)
      .where('closed_at', 'is', null)
      .where('id', '>', after)
      .orderBy('id')
      .limit(AT_ONCE)
      .forUpdate()
      .execute();
    const now = deps.clock.now();
    for (const { id, service, dueOn, decideBy, ...row } of rows) {
      const state = row.state as unknown as CaseState;
      const clocks = clocksOf(deps.registry.get(service), state, await rulesOf(tx, deps, state.rules), calendar, now);
      const figures = figuresOf(clocks, state, calendar, now);
      if (figures.dueOn === dueOn && figures.decideBy === decideBy) continue;
      await tx.updateTable('cases.case').set({ due_on: figures.dueOn, decide_by: figures.decideBy }).where('id', '=', id).execute();
    }
    return rows.length < AT_ONCE ? null : (rows.at(-1)?.id ?? null);
  });
}
