import { startEmbedded } from '#db';
import { startWhatsApp } from '#demo/stand-ins';
import { compose, makeLogger, readConfig, seed } from '#main';
import { migrateAll } from '#main/migrations';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { assumed } from './assumptions.ts';
import { balance } from './ledger.ts';
import { Day } from './day.ts';
import { appoint } from './office.ts';
import { write } from './report.ts';

// `npm run bench:day`: 700 applicants of one day by WhatsApp and eight officers, as far as bench/day/assumptions.ts says
// what people do. `npm run bench:day -- 50` takes fifty. Ends with 1 where something was lost or came twice.
const count = Number(process.argv[2] ?? assumed.applicants);
const seedOfDay = Number(process.argv[3] ?? 2026);
const PORT = 24_170;
const keys = { token: 'ukur-hari', appSecret: 'rahasia-ukur-hari' };

const dataDir = await mkdtemp(join(tmpdir(), 'wantilan-day-'));
const database = await startEmbedded({ folder: join(dataDir, 'database'), port: PORT });
const clock = { at: new Date(`${assumed.day}T00:00:00+08:00`), now: () => clock.at };
let faults: readonly string[] = ['the day did not end'];
try {
  await migrateAll(database.url);
  const holder: { deliver: (body: string, headers: Readonly<Record<string, string>>) => Promise<number> } = { deliver: async () => 0 };
  const meta = await startWhatsApp({ ...keys, now: clock.now, deliver: (body, headers) => holder.deliver(body, headers) });
  const config = readConfig({
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    DATABASE_POOL: '12',
    RATE_LIMIT: '0',
    LOG_LEVEL: 'silent',
    WHATSAPP_PHONE_NUMBER_ID: meta.phoneNumberId,
    WHATSAPP_NUMBER: meta.number,
    WHATSAPP_TOKEN: meta.token,
    WHATSAPP_APP_SECRET: meta.appSecret,
    WHATSAPP_VERIFY_TOKEN: 'ukur-hari',
    WHATSAPP_API_URL: meta.url,
  });
  const application = await compose(config, { clock, logger: makeLogger('silent'), databaseUrl: database.url });
  const { deps, web, worker } = application;
  await seed(deps);
  holder.deliver = async (payload, headers) =>
    (await web.inject({ method: 'POST', url: '/whatsapp/webhook', headers, payload })).statusCode;
  const pool = new pg.Pool({ connectionString: database.url, max: 4 });
  const day = new Day({ deps, meta, clock, pool, handlers: worker.handlers, officers: await appoint(deps, assumed.officers) });
  const begun = performance.now();
  const queue = await day.live(count, seedOfDay);
  const seconds = (performance.now() - begun) / 1000;
  const ledger = await balance(deps, meta, day.applicants, day.office);
  const passed = queue.taken.filter(({ leftOlder }) => leftOlder).length;
  faults = [...ledger.faults, ...day.faults, ...(passed > 0 ? [`${passed} files were taken before older ones`] : [])];
  await write({ count, seconds, queue, ledger, applicants: day.applicants, jobs: day.jobs.done, faults });
  await pool.end();
  await application.close();
  await meta.close();
} finally {
  await database.remove();
  await rm(dataDir, { recursive: true, force: true });
}
process.exit(faults.length === 0 ? 0 : 1);
