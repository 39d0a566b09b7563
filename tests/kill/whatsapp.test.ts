import { startWhatsApp, type WhatsAppStandIn } from '#demo/stand-ins';
import { transaction } from '#db';
import { seedPermit } from '#demo';
import { type Clock, systemClock } from '#kernel';
import { whatsAppHandlers, whatsAppSweeps } from '#module/platform/channels';
import { sendWhatsApp } from '#platform/channels';
import { startApp, type TestApp } from '#support';
import { sql } from 'kysely';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Started, start, unusedPort } from '../start/started.ts';
import { connected } from '../whatsapp/world.ts';

const SECRET = 'rahasia-uji-yang-cukup-panjang-untuk-semua';
const starter = join(import.meta.dirname, '../../scripts/start.mjs');
const PEOPLE = 12;
const MESSAGES = 60;

let app: TestApp<Clock>;
let meta: WhatsAppStandIn;
let folder: string;
let port: number;
const processes = new Map<'web' | 'worker', Started>();
/** The worker dies as soon as Meta has accepted a message, before it can have written that down. */
const atNextSent = { kill: false };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wantilan-kill-'));
  port = await unusedPort();
  meta = await startWhatsApp({
    token: 'contoh-token',
    appSecret: 'contoh-rahasia',
    now: () => new Date(),
    deliver: async (body, headers) => {
      if (atNextSent.kill && body.includes('"status":"sent"')) {
        atNextSent.kill = false;
        processes.get('worker')?.process.kill('SIGKILL');
      }
      return (await fetch(`http://127.0.0.1:${port}/whatsapp/webhook`, { method: 'POST', body, headers })).status;
    },
  });
  app = await startApp({ clock: systemClock, env: { SECRET, DATA_DIR: folder, DATABASE_POOL: '4', ...connected(meta) } });
  // With a case in it the demonstration is not loaded.
  await seedPermit.submitted(app.deps);
}, 120_000);

afterAll(async () => {
  for (const { process } of processes.values()) process.kill('SIGKILL');
  await Promise.all([...processes.values()].map((one) => one.ended()));
  await app?.close();
  await meta?.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(part: 'web' | 'worker'): Promise<void> {
  const base = { DATABASE_URL: app.url, DATA_DIR: folder, SECRET, DATABASE_POOL: '6', RATE_LIMIT: '0', PUBLIC_URL: 'http://localhost' };
  const own: Record<string, string> = part === 'web' ? { PORT: String(port), WORKER: 'off' } : { LOG_LEVEL: 'info' };
  const command = [process.execPath, starter, ...(part === 'worker' ? ['worker'] : [])];
  const started = start({ ...base, ...own, ...connected(meta) }, { command });
  processes.set(part, started);
  await started.says(part === 'web' ? 'Ctrl-C stops it.' : 'worker runs');
}

async function kill(part: 'web' | 'worker'): Promise<void> {
  const started = processes.get(part);
  started?.process.kill('SIGKILL');
  await started?.ended();
  await open(part);
}

const count = async (query: ReturnType<typeof sql>) => Number(((await query.execute(app.db)).rows[0] as { n: number }).n);

it('hands over what people wrote once and sends what was asked for once, however often pages and worker are ended by force', async () => {
  await Promise.all([open('web'), open('worker')]);
  const people = Array.from({ length: PEOPLE }, (_, nth) => meta.person({ phone: `628120077${String(nth).padStart(3, '0')}` }));
  const wamids: string[] = [];
  for (const person of people) wamids.push(meta.write(person, { text: 'pertama' }));
  while ((await count(sql`select count(*) as n from channels.whatsapp_contact where last_in_at is not null`)) < PEOPLE) await sleep(100);
  const contacts = await app.db.selectFrom('channels.whatsapp_contact').select('id').execute();

  const load = (async () => {
    for (let n = 0; n < MESSAGES; n++) {
      const contact = contacts[n % contacts.length]?.id ?? '';
      const message = { kind: 'text', text: `Nomor ${n}` } as const;
      await transaction(app.db, (tx) => sendWhatsApp(tx, { contact, message, key: `paksa:${n}`, at: new Date() }));
      const person = people[(n * 5) % people.length];
      if (person) wamids.push(meta.write(person, { text: `Pesan ${n}` }));
      await sleep(120);
    }
  })();
  for (const part of ['worker', 'web', 'worker'] as const) {
    await sleep(500 + Math.random() * 800);
    if (part === 'worker') {
      atNextSent.kill = true;
      for (const until = Date.now() + 5000; atNextSent.kill && Date.now() < until; ) await sleep(10);
      atNextSent.kill = false;
    }
    await kill(part);
  }
  await load;

  const unread = sql`select (select count(*) from channels.whatsapp_hook) + (select count(*) from channels.whatsapp_in where state <> 'taken') as n`;
  const waiting = sql`select count(*) as n from channels.whatsapp_out where state in ('waiting', 'calling')`;
  for (const until = Date.now() + 120_000; (await count(unread)) > 0; await sleep(300))
    if (Date.now() > until) throw new Error(`not handed over: ${await count(unread)}`);
  for (let before = -1, now = await count(waiting); before !== now; now = await count(waiting)) {
    before = now;
    await sleep(6000);
  }
  // What is left was cut before Meta had it, or stands behind such a one. Nothing is ever told of it, but of others it
  // was: ten minutes later it is sent. The time is spared here.
  const later: Clock = { now: () => new Date(Date.now() + 660_000) };
  const send = whatsAppHandlers({ ...app.deps.whatsapp, clock: later }).find(({ job }) => job.name === 'whatsapp.send');
  for (const { id } of contacts) await send?.run({ contactId: id }, { attempt: 1, signal: undefined });
  await transaction(app.db, async (tx) => {
    await sql`update channels.whatsapp_line set status_at = now() + interval '20 minutes'`.execute(tx);
  });
  for (const { run } of whatsAppSweeps({ ...app.deps.whatsapp, clock: later })) await run();
  for (const until = Date.now() + 60_000; ; await sleep(300)) {
    if ((await count(sql`select count(*) as n from channels.whatsapp_out where state <> 'accepted'`)) === 0) break;
    if (Date.now() > until) throw new Error('some were never sent');
  }

  const taken = await app.db.selectFrom('channels.whatsapp_in').select('state').execute();
  expect(taken).toEqual(wamids.map(() => ({ state: 'taken' })));
  const said = people.flatMap((person) =>
    meta
      .look(person)
      .bubbles.filter(({ mine }) => !mine)
      .map(({ raw }) => (raw as { text?: { body: string } }).text?.body ?? ''),
  );
  const ours = said.filter((text) => text.startsWith('Nomor '));
  expect(ours.sort()).toEqual(Array.from({ length: MESSAGES }, (_, n) => `Nomor ${n}`).sort());
}, 420_000);
