import { type Database, type Db, transaction, type Tx } from '#db';
import type { Clock } from '#kernel';
import { type SelectQueryBuilder, sql } from 'kysely';
import { vaultOf } from './vault.ts';

/** A table with sensitive values, as whoever seals it anew goes through it. */
export interface SealedTable {
  /** `schema.table` */
  readonly name: string;
  /**
   * Seals what does not lie under the current keys in at most `limit` rows after `after`, in the order of their key,
   * and says which was the last.
   */
  reseal(tx: Tx, after: string | null, limit: number): Promise<Resealed>;
}

export interface Resealed {
  /** Null when no row was left to look at. */
  readonly last: string | null;
  readonly looked: number;
  readonly sealed: number;
}

interface Row {
  readonly id: string;
}

/**
 * A table gone through by its id: `rows` says what is read of it, `anew` seals one row again and says whether it did not lie
 * under the current keys. Rows are held from what `anew` may change until the transaction ends.
 */
export function sealedTable<TB extends keyof Database, R extends Row>({
  name,
  key = 'id',
  rows,
  anew,
}: {
  readonly name: string;
  /** The column that `rows` gives as `id`. */
  readonly key?: string;
  readonly rows: (tx: Tx) => SelectQueryBuilder<Database, TB, R>;
  readonly anew: (tx: Tx, row: R) => Promise<boolean>;
}): SealedTable {
  return {
    name,
    reseal: async (tx, after, limit) => {
      let query = rows(tx).orderBy(sql`id`).limit(limit).forNoKeyUpdate();
      if (after !== null) query = query.where(sql<boolean>`${sql.ref(key)} > ${after}::uuid`);
      const found = await query.execute();
      let sealed = 0;
      for (const row of found) if (await anew(tx, row as R)) sealed++;
      return { last: found.at(-1)?.id ?? null, looked: found.length, sealed };
    },
  };
}

export interface Resealing {
  readonly db: Db;
  readonly clock: Clock;
  readonly tables: readonly SealedTable[];
}

export interface ResealReport {
  /** When the last table was gone through to its end; null while any is not. */
  readonly doneAt: Date | null;
  readonly tables: readonly { readonly name: string; readonly looked: number; readonly sealed: number }[];
}

/** Rows of one transaction: each holds its rows for some milliseconds only. */
const BATCH = 50;
// Any fixed number: one at a time goes through the tables.
const LOCK = 7_202_616;

/**
 * Seals everything with the current keys, batch by batch while others read and write, and goes on where the last one
 * stopped. `most`: rows looked at before it leaves the rest to the next. `name` tells passes over the same keys apart.
 * Undefined when somebody else is at it.
 */
export async function reseal(
  { db, clock, tables }: Resealing,
  { name, most = Number.POSITIVE_INFINITY }: { readonly name: string; readonly most?: number },
): Promise<ResealReport | undefined> {
  const target = `${vaultOf(db).target}/${name}`;
  let left = most;
  for (const table of tables)
    while (left > 0) {
      const step = await transaction(db, (tx) => oneBatch(tx, table, target, Math.min(BATCH, left), clock.now()));
      if (step === 'busy') return undefined;
      if (step === 'done') break;
      left -= step;
    }
  return reportOf(db, target, tables);
}

/** The rows looked at, or that the table is done, or that somebody else is at it. */
async function oneBatch(tx: Tx, table: SealedTable, target: string, limit: number, at: Date): Promise<number | 'done' | 'busy'> {
  const { rows } = await sql<{ free: boolean }>`select pg_try_advisory_xact_lock(${LOCK}) as free`.execute(tx);
  if (!rows[0]?.free) return 'busy';
  const pass = await tx
    .insertInto('keys.pass')
    .values({ target, name: table.name })
    .onConflict((on) => on.columns(['target', 'name']).doUpdateSet({ target }))
    .returning(['cursor', 'looked', 'sealed', 'done_at'])
    .executeTakeFirstOrThrow();
  if (pass.done_at !== null) return 'done';
  const { last, looked, sealed } = await table.reseal(tx, pass.cursor, limit);
  await tx
    .updateTable('keys.pass')
    .set({
      cursor: last ?? pass.cursor,
      looked: Number(pass.looked) + looked,
      sealed: Number(pass.sealed) + sealed,
      done_at: last === null ? at : null,
    })
    .where('target', '=', target)
    .where('name', '=', table.name)
    .execute();
  return last === null ? 'done' : looked;
}

async function reportOf(db: Db, target: string, tables: readonly SealedTable[]): Promise<ResealReport> {
  const passes = await db.selectFrom('keys.pass').select(['name', 'looked', 'sealed', 'done_at']).where('target', '=', target).execute();
  const found = tables.map(({ name }) => ({ name, pass: passes.find((pass) => pass.name === name) }));
  const ends = found.map(({ pass }) => pass?.done_at ?? null);
  return {
    doneAt: ends.includes(null) ? null : new Date(Math.max(...ends.map((end) => new Date(end ?? 0).getTime()))),
    tables: found.map(({ name, pass }) => ({ name, looked: Number(pass?.looked ?? 0), sealed: Number(pass?.sealed ?? 0) })),
  };
}

/** Forgets passes that only looked whether anything was left: the next one looks for itself. */
export async function forgetChecks(tx: Tx): Promise<void> {
  await tx
    .deleteFrom('keys.pass')
    .where('target', 'like', `${vaultOf(tx).target}/check-%`)
    .execute();
}
