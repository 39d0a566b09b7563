import type { Db, Tx } from '#db';

/** Example mail from before a day. */
export async function countOldDemoMail(db: Db, before: Date): Promise<number> {
  const { n } = await db
    .selectFrom('channels.demo_mail')
    .where('sent_at', '<', before)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Removes at most `limit` of it, oldest first. Returns how many. */
export async function dropOldDemoMail(tx: Tx, before: Date, limit: number): Promise<number> {
  const oldest = tx.selectFrom('channels.demo_mail').select('id').where('sent_at', '<', before).orderBy('sent_at').limit(limit);
  const { numDeletedRows } = await tx.deleteFrom('channels.demo_mail').where('id', 'in', oldest).executeTakeFirst();
  return Number(numDeletedRows);
}
