import { transaction } from '#db';
import { newId, type PersonActor } from '#kernel';
import { type Agency, authorise } from '#platform/access';
import { appendAudit } from '#platform/audit';
import { loadCalendar } from '#platform/calendar';
import type { CasesDeps } from '../types.ts';
import { findDue } from './due.ts';
import { refuseDisposal } from './refusal.ts';
import { tellConcerned } from './tell.ts';

/** Cases on one list: what a person can answer for in one sitting. */
export const MOST_LISTED = 500;
const DAY = 86_400_000;

/**
 * Proposes that what an agency's rules keep no longer be removed, and tells those concerned from which day on. Returns the
 * list's id. Throws FORBIDDEN; ACTION_NOT_ALLOWED with the reason `unconfirmed`, `nothing-due` or `open-already`.
 */
export async function proposeDisposal(deps: CasesDeps, officer: PersonActor, agency: Agency): Promise<string> {
  authorise(officer, 'cases.dispose', agency.id);
  const at = deps.clock.now();
  return transaction(deps.db, async (tx) => {
    const { cases, confirmed, noticeDays, version, days } = await findDue(tx, deps, agency, MOST_LISTED);
    if (!confirmed) throw refuseDisposal('unconfirmed');
    if (cases.length === 0) throw refuseDisposal('nothing-due');
    const id = newId();
    const fromDay = (await loadCalendar(tx, agency.regionCode)).dateIn(new Date(at.getTime() + noticeDays * DAY));
    const made = await tx
      .insertInto('cases.disposal')
      .values({ id, agency_id: agency.id, proposed_by: officer.personId, proposed_at: at, rule_version: version, from_day: fromDay })
      .onConflict((on) => on.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!made) throw refuseDisposal('open-already');
    await tx
      .insertInto('cases.disposal_item')
      .values(
        cases.map(({ id: caseId, number, service, status, closedAt }) => ({
          disposal_id: id,
          case_id: caseId,
          number,
          service,
          status,
          closed_at: closedAt,
        })),
      )
      .execute();
    await tellConcerned(tx, deps, { notice: 'leaving', caseIds: cases.map((one) => one.id), agency: agency.name, fromDay, at });
    const detail = { agency: agency.id, days, version, count: cases.length, from: fromDay };
    await appendAudit(tx, { actor: officer, action: 'cases.propose-disposal', subject: { type: 'disposal', id }, detail, at });
    return id;
  });
}
