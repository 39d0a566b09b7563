import type { Db, Tx } from '#db';
import { sql } from 'kysely';

// Messages handed over or sent are a copy here: what matters of them, whoever received or sent them keeps.

/** Messages from before a day whose words are still here. */
export async function countOldChats(db: Db, before: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from channels.whatsapp_in where content is not null and state in ('taken', 'aside') and received_at < ${before})
         + (select count(*) from channels.whatsapp_out
             where content is not null and state in ('accepted', 'failed', 'closed', 'unknown') and created_at < ${before})
         + (select count(*) from channels.whatsapp_hook where fault is not null and received_at < ${before}) as n`.execute(db);
  return Number(rows[0]?.n ?? 0);
}

/** Forgets the words of at most `limit` of them. That they were said stays, for counting and for news of them. Returns how many. */
export async function dropOldChats(tx: Tx, before: Date, limit: number): Promise<number> {
  const heard = await tx
    .updateTable('channels.whatsapp_in')
    .set({ content: null })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('channels.whatsapp_in')
        .select('id')
        .where('content', 'is not', null)
        .where('state', 'in', ['taken', 'aside'])
        .where('received_at', '<', before)
        .orderBy('received_at')
        .limit(limit),
    )
    .executeTakeFirst();
  const said = await tx
    .updateTable('channels.whatsapp_out')
    .set({ content: null })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('channels.whatsapp_out')
        .select('id')
        .where('content', 'is not', null)
        .where('state', 'in', ['accepted', 'failed', 'closed', 'unknown'])
        .where('created_at', '<', before)
        .orderBy('created_at')
        .limit(limit - Number(heard.numUpdatedRows)),
    )
    .executeTakeFirst();
  const left = limit - Number(heard.numUpdatedRows + said.numUpdatedRows);
  const hooks = await tx
    .deleteFrom('channels.whatsapp_hook')
    .where('id', 'in', (eb) =>
      eb.selectFrom('channels.whatsapp_hook').select('id').where('fault', 'is not', null).where('received_at', '<', before).limit(left),
    )
    .executeTakeFirst();
  return Number(heard.numUpdatedRows + said.numUpdatedRows + hooks.numDeletedRows);
}

/** Forgets the words of everything one contact wrote and was told, as far as it was handed over or sent. */
export async function forgetChat(tx: Tx, contactId: string): Promise<void> {
  await tx
    .updateTable('channels.whatsapp_in')
    .set({ content: null })
    .where('contact_id', '=', contactId)
    .where('state', 'in', ['taken', 'aside'])
    .execute();
  await tx
    .updateTable('channels.whatsapp_out')
    .set({ content: null })
    .where('contact_id', '=', contactId)
    .where('state', 'in', ['accepted', 'failed', 'closed', 'unknown'])
    .execute();
}
