import type { Tx } from '#db';
import { sql } from 'kysely';
import type { CaseRow } from '../store/tables.ts';

/** What a case is found alike by, after its answers changed. */
export async function replaceLikenesses(
  tx: Tx,
  { id, agencyId, service }: Pick<CaseRow, 'id' | 'agencyId' | 'service'>,
  digests: readonly { readonly reason: string; readonly digest: string }[],
): Promise<void> {
  await tx.deleteFrom('cases.likeness').where('case_id', '=', id).execute();
  if (digests.length === 0) return;
  await tx
    .insertInto('cases.likeness')
    .values(digests.map(({ reason, digest }) => ({ case_id: id, agency_id: agencyId, service, reason, digest })))
    .onConflict((on) => on.doNothing())
    .execute();
}

/** Other living cases of the same service and agency that share a digest, oldest first. */
export async function casesAlike(
  tx: Tx,
  where: { readonly service: string; readonly agencyId: string; readonly caseId: string },
  digests: readonly string[],
): Promise<readonly { readonly caseId: string; readonly number: string; readonly reasons: readonly string[] }[]> {
  if (digests.length === 0) return [];
  const rows = await tx
    .selectFrom('cases.likeness as l')
    .innerJoin('cases.case as c', 'c.id', 'l.case_id')
    .select(['c.id as caseId', 'c.number', sql<string[]>`array_agg(distinct l.reason order by l.reason)`.as('reasons')])
    .where('l.agency_id', '=', where.agencyId)
    .where('l.service', '=', where.service)
    .where('l.digest', 'in', digests)
    .where('c.id', '<>', where.caseId)
    .where('c.status', 'not in', ['withdrawn', 'rejected'])
    .groupBy(['c.id', 'c.number', 'c.submitted_at'])
    .orderBy('c.submitted_at')
    .limit(10)
    .execute();
  return rows;
}
