import { newId } from '#kernel';
import type { Deps } from '#main';
import { sql } from 'kysely';

/** A list of some cases of an agency proposed for removal by somebody, as it stands before anybody decides; and one case on it. */
export async function listForRemoval(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  { agencyId, proposedBy }: { readonly agencyId: string; readonly proposedBy: string },
): Promise<{ readonly id: string; readonly caseId: string }> {
  const id = newId();
  const row = { id, agency_id: agencyId, proposed_by: proposedBy, proposed_at: clock.now(), rule_version: 1, from_day: '2027-01-04' };
  await db.insertInto('cases.disposal').values(row).execute();
  const { rows } = await sql<{ caseId: string }>`
    insert into cases.disposal_item (disposal_id, case_id, number, service, status, closed_at)
      select ${id}, id, number, service, status, coalesce(closed_at, submitted_at) from cases.case where agency_id = ${agencyId} order by number limit 3
      returning case_id as "caseId"`.execute(db);
  return { id, caseId: rows[0]?.caseId ?? '' };
}
