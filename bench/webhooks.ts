import { startEmbedded } from '#db';
import { newId, systemClock } from '#kernel';
import { compose, makeLogger, readConfig } from '#main';
import { migrateAll } from '#main/migrations';
import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { asTable, quantile, round } from './figures.ts';

// `npm run bench:webhooks`: webhooks of WhatsApp accepted durably, beside one bare insert of the same body for each on
// the same server. `npm run bench:webhooks -- 2` measures for two seconds each.
const seconds = Number(process.argv[2] ?? 8);
const AT_ONCE = 16;
const SECRET = 'rahasia-ukur';

const dataDir = await mkdtemp(join(tmpdir(), 'wantilan-hooks-'));
const database = await startEmbedded({ folder: join(dataDir, 'database'), port: 24_160 });
try {
  await migrateAll(database.url);
  const config = readConfig({
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    DATABASE_POOL: String(AT_ONCE),
    RATE_LIMIT: '0',
    LOG_LEVEL: 'silent',
    WHATSAPP_PHONE_NUMBER_ID: '106540352242922',
    WHATSAPP_NUMBER: '+62 361 000 0000',
    WHATSAPP_TOKEN: 'ukur',
    WHATSAPP_APP_SECRET: SECRET,
    WHATSAPP_VERIFY_TOKEN: 'ukur',
  });
  const app = await compose(config, { clock: systemClock, logger: makeLogger('silent'), databaseUrl: database.url });
  const accept = async () => {
    const payload = body();
    const signature = `sha256=${createHmac('sha256', SECRET).update(payload).digest('hex')}`;
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signature };
    const { statusCode } = await app.web.inject({ method: 'POST', url: '/whatsapp/webhook', headers, payload });
    if (statusCode !== 200) throw new Error(`not accepted: ${statusCode}`);
  };
  const pool = new pg.Pool({ connectionString: database.url, max: AT_ONCE });
  await pool.query('create table bare (id uuid primary key, at timestamptz not null, body text not null)');
  const insert = () => pool.query('insert into bare values ($1, now(), $2)', [newId(), body()]);
  await rateOf(accept, 1);
  const [accepted, bare] = [await rateOf(accept, seconds), await rateOf(insert, seconds)];
  const { rows } = await pool.query<{ hooks: number; jobs: number }>(
    `select (select count(*)::int from channels.whatsapp_hook) as hooks,
            (select count(*)::int from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
              where t.identifier = 'whatsapp.read') as jobs`,
  );
  await pool.end();
  await app.close();
  const table = asTable([
    {
      what: `a webhook of one message accepted: signature compared, body sealed and kept with its job, ${AT_ONCE} at once`,
      measured: `${round(accepted.perSecond)} /s, p50 ${round(accepted.p50, 1)} ms, p99 ${round(accepted.p99, 1)} ms`,
      beside: `one bare insert of the same body: ${round(bare.perSecond)} /s, p99 ${round(bare.p99, 1)} ms`,
      bar: 'p50 ≤ 250 ms, under 1 % over a second',
      met: accepted.p50 <= 250 && accepted.p99 <= 1000,
    },
  ]);
  process.stdout.write(`${table}\n\nkept: ${rows[0]?.hooks} webhooks, ${rows[0]?.jobs} jobs\n`);
} finally {
  await database.remove();
  await rm(dataDir, { recursive: true, force: true });
}

/** A webhook of one message, as Meta writes it. */
function body(): string {
  const message = {
    from: '6281200000011',
    id: `wamid.${newId()}`,
    timestamp: String(Math.floor(Date.now() / 1000)),
    type: 'text',
    text: { body: 'Halo, saya mau mengurus akta kelahiran anak saya.' },
  };
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '623610000000', phone_number_id: '106540352242922' },
    contacts: [{ profile: { name: 'Wayan' }, wa_id: message.from }],
    messages: [message],
  };
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '1', changes: [{ field: 'messages', value }] }] });
}

async function rateOf(work: () => Promise<unknown>, forSeconds: number): Promise<{ perSecond: number; p50: number; p99: number }> {
  const begun = performance.now();
  const taken: number[] = [];
  const client = async () => {
    while (performance.now() - begun < forSeconds * 1000) {
      const from = performance.now();
      await work();
      taken.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, client));
  return { perSecond: taken.length / ((performance.now() - begun) / 1000), p50: quantile(taken, 0.5), p99: quantile(taken, 0.99) };
}
