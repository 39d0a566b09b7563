import { migrate } from '#db';
import type { FileStorage } from '#platform/files';
import { prepareQueue } from '#platform/jobs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import type { Config } from '../config.ts';
import { loadedMarker } from '../demonstration.ts';
import { migrateAll, migrationSources } from '../migrations.ts';
import { openStorage } from '../storage.ts';
import { keptTables } from './catalogue.ts';
import { copyIn, linesOf, sha256Of } from './copy.ts';
import { contentsOf, keptSchemas } from './make.ts';
import { CONTENTS, type Manifest, readManifest } from './manifest.ts';

/** Checks every file of a backup against its manifest. Throws naming the first that was changed or is missing. */
export async function readWhole(folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  const files = [...manifest.tables, { file: CONTENTS, sha256: manifest.files.sha256 }];
  for (const { file, sha256 } of files)
    if ((await sha256Of(join(folder, file)).catch(() => '')) !== sha256) throw new Error(`${join(folder, file)} was changed or is missing`);
  return manifest;
}

/** Brings a backup back into an empty database and the store of files, and the database to the schema of this release. */
export async function restore(config: Config, url: string, folder: string, manifest: Manifest): Promise<void> {
  await bringBack(url, folder, manifest, openStorage(config));
  await migrateAll(url);
  if (!manifest.demonstration) return;
  await mkdir(config.dataDir, { recursive: true });
  await writeFile(loadedMarker(config.dataDir), `${manifest.madeAt}\n`);
}

/**
 * The schema as it was when the backup was made, with its rows and counters; contents go to the store, where one is
 * given. All rows stand in one transaction; where it fails the database is empty again. Throws where it is not empty.
 */
export async function bringBack(url: string, folder: string, manifest: Manifest, store: FileStorage | null): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'restore' });
  await client.connect();
  try {
    await assertEmpty(client);
    if (store) await bringContents(store, folder, manifest);
    try {
      await prepareQueue(url);
      await migrate(url, migrationSources, { only: new Map(manifest.migrations.map(({ name, checksum }) => [name, checksum])) });
      await bringRows(client, folder, manifest);
    } catch (error) {
      await client.query('rollback');
      await client.query(`drop schema if exists ${keptSchemas.join(', ')} cascade; drop table if exists public.migration`);
      throw error;
    }
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

async function bringContents(store: FileStorage, folder: string, { files }: Manifest): Promise<void> {
  const gone = new Set(files.gone);
  for await (const sha256 of linesOf(join(folder, CONTENTS)))
    if (!gone.has(sha256)) await contentsOf(dirname(folder)).giveBack(store, sha256);
}

async function assertEmpty(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>('select nspname as name from pg_namespace where nspname = any($1)', [keptSchemas]);
  if (rows.length > 0)
    throw new Error(
      'The database is not empty. Name another one with DATABASE_URL, or another DATA_DIR: what is there is never overwritten.',
    );
}

async function bringRows(client: pg.ClientBase, folder: string, { tables, counters }: Manifest): Promise<void> {
  await client.query('begin');
  const present = new Set((await keptTables(client, keptSchemas)).map(({ name }) => name));
  const unknown = tables.find(({ name }) => !present.has(name));
  if (unknown) throw new Error(`this release has no table ${unknown.name}: bring the backup back with the release it was made by`);
  // Migrations and triggers write rows of their own; what counts are those of the backup.
  const names = tables.map(({ name }) => name);
  await client.query(names.map((name) => `alter table ${name} disable trigger user;`).join('\n'));
  await client.query(`truncate ${names.join(', ')} cascade`);
  for (const { name, columns, file, rows } of tables) {
    const brought = await copyIn(client, name, columns, join(folder, file));
    if (brought !== rows) throw new Error(`${name}: ${brought} rows came back of ${rows}`);
  }
  for (const { name, last } of counters) await client.query('select setval($1, $2)', [name, last]);
  await client.query('set constraints all immediate');
  await client.query(names.map((name) => `alter table ${name} enable trigger user;`).join('\n'));
  // Whoever held a job then is gone.
  await client.query('update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_at is not null');
  await client.query('update graphile_worker._private_job_queues set locked_at = null, locked_by = null where locked_at is not null');
  await client.query('commit');
}
