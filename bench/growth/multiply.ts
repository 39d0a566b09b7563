import type { CaseState, Entry } from '#platform/cases';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';

/** What the many are copies of: a case with its record, its numbers in clear. */
export interface Model {
  readonly id: string;
  readonly state: CaseState;
  readonly entries: readonly Entry[];
}

export interface Size {
  readonly cases: number;
  /** Over so many years up to today. */
  readonly years: number;
}

/** Days an application takes on average: so many days' worth of them are open. */
const OPEN_DAYS = 30;
/** Entries copied of each case: they are only ever read by their case, and all of them would fill the disk. */
const ENTRIES = 3;
/** One closed case in so many is copied whole, and can be opened. */
export const WHOLE = 20;

/** Cases copied in one statement. */
const AT_ONCE = 200_000;

/** Fills a database with copies of some cases, as multiply.sql says. */
export async function multiply(client: pg.Client, agencyId: string, models: readonly Model[], { cases, years }: Size): Promise<void> {
  await client.query(`
    create schema growth;
    create table growth.model (id uuid primary key, open boolean, state jsonb);
    create table growth.entry (id uuid, seq int, entry jsonb)`);
  for (const { id, state, entries } of models) {
    await client.query('insert into growth.model values ($1, $2, $3)', [id, state.position !== null, JSON.stringify(state)]);
    for (const entry of entries.slice(0, ENTRIES))
      await client.query('insert into growth.entry values ($1, $2, $3)', [id, entry.seq, JSON.stringify(entry)]);
  }
  const values = {
    agency: `'${agencyId}'::uuid`,
    cases,
    days: years * 365,
    open: Math.ceil((cases * OPEN_DAYS) / (years * 365)),
    every: WHOLE,
  };
  const statements = await Promise.all(['multiply.sql', 'copy.sql'].map((name) => readFile(join(import.meta.dirname, name), 'utf8')));
  const [prepare = '', copy = ''] = statements;
  const indexes = await withoutIndexes(client);
  await client.query("set synchronous_commit = off; set work_mem = '256MB'; set maintenance_work_mem = '1GB'");
  await client.query(filledIn(prepare, values));
  for (let from = 0; from < cases; from += AT_ONCE) await client.query(filledIn(copy, { ...values, from, to: from + AT_ONCE }));
  for (const index of indexes) await client.query(index);
  await client.query('drop schema growth cascade');
  await client.query('vacuum (analyze) cases.case, cases.words, cases.entry, identity.person');
  await client.query('checkpoint');
}

/** A statement with its `:names` filled in. */
function filledIn(statement: string, values: Readonly<Record<string, string | number>>): string {
  return statement.replaceAll(/(?<!:):([a-z]+)\b/g, (all, name: string) => String(values[name] ?? all));
}

/** Drops the indexes that can be made again when all is there, and says how: kept up row by row they would take hours. */
async function withoutIndexes(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; text: string }>(`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as text
      from pg_index i
     where i.indrelid in ('cases.case'::regclass, 'cases.words'::regclass, 'identity.person'::regclass) and not i.indisunique`);
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ text }) => text);
}
