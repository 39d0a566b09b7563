import type { Tx } from '#db';
import { type Actor, newId } from '#kernel';
import { actorOf, findActiveClients } from '#platform/clients';
import { enqueue } from '#platform/jobs';
import type { WebhookDeps } from './deps.ts';
import { bodyOf, type Told, typeOf } from './domain/event.ts';
import { sendDue } from './jobs.ts';

/** How a case came to stand as it does, as whoever runs cases tells it. */
export interface News {
  readonly caseId: string;
  readonly number: string;
  readonly agencyId: string;
  readonly service: string;
  /** Every change there was, oldest first, those told before among them. */
  readonly changes: readonly Told[];
  readonly maySee: (actor: Actor) => boolean;
}

/**
 * Lays ready what is new of a case for every subscriber who may see it, each change once and in its order, and asks for
 * it to be sent; all in the caller's transaction.
 */
export async function announce(tx: Tx, { clock, caseUrl }: Pick<WebhookDeps, 'clock' | 'caseUrl'>, news: News): Promise<void> {
  const { caseId, number, agencyId, service, changes } = news;
  const subscribers = await tx
    .selectFrom('webhooks.subscription')
    .select(['id', 'client_id', 'types', 'state', 'created_at'])
    .where('agency_id', '=', agencyId)
    .where('state', '<>', 'ended')
    .execute();
  if (subscribers.length === 0) return;
  // Two jobs of one case take turns here; the second finds what the first has told.
  const { seq: told } = await tx
    .insertInto('webhooks.progress')
    .values({ case_id: caseId, seq: 0 })
    .onConflict((on) => on.column('case_id').doUpdateSet((eb) => ({ seq: eb.ref('webhooks.progress.seq') })))
    .returning('seq')
    .executeTakeFirstOrThrow();
  const fresh = changes.filter(({ seq }) => seq > told);
  const newest = fresh.at(-1);
  if (!newest) return;
  const clients = new Map((await findActiveClients(tx, [...new Set(subscribers.map((one) => one.client_id))])).map((one) => [one.id, one]));
  const at = clock.now();
  for (const { id, client_id, types, state, created_at } of subscribers) {
    const client = clients.get(client_id);
    if (!client?.scopes.includes('cases:read') || !news.maySee(actorOf(client))) continue;
    const wanted = fresh.filter((change) => types.includes(typeOf(change)) && new Date(change.at) >= created_at);
    if (wanted.length === 0) continue;
    const rows = wanted.map((change) => ({
      id: newId(),
      subscription_id: id,
      case_id: caseId,
      seq: change.seq,
      type: typeOf(change),
      case_number: number,
      body: bodyOf({ caseId, number, service, url: caseUrl(caseId) }, change),
      state: 'waiting',
      next_at: at,
      created_at: at,
    }));
    await tx.insertInto('webhooks.delivery').values(rows).execute();
    if (state === 'active') await enqueue(tx, sendDue, { subscriptionId: id });
  }
  await tx.updateTable('webhooks.progress').set({ seq: newest.seq }).where('case_id', '=', caseId).execute();
}
