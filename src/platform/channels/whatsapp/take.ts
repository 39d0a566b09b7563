import { transaction, type Tx } from '#db';
import { enqueue, handle, type JobHandler } from '#platform/jobs';
import { sql } from 'kysely';
import { getWhatsAppContact } from './contacts.ts';
import type { WhatsAppDeps } from './deps.ts';
import type { Content, Inbound, RawContent } from './domain/inbound.ts';
import { handOverAfter } from './domain/patience.ts';
import { handOver, markSeen } from './jobs.ts';
import { digestOf, openIn } from './sealed.ts';

/** Messages of one job, so that others have their turn. */
const AT_ONCE = 50;

/**
 * The job that hands over what a contact wrote, oldest first, each in a transaction of its own with what the receiver
 * writes. The contact is locked meanwhile: one message of a person at a time, however many workers there are.
 */
export function takeHandler(deps: WhatsAppDeps): JobHandler {
  return handle(handOver, async ({ contactId }) => {
    for (let nth = 0; nth < AT_ONCE; nth++) {
      let inHand: Waiting | undefined;
      try {
        const found = await transaction(deps.db, async (tx) => {
          inHand = await next(tx, deps, contactId);
          if (inHand) await take(tx, deps, contactId, inHand);
          return inHand;
        });
        if (!found) return;
      } catch (error) {
        if (!inHand) throw error;
        await layBack(deps, contactId, inHand, error);
        return;
      }
    }
    await transaction(deps.db, (tx) => enqueue(tx, handOver, { contactId }));
  });
}

interface Waiting {
  readonly id: string;
  readonly content: string | null;
  readonly sentAt: Date;
  readonly receivedAt: Date;
  readonly state: string;
  readonly tries: number;
  readonly nextAt: Date | null;
  readonly takenTo: Date | null;
}

/** The oldest message that waits, where it may be handed over now. */
async function next(tx: Tx, { clock, settle }: WhatsAppDeps, contactId: string): Promise<Waiting | undefined> {
  const contact = await tx
    .selectFrom('channels.whatsapp_contact')
    .select('taken_to as takenTo')
    .where('id', '=', contactId)
    .forUpdate()
    .executeTakeFirst();
  if (!contact) return undefined;
  const row = await tx
    .selectFrom('channels.whatsapp_in')
    .select(['id', 'content', 'sent_at as sentAt', 'received_at as receivedAt', 'state', 'tries', 'next_at as nextAt'])
    .where('contact_id', '=', contactId)
    .where('state', 'in', ['media', 'ready'])
    .orderBy('sent_at')
    .orderBy('hook_id')
    .orderBy('nth')
    .limit(1)
    .executeTakeFirst();
  // Its file is on the way: whoever brings it asks again.
  if (row?.state !== 'ready') return undefined;
  const now = clock.now().getTime();
  const from = Math.max(row.nextAt?.getTime() ?? 0, settle > 0 ? row.receivedAt.getTime() + settle : 0);
  if (from > now) {
    await enqueue(tx, handOver, { contactId }, { runAt: new Date(from) });
    return undefined;
  }
  return { ...row, ...contact };
}

async function take(tx: Tx, { clock, receives }: WhatsAppDeps, contactId: string, row: Waiting): Promise<void> {
  const inbound = await inboundOf(tx, contactId, row);
  await tx
    .updateTable('channels.whatsapp_in')
    .set({ state: 'taken', taken_at: clock.now(), fault: null })
    .where('id', '=', row.id)
    .execute();
  await tx
    .updateTable('channels.whatsapp_contact')
    .set((eb) => ({ taken_to: eb.fn('greatest', ['taken_to', eb.val(row.sentAt)]) }))
    .where('id', '=', contactId)
    .execute();
  await enqueue(tx, markSeen, { inboundId: row.id });
  await receives(tx, inbound);
}

async function inboundOf(tx: Tx, contactId: string, row: Waiting): Promise<Inbound> {
  const { wamid, quoted, forwarded, content } = openIn(tx, row.id, row.content ?? '');
  return {
    id: row.id,
    wamid,
    contact: await getWhatsAppContact(tx, contactId),
    at: row.sentAt,
    late: row.takenTo !== null && row.sentAt < row.takenTo,
    forwarded,
    quoted: quoted === null ? null : await quotedOf(tx, quoted, contactId),
    content: contentOf(content),
  };
}

function contentOf(content: RawContent): Content {
  if (content.kind !== 'media') return content;
  const { mediaId: _, sha256: __, fate, ...rest } = content;
  return { ...rest, fate: fate ?? { state: 'lost', why: 'gone', reason: null } };
}

async function quotedOf(tx: Tx, wamid: string, contactId: string): Promise<NonNullable<Inbound['quoted']>> {
  const digest = digestOf(wamid);
  const { rows } = await sql<{ key: string | null; inbound: string | null }>`
    select (select o.key from channels.whatsapp_call c join channels.whatsapp_out o on o.id = c.out_id
             where c.wamid_digest = ${digest} and o.contact_id = ${contactId}) as key,
           (select i.id from channels.whatsapp_in i where i.wamid_digest = ${digest} and i.contact_id = ${contactId}) as inbound`.execute(
    tx,
  );
  return { wamid, key: rows[0]?.key ?? null, inbound: rows[0]?.inbound ?? null };
}

/** A message whose receiver failed waits a while; one that fails again and again is laid aside, and the next has its turn. */
async function layBack({ db, clock }: WhatsAppDeps, contactId: string, { id, tries }: Waiting, error: unknown): Promise<void> {
  const wait = handOverAfter(tries + 1);
  const nextAt = wait === null ? null : new Date(clock.now().getTime() + wait);
  // The kind of error and no more: what it says may hold what somebody wrote.
  const fault = error instanceof Error ? error.name : 'unknown';
  await transaction(db, async (tx) => {
    await tx
      .updateTable('channels.whatsapp_in')
      .set({ tries: tries + 1, next_at: nextAt, fault, state: nextAt ? 'ready' : 'aside' })
      .where('id', '=', id)
      .where('state', '=', 'ready')
      .execute();
    await enqueue(tx, handOver, { contactId }, nextAt ? { runAt: nextAt } : {});
  });
}
