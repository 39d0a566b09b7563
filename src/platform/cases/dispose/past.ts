import type { Db } from '#db';
import { hashTrackingSecret, same } from '../store/secrets.ts';

/** A case of which only its number is left. */
export interface PastCase {
  readonly number: string;
  readonly service: string;
  readonly agencyId: string;
  readonly closedAt: Date;
  readonly removedAt: Date;
}

/** A removed case of these agencies by its number. */
export async function pastCase(db: Db, number: string, agencyIds: readonly string[]): Promise<PastCase | undefined> {
  if (agencyIds.length === 0) return undefined;
  return (await past(db).where('number', '=', number).where('agency_id', 'in', agencyIds).executeTakeFirst()) as PastCase | undefined;
}

/** A removed case, for whoever holds number and secret. */
export async function trackPast(db: Db, number: string, secret: string): Promise<PastCase | undefined> {
  const found = await past(db).select('secret_hash as secretHash').where('number', '=', number).executeTakeFirst();
  const fits = same(found?.secretHash ?? '', hashTrackingSecret(secret));
  if (!found || !fits) return undefined;
  const { secretHash: _, ...open } = found;
  return open as unknown as PastCase;
}

/** When the case of an id was removed; undefined for every other. Ids are in nobody's head: whoever has one was given it. */
export async function removedOn(db: Db, caseId: string): Promise<Date | undefined> {
  const item = await db
    .selectFrom('cases.disposal_item')
    .select('removed_at as removedAt')
    .where('case_id', '=', caseId)
    .where('removed_at', 'is not', null)
    .executeTakeFirst();
  return item?.removedAt ?? undefined;
}

const past = (db: Db) =>
  db.selectFrom('cases.past').select(['number', 'service', 'agency_id as agencyId', 'closed_at as closedAt', 'removed_at as removedAt']);
