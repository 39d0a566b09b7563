import { startEmbedded } from '#db';
import type { DemoApp } from '#demo';
import { systemClock } from '#kernel';
import { compose, makeLogger, readConfig } from '#main';
import { signInDemo } from '#platform/identity';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { measureActions } from './actions.ts';
import { measureDrawings } from './drawings.ts';
import { asTable, type Figure, round } from './figures.ts';
import { measureLetters } from './letters.ts';
import { measurePages } from './pages.ts';
import { measurePrinting } from './printing.ts';
import { startProcess } from './process.ts';
import { measureSigning } from './signing.ts';
import { measureTpcb } from './tpcb.ts';

// `npm run bench`: every figure beside its peer or its limit, one after the other, about three minutes.
// `npm run bench -- 2` measures each for two seconds only.
const seconds = Number(process.argv[2] ?? 8);
const CLIENTS = 8;
// Below those the system gives to outgoing connections.
const PORT = 24_110;

const dataDir = await mkdtemp(join(tmpdir(), 'wantilan-bench-'));
const env = {
  DATA_DIR: dataDir,
  RATE_LIMIT: '0',
  CLIENT_RATE_LIMIT: '0',
  LOG_LEVEL: 'silent',
  DEMO: 'on',
  PG_PORT: String(PORT + 10),
  MOST_REQUESTS: '2000',
};
const figures: Figure[] = [];
// As `npm start` does.
const server = await startProcess(['--max-semi-space-size=16', join(import.meta.dirname, '../scripts/start.mjs')], PORT, env);
try {
  const loadedIn = await demonstrationLoaded(join(dataDir, 'demonstration-loaded'));
  const database = await startEmbedded({ folder: join(dataDir, 'database'), port: PORT + 10 });
  figures.push({
    what: `npm start on an empty folder to the first healthy answer; ${round(loadedIn / 1000)} s later the demonstration is loaded`,
    measured: `${round(server.startedIn / 1000, 1)} s, ${round(server.rss())} MB resident`,
    beside: 'limit',
    bar: '≤ 10 s, ≤ 350 MB',
    met: server.startedIn <= 10_000 && server.rss() <= 350,
  });
  const config = readConfig({ ...env, DATABASE_URL: database.url, DATABASE_POOL: '12' });
  const application = await compose(config, { clock: systemClock, logger: makeLogger('silent'), databaseUrl: database.url });
  const app: DemoApp = application.deps;
  const accounts = { db: app.db, auth: app.auth, clock: app.clock, secret: app.authSecret };
  const cookieOf = async (email: string) => (await signInDemo(accounts, email)).map((cookie) => cookie.split(';')[0]).join('; ');

  const bare = await startProcess(['--import', './scripts/typescript.mjs', 'bench/bare.ts'], PORT + 1, {});
  const bar = { perSecond: 2000, p99: 60 };
  const targets = [
    { what: 'home page', path: '/', bar },
    { what: 'catalogue', path: '/layanan', bar },
    { what: 'page of the permit service', path: '/layanan/imb-pbg', bar },
    { what: 'verification page', path: '/verifikasi', bar },
    { what: "officer's queue, signed in", path: '/meja', cookie: await cookieOf('loket@contoh.test') },
    { what: 'my files, signed in', path: '/berkas', cookie: await cookieOf('niluh@contoh.test') },
  ];
  figures.push(...(await measurePages(server.address, bare.address, targets, seconds)));
  await bare.stop();
  // From here on without the server: its worker would deliver notices meanwhile, which no action waits for.
  await server.stop();

  const tpcb = await measureTpcb(await emptyDatabase(database.url), CLIENTS, seconds);
  figures.push(...(await measureActions(app, tpcb, CLIENTS, seconds)));
  figures.push(await measureLetters(app, await measurePrinting(8), 25 * seconds), await measureSigning(app, 10 * seconds));
  figures.push(...(await measureDrawings()));
  await application.close();
  await database.remove();
} finally {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}
await write(figures);

/** Milliseconds until the server has written that its example cases are complete. */
async function demonstrationLoaded(marker: string): Promise<number> {
  const begun = performance.now();
  while (!existsSync(marker)) {
    if (performance.now() - begun > 120_000) throw new Error('the demonstration was not loaded within two minutes');
    await sleep(200);
  }
  return performance.now() - begun;
}

/** A database beside the application's, so that the peer's tables do not mix with ours. */
async function emptyDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('create database peer');
  await client.end();
  const address = new URL(url);
  address.pathname = '/peer';
  return address.href;
}

async function write(all: readonly Figure[]): Promise<void> {
  const table = asTable(all);
  process.stdout.write(`\n${table}\n`);
  const file = join(import.meta.dirname, '../docs/performance.md');
  const page = await readFile(file, 'utf8');
  const machine = `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}; application, PostgreSQL and load generator on the same machine.`;
  const [head = '', , tail = ''] = page.split(/<!-- figures(?: end)? -->/);
  await writeFile(file, `${head.trimEnd()}\n\n<!-- figures -->\n\n${machine}\n\n${table}\n\n<!-- figures end -->\n${tail.trimStart()}`);
}
