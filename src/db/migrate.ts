import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
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

/** Milliseconds a migration waits for a table's lock: as long stand all who ask for the table after it. */
const LOCK_MS = 2000;

/** Milliseconds between the tries, one after the other: three minutes in all for a backup or a long report to end. */
const PAUSES = [500, 1000, 2000, 4000, 8000, ...Array.from({ length: 11 }, () => 15_000)];

/** An index of a table that people are using is built beside them, which PostgreSQL does outside a transaction only. */
const BESIDE = /^create (?:unique )?index concurrently if not exists (\w+) on (\w+)\.(?:\w+|"\w+")[^;]*;?$/i;

export interface MigrateOptions {
  /** By name and checksum: just these run, and each of them must be there unchanged. */
  readonly only?: ReadonlyMap<string, string>;
  /** Told of each that ran, with the milliseconds it took. */
  readonly ran?: (name: string, ms: number) => void;
}

/**
 * Brings the database up to date and returns the names of the migrations it ran. Each runs in its own transaction, or is
 * one `create index concurrently if not exists …`. None keeps the old version waiting longer than two seconds at a time
 * for a lock: it steps back and tries again for three minutes. Throws when a migration that ran before has been edited
 * since: history is added to, never rewritten.
 */
export async function migrate(
  url: string,
  sources: readonly MigrationSource[],
  { only, ran: told }: MigrateOptions = {},
): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'wantilan-migrate' });
  await client.connect();
  try {
    await takeTurn(client);
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
      const began = performance.now();
      await runOne(client, migration);
      told?.(migration.name, performance.now() - began);
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

/** Asked for again and again: who waited inside a statement would be waited for by an index built beside everybody. */
async function takeTurn(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [LOCK]);
    if (rows[0]?.mine) return;
    await pause(100);
  }
}

async function runOne(client: pg.Client, migration: Migration): Promise<void> {
  const statement = migration.sql.replace(/^\s*--.*$/gm, '').trim();
  const beside = BESIDE.exec(statement);
  try {
    if (beside) await buildBeside(client, migration, statement, `${beside[2]}.${beside[1]}`);
    else await runAlone(client, migration);
  } catch (error) {
    const why = isLocked(error) ? ': something holds a table it changes, such as a backup or a long report' : '';
    throw new Error(`migration ${migration.name} failed${why}`, { cause: error });
  }
}

async function runAlone(client: pg.Client, migration: Migration): Promise<void> {
  for (const wait of [...PAUSES, null]) {
    await client.query('begin');
    try {
      await client.query(`set local lock_timeout = ${LOCK_MS}`);
      await client.query(migration.sql);
      await note(client, migration);
      await client.query('commit');
      return;
    } catch (error) {
      await client.query('rollback');
      if (wait === null || !isLocked(error)) throw error;
      await pause(wait);
    }
  }
}

/** An index that was broken off before is there, counts for nothing, and would be taken for the one that is wanted. */
async function buildBeside(client: pg.Client, migration: Migration, statement: string, index: string): Promise<void> {
  const broken = await client.query('select from pg_index where indexrelid = to_regclass($1) and not indisvalid', [index]);
  if (broken.rowCount) await client.query(`drop index concurrently ${index}`);
  await client.query(statement);
  await note(client, migration);
}

async function note(client: pg.Client, { name, checksum }: Migration): Promise<void> {
  await client.query('insert into public.migration (name, checksum) values ($1, $2)', [name, checksum]);
}

function isLocked(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '55P03';
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
