import type { Db, Tx } from '#db';
import { type Agency, listAgencies } from '#platform/access';

/** Agencies of the hall somebody may complain of: all but the Ombudsman, those of one government together. */
export async function otherAgencies(db: Db | Tx, own: string): Promise<readonly Agency[]> {
  const all = (await listAgencies(db)).filter(({ id }) => id !== own);
  return all.toSorted((a, b) => a.government.localeCompare(b.government) || a.name.localeCompare(b.name));
}
