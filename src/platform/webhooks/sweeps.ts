import { transaction } from '#db';
import { enqueue, type Sweep } from '#platform/jobs';
import type { WebhookDeps } from './deps.ts';
import { sendDue } from './jobs.ts';
import { letGo } from './let-go.ts';
import { dropEndedSecrets } from './secrets.ts';
import { forgotten } from './tables.ts';

/** How long something may be due before its job is taken for lost, in milliseconds. */
const LOST = 60_000;

/** Asks again for deliveries whose job was lost, lets go of what waits too long, and forgets secrets that sign no more. */
export function webhookSweeps(deps: WebhookDeps): readonly Sweep[] {
  const { db, clock } = deps;
  return [
    {
      name: 'webhooks.due',
      cron: '* * * * *',
      run: () =>
        transaction(db, async (tx) => {
          const now = clock.now();
          for (const subscriptionId of await forgotten(tx, new Date(now.getTime() - LOST), now))
            await enqueue(tx, sendDue, { subscriptionId });
        }),
    },
    {
      name: 'webhooks.waiting',
      cron: '23 19 * * *',
      run: () => transaction(db, (tx) => letGo(tx, deps)),
    },
    {
      name: 'webhooks.ended',
      cron: '47 * * * *',
      run: () => transaction(db, (tx) => dropEndedSecrets(tx, clock.now())),
    },
  ];
}
