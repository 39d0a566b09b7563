import type { Db } from '#db';
import { plainNumber } from './read.ts';

/** The numbers of those of these cases that belong to one of the agencies, by id. */
export async function caseNumbersOf(db: Db, agencyIds: readonly string[], ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0 || agencyIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('cases.case')
    .select(['id', 'number'])
    .where('id', 'in', [...ids])
    .where('agency_id', 'in', [...agencyIds])
    .execute();
  return new Map(rows.map(({ id, number }) => [id, number]));
}

/** The id of a case by its number, where it belongs to one of the agencies; capitals and spaces do not matter. */
export async function caseNumbered(db: Db, agencyIds: readonly string[], number: string): Promise<string | undefined> {
  if (agencyIds.length === 0) return undefined;
  const row = await db
    .selectFrom('cases.case')
    .select('id')
    .where('number', '=', plainNumber(number))
    .where('agency_id', 'in', [...agencyIds])
    .executeTakeFirst();
  return row?.id;
}
