import { transaction } from '#db';
import { systemClock } from '#kernel';
import { defineNotice, notify } from '#platform/notifications';
import { startApp, type TestApp } from '#support';
import type { Clock } from '#kernel';
import { sql } from 'kysely';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Started, start } from './started.ts';

const SECRET = 'rahasia-uji-yang-cukup-panjang-untuk-semua';
const MAILS = 400;
const probe = defineNotice<{ n: number }>('uji.kabar', 'message', ({ n }) => ({ subject: `Kabar ${n}`, body: `Isi ${n}` }));

let app: TestApp<Clock>;
let folder: string;
const running: Started[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wantilan-handing-'));
  app = await startApp({ clock: systemClock, env: { SECRET, DATA_DIR: folder, DATABASE_POOL: '4' } });
});
afterAll(async () => {
  for (const one of running) one.process.kill('SIGKILL');
  await Promise.all(running.map((one) => one.ended()));
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

function worker(): Started {
  const command = [process.execPath, join(import.meta.dirname, '../../scripts/start.mjs'), 'worker'];
  const env = { DATABASE_URL: String(app.deps.pool.options.connectionString), DATA_DIR: folder, SECRET, PUBLIC_URL: 'http://localhost' };
  const started = start(env, { command });
  running.push(started);
  return started;
}

async function state(): Promise<{ mails: number; waiting: number; held: number }> {
  const { rows } = await sql<{ mails: number; waiting: number; held: number }>`
    select (select count(*)::int from channels.demo_mail) as mails, count(*)::int as waiting,
           count(locked_by)::int as held from graphile_worker._private_jobs`.execute(app.db);
  return rows[0] ?? { mails: 0, waiting: 0, held: 0 };
}

it('ends at SIGTERM with the jobs in hand done and the others left, held by nobody, for whoever starts next', async () => {
  const at = systemClock.now();
  await transaction(app.db, async (tx) => {
    for (let n = 0; n < MAILS; n++) await notify(tx, { email: `uji${n}@contoh.test`, notice: probe, facts: { n }, at, locale: 'id' });
  });
  const first = worker();
  while ((await state()).mails === 0) await sleep(5);
  first.process.kill('SIGTERM');
  expect(await first.ended(), first.output()).toBe(0);
  const left = await state();
  expect(left.held).toBe(0);
  expect(left.mails + left.waiting).toBe(MAILS);

  const second = worker();
  while ((await state()).waiting > 0) await sleep(50);
  second.process.kill('SIGTERM');
  expect(await second.ended(), second.output()).toBe(0);
  const { rows } = await sql<{ mails: number; people: number }>`
    select count(*)::int as mails, count(distinct recipient)::int as people from channels.demo_mail`.execute(app.db);
  expect(rows).toEqual([{ mails: MAILS, people: MAILS }]);
});
