import type { Db, Tx } from '#db';
import { AppError } from '#kernel';
import { sql } from 'kysely';
import type { RuleVersion } from './domain/rule.ts';
import { versionColumns } from './tables.ts';

interface Any {
  readonly id: string;
  readonly key: string;
  readonly agencyId: string;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposerName: string;
  readonly proposedAt: Date;
  readonly state: 'open' | 'withdrawn' | 'approved' | 'rejected';
  readonly deciderName: string | null;
  readonly decidedAt: Date | null;
  readonly note: string | null;
  readonly versionId: string | null;
}

/** A version somebody proposes, or the calling off of one that does not hold yet. */
export type Proposal =
  | (Any & {
      readonly kind: 'change';
      readonly value: unknown;
      readonly citation: string;
      readonly validFrom: string;
      readonly confirmed: boolean;
    })
  | (Any & { readonly kind: 'call-off'; readonly targetId: string });

function proposals(db: Db | Tx) {
  return db
    .selectFrom('rules.proposal as p')
    .innerJoin('identity.person as proposer', 'proposer.id', 'p.proposed_by')
    .leftJoin('identity.person as decider', 'decider.id', 'p.decided_by')
    .select([
      'p.id',
      'p.key',
      'p.agency_id as agencyId',
      'p.kind',
      'p.value',
      'p.citation',
      sql<string | null>`p.valid_from::text`.as('validFrom'),
      'p.confirmed',
      'p.target_id as targetId',
      'p.reason',
      'p.proposed_by as proposedBy',
      'proposer.name as proposerName',
      'p.proposed_at as proposedAt',
      'p.state',
      'decider.name as deciderName',
      'p.decided_at as decidedAt',
      'p.note',
      'p.version_id as versionId',
    ]);
}

/** The open proposals of some agencies, oldest first: one for a rule at most, so that there are no more than rules. */
export async function listOpenProposals(db: Db, agencyIds: readonly string[]): Promise<readonly Proposal[]> {
  if (agencyIds.length === 0) return [];
  const rows = await proposals(db)
    .where('p.state', '=', 'open')
    .where('p.agency_id', 'in', [...agencyIds])
    .orderBy('p.proposed_at')
    .orderBy('p.id')
    .execute();
  // The table's checks give each kind its columns.
  return rows as Proposal[];
}

/** What was ever proposed about a rule at an agency, newest first. */
export async function listProposals(db: Db, { key, agencyId }: { key: string; agencyId: string }): Promise<readonly Proposal[]> {
  const rows = await proposals(db)
    .where('p.key', '=', key)
    .where('p.agency_id', '=', agencyId)
    .orderBy('p.proposed_at', 'desc')
    .orderBy('p.id', 'desc')
    .execute();
  return rows as Proposal[];
}

/** Throws NOT_FOUND for an id nobody proposed. */
export async function getProposal(db: Db, id: string): Promise<Proposal> {
  const row = await proposals(db).where('p.id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { proposal: id });
  return row as Proposal;
}

/** An open proposal, kept from everybody else until the transaction ends. Throws CONFLICT where it was decided meanwhile. */
export async function lockOpenProposal(tx: Tx, id: string): Promise<Proposal> {
  const row = await proposals(tx).where('p.id', '=', id).forUpdate('p').executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { proposal: id });
  if (row.state !== 'open') throw new AppError('CONFLICT', { why: 'decided', proposal: id });
  return row as Proposal;
}

/** Every version of a rule that an agency entered or that holds for everybody, newest first. */
export async function listVersions(
  db: Db,
  { key, agencyId }: { key: string; agencyId: string },
): Promise<readonly (RuleVersion & { readonly own: boolean })[]> {
  return (await db
    .selectFrom('rules.version')
    .select([...versionColumns, sql<boolean>`agency_id is not null`.as('own')])
    .where('key', '=', key)
    .where((eb) => eb.or([eb('agency_id', 'is', null), eb('agency_id', '=', agencyId)]))
    .orderBy(sql`agency_id nulls last`)
    .orderBy('version', 'desc')
    .execute()) as (RuleVersion & { own: boolean })[];
}
