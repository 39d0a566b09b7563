import type { Db, Tx } from '#db';

/** Messages written before a day, save those whose e-mail is still on its way. Ids follow time: the oldest come first. */
function written(db: Db | Tx, before: Date) {
  return db
    .selectFrom('notifications.message as m')
    .where('m.created_at', '<', before)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('notifications.delivery as d').select('d.id').whereRef('d.message_id', '=', 'm.id').where('d.state', '=', 'queued'),
        ),
      ),
    );
}

export async function countOldMessages(db: Db, before: Date): Promise<number> {
  const { n } = await written(db, before)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Removes at most `limit` of them with what became of their e-mail. Returns how many. */
export async function dropOldMessages(tx: Tx, before: Date, limit: number): Promise<number> {
  const rows = await written(tx, before).select('m.id').orderBy('m.id').limit(limit).execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await tx.deleteFrom('notifications.delivery').where('message_id', 'in', ids).execute();
  await tx.deleteFrom('notifications.message').where('id', 'in', ids).execute();
  return ids.length;
}

/** Removes every message to a person, what became of it, and how they wanted to be told. */
export async function dropMessagesOf(tx: Tx, personId: string): Promise<void> {
  const theirs = tx.selectFrom('notifications.message').select('id').where('person_id', '=', personId);
  await tx.deleteFrom('notifications.delivery').where('message_id', 'in', theirs).execute();
  await tx.deleteFrom('notifications.message').where('person_id', '=', personId).execute();
  await tx.deleteFrom('notifications.push_subscription').where('person_id', '=', personId).execute();
  await tx.deleteFrom('notifications.rhythm').where('person_id', '=', personId).execute();
  await tx.deleteFrom('notifications.preference').where('person_id', '=', personId).execute();
}
