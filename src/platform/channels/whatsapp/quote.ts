import type { Db, Tx } from '#db';
import { openIn } from './sealed.ts';

/** Meta's id of a message somebody wrote, so that a reply may quote it; null once its words were forgotten. */
export async function wamidOfInbound(db: Db | Tx, inboundId: string): Promise<string | null> {
  const row = await db.selectFrom('channels.whatsapp_in').select('content').where('id', '=', inboundId).executeTakeFirst();
  return row?.content ? openIn(db, inboundId, row.content).wamid : null;
}
