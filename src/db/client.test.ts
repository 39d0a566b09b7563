import { transaction, unawaited } from '#db';
import { createTestDatabase, type TestDatabase } from '#support';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => sql`drop table if exists public.shelf; create table public.shelf (place int primary key)`.execute(database.db));

const places = async () => (await sql<{ place: number }>`select place from public.shelf order by place`.execute(database.db)).rows;
const put = (place: number) => sql`insert into public.shelf (place) values (${place}) ${unawaited}`;

describe('a statement nobody waits for', () => {
  it('is done before what comes after it, and committed with it', async () => {
    const seen = await transaction(database.db, async (tx) => {
      await put(1).execute(tx);
      const { rows } = await sql<{ place: number }>`select place from public.shelf where place > ${0}`.execute(tx);
      await put(2).execute(tx);
      return rows;
    });
    expect(seen).toEqual([{ place: 1 }]);
    expect(await places()).toEqual([{ place: 1 }, { place: 2 }]);
  });

  it('fails the commit by its own error, and nothing is kept', async () => {
    const twice = transaction(database.db, async (tx) => {
      await put(1).execute(tx);
      await put(1).execute(tx);
      await put(2).execute(tx);
    });
    await expect(twice).rejects.toMatchObject({ code: '23505' });
    expect(await places()).toEqual([]);
  });

  it('fails the next statement by its own error, not by what follows from it', async () => {
    const twice = transaction(database.db, async (tx) => {
      await put(1).execute(tx);
      await put(1).execute(tx);
      await sql`select ${1}::int`.execute(tx);
    });
    await expect(twice).rejects.toMatchObject({ code: '23505' });
  });

  it('leaves the connection fit for the next after a failure', async () => {
    for (let n = 0; n < 30; n++) {
      const failing = transaction(database.db, async (tx) => {
        await put(n).execute(tx);
        throw new Error('power cut');
      });
      await expect(failing).rejects.toThrow('power cut');
      await transaction(database.db, (tx) => put(100 + n).execute(tx));
    }
    expect(await places()).toHaveLength(30);
  });
});

describe('a statement of transactions', () => {
  it('goes on working when a table changes under it', async () => {
    const read = () => transaction(database.db, async (tx) => (await sql`select * from public.shelf where place >= ${0}`.execute(tx)).rows);
    await transaction(database.db, (tx) => put(1).execute(tx));
    // Often enough that its plan is kept.
    for (let n = 0; n < 20; n++) expect(await read()).toEqual([{ place: 1 }]);
    await sql`alter table public.shelf add column colour text`.execute(database.db);
    expect(await read()).toEqual([{ place: 1, colour: null }]);
  });
});
