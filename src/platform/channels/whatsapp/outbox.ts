import type { Db, Tx } from '#db';
import { newId } from '#kernel';
import { enqueue } from '#platform/jobs';
import { checkedOutbound, type Outbound, type Template } from './domain/outbound.ts';
import { sendWaiting } from './jobs.ts';
import { sealContent } from './sealed.ts';

export interface ToSend {
  /** Our id of whom it goes to. */
  readonly contact: string;
  readonly message: Outbound;
  /** Said in its place when a day has passed since they wrote, and only a template may be. Without one it ends as `closed`. */
  readonly orElse?: Template;
  /** What it is counted under, such as an application. */
  readonly about?: string;
  /** Names what is said: under the same key nothing is said twice. */
  readonly key: string;
  readonly at: Date;
}

/**
 * Says something to somebody, once the caller's transaction is committed: after everything that was asked for earlier
 * for the same person, and never twice. Returns our id of it; that of the first one where the key was used before.
 * Throws for what WhatsApp would refuse (`faultsOf`).
 */
export async function sendWhatsApp(tx: Tx, { contact, message, orElse, about, key, at }: ToSend): Promise<string> {
  checkedOutbound(message);
  if (orElse) checkedOutbound(orElse);
  const id = newId();
  const content = sealContent(tx, 'out', id, { message, orElse: orElse ?? null });
  const entered = await tx
    .insertInto('channels.whatsapp_out')
    .values({ id, contact_id: contact, key, about: about ?? null, content, state: 'waiting', created_at: at })
    .onConflict((on) => on.column('key').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!entered) {
    const known = await tx.selectFrom('channels.whatsapp_out').select('id').where('key', '=', key).executeTakeFirstOrThrow();
    return known.id;
  }
  await enqueue(tx, sendWaiting, { contactId: contact });
  return id;
}

/** Whether something was said under this key before. */
export async function wasSaid(db: Db | Tx, key: string): Promise<boolean> {
  return (await db.selectFrom('channels.whatsapp_out').select('id').where('key', '=', key).executeTakeFirst()) !== undefined;
}

/** Messages Meta accepted under any of `about` and did not give up: what an application cost so far. */
export async function messagesAbout(db: Db | Tx, about: readonly string[]): Promise<number> {
  if (about.length === 0) return 0;
  const { n } = await db
    .selectFrom('channels.whatsapp_call as call')
    .innerJoin('channels.whatsapp_out as out', 'out.id', 'call.out_id')
    .where('out.about', 'in', [...about])
    .where('call.accepted_at', 'is not', null)
    .where('call.failed_at', 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}
