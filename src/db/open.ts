import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { poolOf } from './client.ts';
import { withEndings } from './ending.ts';
import { keepingPlans } from './kept-plans.ts';
import type { Database, Db, Tx } from './types.ts';

export interface OpenedDatabase {
  readonly db: Db;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

// Dates without a time are days, not instants: keep YYYY-MM-DD. Counts come as bigint and fit a number here.
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === pg.types.builtins.DATE) return (value: string) => value;
    if (oid === pg.types.builtins.INT8) return Number;
    return pg.types.getTypeParser(oid, format);
  },
};

// Whoever waits wants one row of few milliseconds: workers started and code compiled for a plan that was thought dear, of a
// list whose length PostgreSQL cannot guess, take longer than the plan.
const OPTIONS = '-c jit=off -c max_parallel_workers_per_gather=0';

/** Opens a pool on a PostgreSQL address. Connections name themselves so that an operator can tell them apart. */
export function openDatabase(url: string, { max = 10, applicationName = 'wantilan' } = {}): OpenedDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    Client: keepingPlans(),
    max,
    pipeline: true,
    application_name: applicationName,
    options: OPTIONS,
    types,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
  });
  // A server that goes away is reported by the next query; without a listener the process would end here.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: poolOf(pool) }) });
  // Kysely ends the pool it has used: one used past it alone is ended here.
  const close = async () => {
    await db.destroy();
    if (!pool.ended) await pool.end();
  };
  return { db, pool, close };
}

// PostgreSQL asks the client to repeat these: serialization_failure, deadlock_detected; and a statement prepared before
// a table changed is prepared anew on another connection.
const repeatable = new Set(['40001', '40P01', '0A000']);

/**
 * Runs `work` in one transaction, with what was put off to its end, and repeats it, at most three times, when
 * PostgreSQL asks for that.
 */
export async function transaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { result, committed } = await db.transaction().execute((tx) => withEndings(tx, work));
      committed(db);
      return result;
    } catch (error) {
      const code = (error as { code?: string }).code;
      if (attempt >= 3 || code === undefined || !repeatable.has(code)) throw error;
    }
  }
}
