import { transaction, type Tx } from '#db';
import { newId } from '#kernel';
import { enqueue, handle, type JobHandler } from '#platform/jobs';
import { enterContact } from './contacts.ts';
import type { WhatsAppDeps } from './deps.ts';
import type { RawInbound } from './domain/inbound.ts';
import { type Hook, readWebhook } from './domain/read-webhook.ts';
import { fetchMedia, handOver, readHook } from './jobs.ts';
import { enterNews } from './news.ts';
import { digestOf, openText, sealContent } from './sealed.ts';

/** The job that reads a webhook: what it brings is entered once, however often it came, and the webhook forgotten. */
export function readHandler(deps: WhatsAppDeps): JobHandler {
  return handle(readHook, ({ hookId }) =>
    transaction(deps.db, async (tx) => {
      const row = await tx
        .selectFrom('channels.whatsapp_hook')
        .select(['body', 'received_at as receivedAt'])
        .where('id', '=', hookId)
        .where('fault', 'is', null)
        .forUpdate()
        .executeTakeFirst();
      const access = deps.access();
      if (!row || !access) return;
      const hook = parse(openText(tx, 'hook', hookId, row.body), access.phoneNumberId);
      if (hook === null || hook.strange > 0) {
        const fault = hook === null ? 'no JSON' : `${hook.strange} parts of an unknown shape`;
        await tx.updateTable('channels.whatsapp_hook').set({ fault }).where('id', '=', hookId).execute();
      } else await tx.deleteFrom('channels.whatsapp_hook').where('id', '=', hookId).execute();
      if (hook !== null) await enter(tx, deps, hook, { hookId, at: row.receivedAt });
    }),
  );
}

function parse(body: string, phoneNumberId: string): Hook | null {
  try {
    return readWebhook(JSON.parse(body), phoneNumberId);
  } catch {
    return null;
  }
}

/** When a webhook came, and which. */
interface Arrival {
  readonly hookId: string;
  readonly at: Date;
}

async function enter(tx: Tx, { settle, clock }: WhatsAppDeps, { messages, statuses }: Hook, arrival: Arrival): Promise<void> {
  const { at } = arrival;
  const now = clock.now();
  const writers = new Set<string>();
  // In one order everywhere, so that two webhooks about the same people never wait for each other crosswise.
  const inOrder = [...messages].sort((a, b) => keyOf(a).localeCompare(keyOf(b)) || a.at.getTime() - b.at.getTime());
  for (const message of inOrder) {
    const contactId = await enterContact(tx, message.from, at);
    const inboundId = await enterMessage(tx, contactId, message, arrival);
    if (inboundId === null) continue;
    if (message.content.kind === 'media') await enqueue(tx, fetchMedia, { inboundId });
    writers.add(contactId);
  }
  const runAt = settle > 0 ? { runAt: new Date(now.getTime() + settle) } : {};
  for (const contactId of writers) await enqueue(tx, handOver, { contactId }, runAt);
  for (const one of [...statuses].sort((a, b) => a.wamid.localeCompare(b.wamid))) await enterNews(tx, one, now);
  await tx
    .updateTable('channels.whatsapp_line')
    .set({ hook_at: at, ...(statuses.length > 0 && { status_at: at }) })
    .execute();
}

const keyOf = ({ from }: RawInbound) => from.phone ?? from.bsuid ?? '';

/** Our id of the message; null where it was entered before. */
async function enterMessage(tx: Tx, contactId: string, message: RawInbound, { hookId, at }: Arrival): Promise<string | null> {
  const id = newId();
  const { wamid, quoted, forwarded, content } = message;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('channels.whatsapp_in')
    .values({
      id,
      contact_id: contactId,
      wamid_digest: digestOf(wamid),
      sent_at: message.at,
      content: sealContent(tx, 'in', id, { wamid, quoted, forwarded, content }),
      received_at: at,
      hook_id: hookId,
      state: content.kind === 'media' ? 'media' : 'ready',
    })
    .onConflict((on) => on.column('wamid_digest').doNothing())
    .executeTakeFirstOrThrow();
  if (Number(numInsertedOrUpdatedRows ?? 0n) === 0) return null;
  await tx
    .updateTable('channels.whatsapp_contact')
    .set((eb) => ({ last_in_at: eb.fn('greatest', ['last_in_at', eb.val(message.at)]) }))
    .where('id', '=', contactId)
    .execute();
  return id;
}
