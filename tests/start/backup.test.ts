import { seedPermit } from '#demo';
import { startS3 } from '#demo/stand-ins';
import { readCase } from '#platform/cases';
import { createEmptyDatabase, startApp, type TestApp } from '#support';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { start, unusedPort } from './started.ts';

const starter = join(import.meta.dirname, '../../scripts/start.mjs');

let app: TestApp;
let home: string;
let source: { url: string; dataDir: string };
const opened: Awaited<ReturnType<typeof createEmptyDatabase>>[] = [];

beforeAll(async () => {
  app = await startApp();
  home = await mkdtemp(join(tmpdir(), 'wantilan-backup-'));
  source = { url: app.url, dataDir: app.dataDir };
  await seedPermit.issued(app.deps);
  await seedPermit.submitted(app.deps);
});
afterAll(async () => {
  await app.close();
  for (const database of opened) await database.close();
  await rm(home, { recursive: true, force: true });
});

type Ran = Promise<{ code: number | null; output: string }>;

async function run(env: { url: string; dataDir: string }, ...words: string[]): Ran {
  return runWith(env, words, {});
}

async function runWith(env: { url: string; dataDir: string }, words: readonly string[], more: Readonly<Record<string, string>>): Ran {
  const [name = '', ...rest] = words;
  const command = [process.execPath, starter, name.replace(':', '-'), ...rest];
  const started = start({ DATABASE_URL: env.url, DATA_DIR: env.dataDir, ...more }, { command });
  const code = await started.ended();
  return { code, output: started.output() };
}

async function emptyPlace(): Promise<{ url: string; dataDir: string }> {
  const database = await createEmptyDatabase();
  opened.push(database);
  return { url: database.url, dataDir: await mkdtemp(join(home, 'data-')) };
}

/** Every row of every table of ours as text, whatever order it lies in. */
async function everything(url: string): Promise<Record<string, readonly string[]>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') and tablename <> 'migrations' order by 1`,
  );
  const found: Record<string, readonly string[]> = {};
  for (const { name } of tables) {
    const columns = name === 'public.migration' ? 'name, checksum' : 't.*';
    const { rows } = await client.query<{ row: string }>(`select row(${columns})::text as row from ${name} t order by 1`);
    found[name] = rows.map(({ row }) => row);
  }
  const { rows: counted } = await client.query<{ row: string }>(
    'select row(sequencename, last_value)::text as row from pg_sequences order by 1',
  );
  await client.end();
  if (counted.length > 0) found.counters = counted.map(({ row }) => row);
  return found;
}

const backups = () => join(home, 'backups');
const keys = () => join(home, 'keys');

