import { handle, type JobHandler } from '#platform/jobs';
import type { WhatsAppDeps } from './deps.ts';
import { markRead } from './graph.ts';
import { markSeen } from './jobs.ts';
import { openIn } from './sealed.ts';

/** The job that shows somebody that their message was read. It costs nothing, and nothing depends on it. */
export function seenHandler({ db, access }: WhatsAppDeps): JobHandler {
  return handle(markSeen, async ({ inboundId }) => {
    const known = access();
    const row = await db.selectFrom('channels.whatsapp_in').select('content').where('id', '=', inboundId).executeTakeFirst();
    if (!known || !row?.content) return;
    const { outcome } = await markRead(known, openIn(db, inboundId, row.content).wamid);
    if (outcome === 'unsent' || outcome === 'unknown') throw new Error(`not marked as read: ${outcome}`);
  });
}
