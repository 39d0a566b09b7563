import type { Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { getAgency } from '#platform/access';
import { appendAudit } from '#platform/audit';
import { calledBy, OTHER_AGENCY, respondentIn } from '../domain/respondent.ts';
import { addEntry, getMatterForUpdate, keysOf, officerBy, readEntries } from '../sealing/matters.ts';
import type { OpenedKey } from '../sealing/officer-keys.ts';

/**
 * An officer says whom a matter is about, once they know better: what its reporter chose stands as it was sent, and the
 * matter counts for the other from now on. The trail says that it was done, and not of whom. Throws NOT_FOUND, INVALID_INPUT.
 */
export async function nameRespondent(
  tx: Tx,
  actor: PersonActor,
  opened: OpenedKey,
  { matterId, to, toName }: { readonly matterId: string; readonly to: string; readonly toName: string },
  at: Date,
): Promise<void> {
  const matter = await getMatterForUpdate(tx, matterId);
  const keys = await keysOf(tx, opened, matter);
  const typed = toName.replace(/\s+/g, ' ').trim().slice(0, 200);
  if (to === '' || (to === OTHER_AGENCY && typed === '') || to === matter.agencyId)
    throw new AppError('INVALID_INPUT', { fields: ['instansi'] });
  const agency = to === OTHER_AGENCY ? null : await getAgency(tx, to);
  const next = agency ? { agencyId: agency.id, name: calledBy(agency) } : { agencyId: null, name: typed };
  const before = respondentIn(await readEntries(tx, matter, keys));
  if (before.agencyId === next.agencyId && before.name === next.name) return;
  const content = { type: 'respondent', ...next, before: before.name } as const;
  await addEntry(tx, matter, keys, { lock: 'office', by: officerBy(actor), content }, at);
  await appendAudit(tx, { actor, action: 'ombudsman.name-respondent', subject: { type: 'matter', id: matterId }, at });
}
