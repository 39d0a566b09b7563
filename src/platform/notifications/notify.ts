import type { Tx } from '#db';
import type { Locale } from '#i18n';
import { newId } from '#kernel';
import { enqueue } from '#platform/jobs';
import { sql } from 'kysely';
import { gather } from './daily.ts';
import { canWait } from './domain/rhythm.ts';
import { type Channel, type Chosen, type TopicKey, waysOf } from './domain/topics.ts';
import { sendEmail } from './email.ts';
import { tellOtherwise } from './otherwise.ts';
import { sendPush } from './push.ts';
import { isLive } from './push-tables.ts';
import type { Notice } from './notice.ts';

export interface NotifyRequest<P> {
  /** A person we know, who also finds it in the inbox … */
  readonly personId?: string;
  /** … or an address alone. */
  readonly email?: string;
  readonly notice: Notice<P>;
  readonly facts: P;
  readonly link?: string;
  /** The link opens for whoever has it, without an account: it may go along where people have none. */
  readonly linkIsOpen?: boolean;
  /** Number of the case it is about, the only fact that is shown before somebody opens it. */
  readonly about?: string;
  /** An iCalendar file that goes along by e-mail. */
  readonly calendar?: (locale: Locale) => string;
  readonly at: Date;
  /** Language for an address alone; a person we know has chosen one. */
  readonly locale?: Locale;
}

/**
 * Writes a message to somebody and queues it for the ways they want it by, in the caller's transaction. Whoever erased their
 * account is told nothing any more: it would stand under nobody.
 */
export async function notify<P>(tx: Tx, request: NotifyRequest<P>): Promise<void> {
  const { personId, email, notice, facts, link, linkIsOpen = false, about, calendar, at } = request;
  const person = personId ? await findRecipient(tx, personId, notice.topic) : undefined;
  if (person?.erased === true) return;
  const locale = (person?.locale ?? request.locale) === 'en' ? 'en' : 'id';
  const address = email ?? person?.email ?? null;
  const { subject, body, inChat } = notice.say(facts, locale);
  const id = newId();
  await tx
    .insertInto('notifications.message')
    .values({
      id,
      person_id: personId ?? null,
      email: address,
      notice: notice.key,
      topic: notice.topic,
      locale,
      subject,
      body,
      chat_body: inChat ?? null,
      link: link ?? null,
      link_is_open: linkIsOpen,
      about: about ?? null,
      calendar: calendar?.(locale) ?? null,
      created_at: at,
    })
    .execute();
  const reachable: readonly Channel[] = address === null ? [] : ['email'];
  const devices = person?.devices ?? [];
  const ways = waysOf(notice.topic, person?.chosen ?? {}, [...reachable, ...(devices.length > 0 ? (['push'] as const) : [])]);
  const gathers = ways.includes('email') && personId !== undefined && person?.rhythm === 'daily' && canWait(notice.topic);
  if (gathers) await gather(tx, { messageId: id, personId, at });
  const deliveries = [
    ...(ways.includes('email') && !gathers ? [{ id: newId(), channel: 'email', subscription_id: null }] : []),
    ...(ways.includes('push') ? devices.map((device) => ({ id: newId(), channel: 'push', subscription_id: device })) : []),
  ];
  const byChat = person?.chosen.whatsapp;
  const unreachable = reachable.length + devices.length === 0 && byChat !== false;
  if (personId !== undefined && (unreachable || byChat === true)) await enqueue(tx, tellOtherwise, { messageId: id });
  if (deliveries.length === 0) return;
  await tx
    .insertInto('notifications.delivery')
    .values(deliveries.map((one) => ({ ...one, message_id: id, state: 'queued', updated_at: at })))
    .execute();
  for (const { id: deliveryId, channel } of deliveries) await enqueue(tx, channel === 'email' ? sendEmail : sendPush, { deliveryId });
}

interface Recipient {
  readonly email: string | null;
  readonly erased: boolean;
  readonly locale: string;
  readonly chosen: Chosen;
  readonly rhythm: string | null;
  /** Browsers that show notices. */
  readonly devices: readonly string[];
}

function findRecipient(tx: Tx, personId: string, topic: TopicKey): Promise<Recipient | undefined> {
  return tx
    .selectFrom('identity.person as p')
    .select([
      'p.email',
      'p.locale',
      sql<boolean>`p.erased_at is not null`.as('erased'),
      sql<Chosen>`(select coalesce(jsonb_object_agg(channel, wanted), '{}') from notifications.preference
                    where person_id = p.id and topic = ${topic})`.as('chosen'),
      sql<string | null>`(select email from notifications.rhythm where person_id = p.id)`.as('rhythm'),
      sql<string[]>`(select coalesce(array_agg(s.id::text), '{}') from notifications.push_subscription s
                      where s.person_id = p.id and ${isLive})`.as('devices'),
    ])
    .where('p.id', '=', personId)
    .executeTakeFirst();
}
