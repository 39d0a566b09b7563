import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OpenedDatabase, openDatabase, startEmbedded } from '#db';
import { migrateAll, migrationSources } from '#main/migrations';
import { newKeyring, readKeyring, useVault, Vault } from '#platform/keys';
import pg from 'pg';
import { inMemory, makeMemory } from './memory.ts';

export interface TestDatabase extends OpenedDatabase {
  readonly url: string;
}

/** The server tests run on: DATABASE_URL where given, else an embedded one shared by all test files. */
export async function testServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env.TEST_SERVER_URL ?? process.env.DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };
  const folder = join(import.meta.dirname, '../../node_modules/.cache/wantilan-test');
  const server = await startEmbedded({ folder, port: 54420, durable: false });
  await asAdmin(server.url, makeMemory);
  return server;
}

/** The name of the migrated template; a change of any migration gives a new one. */
function templateName(): string {
  const hash = createHash('sha256');
  for (const { folder } of migrationSources)
    for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(join(folder, file)));
  return `wantilan_template_${hash.digest('hex').slice(0, 12)}`;
}

function at(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

async function asAdmin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes the template once; test files that start together take turns. */
export async function ensureTemplate(url: string): Promise<string> {
  const name = templateName();
  await asAdmin(url, async (client) => {
    await client.query('select pg_advisory_lock(7202612)');
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1 and datistemplate', [name]);
    if (rowCount !== 0) return;
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name}`);
    await migrateAll(at(url, name));
    await client.query(`alter database ${name} is_template true`);
  });
  return name;
}

/** A database of its own for one test file: a copy of the migrated template, dropped at the end. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = await testServer();
  const template = await ensureTemplate(server.url);
  const name = `wantilan_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(server.url, async (client) => {
    // Copying a template wants nobody connected to it: one copy at a time.
    await client.query('select pg_advisory_lock(7202613)');
    // Nothing of it is to outlive the machine: files are copied, which costs half of writing them to the log.
    await client.query(`create database ${name} template ${template} strategy file_copy${await inMemory(client)}`);
  });
  const url = at(server.url, name);
  const opened = openDatabase(url, { applicationName: 'wantilan-test' });
  const keyring = readKeyring(newKeyring());
  useVault(opened.db, new Vault({ load: () => keyring, stamp: () => '' }));
  return {
    ...opened,
    url,
    close: async () => {
      await opened.close();
      await asAdmin(server.url, (client) => client.query(`drop database if exists ${name} with (force)`));
      await server.stop();
    },
  };
}

/** An empty database with the migrations run in it afresh, not copied. */
export async function createScratchDatabase(): Promise<{ url: string; ran: readonly string[]; close(): Promise<void> }> {
  const database = await createEmptyDatabase();
  return { ...database, ran: await migrateAll(database.url) };
}

/** A database with nothing in it, dropped at the end. */
export async function createEmptyDatabase(): Promise<{ url: string; close(): Promise<void> }> {
  const server = await testServer();
  const name = `wantilan_scratch_${randomBytes(6).toString('hex')}`;
  await asAdmin(server.url, async (client) => client.query(`create database ${name}${await inMemory(client)}`));
  return {
    url: at(server.url, name),
    close: async () => {
      await asAdmin(server.url, (client) => client.query(`drop database if exists ${name} with (force)`));
      await server.stop();
    },
  };
}
