import { transaction } from '#db';
import { defineJob, enqueue } from '#platform/jobs';
import { createTestDatabase, type TestDatabase } from '#support';
import { sql } from 'kysely';
import pg from 'pg';
import { Type } from 'typebox';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

let database: TestDatabase;
let kinds = 0;
/** A kind of job the queue has not met. */
const fresh = () => defineJob(`test.kind-${++kinds}`, Type.Object({ n: Type.Integer() }), { maxAttempts: 7 });

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => sql`delete from graphile_worker._private_jobs`.execute(database.db));

async function queued() {
  const { rows } = await sql<{ job: string; n: number; key: string | null; runAt: Date; most: number }>`
    select task.identifier as job, (job.payload->>'n')::int as n, job.key, job.run_at as "runAt", job.max_attempts as most
      from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id order by job.id`.execute(
    database.db,
  );
  return rows;
}

describe('a job asked for in a transaction', () => {
  it('is in the queue with the commit, whether the queue has met its kind or not', async () => {
    const [known, strange] = [fresh(), fresh()];
    await transaction(database.db, (tx) => enqueue(tx, known, { n: 0 }));
    await transaction(database.db, async (tx) => {
      for (const n of [1, 2]) await enqueue(tx, known, { n });
      await enqueue(tx, strange, { n: 3 });
    });
    const jobs = (await queued()).sort((a, b) => a.n - b.n);
    expect(jobs.map(({ job, n, most }) => [job, n, most])).toEqual([
      [known.name, 0, 7],
      [known.name, 1, 7],
      [known.name, 2, 7],
      [strange.name, 3, 7],
    ]);
  });

  it('never was when the transaction fails', async () => {
    const job = fresh();
    const failing = transaction(database.db, async (tx) => {
      await enqueue(tx, job, { n: 1 });
      await enqueue(tx, job, { n: 2 }, { key: 'k' });
      throw new Error('power cut');
    });
    await expect(failing).rejects.toThrow('power cut');
    expect(await queued()).toEqual([]);
  });

  it('waits for its time', async () => {
    const runAt = new Date('2030-01-01T00:00:00Z');
    await transaction(database.db, (tx) => enqueue(tx, fresh(), { n: 1 }, { runAt }));
    expect((await queued()).map((job) => job.runAt)).toEqual([runAt]);
  });

  it('takes the place of one with its key, in the same transaction and in a later one', async () => {
    const job = fresh();
    await transaction(database.db, async (tx) => {
      for (const n of [1, 2]) await enqueue(tx, job, { n }, { key: 'same' });
      await enqueue(tx, job, { n: 3 }, { key: 'other' });
    });
    await transaction(database.db, (tx) => enqueue(tx, job, { n: 4 }, { key: 'same' }));
    expect((await queued()).map(({ key, n }) => [key, n])).toEqual([
      ['same', 4],
      ['other', 3],
    ]);
  });

  it('wakes the workers after the commit and not within, where a NOTIFY would make all commits take turns', async () => {
    const job = fresh();
    await transaction(database.db, (tx) => enqueue(tx, job, { n: 0 }));
    const listener = new pg.Client({ connectionString: database.url });
    await listener.connect();
    await listener.query('listen "jobs:insert"');
    const heard: (string | undefined)[] = [];
    const woken = new Promise<void>((resolve) =>
      listener.on('notification', ({ payload }) => {
        heard.push(payload);
        resolve();
      }),
    );
    await transaction(database.db, (tx) => enqueue(tx, job, { n: 1 }));
    await woken;
    // The queue's own function would have called with a random number.
    expect(heard).toEqual(['{"count":4}']);
    await listener.end();
  });
});
