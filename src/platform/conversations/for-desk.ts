import type { Db } from '#db';

/** Which of some files somebody passed on from elsewhere. */
export async function passedOn(db: Db, fileIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (fileIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('conversations.message')
    .select('file_id as fileId')
    .where('file_id', 'in', [...fileIds])
    .where('forwarded', '=', true)
    .execute();
  return new Set(rows.flatMap(({ fileId }) => (fileId === null ? [] : [fileId])));
}

/** How many conversations each officer has at these agencies; under null those of people who wait and whom nobody has. */
export async function chatsHeld(
  db: Db,
  agencyIds: readonly string[],
): Promise<readonly { readonly personId: string | null; readonly name: string | null; readonly count: number }[]> {
  if (agencyIds.length === 0) return [];
  const rows = await db
    .selectFrom('conversations.conversation as c')
    .leftJoin('identity.person as o', 'o.id', 'c.officer_id')
    .where('c.agency_id', 'in', [...agencyIds])
    .where('c.mode', '=', 'officer')
    .where((eb) => eb.or([eb('c.officer_id', 'is not', null), eb('c.waits_since', 'is not', null)]))
    .groupBy(['c.officer_id', 'o.name'])
    .select((eb) => ['c.officer_id as personId', 'o.name', eb.fn.countAll<string>().as('count')])
    .execute();
  return rows.map(({ count, ...row }) => ({ ...row, count: Number(count) }));
}
