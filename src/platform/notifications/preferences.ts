import type { Db, Tx } from '#db';
import type { Locale } from '#i18n';
import type { PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { DAILY, type Rhythm, type Stoppable, waiting } from './domain/rhythm.ts';
import {
  type Channel,
  channels,
  type Chosen,
  isFixed,
  isOffered,
  isWanted,
  lacking,
  onceTold,
  type TopicKey,
  topicKeys,
  topics,
} from './domain/topics.ts';
import { texts } from './texts.ts';

/** One choice, made or still as usual. */
export interface Preference {
  readonly topic: TopicKey;
  readonly channel: Channel;
  readonly wanted: boolean;
  /** No choice: it is always sent. */
  readonly fixed: boolean;
}

const offeredChannels = (topic: TopicKey) => channels.filter((channel) => isOffered(topic, channel));

export type Choice = Omit<Preference, 'fixed'>;

/** What somebody may choose between, and how it stands; of an officer's work for officers alone. */
export async function readPreferences(db: Db | Tx, personId: string, { officer }: { readonly officer: boolean }): Promise<Preference[]> {
  const rows = await db
    .selectFrom('notifications.preference')
    .select(['topic', 'channel', 'wanted'])
    .where('person_id', '=', personId)
    .execute();
  const chosen = (topic: TopicKey): Chosen =>
    Object.fromEntries(rows.filter((row) => row.topic === topic).map(({ channel, wanted }) => [channel, wanted]));
  const told = await db
    .selectFrom('notifications.message')
    .select('id')
    .where('person_id', '=', personId)
    .where('topic', 'in', onceTold)
    .limit(1)
    .executeTakeFirst();
  return topicKeys
    .filter((topic) => officer || !topics[topic].officers)
    .filter((topic) => told !== undefined || !onceTold.includes(topic))
    .flatMap((topic) =>
      offeredChannels(topic).map((channel) => ({
        topic,
        channel,
        wanted: isWanted(topic, channel, chosen(topic)),
        fixed: isFixed(topic, channel),
      })),
    );
}

/** What is sent by which way, and when, in words: for whoever reads what is held about them. */
export function choicesInWords(preferences: readonly Preference[], rhythm: Rhythm, locale: Locale): { sent: string[]; rhythm: string } {
  const m = texts(locale);
  const sent = preferences.flatMap(({ topic, channel, wanted }) =>
    wanted ? [`${m.topics[topic].title} (${m.channels[channel].toLowerCase()})`] : [],
  );
  return { sent, rhythm: m.rhythms[rhythm] };
}

/**
 * Keeps somebody's choices, in one statement, with a line of the audit chain. What is fixed is left as it is. Returns
 * the topics of which nothing would be left that must arrive; then nothing is kept.
 */
export async function savePreferences(tx: Tx, actor: PersonActor, wanted: readonly Choice[], at: Date): Promise<readonly TopicKey[]> {
  const { personId } = actor;
  const free = wanted.filter(({ topic, channel }) => isOffered(topic, channel) && !isFixed(topic, channel));
  const before = await readPreferences(tx, personId, { officer: true });
  const isChanged = (one: Choice) => free.some(({ topic, channel }) => topic === one.topic && channel === one.channel);
  const missing = lacking([...before.filter((one) => !isChanged(one)), ...free]);
  if (missing.length > 0 || free.length === 0) return missing;
  await keep(tx, personId, free, at);
  const detail = { off: free.filter((one) => !one.wanted).map(({ topic, channel }) => `${topic}.${channel}`) };
  await appendAudit(tx, { actor, action: 'notifications.choose', subject: { type: 'person', id: personId }, detail, at });
  return [];
}

/** No more e-mail about something, as asked from an e-mail itself: by whoever holds it, signed in or not. */
export async function stopEmail(tx: Tx, personId: string, topic: Stoppable, at: Date): Promise<void> {
  const stopped = topic === DAILY ? waiting : [topic];
  await keep(
    tx,
    personId,
    stopped.map((one) => ({ topic: one, channel: 'email', wanted: false })),
    at,
  );
  await appendAudit(tx, {
    actor: { kind: 'system', name: 'mail-link' },
    action: 'notifications.stop',
    subject: { type: 'person', id: personId },
    detail: { topic },
    at,
  });
}

async function keep(tx: Tx, personId: string, choices: readonly Choice[], at: Date): Promise<void> {
  await tx
    .insertInto('notifications.preference')
    .values(choices.map(({ topic, channel, wanted }) => ({ person_id: personId, topic, channel, wanted, changed_at: at })))
    .onConflict((on) =>
      on.columns(['person_id', 'topic', 'channel']).doUpdateSet((eb) => ({
        wanted: eb.ref('excluded.wanted'),
        changed_at: eb.ref('excluded.changed_at'),
      })),
    )
    .execute();
}