describe('a backup', () => {
  it('comes back into an empty folder with every row, file and job, and the house opens on it', async () => {
    const before = await everything(source.url);
    expect((await app.application.figures()).database?.backupAt).toBeNull();
    const made = await run(source, 'backup', backups(), '--keys', keys());
    expect(made.code, made.output).toBe(0);
    expect(Date.now() - ((await app.application.figures()).database?.backupAt?.getTime() ?? 0)).toBeLessThan(60_000);
    const moment = made.output.split('\n')[0] ?? '';
    expect(Object.keys(before).length).toBeGreaterThan(40);
    expect(before['graphile_worker._private_jobs']?.length).toBeGreaterThan(0);

    const place = await emptyPlace();
    const back = await run(place, 'restore', moment, '--keys', keys());
    expect(back.code, back.output).toBe(0);
    expect(back.output).toContain('it is whole');
    expect(await everything(place.url)).toEqual(before);
    const names = async (folder: string) =>
      (await readdir(folder, { recursive: true })).filter((name) => /[0-9a-f]{64}$/.test(name)).sort();
    expect(await names(join(place.dataDir, 'files'))).toEqual(await names(join(source.dataDir, 'files')));

    const port = await unusedPort();
    const server = start({ DATABASE_URL: place.url, DATA_DIR: place.dataDir, PORT: String(port), LOG_LEVEL: 'info' });
    await server.says('Server listening');
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
    const [product] = (await readCase(app.deps.cases, (await newestIssued()) ?? '', { kind: 'system', name: 'test' })).state.products;
    const page = await fetch(`http://127.0.0.1:${port}/verifikasi/${product?.verificationCode}`);
    expect(await page.text()).toContain(product?.number);
    server.process.kill('SIGTERM');
    expect(await server.ended(), server.output()).toBe(0);

    const again = await run(place, 'restore', moment);
    expect([again.code, again.output]).toEqual([1, expect.stringContaining('The database is not empty')]);
  }, 120_000);

  it('keeps contents once for all, forgets the oldest, and clears what was cut off', async () => {
    const folder = join(home, 'kept');
    await cp(await fresh(folder), join(folder, '2026-01-01T00-00-00'), { recursive: true });
    await cp(join(folder, '2026-01-01T00-00-00'), join(folder, '2026-01-02T00-00-00.part'), { recursive: true });
    const all = await readdir(join(folder, 'contents'), { recursive: true });
    await seedPermit.submitted(app.deps);
    const second = await run(source, 'backup', folder, '--keep', '2');
    expect(second.code, second.output).toBe(0);
    expect(second.output).toContain('Took 2026-01-01T00-00-00 away.');
    expect(second.output).toContain('Without its keys');
    const now = await readdir(join(folder, 'contents'), { recursive: true });
    expect(now).toEqual(expect.arrayContaining(all));
    expect((await readdir(folder)).filter((name) => name !== 'contents')).toHaveLength(2);
  }, 60_000);

  it('is refused when a file of it was changed, when a content is damaged, and with other keys, and nothing is left behind', async () => {
    const folder = join(home, 'hurt');
    const moment = await fresh(folder, keys());
    const place = await emptyPlace();
    const other = await run(place, 'restore', moment);
    expect([other.code, other.output]).toEqual([1, expect.stringContaining('The keys at hand are not those of this backup')]);

    const [first] = (await readdir(join(folder, 'contents'), { recursive: true })).filter((name) => /[0-9a-f]{64}$/.test(name));
    const content = join(folder, 'contents', first ?? '');
    const whole = await readFile(content);
    await writeFile(content, 'not what it was');
    const damaged = await run(place, 'restore', moment, '--keys', keys());
    expect([damaged.code, damaged.output]).toEqual([1, expect.stringContaining('of the backup is damaged')]);
    await writeFile(content, whole);

    const table = join(moment, 'cases.case.copy.gz');
    const rows = await readFile(table);
    await writeFile(table, rows.subarray(0, -1));
    const changed = await run(place, 'restore', moment, '--keys', keys());
    expect([changed.code, changed.output]).toEqual([1, expect.stringContaining('was changed or is missing')]);
    await writeFile(table, rows);
    expect(Object.keys(await everything(place.url))).toEqual([]);

    const [s3, elsewhere] = [await startS3({ now: () => new Date() }), await emptyPlace()];
    const well = await runWith(elsewhere, ['restore', moment, '--keys', keys()], {
      FILES_STORE: 's3',
      S3_ENDPOINT: s3.url,
      S3_BUCKET: s3.bucket,
      S3_ACCESS_KEY: s3.accessKey,
      S3_SECRET_KEY: s3.secretKey,
    });
    await s3.close();
    expect(well.code, well.output).toBe(0);
    expect(existsSync(join(elsewhere.dataDir, 'data-keys'))).toBe(true);
    // Where files go to an object store, they come back there and nowhere else.
    const kept = (await readdir(join(folder, 'contents'), { recursive: true })).filter((name) => /[0-9a-f]{64}$/.test(name));
    expect([...s3.objects.keys()].map((name) => name.slice(-64)).sort()).toEqual(kept.map((name) => name.slice(-64)).sort());
    expect(existsSync(join(elsewhere.dataDir, 'files'))).toBe(false);
  }, 120_000);

  it('is what an upgrade is rehearsed on, beside everything, and what is amiss is named', async () => {
    const folder = join(home, 'rehearsed');
    const moment = await fresh(folder, keys());
    const elsewhere = { url: source.url, dataDir: join(home, 'nothing-here') };
    const before = await everything(source.url);
    const well = await run(elsewhere, 'upgrade:rehearse', moment, '--keys', keys());
    expect(well.code, well.output).toBe(0);
    expect(well.output).toMatch(/[1-9]\d* cases read with their whole record/);
    expect(well.output).toContain('Nothing is amiss.');
    expect(existsSync(elsewhere.dataDir)).toBe(false);
    expect(await everything(source.url)).toEqual(before);

    const [content = ''] = (await readdir(join(folder, 'contents'), { recursive: true })).filter((name) => /[0-9a-f]{64}$/.test(name));
    await rm(join(folder, 'contents', content));
    const place = await emptyPlace();
    const amiss = await run(elsewhere, 'upgrade:rehearse', moment, '--keys', keys(), '--database', place.url);
    expect([amiss.code, amiss.output]).toEqual([1, expect.stringContaining(`AMISS: The content ${content.slice(-64)}`)]);
  }, 120_000);
});

async function fresh(folder: string, keysTo?: string): Promise<string> {
  const { code, output } = await run(source, 'backup', folder, ...(keysTo ? ['--keys', keysTo] : []));
  expect(code, output).toBe(0);
  return output.split('\n')[0] ?? '';
}

async function newestIssued(): Promise<string | undefined> {
  const row = await app.db.selectFrom('cases.case').select('id').where('status', '=', 'issued').executeTakeFirst();
  return row?.id;
}
