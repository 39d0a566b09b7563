import { transaction } from '#db';
import { loadCalendar, regionsFor, type WorkingCalendar } from '#platform/calendar';
import { handle, type JobHandler } from '#platform/jobs';
import { figuresNow, knownServices } from './figures-now.ts';
import { recountDays } from '../jobs.ts';
import type { CasesDeps } from '../types.ts';

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
    const rows = await tx
      .selectFrom('cases.case')
      .select(['id', 'service', 'state', 'due_on as dueOn', 'decide_by as decideBy'])
      .where('agency_id', '=', agencyId)
      .where('service', 'in', knownServices(deps))
      .where('closed_at', 'is', null)
      .where('id', '>', after)
      .orderBy('id')
      .limit(AT_ONCE)
      .forUpdate()
      .execute();
    for (const { id, dueOn, decideBy, ...row } of rows) {
      const figures = await figuresNow(tx, deps, row, calendar);
      if (figures.dueOn === dueOn && figures.decideBy === decideBy) continue;
      await tx.updateTable('cases.case').set({ due_on: figures.dueOn, decide_by: figures.decideBy }).where('id', '=', id).execute();
    }
    return rows.length < AT_ONCE ? null : (rows.at(-1)?.id ?? null);
  });
}
