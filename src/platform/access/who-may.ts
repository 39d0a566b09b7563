import type { Db, Tx } from '#db';
import { entitles, type Permission } from './policies.ts';
import { officersAt } from './tables.ts';

/** The persons whose office at an agency allows something on a day (YYYY-MM-DD), each once. */
export async function whoMay(db: Db | Tx, permission: Permission, agencyId: string, on: string): Promise<ReadonlySet<string>> {
  const officers = await officersAt(db, agencyId, on);
  return new Set(officers.filter(({ role }) => entitles(role, permission)).map(({ personId }) => personId));
}
