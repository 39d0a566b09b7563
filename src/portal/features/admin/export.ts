import { transaction } from '#db';
import type { PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import type { PortalDeps } from '../../deps.ts';

type Exported = 'certificates' | 'clients' | 'disposal' | 'proposals' | 'questions';

/** Writes down that somebody took a table of the console along, in the trail of each agency it is about. */
export async function noteExport(
  { db, clock }: Pick<PortalDeps, 'db' | 'clock'>,
  actor: PersonActor,
  what: Exported,
  agencyIds: Iterable<string>,
): Promise<void> {
  await transaction(db, async (tx) => {
    for (const id of new Set(agencyIds))
      await appendAudit(tx, { actor, action: 'portal.export', subject: { type: 'agency', id }, detail: { what }, at: clock.now() });
  });
}
