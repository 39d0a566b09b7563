import type { Db, Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { sql } from 'kysely';

/** A version that came with the software after an agency had entered its own: the agency decides whether it takes it. */
export interface Offer {
  readonly agencyId: string;
  readonly key: string;
  readonly versionId: string;
  readonly value: unknown;
  readonly citation: string;
}

/** What agencies were offered by a release and have neither taken nor declined, whatever its value. */
export async function listOffers(db: Db | Tx, agencyIds: readonly string[]): Promise<readonly Offer[]> {
  if (agencyIds.length === 0) return [];
  return db
    .with('own', (with_) =>
      with_
        .selectFrom('rules.version')
        .select((eb) => ['agency_id as agencyId', 'key', eb.fn.max('entered_at').as('at')])
        .where('agency_id', 'in', [...agencyIds])
        .groupBy(['agency_id', 'key']),
    )
    .with('released', (with_) =>
      with_
        .selectFrom('rules.version')
        .distinctOn('key')
        .select(['id', 'key', 'value', 'citation', 'entered_at as at'])
        .where('agency_id', 'is', null)
        .orderBy('key')
        .orderBy('version', 'desc'),
    )
    .selectFrom('own')
    .innerJoin('released', 'released.key', 'own.key')
    .select([sql<string>`own."agencyId"`.as('agencyId'), 'own.key', 'released.id as versionId', 'released.value', 'released.citation'])
    .whereRef('released.at', '>', 'own.at')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('rules.declined_offer as declined')
            .select('declined.version_id')
            .whereRef('declined.version_id', '=', 'released.id')
            .whereRef('declined.agency_id', '=', 'own.agencyId'),
        ),
      ),
    )
    .limit(500)
    .execute();
}

/**
 * The agency keeps its own version; the one offered is not offered again, and pressing twice is pressing once. Throws
 * NOT_FOUND where it was never offered.
 */
export async function declineOffer(tx: Tx, offer: Pick<Offer, 'agencyId' | 'versionId'>, actor: PersonActor, at: Date): Promise<void> {
  const offered = await listOffers(tx, [offer.agencyId]);
  const found = offered.find(({ versionId }) => versionId === offer.versionId);
  if (!found) return declinedBefore(tx, offer);
  await tx
    .insertInto('rules.declined_offer')
    .values({ agency_id: offer.agencyId, version_id: offer.versionId, declined_by: actor.personId, declined_at: at })
    .onConflict((on) => on.doNothing())
    .execute();
  await appendAudit(tx, {
    actor,
    action: 'rules.keep',
    subject: { type: 'rule', id: offer.versionId },
    detail: { key: found.key, agency: offer.agencyId },
    at,
  });
}

async function declinedBefore(tx: Tx, { agencyId, versionId }: Pick<Offer, 'agencyId' | 'versionId'>): Promise<void> {
  const known = await tx
    .selectFrom('rules.declined_offer')
    .select('version_id')
    .where('agency_id', '=', agencyId)
    .where('version_id', '=', versionId)
    .executeTakeFirst();
  if (!known) throw new AppError('NOT_FOUND', { version: versionId });
}
