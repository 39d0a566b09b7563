import type { Tx } from '#db';
import { stopMail } from './conversations.ts';
import type { MailBox, MailDeps } from './deps.ts';
import type { Bounce } from './domain/bounce.ts';
import { messageDigest } from './domain/digest.ts';

/**
 * What a report says of a mail of ours: one that never will arrive stops further mail to its thread, and whoever has the
 * address is told, so that somebody is reached another way. A report about nothing we sent changes nothing: anybody can
 * write one.
 */
export async function noteReturned(tx: Tx, { key }: MailDeps, box: MailBox, bounce: Bounce, at: Date): Promise<void> {
  if (bounce.messageId === null) return;
  const sent = await tx
    .selectFrom('channels.mail_out')
    .select(['id', 'conversation_id as conversationId', 'state'])
    .where('box', '=', box.key)
    .where('message_digest', '=', messageDigest(key, bounce.messageId))
    .forUpdate()
    .executeTakeFirst();
  if (!sent || sent.state === 'bounced') return;
  const status = bounce.fates[0]?.status ?? '';
  await tx
    .updateTable('channels.mail_out')
    .set({ state: bounce.permanent ? 'bounced' : 'delayed', status })
    .where('id', '=', sent.id)
    .execute();
  const { conversationId } = sent;
  if (bounce.permanent) await stopMail(tx, conversationId, at);
  await box.receives.returned(tx, { conversationId, permanent: bounce.permanent, status, at });
}
