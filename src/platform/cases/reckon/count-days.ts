import { transaction } from '#db';
import { figuresNow, knownServices } from './figures-now.ts';
import { agencyOf, calendarOf } from '../store/reference.ts';
import type { CasesDeps } from '../types.ts';

/** Cases counted in one transaction. */
const AT_ONCE = 200;

/**
 * Counts the days the office took for cases decided before the row held them, or by a version that did not write
 * them. Each action counts its own; so this finds nothing, but once. Returns how many.
 */
export async function countDays(deps: CasesDeps): Promise<number> {
  let counted = 0;
  for (;;) {
    const found = await countSome(deps);
    counted += found;
    if (found < AT_ONCE) return counted;
  }
}

async function countSome(deps: CasesDeps): Promise<number> {
  return transaction(deps.db, async (tx) => {
    const rows = await tx
      .selectFrom('cases.case')
      .select(['id', 'service', 'agency_id as agencyId', 'state'])
      .where('service', 'in', knownServices(deps))
      .where('office_days', 'is', null)
      .where('status', 'in', ['issued', 'closed', 'rejected'])
      .orderBy('id')
      .limit(AT_ONCE)
      .forUpdate()
      .skipLocked()
      .execute();
    for (const { id, agencyId, ...row } of rows) {
      const calendar = await calendarOf(tx, deps, await agencyOf(tx, deps, agencyId));
      // Decided and yet without a decision in its record: it took nobody any days.
      const officeDays = (await figuresNow(tx, deps, row, calendar)).officeDays ?? 0;
      await tx.updateTable('cases.case').set({ office_days: officeDays }).where('id', '=', id).execute();
    }
    return rows.length;
  });
}
