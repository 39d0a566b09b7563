import type { Db, Tx } from '#db';
import { officeDay } from '#platform/calendar';

/** Mails that were set aside before a day. */
export async function countOldMail(db: Db, before: Date): Promise<number> {
  const { n } = await db
    .selectFrom('ombudsman.mail')
    .where('state', '=', 'dismissed')
    .where('settled_on', '<', officeDay(before))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Removes at most `limit` of them, oldest first. Returns how many. */
export async function dropOldMail(tx: Tx, before: Date, limit: number): Promise<number> {
  const oldest = tx
    .selectFrom('ombudsman.mail')
    .select('id')
    .where('state', '=', 'dismissed')
    .where('settled_on', '<', officeDay(before))
    .orderBy('settled_on')
    .limit(limit);
  const { numDeletedRows } = await tx.deleteFrom('ombudsman.mail').where('id', 'in', oldest).executeTakeFirst();
  return Number(numDeletedRows);
}
