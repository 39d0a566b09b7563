import pg from 'pg';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Config, readConfig } from './config.ts';
import { reachDatabase } from './database.ts';
import { loadedMarker } from './demonstration.ts';
import { migrationSources } from './migrations.ts';

// Empties database and files of a demonstration; the next start fills them anew.
try {
  const config = readConfig(process.env);
  if (!config.demo) throw new Error('DEMO is off: this would delete real cases');
  const server = await reachDatabase(config);
  await empty(server.url);
  await server.stop();
  await rm(join(config.dataDir, 'files'), { recursive: true, force: true });
  await rm(loadedMarker(config.dataDir), { force: true });
  process.stdout.write(`Emptied ${whereOf(config)}. "npm start" fills it again.\n`);
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

/** Drops every schema of ours. Refuses while the application works on them. */
async function empty(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'reset' });
  await client.connect();
  try {
    if (await isUsed(client)) throw new Error('Wantilan is running on this database. Stop it first.');
    const schemas = [...migrationSources.map(({ module }) => module), 'graphile_worker'];
    await client.query(`drop schema if exists ${schemas.join(', ')} cascade; drop table if exists public.migration`);
  } finally {
    await client.end();
  }
}

/** A connection just closed is counted for a moment still. */
async function isUsed(client: pg.Client): Promise<boolean> {
  for (let look = 0; look < 10; look++) {
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name like 'wantilan%'`,
    );
    if (rows[0]?.n === 0) return false;
    await sleep(200);
  }
  return true;
}

function whereOf({ databaseUrl, dataDir }: Config): string {
  return databaseUrl === null ? dataDir : `${new URL(databaseUrl).pathname.slice(1)} and ${dataDir}`;
}
