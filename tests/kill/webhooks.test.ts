import { transaction } from '#db';
import { castOf, seedPermit } from '#demo';
import { type Clock, systemClock } from '#kernel';
import { getClient, registerClient } from '#platform/clients';
import { eventTypes, subscribe } from '#platform/webhooks';
import { startApp, type TestApp } from '#support';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Started, start } from '../start/started.ts';
import { openReceiver, type Receiver } from '../webhooks/receiver.ts';

const SECRET = 'rahasia-uji-yang-cukup-panjang-untuk-semua';
const starter = join(import.meta.dirname, '../../scripts/start.mjs');

let app: TestApp<Clock>;
let folder: string;
let receiver: Receiver;
let worker: Started | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wantilan-kill-'));
  receiver = await openReceiver();
  app = await startApp({ clock: systemClock, env: { SECRET, DATA_DIR: folder, DATABASE_POOL: '4' } });
}, 120_000);

afterAll(async () => {
  worker?.process.kill('SIGKILL');
  await worker?.ended();
  await receiver?.close();
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

function open(): Started {
  const env = { DATABASE_URL: String(app.deps.pool.options.connectionString), DATA_DIR: folder, SECRET, DATABASE_POOL: '6' };
  return start({ ...env, PUBLIC_URL: 'http://localhost' }, { command: [process.execPath, starter, 'worker'] });
}

/** The n-th message from now on ends the worker by force: before it is answered, or just after. */
function killAt(nth: number, answered: boolean): Promise<void> {
  let left = nth;
  return new Promise((resolve) => {
    receiver.answer((response) => {
      if (--left > 0) return response.writeHead(204).end();
      if (answered) response.writeHead(204).end();
      worker?.process.kill('SIGKILL');
      resolve();
    });
  });
}

it('delivers every event at least once under one id, in the order of its case, however often its worker is ended by force', async () => {
  const { agencyId, officers } = await castOf(app.deps);
  const yesterday = new Date(app.clock.now().getTime() - 86_400_000);
  await transaction(app.db, async (tx) => {
    const system = { agencyId, name: 'Sistem Uji', contact: 'Diskominfo', scopes: ['cases:read'], roles: ['front-office'] } as const;
    const { clientId } = await registerClient(tx, officers.head, system, yesterday);
    const client = await getClient(tx, clientId, [agencyId]);
    await subscribe(tx, officers.head, { client, url: receiver.url, types: eventTypes }, yesterday);
  });
  const seeds = [seedPermit.submitted, seedPermit.atPlanning, seedPermit.atTechnical, seedPermit.atField, seedPermit.issued];
  for (const seed of seeds) await seed(app.deps);

  for (const [nth, answered] of [
    [3, false],
    [2, true],
    [4, false],
  ] as const) {
    const killed = killAt(nth, answered);
    worker = open();
    await killed;
    await worker.ended();
    // The next may take its place sooner than it would: after the last it waits as long as it must.
    if (nth < 4) await app.db.updateTable('webhooks.subscription').set({ sending_until: null }).execute();
  }
  receiver.answer(204);
  worker = open();
  const waiting = () => app.db.selectFrom('webhooks.delivery').select('id').where('state', '=', 'waiting').execute();
  const queued = () => app.db.selectFrom('webhooks.progress').select('case_id').execute();
  while ((await queued()).length < seeds.length || (await waiting()).length > 0) await sleep(200);
  await sleep(1000);

  const recorded = await app.db.selectFrom('webhooks.delivery').select(['id', 'case_id', 'seq', 'state']).execute();
  expect(recorded.length).toBeGreaterThan(10);
  expect(recorded.every(({ state }) => state === 'delivered')).toBe(true);
  expect(new Set(receiver.received.map(({ id }) => id)), 'what came is what was to come').toEqual(new Set(recorded.map(({ id }) => id)));
  expect(receiver.received.length, 'what nobody had written down came again').toBeGreaterThan(recorded.length);
  const bodies = new Map<string, Set<string>>();
  for (const { id, body } of receiver.received) bodies.set(id, (bodies.get(id) ?? new Set()).add(body));
  expect([...bodies.values()].every(({ size }) => size === 1)).toBe(true);
  const last = new Map<string, number>();
  for (const { id } of receiver.received) {
    const { case_id: caseId, seq } = recorded.find((one) => one.id === id) ?? {};
    const before = last.get(caseId ?? '') ?? 0;
    expect(seq ?? 0, 'nothing before what happened earlier').toBeGreaterThanOrEqual(before);
    last.set(caseId ?? '', seq ?? 0);
  }
}, 300_000);
