import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

/** A module's migrations: numbered SQL files in a folder, run in the order modules are given. */
export interface MigrationSource {
  readonly module: string;
  readonly folder: string;
}

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

// Any fixed number: two processes that start at once take turns.
const LOCK = 7_202_611;

/**
 * Brings the database up to date and returns the names of the migrations it ran. Each runs in its own transaction.
 * Throws when a migration that ran before has been edited since: history is added to, never rewritten. With `only`, by
 * name and checksum, just those run, and each of them must be there unchanged.
 */
export async function migrate(url: string, sources: readonly MigrationSource[], only?: ReadonlyMap<string, string>): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'wantilan-migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(
      'create table if not exists public.migration (name text primary key, checksum text not null, ran_at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from public.migration');
    const known = new Map(rows.map((row) => [row.name, row.checksum]));
    const ran: string[] = [];
    for (const migration of only ? chosen(await readMigrations(sources), only) : await readMigrations(sources)) {
      const before = known.get(migration.name);
      if (before === migration.checksum) continue;
      if (before !== undefined)
        throw new Error(
          `migration ${migration.name} was edited after it ran; add a new one instead, or begin a demonstration anew with "npm run demo:reset"`,
        );
      await runOne(client, migration);
      ran.push(migration.name);
    }
    return ran;
  } finally {
    await client.end();
  }
}

function chosen(all: readonly Migration[], only: ReadonlyMap<string, string>): readonly Migration[] {
  const known = new Map(all.map(({ name, checksum }) => [name, checksum]));
  for (const [name, checksum] of only)
    if (known.get(name) !== checksum)
      throw new Error(`migration ${name} is ${known.has(name) ? 'another one' : 'unknown'} in this release`);
  return all.filter(({ name }) => only.has(name));
}

async function runOne(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query('insert into public.migration (name, checksum) values ($1, $2)', [name, checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${name} failed`, { cause: error });
  }
}

async function readMigrations(sources: readonly MigrationSource[]): Promise<Migration[]> {
  const perModule = await Promise.all(
    sources.map(async ({ module, folder }) => {
      const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
      return Promise.all(
        files.map(async (file) => {
          const sql = await readFile(join(folder, file), 'utf8');
          return { name: `${module}/${file}`, sql, checksum: createHash('sha256').update(sql).digest('hex') };
        }),
      );
    }),
  );
  return perModule.flat();
}
