import { startEmbedded } from '#db';
import { castOf, type DemoApp, loadDemo } from '#demo';
import { systemClock } from '#kernel';
import { compose, makeLogger, readConfig, seed } from '#main';
import { migrateAll } from '#main/migrations';
import { readCase, searchCases } from '#platform/cases';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { quantile } from '../figures.ts';
import { type Model, multiply, type Size, WHOLE } from './multiply.ts';
import { type Known, questionsOf } from './questions.ts';
import { type Answered, write } from './table.ts';

// `npm run growth -- 10000 100000 1000000`: the same questions at each number of cases, on databases made for it.
const counts = process.argv.slice(2).map(Number).filter(Number.isInteger);
const sizes: readonly Size[] = (counts.length > 0 ? counts : [10_000, 100_000]).map((cases) => ({ cases, years: yearsOf(cases) }));
const PORT = 24_130;
const ASKED = 1000;
const WARM = 30;
/** Milliseconds for one question: what takes long is asked less often. */
const PATIENCE = 10_000;

const dataDir = await mkdtemp(join(process.env.GROWTH_DIR ?? tmpdir(), 'wantilan-growth-'));
const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', DEMO: 'on', DATABASE_URL: 'postgres://unused' });
const server = await startEmbedded({ folder: join(dataDir, 'database'), port: PORT });
const answered: Answered[] = [];
try {
  await migrateAll(server.url);
  const models = await withApp(server.url, async (app) => {
    await loadDemo(app);
    return modelsOf(app);
  });
  for (const size of sizes) {
    const name = `growth_${size.cases}`;
    await onServer(server.url, `create database ${name} template ${new URL(server.url).pathname.slice(1)}`);
    const url = Object.assign(new URL(server.url), { pathname: `/${name}` }).href;
    answered.push(await withApp(url, (app) => measure(app, url, models, size)));
    await onServer(server.url, `drop database ${name}`);
  }
} finally {
  await server.remove();
  await rm(dataDir, { recursive: true, force: true });
}
await write(answered);
process.exit(0);

/** A large office has a hundred thousand a year: more cases are more years, and the rest are more of them each year. */
function yearsOf(cases: number): number {
  return Math.min(10, Math.max(1, Math.round(Math.log10(cases / 1000) * 2.5)));
}

async function withApp<T>(databaseUrl: string, work: (app: DemoApp) => Promise<T>): Promise<T> {
  const application = await compose(config, { clock: systemClock, logger: makeLogger('silent'), databaseUrl });
  try {
    await seed(application.deps);
    return await work(application.deps);
  } finally {
    await application.close();
  }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function modelsOf(app: DemoApp): Promise<readonly Model[]> {
  const { officers } = await castOf(app);
  const { rows } = await searchCases(app.cases, officers.front, {}, { limit: 100, offset: 0 });
  return Promise.all(rows.map(({ id }) => readCase(app.cases, id, officers.front)));
}

async function measure(app: DemoApp, url: string, models: readonly Model[], size: Size): Promise<Answered> {
  const { officers, agencyId } = await castOf(app);
  const { filledIn, bytes, known, open } = await fill(url, agencyId, models, size);
  const times: Answered['times'] = [];
  for (const { what, isAside = false, ask } of questionsOf(app, officers.front, known, open)) {
    const taken: number[] = [];
    const begun = performance.now();
    for (let n = 0; taken.length < ASKED && (taken.length === 0 || performance.now() - begun < PATIENCE); n++) {
      const from = performance.now();
      await ask(n);
      if (n >= WARM || performance.now() - begun > PATIENCE) taken.push(performance.now() - from);
    }
    times.push({ what, isAside, p50: quantile(taken, 0.5), p99: quantile(taken, 0.99) });
  }
  return { size, filledIn, gigabytes: bytes / 2 ** 30, times };
}

async function fill(url: string, agencyId: string, models: readonly Model[], size: Size) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const begun = performance.now();
    await multiply(client, agencyId, models, size);
    const filledIn = (performance.now() - begun) / 1000;
    const some = async (where: string): Promise<Known[]> =>
      (
        await client.query<Known>(`
          select id, number, 'GR0WTH' || nth as secret, applicant_person_id as applicant
            from (select *, substring(number from '-(\\d{9})$')::int as nth from cases.case where agency_id = '${agencyId}') c
           where nth is not null and ${where} order by hashtext(number) limit 500`)
      ).rows;
    const known = await some(`nth % ${WHOLE} = 0 and nth < 1000000`);
    const open = await some('closed_at is null');
    const bytes = Number((await client.query<{ n: string }>('select pg_database_size(current_database()) as n')).rows[0]?.n);
    return { filledIn, bytes, known, open };
  } finally {
    await client.end();
  }
}
