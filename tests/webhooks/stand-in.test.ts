import { transaction } from '#db';
import { castOf } from '#demo';
import { type Heard, startWebhooks, type WebhookStandIn } from '#demo/stand-ins';
import { getClient, registerClient } from '#platform/clients';
import { getSubscription, sendAgain, sendTrial, subscribe } from '#platform/webhooks';
import { startApp, type TestApp } from '#support';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openReceiver } from './receiver.ts';

let app: TestApp;
let standIn: WebhookStandIn | undefined;
beforeAll(async () => {
  app = await startApp();
}, 120_000);
afterAll(async () => {
  await standIn?.close();
  await app?.close();
});

/** A subscription at an address, and a way to send it a trial. */
async function subscribed(url: string) {
  const { agencyId, officers } = await castOf(app.deps);
  const { head } = officers;
  return transaction(app.db, async (tx) => {
    const at = app.clock.now();
    const system = { agencyId, name: 'Sistem Uji', contact: 'Diskominfo', scopes: ['cases:read'], roles: [] } as const;
    const { clientId } = await registerClient(tx, head, system, at);
    const { id, secret } = await subscribe(
      tx,
      head,
      { client: await getClient(tx, clientId, [agencyId]), url, types: ['case.issued'] },
      at,
    );
    const subscription = await getSubscription(tx, id, clientId);
    return {
      secret,
      trial: async () => {
        const delivery = await transaction(app.db, (inner) => sendTrial(inner, subscription, app.clock.now()));
        await app.runJobs();
        return delivery;
      },
      again: async (delivery: string) => {
        await transaction(app.db, (inner) => sendAgain(inner, head, subscription, delivery, app.clock.now()));
        await app.runJobs();
      },
    };
  });
}

it('lets the receiver of the demonstration believe what is ours and new, and nothing else', async () => {
  const heard: Heard[] = [];
  let late = 0;
  const listening = { now: () => new Date(app.clock.now().getTime() + late), heard: (one: Heard) => void heard.push(one) };
  const first = await startWebhooks({ ...listening, secret: 'whsec_AAAA' });
  const { secret, trial, again } = await subscribed(first.url);
  const wrong = await trial();
  await first.close();
  standIn = await startWebhooks({ ...listening, secret, port: Number(new URL(first.url).port) });
  app.clock.advance({ seconds: 5 });
  await app.runJobs();
  await again(wrong);
  late = 301_000;
  await again(wrong);
  expect(heard.map(({ id, verdict }) => [id, verdict])).toEqual([
    [wrong, 'not ours'],
    [wrong, 'genuine'],
    [wrong, 'seen before'],
    [wrong, 'too old'],
  ]);
});

it('is checked by the code of the recipe', async () => {
  const recipe = readFileSync(join(import.meta.dirname, '../../docs/how-to/receive-webhooks.md'), 'utf8');
  const code = /```js\n([^]*?)```/.exec(recipe)?.[1] ?? '';
  const folder = await mkdtemp(join(tmpdir(), 'recipe-'));
  const receiver = await openReceiver();
  try {
    await writeFile(join(folder, 'check.mjs'), code);
    const { isGenuine } = (await import(pathToFileURL(join(folder, 'check.mjs')).href)) as {
      isGenuine(headers: object, body: string, secret: string, now: Date): boolean;
    };
    const { secret, trial } = await subscribed(receiver.url);
    await trial();
    const [{ headers, body } = { headers: {}, body: '' }] = receiver.received;
    const now = app.clock.now();
    expect(isGenuine(headers, body, secret, now)).toBe(true);
    expect(isGenuine(headers, `${body} `, secret, now)).toBe(false);
    expect(isGenuine(headers, body, `whsec_${Buffer.alloc(32).toString('base64')}`, now)).toBe(false);
    expect(isGenuine(headers, body, secret, new Date(now.getTime() + 301_000))).toBe(false);
    expect(isGenuine({}, body, secret, now)).toBe(false);
  } finally {
    await receiver.close();
    await rm(folder, { recursive: true, force: true });
  }
});
