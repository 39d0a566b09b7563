import { type Db, transaction, type Tx } from '#db';
import type { Locale } from '#i18n';
import { type Clock, newId } from '#kernel';
import { post, type Reach } from '#platform/channels';
import { defineJob, enqueue, handle, type JobHandler, type Sweep } from '#platform/jobs';
import { Type } from 'typebox';
import webPush from 'web-push';
import { nextPush, outcomeOf } from './domain/push.ts';
import { mayStop, type TopicKey, topics } from './domain/topics.ts';
import { sendEmail } from './email.ts';
import { inboxPaths } from './paths.ts';
import type { PushKeys } from './push-keys.ts';
import { forgetDevices, isLive } from './push-tables.ts';
import { texts } from './texts.ts';

export interface PushDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly keys: PushKeys;
  /** Endpoints are addresses that browsers name: only public ones are written to. */
  readonly reach: Reach;
}

export const sendPush = defineJob('notifications.push', Type.Object({ deliveryId: Type.String() }));

/** Seconds a push service keeps it for a browser that is switched off. */
const KEPT = 86_400;

/** The job that hands one message to one browser's push service and writes down what came of it. */
export function pushHandler(deps: PushDeps): JobHandler {
  const { db, clock } = deps;
  return handle(sendPush, async ({ deliveryId }) => {
    const due = await findDue(db, deliveryId);
    if (due?.state !== 'queued') return;
    if (!due.endpoint || !due.p256dh || !due.auth) return transaction(db, (tx) => giveUp(tx, due, 'gone', clock.now()));
    const answer = await send(deps, due, { endpoint: due.endpoint, keys: { p256dh: due.p256dh, auth: due.auth } });
    const at = clock.now();
    const outcome = outcomeOf(answer.status, answer.failure);
    const tries = due.attempts + 1;
    const next = outcome === 'again' ? nextPush(tries, answer.retryAfter, at) : null;
    await transaction(db, async (tx) => {
      if (outcome === 'gone' && due.subscriptionId) await forgetDevices(tx, due.subscriptionId);
      await record(tx, due.id, { state: outcome === 'sent' ? 'sent' : 'queued', attempts: tries, detail: null, at });
      if (next) return enqueue(tx, sendPush, { deliveryId }, { runAt: next });
      if (outcome !== 'sent') await giveUp(tx, due, outcome === 'gone' ? 'gone' : String(answer.status ?? answer.failure), at);
    });
  });
}

type Due = NonNullable<Awaited<ReturnType<typeof findDue>>>;

/** What is to be sent, and where, unless the session of that browser has ended. */
function findDue(db: Db, deliveryId: string) {
  return db
    .selectFrom('notifications.delivery as d')
    .innerJoin('notifications.message as m', 'm.id', 'd.message_id')
    .leftJoin('notifications.push_subscription as s', (join) =>
      join.onRef('s.id', '=', 'd.subscription_id').onRef('s.person_id', '=', 'm.person_id').on(isLive),
    )
    .select(['d.id', 'd.state', 'd.attempts', 'd.message_id as messageId', 'd.subscription_id as subscriptionId'])
    .select(['m.topic', 'm.locale', 'm.link', 'm.about', 'm.email', 's.endpoint', 's.p256dh', 's.auth'])
    .where('d.id', '=', deliveryId)
    .executeTakeFirst();
}

async function send({ keys, reach }: PushDeps, due: Due, to: { endpoint: string; keys: { p256dh: string; auth: string } }) {
  const { subject, publicKey, privateKey } = keys;
  const details = webPush.generateRequestDetails(to, payloadOf(due), {
    vapidDetails: { subject, publicKey, privateKey },
    TTL: KEPT,
    urgency: 'normal',
    contentEncoding: 'aes128gcm',
  });
  const headers = Object.fromEntries(Object.entries(details.headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
  return post(reach, { url: to.endpoint, headers: { ...headers, 'user-agent': 'Wantilan-Push/1' }, body: details.body ?? Buffer.alloc(0) });
}

/** What a locked screen may show: what kind of news, of which case; nothing of any person. The rest is read inside. */
function payloadOf({ messageId, topic, locale, about, link }: Due): string {
  const m = texts(locale as Locale);
  const kind = topic !== null && Object.hasOwn(topics, topic) ? m.topics[topic as TopicKey].title : m.news;
  return JSON.stringify({
    title: kind,
    body: about === null ? m.inside : m.ofCase(about),
    lang: locale,
    tag: messageId,
    url: link === null ? inboxPaths.inbox() : inboxPaths.open({ messageId }),
  });
}

/** Not to be reached by this way: what must arrive goes by e-mail, once, where no other way is left. */
async function giveUp(tx: Tx, { id, messageId, topic, email }: Due, detail: string, at: Date): Promise<void> {
  await record(tx, id, { state: 'failed', detail, at });
  if (topic === null || email === null || !Object.hasOwn(topics, topic) || mayStop(topic as TopicKey)) return;
  // Of two browsers given up at once, one waits for the other here.
  await tx.selectFrom('notifications.message').select('id').where('id', '=', messageId).forUpdate().execute();
  const other = await tx
    .selectFrom('notifications.delivery')
    .select('id')
    .where('message_id', '=', messageId)
    .where((eb) => eb.or([eb('channel', '=', 'email'), eb('state', '!=', 'failed')]))
    .limit(1)
    .executeTakeFirst();
  if (other) return;
  const deliveryId = newId();
  await tx
    .insertInto('notifications.delivery')
    .values({ id: deliveryId, message_id: messageId, channel: 'email', state: 'queued', updated_at: at })
    .execute();
  await enqueue(tx, sendEmail, { deliveryId });
}

async function record(
  tx: Tx,
  id: string,
  {
    at,
    ...said
  }: { readonly state: 'queued' | 'sent' | 'failed'; readonly attempts?: number; readonly detail: string | null; readonly at: Date },
): Promise<void> {
  await tx
    .updateTable('notifications.delivery')
    .set({ ...said, updated_at: at })
    .where('id', '=', id)
    .execute();
}

/** Forgets at night the browsers whose session has ended; nothing was sent to them any more. */
export function pushSweep(db: Db): Sweep {
  return { name: 'notifications.devices', cron: '27 18 * * *', run: () => transaction(db, (tx) => forgetDevices(tx)) };
}
