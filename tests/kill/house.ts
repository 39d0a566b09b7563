import { startEmbedded } from '#db';
import { seedPermit } from '#demo';
import { type Clock, systemClock } from '#kernel';
import { migrateAll } from '#main/migrations';
import { startApp, type TestApp } from '#support';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { setUpBank } from '../payments/bank.ts';
import { type Started, start, unusedPort } from '../start/started.ts';

export const SECRET = 'rahasia-uji-yang-cukup-panjang-untuk-semua';

export type Part = 'web' | 'worker' | 'database';

/** A whole installation in processes of its own: PostgreSQL with its disk, pages, and a worker beside them. */
export interface House {
  /** The same application in this process, on the same database and folder. */
  readonly app: TestApp<Clock>;
  /** Of the pages. */
  readonly address: string;
  /** What the bank of this house signs with. */
  readonly bankKey: string;
  /** Ends a part by force and starts it again, as a supervisor would. */
  kill(part: Part): Promise<void>;
  /** What processes said last that ended though nobody had killed them. */
  fell(): readonly string[];
  close(): Promise<void>;
}

export async function openHouse(): Promise<House> {
  const dataDir = await mkdtemp(join(tmpdir(), 'wantilan-kill-'));
  const port = await unusedPort();
  const clusterOptions = { folder: join(dataDir, 'database'), port: 24_630 };
  let cluster = await startEmbedded(clusterOptions);
  const databaseUrl = cluster.url;
  await migrateAll(databaseUrl);
  const data = await dataDirectory(databaseUrl);
  const bank = await setUpBank('dpmptsp-badung');
  const app = await startApp({
    clock: systemClock,
    database: { url: databaseUrl },
    env: { SECRET, DATA_DIR: dataDir, DATABASE_POOL: '4', BANKS_FILE: bank.file },
  });
  // With a case in it the demonstration is not loaded.
  await seedPermit.submitted(app.deps);

  const env = {
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    SECRET,
    RATE_LIMIT: '0',
    DATABASE_POOL: '8',
    PUBLIC_URL: 'http://localhost',
    BANKS_FILE: bank.file,
  };
  const starter = join(import.meta.dirname, '../../scripts/start.mjs');
  const commands = {
    web: { env: { ...env, PORT: String(port), WORKER: 'off' }, words: [starter], says: 'Ctrl-C stops it.' },
    worker: { env: { ...env, LOG_LEVEL: 'info' }, words: [starter, 'worker'], says: 'worker runs' },
  } as const;
  const processes = new Map<'web' | 'worker', Started>();
  let closing = false;
  const fell: string[] = [];
  const open = async (part: 'web' | 'worker'): Promise<void> => {
    const { env: own, words, says } = commands[part];
    const started = start(own, { command: [process.execPath, ...words] });
    processes.set(part, started);
    let killed = false;
    started.process.once('exit', (_code, signal) => {
      killed = signal === 'SIGKILL';
      if (killed || closing || processes.get(part) !== started) return;
      fell.push(`${part}: ${started.output().slice(-1500)}`);
      void open(part).catch(() => {});
    });
    await started.says(says);
  };
  const killProcess = async (part: 'web' | 'worker') => {
    const started = processes.get(part);
    started?.process.kill('SIGKILL');
    await started?.ended();
    await open(part);
  };
  await open('web');
  await open('worker');
  return {
    app,
    address: `http://127.0.0.1:${port}`,
    bankKey: bank.key,
    fell: () => fell,
    kill: async (part) => {
      if (part !== 'database') return killProcess(part);
      process.kill(Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
      await sleep(100);
      cluster = await startEmbedded(clusterOptions);
      if (cluster.url !== databaseUrl) throw new Error('the database came back at another address');
    },
    close: async () => {
      closing = true;
      for (const started of processes.values()) started.process.kill('SIGTERM');
      await Promise.all([...processes.values()].map((started) => started.ended()));
      await app.close();
      await cluster.remove();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function dataDirectory(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ data_directory: string }>('show data_directory');
  await client.end();
  return rows[0]?.data_directory ?? '';
}
