import { type Db, transaction, type Tx } from '#db';
import { catalogue, type Locale } from '#i18n';
import type { Clock } from '#kernel';
import { officeDay } from '#platform/calendar';
import type { Sweep } from '#platform/jobs';
import { rulesAt } from '#platform/rules';
import { sql } from 'kysely';
import { DAILY, momentOfDay } from './domain/rhythm.ts';
import { type Chosen, isWanted, type TopicKey } from './domain/topics.ts';
import { dailyTime } from './morning-rules.ts';
import { inboxPaths } from './paths.ts';
import { queueSummary } from './summary.ts';

export interface DailyDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly publicUrl: string;
}

const texts = catalogue(
  {
    subject: (n: number) => `${n} kabar tentang berkas Anda`,
    lead: 'Yang terjadi sejak rangkuman terakhir:',
    more: (n: number) => `… dan ${n} lagi di kotak masuk Anda.`,
  },
  {
    subject: (n: number) => `${n} ${n === 1 ? 'piece' : 'pieces'} of news about your files`,
    lead: 'What happened since the last summary:',
    more: (n: number) => `… and ${n} more in your inbox.`,
  },
);

/** People looked at in one go, and lines of one e-mail. */
const MOST = 500;
const LINES = 30;

/** Leaves a message for the one e-mail of the next morning. */
export async function gather(
  tx: Tx,
  { messageId, personId, at }: { readonly messageId: string; readonly personId: string; readonly at: Date },
): Promise<void> {
  await tx.insertInto('notifications.gathered').values({ message_id: messageId, person_id: personId, since: at }).execute();
}

/** From the morning on, one e-mail to everybody with news from before it: by day once, whichever worker comes first. */
export function dailySweep(deps: DailyDeps): Sweep {
  return {
    name: 'notifications.daily',
    cron: '*/5 * * * *',
    run: async () => {
      await sendDaily(deps);
    },
  };
}

async function sendDaily(deps: DailyDeps): Promise<void> {
  const { db, clock } = deps;
  const now = clock.now();
  const today = officeDay(now);
  const rules = await rulesAt(db, [dailyTime], { agencyId: null, on: today });
  const morning = momentOfDay(today, rules.value(dailyTime));
  if (now < morning) return;
  for (;;) {
    const people = await db
      .selectFrom('notifications.gathered')
      .select('person_id as personId')
      .where('since', '<', morning)
      .groupBy('person_id')
      .limit(MOST)
      .execute();
    for (const { personId } of people) await transaction(db, (tx) => summarise(tx, deps, { personId, before: morning, at: now }));
    if (people.length < MOST) return;
  }
}

/**
 * Takes what was gathered and writes the e-mail about it, in one transaction: a worker that dies leaves all of it, and a
 * second one that waited for the first finds nothing. What was read meanwhile, or is wanted by e-mail no more, is left out.
 */
async function summarise(
  tx: Tx,
  { publicUrl }: DailyDeps,
  { personId, before, at }: { readonly personId: string; readonly before: Date; readonly at: Date },
): Promise<void> {
  const taken = await tx
    .deleteFrom('notifications.gathered')
    .where('person_id', '=', personId)
    .where('since', '<', before)
    .returning('message_id as id')
    .execute();
  if (taken.length === 0) return;
  const person = await tx
    .selectFrom('identity.person as p')
    .select(['p.email', 'p.locale'])
    .select(
      sql<Partial<Record<TopicKey, Chosen>>>`(
        select coalesce(jsonb_object_agg(topic, chosen), '{}') from (
          select topic, jsonb_object_agg(channel, wanted) as chosen from notifications.preference where person_id = p.id group by topic) t)`.as(
        'chosen',
      ),
    )
    .where('p.id', '=', personId)
    .executeTakeFirst();
  if (!person || person.email === null) return;
  const { email, chosen } = person;
  const messages = await tx
    .selectFrom('notifications.message')
    .select(['id', 'topic', 'subject', 'link'])
    .where(
      'id',
      'in',
      taken.map(({ id }) => id),
    )
    .where('read_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const news = messages.filter(({ topic }) => isWanted(topic as TopicKey, 'email', chosen[topic as TopicKey] ?? {}));
  if (news.length === 0) return;
  const locale: Locale = person.locale === 'en' ? 'en' : 'id';
  const m = texts(locale);
  const lines = news.slice(0, LINES).map(({ id, subject, link }) => {
    const to = link === null ? inboxPaths.inbox() : inboxPaths.open({ messageId: id });
    return `- ${subject}\n  ${publicUrl}${to}`;
  });
  const rest = news.length > LINES ? [m.more(news.length - LINES)] : [];
  const wording = { subject: m.subject(news.length), body: [m.lead, ...lines, ...rest].join('\n\n') };
  await queueSummary(tx, { personId, email, locale, topic: DAILY, wording, link: inboxPaths.inbox(), at });
}
