import type { Tx } from '#db';
import type { Locale } from '#i18n';
import { newId } from '#kernel';
import { enqueue } from '#platform/jobs';
import type { Stoppable } from './domain/rhythm.ts';
import { sendEmail } from './email.ts';
import type { Wording } from './notice.ts';

export interface Summary {
  readonly personId: string;
  readonly email: string;
  readonly locale: Locale;
  /** What its link stops. */
  readonly topic: Stoppable;
  readonly wording: Wording;
  readonly link: string;
  readonly at: Date;
}

/** Writes an e-mail that only gathers what stands elsewhere, and queues it: it does not stand in the inbox once more. */
export async function queueSummary(tx: Tx, { personId, email, locale, topic, wording, link, at }: Summary): Promise<void> {
  const [messageId, deliveryId] = [newId(), newId()];
  await tx
    .insertInto('notifications.message')
    .values({
      id: messageId,
      person_id: personId,
      email,
      notice: `notifications.${topic}`,
      topic,
      locale,
      ...wording,
      link,
      in_inbox: false,
      created_at: at,
    })
    .execute();
  const delivery = { id: deliveryId, message_id: messageId, channel: 'email', state: 'queued', updated_at: at };
  await tx.insertInto('notifications.delivery').values(delivery).execute();
  await enqueue(tx, sendEmail, { deliveryId });
}
