import { transaction, type Tx } from '#db';
import { officersAt } from '#platform/access';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { type Answer, post } from '#platform/channels';
import { findActiveClients } from '#platform/clients';
import { enqueue, handle, type JobHandler } from '#platform/jobs';
import { notify } from '#platform/notifications';
import type { WebhookDeps } from './deps.ts';
import { healthAfter, nextTry, type Outcome, readRest } from './domain/schedule.ts';
import { signedHeaders } from './domain/signature.ts';
import { sendDue } from './jobs.ts';
import { stoppedNotice } from './notice.ts';
import { openSecrets } from './secrets.ts';
import { stop } from './subscriptions.ts';
import { type Due, dueFor, hold, lockSender, recordTry, release, type Sender } from './tables.ts';

/** Deliveries of one round: cases of one subscriber that are told side by side. */
const AT_ONCE = 10;
/** Rounds of one job, so that others have their turn. */
const ROUNDS = 20;
/** How long a round may last before another may begin: longer than any, and soon enough after a crash. */
const HELD = 20_000;

/**
 * The job that sends what is due to one subscriber. A subscriber has one round in hand at a time, so that a slow one
 * takes one place of a worker and not all. What was sent and not yet written down when the process died is sent again,
 * under the same id.
 */
export function sendHandler(deps: WebhookDeps): JobHandler {
  return handle(sendDue, async ({ subscriptionId }, { attempt }) => {
    for (let round = 0; round < ROUNDS; round++) {
      const taken = await transaction(deps.db, (tx) => take(tx, deps, subscriptionId, attempt));
      if (!taken) return;
      const answers = await Promise.all(taken.due.map((one) => sendOne(deps, taken, one)));
      await transaction(deps.db, (tx) => settle(tx, deps, taken, answers));
    }
    await transaction(deps.db, (tx) => enqueue(tx, sendDue, { subscriptionId }));
  });
}

interface Taken {
  readonly sender: Sender;
  readonly secrets: readonly string[];
  readonly due: readonly Due[];
}

/** The next round, held by this job; undefined when there is none. */
async function take(tx: Tx, { clock }: WebhookDeps, subscriptionId: string, attempt: number): Promise<Taken | undefined> {
  const now = clock.now();
  const sender = await lockSender(tx, subscriptionId);
  if (sender?.state !== 'active') return undefined;
  if (sender.sendingUntil && sender.sendingUntil > now) {
    // Whoever holds it looks once more before it ends; a job that is tried anew may be following one that died.
    if (attempt > 1) await enqueue(tx, sendDue, { subscriptionId }, { runAt: sender.sendingUntil });
    return undefined;
  }
  if (sender.restUntil && sender.restUntil > now) return undefined;
  if ((await findActiveClients(tx, [sender.clientId])).length === 0) {
    await stop(tx, subscriptionId, 'client', now);
    return undefined;
  }
  const due = await dueFor(tx, subscriptionId, now, AT_ONCE);
  if (due.length === 0) return undefined;
  await hold(tx, subscriptionId, new Date(now.getTime() + HELD));
  return { sender, secrets: await openSecrets(tx, subscriptionId, now), due };
}

function sendOne({ clock, reach }: WebhookDeps, { sender, secrets }: Taken, { id, body }: Due): Promise<Answer> {
  return post(reach, { url: sender.url, headers: signedHeaders({ id, at: clock.now(), body }, secrets), body, tellTrace: true });
}

/** Writes a round down, lets the next begin, and asks for what failed to be tried again. */
async function settle(tx: Tx, deps: WebhookDeps, { sender, due }: Taken, answers: readonly Answer[]): Promise<void> {
  const at = deps.clock.now();
  const { id } = sender;
  const locked = await lockSender(tx, id);
  if (!locked) return;
  const outcomes = answers.map(outcomeOf);
  const waits: Date[] = [];
  for (const [nth, one] of due.entries()) {
    const [answer, outcome] = [answers[nth], outcomes[nth]];
    if (!answer || !outcome) continue;
    const nextAt = outcome === 'failed' ? nextTry(one.tries + 1, at) : null;
    await recordTry(tx, one, answer, { outcome, nextAt, at });
    if (nextAt) waits.push(nextAt);
  }
  const rests = answers.filter((_, nth) => outcomes[nth] === 'failed').map(({ retryAfter }) => readRest(retryAfter, at));
  const verdict = healthAfter(locked, outcomes, at, Math.max(0, ...rests));
  await release(tx, id, verdict);
  if (verdict.stop === 'gone' && locked.state !== 'ended') await stop(tx, id, 'gone', at);
  if (verdict.stop !== null && locked.state === 'active') return tellStopped(tx, deps, locked, verdict.stop, at);
  const { restUntil } = verdict;
  const times = new Set(waits.map((wait) => Math.max(wait.getTime(), restUntil?.getTime() ?? 0)));
  if (restUntil) times.add(restUntil.getTime());
  for (const time of times) await enqueue(tx, sendDue, { subscriptionId: id }, { runAt: new Date(time) });
}

function outcomeOf({ status }: Answer): Outcome {
  if (status === 410) return 'gone';
  return status !== null && status >= 200 && status < 300 ? 'delivered' : 'failed';
}

async function tellStopped(tx: Tx, { consolePage }: WebhookDeps, sender: Sender, why: 'failing' | 'gone', at: Date): Promise<void> {
  const [client] = await findActiveClients(tx, [sender.clientId]);
  const facts = { client: client?.name ?? '', host: new URL(sender.url).host, why };
  for (const { personId } of await officersAt(tx, sender.agencyId, officeDay(at), 'admin'))
    await notify(tx, { personId, notice: stoppedNotice, facts, link: consolePage(sender.clientId), at });
  await appendAudit(tx, {
    actor: { kind: 'system', name: 'webhooks' },
    action: why === 'gone' ? 'webhooks.end' : 'webhooks.pause',
    subject: { type: 'webhook', id: sender.id },
    detail: { why },
    at,
  });
}
