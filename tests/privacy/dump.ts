import type { Db } from '#db';
import { sql } from 'kysely';

/** Every text and JSON value of every table of a database, as a backup would hold it: `schema.table.column` to its values. */
export async function dump(db: Db): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows: columns } = await sql<{ schema: string; name: string; column: string }>`
    select c.table_schema as schema, c.table_name as name, c.column_name as column
      from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
     where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
       and (c.data_type in ('text', 'json', 'jsonb', 'character varying', 'ARRAY', 'name', 'bytea', 'USER-DEFINED'))`.execute(db);
  const all = new Map<string, readonly string[]>();
  for (const { schema, name, column } of columns) {
    const { rows } = await sql<{ value: string }>`
      select ${sql.ref(column)}::text as value from ${sql.table(`${schema}.${name}`)} where ${sql.ref(column)} is not null`.execute(db);
    all.set(
      `${schema}.${name}.${column}`,
      rows.map(({ value }) => value),
    );
  }
  return all;
}

/** Where any of these numbers stands in a database in clear. */
export async function foundIn(db: Db, numbers: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const [column, values] of await dump(db))
    for (const value of values) for (const number of numbers) if (value.includes(number)) found.add(`${column}: ${number}`);
  return [...found];
}
