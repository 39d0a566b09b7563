import type { Tx } from '#db';
import { sql } from 'kysely';
import { eraseComments } from '../materials/store/old.ts';

/** Ends what somebody is to the schools, when their account is erased: what they see, and what they wrote
 * below lessons; not what was done. `today`: YYYY-MM-DD. */
export async function leaveSchools(tx: Tx, personId: string, today: string, at: Date): Promise<void> {
  await tx.updateTable('lentera.guardian').set({ ended_at: at }).where('person_id', '=', personId).where('ended_at', 'is', null).execute();
  // Name and relation are the school's record; the number was theirs.
  await tx.updateTable('lentera.parent').set({ person_id: null, phone: null, changed_at: at }).where('person_id', '=', personId).execute();
  await tx.deleteFrom('lentera.told').where('person_id', '=', personId).execute();
  await tx
    .updateTable('lentera.member')
    .set({ until: sql<string>`greatest(since, ${today}::date)` })
    .where('person_id', '=', personId)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', sql<string>`${today}::date`)]))
    .execute();
  await eraseComments(tx, personId);
  await tx.updateTable('lentera.student').set({ person_id: null, changed_at: at }).where('person_id', '=', personId).execute();
}
