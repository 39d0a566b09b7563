import { createTestDatabase, type TestDatabase } from '#support';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtOnce } from './built-once.ts';
import type { Tx } from './types.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

describe('a statement built once', () => {
  let built = 0;
  const pair = builtOnce<{ word: string | null; n: number }>()((tx, given) => {
    built++;
    return tx.selectNoFrom([
      sql<string | null>`${given('word')}::text`.as('word'),
      sql<number>`${given('n')}::int * ${given('n')}::int`.as('square'),
      sql<string>`${'always the same'}::text`.as('constant'),
    ]);
  });
  const inside = <T>(work: (tx: Tx) => Promise<T>) => database.db.transaction().execute(work);

  it('takes the values of each call, also several at once, and is put together once', async () => {
    const calls = Array.from({ length: 30 }, (_, n) => inside((tx) => pair(tx, { word: n % 2 ? `word ${n}` : null, n })));
    const rows = (await Promise.all(calls)).map(([row]) => row);
    expect(rows).toEqual(rows.map((_, n) => ({ word: n % 2 ? `word ${n}` : null, square: n * n, constant: 'always the same' })));
    expect(built).toBe(1);
  });

  it('sends nothing of what it is given as part of its text', async () => {
    const word = "'; drop schema public cascade; --";
    expect(await inside((tx) => pair(tx, { word, n: 3 }))).toEqual([{ word, square: 9, constant: 'always the same' }]);
  });
});
