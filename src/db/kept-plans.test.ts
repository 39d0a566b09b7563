import { createTestDatabase, type TestDatabase } from '#support';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenedDatabase, openDatabase } from './open.ts';

let database: TestDatabase;
let single: OpenedDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  single = openDatabase(database.url, { max: 1 });
});
afterAll(async () => {
  await single.close();
  await database.close();
});

/** Statements whose plans this connection keeps. */
const kept = async (part: string) => {
  const { rows } = await single.pool.query<{ statement: string }>('select statement from pg_prepared_statements');
  return rows.filter(({ statement }) => statement.includes(part)).length;
};

const double = async (n: number) => (await sql<{ twice: number }>`select ${n}::int * 2 as twice`.execute(single.db)).rows[0]?.twice;

describe('the plan of a statement', () => {
  it('is kept once the statement is sent often, and gives each value its own result', async () => {
    for (let n = 0; n < 9; n++) await double(n);
    expect(await kept('as twice')).toBe(0);
    for (let n = 0; n < 20; n++) expect(await double(n)).toBe(2 * n);
    expect(await kept('as twice')).toBe(1);
  });

  it('survives a transaction that failed, and a change of the tables it reads', async () => {
    const count = async () => (await sql<{ n: number }>`select count(*) as n from probe where n > ${0}`.execute(single.db)).rows[0]?.n;
    await single.pool.query('create table probe (n int); insert into probe values (1)');
    for (let n = 0; n < 12; n++) await count();
    const failing = single.db.transaction().execute(async (tx) => {
      await sql`insert into probe values (${2})`.execute(tx);
      await sql`select 1 / ${0}::int`.execute(tx);
    });
    await expect(failing).rejects.toThrow('division by zero');
    await single.pool.query('alter table probe add column more text; create index on probe (n)');
    expect(await count()).toBe(1);
  });

  it('is made anew where it depends on a pattern', async () => {
    for (let n = 0; n < 20; n++) await sql`select 1 as found where ${'a'}::text like ${`%${n}%`}`.execute(single.db);
    expect(await kept('as found')).toBe(0);
  });
});
