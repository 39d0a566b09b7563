import type { Db, Tx } from '#db';
import type { Locale } from '#i18n';
import { newId } from '#kernel';
import { enqueue } from '#platform/jobs';
import type { Stoppable } from './domain/rhythm.ts';
import { type Chosen, isWanted, type TopicKey } from './domain/topics.ts';
import { sendEmail } from './email.ts';
import type { Notice, Wording } from './notice.ts';
import { sql } from 'kysely';

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

/** Somebody who wants a summary by e-mail: where to, and in which language. Undefined for whoever does not. */
export async function findReader(
  db: Db | Tx,
  personId: string,
  topic: TopicKey,
): Promise<Pick<Summary, 'personId' | 'email' | 'locale'> | undefined> {
  const person = await db
    .selectFrom('identity.person as p')
    .select(['p.email', 'p.locale'])
    .select(
      sql<Chosen>`(select coalesce(jsonb_object_agg(channel, wanted), '{}') from notifications.preference
                    where person_id = p.id and topic = ${topic})`.as('chosen'),
    )
    .where('p.id', '=', personId)
    .executeTakeFirst();
  if (!person || person.email === null || !isWanted(topic, 'email', person.chosen)) return undefined;
  return { personId, email: person.email, locale: person.locale === 'en' ? 'en' : 'id' };
}

/** How many notices of some kinds somebody got since an instant and has not read. */
export async function countUnread(db: Db, personId: string, notices: readonly Pick<Notice, 'key'>[], since: Date): Promise<number> {
  const { n } = await db
    .selectFrom('notifications.message')
    .where('person_id', '=', personId)
    .where('created_at', '>=', since)
    .where('read_at', 'is', null)
    .where(
      'notice',
      'in',
      notices.map(({ key }) => key),
    )
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}
