import { createTestDatabase, type TestDatabase } from '#support';
import type { PoolClient } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startRescue } from './rescue.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** A pool that tells which connections it gave. */
function watched() {
  const given: PoolClient[] = [];
  const connect = async () => {
    const client = await database.pool.connect();
    given.push(client);
    return client;
  };
  return { pool: { connect } as never, given };
}

const fail = (error: unknown) => {
  throw error;
};

it('gives its connection up once, though the server says goodbye after it', async () => {
  const { pool, given } = watched();
  const rescue = await startRescue(pool, fail);
  rescue.stop();
  for (const client of given) expect(() => client.emit('error', new Error('terminating connection'))).not.toThrow();
  expect(given).toHaveLength(1);
  rescue.stop();
});

it('does without a connection that broke, and stops in peace', async () => {
  const { pool, given } = watched();
  const rescue = await startRescue(pool, fail);
  given[0]?.emit('error', new Error('connection reset'));
  rescue.holds('somebody');
  expect(() => rescue.stop()).not.toThrow();
  expect(database.pool.idleCount + database.pool.waitingCount).toBe(database.pool.totalCount);
});
