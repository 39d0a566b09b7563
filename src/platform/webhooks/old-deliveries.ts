import type { Db, Tx } from '#db';

/** Deliveries that were over before a day; what waits stays. */
function over(db: Db | Tx, before: Date) {
  return db.selectFrom('webhooks.delivery').where('done_at', '<', before);
}

export async function countOldDeliveries(db: Db, before: Date): Promise<number> {
  const { n } = await over(db, before)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Removes at most `limit` of them with their tries. Returns how many. */
export async function dropOldDeliveries(tx: Tx, before: Date, limit: number): Promise<number> {
  const rows = await over(tx, before).select('id').orderBy('done_at').limit(limit).execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await tx.deleteFrom('webhooks.delivery').where('id', 'in', ids).execute();
  return ids.length;
}
