import { sql } from 'kysely';
import { authoritiesOf } from './authorities.ts';
import { daysLeft } from './domain/certificate-state.ts';
import type { DocumentsDeps } from './types.ts';

/** Whole days until the first certificate of each kind ends: those of officers who sign, and of the authorities believed. */
export async function leastDaysLeft(
  deps: Pick<DocumentsDeps, 'db' | 'clock' | 'anchors' | 'timeAnchors'>,
): Promise<ReadonlyMap<string, number>> {
  // Of each holder the one that ends last: those before it were replaced.
  const { rows } = await sql<{ validTo: Date | null }>`
    select min(valid_to) as "validTo" from (
      select max(valid_to) as valid_to from documents.certificate where revoked_at is null group by agency_id, holder_name, holder_office
    ) as present`.execute(deps.db);
  const ends = [...rows.map(({ validTo }) => ({ kind: 'signer', validTo })), ...authoritiesOf(deps)];
  const least = new Map<string, number>();
  for (const { kind, validTo } of ends) {
    if (validTo === null) continue;
    least.set(kind, Math.min(daysLeft(validTo, deps.clock.now()), least.get(kind) ?? Number.POSITIVE_INFINITY));
  }
  return least;
}
