import type pg from 'pg';

/** A table whose rows are kept, named as SQL writes it. */
export interface KeptTable {
  readonly name: string;
  /** Columns that hold what was written; those PostgreSQL works out are left to it. */
  readonly columns: readonly string[];
}

interface Row {
  readonly oid: number;
  readonly name: string;
  readonly columns: readonly string[];
  readonly refers: readonly number[];
}

/** What a library writes about itself when it prepares its schema: made anew, never brought back. */
const MADE_ANEW = 'graphile_worker.migrations';

/** Every table of these schemas but for those not logged, which hold what lasts minutes; each after those it refers to, so that rows can be brought back in this order. */
export async function keptTables(client: pg.ClientBase, schemas: readonly string[]): Promise<readonly KeptTable[]> {
  const { rows } = await client.query<Row>(
    `select c.oid::int, format('%I.%I', n.nspname, c.relname) as name,
       array(select quote_ident(attname) from pg_attribute
         where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
       array(select confrelid::int from pg_constraint where conrelid = c.oid and contype = 'f' and confrelid <> c.oid) as refers
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p' and n.nspname = any($1)
     order by 2`,
    [schemas],
  );
  return inOrder(rows.filter(({ name }) => name !== MADE_ANEW)).map(({ name, columns }) => ({ name, columns }));
}

function inOrder(rows: readonly Row[]): readonly Row[] {
  const ordered: Row[] = [];
  const placed = new Set<number>();
  const known = new Set(rows.map(({ oid }) => oid));
  while (ordered.length < rows.length) {
    const next = rows.filter(({ oid, refers }) => !placed.has(oid) && refers.every((other) => placed.has(other) || !known.has(other)));
    if (next.length === 0) throw new Error('tables refer to each other in a circle: their rows cannot be brought back one after the other');
    for (const row of next) {
      ordered.push(row);
      placed.add(row.oid);
    }
  }
  return ordered;
}

/** How far a counter of the database has come. */
export interface Counter {
  readonly name: string;
  readonly last: string;
}

/** The counters that have counted already. */
export async function counters(client: pg.ClientBase, schemas: readonly string[]): Promise<readonly Counter[]> {
  const { rows } = await client.query<Counter>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value::text as last
     from pg_sequences where schemaname = any($1) and last_value is not null order by 1`,
    [schemas],
  );
  return rows;
}
