import type { Tx } from '#db';
import { officersAt } from '#platform/access';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { findActiveClients } from '#platform/clients';
import { notify } from '#platform/notifications';
import { sql } from 'kysely';
import type { WebhookDeps } from './deps.ts';
import { stoppedNotice } from './notice.ts';

const DAY = 86_400_000;
/** Days in which one is not told again that something was let go. */
const QUIET = 7;

interface LetGo {
  readonly id: string;
  readonly agencyId: string;
  readonly clientId: string;
  readonly url: string;
  readonly messages: number;
  /** Something of it was let go some days ago already. */
  readonly known: boolean;
}

/** Cancels what has waited too long for a paused subscription, and tells the administrators of its agency. */
export async function letGo(tx: Tx, { clock, keepDays: days, consolePage }: WebhookDeps): Promise<void> {
  const at = clock.now();
  const { rows } = await sql<LetGo>`
    with gone as (
      update webhooks.delivery d set state = 'cancelled', done_at = ${at}
        from webhooks.subscription s
       where s.id = d.subscription_id and s.state = 'paused'
         and d.state = 'waiting' and d.created_at < ${new Date(at.getTime() - days * DAY)}
      returning d.subscription_id)
    select s.id, s.agency_id as "agencyId", s.client_id as "clientId", s.url, count(*)::int as messages,
           exists (select from webhooks.delivery b where b.subscription_id = s.id and b.state = 'cancelled'
                      and b.done_at > ${new Date(at.getTime() - QUIET * DAY)}) as known
      from gone join webhooks.subscription s on s.id = gone.subscription_id
     group by s.id`.execute(tx);
  const clients = new Map((await findActiveClients(tx, [...new Set(rows.map((one) => one.clientId))])).map((one) => [one.id, one.name]));
  for (const { id, agencyId, clientId, url, messages, known } of rows) {
    const facts = { client: clients.get(clientId) ?? '', host: new URL(url).host, why: 'dropped' as const, days, messages };
    if (!known)
      for (const { personId } of await officersAt(tx, agencyId, officeDay(at), 'admin'))
        await notify(tx, { personId, notice: stoppedNotice, facts, link: consolePage(clientId), at });
    await appendAudit(tx, {
      actor: { kind: 'system', name: 'webhooks' },
      action: 'webhooks.let-go',
      subject: { type: 'webhook', id },
      detail: { messages, days },
      at,
    });
  }
}
