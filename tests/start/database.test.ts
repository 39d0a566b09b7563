import { createScratchDatabase, createTestDatabase, type TestDatabase } from '#support';
import { assertSupported, migrate } from '#db';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generate } from '../support/generate-types.ts';

describe('the schema', () => {
  it('comes out of the migrations alone, and the generated types are those of that schema', async () => {
    const database = await createScratchDatabase();
    expect(database.ran.length).toBeGreaterThan(10);
    const kept = await readFile(join(import.meta.dirname, '../../src/db/generated.ts'), 'utf8');
    expect(await generate(database.url), 'run "npm run db:types"').toBe(kept);
    await database.close();
  });
});

describe('migrations', () => {
  let database: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  });
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });
  const run = () => migrate(database.url, [{ module: 'probe', folder }]);

  it('run once, in order, even when two processes start together', async () => {
    await writeFile(join(folder, '0001_probe.sql'), 'create table probe (n int); insert into probe values (1);');
    await writeFile(join(folder, '0002_more.sql'), 'insert into probe values (2);');
    const both = await Promise.all([run(), run()]);
    expect(both.flat().sort()).toEqual(['probe/0001_probe.sql', 'probe/0002_more.sql']);
    expect((await database.pool.query('select n from probe order by n')).rows).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('leave nothing behind when they fail', async () => {
    await writeFile(join(folder, '0003_wrong.sql'), 'insert into probe values (3); select no_such_column from probe;');
    await expect(run()).rejects.toThrow('migration probe/0003_wrong.sql failed');
    expect((await database.pool.query('select count(*)::int as n from probe')).rows).toEqual([{ n: 2 }]);
    await rm(join(folder, '0003_wrong.sql'));
  });

  it('let those who use a table go on while they wait for it', async () => {
    await database.pool.query('create schema probe; create table probe.used (n int); insert into probe.used values (1)');
    await writeFile(join(folder, '0003_column.sql'), 'alter table probe.used add column more int;');
    const report = await database.pool.connect();
    await report.query('begin');
    await report.query('select from probe.used');
    const migrated = run();
    const slowest = await slowestRead(Date.now() + 5000);
    await report.query('commit');
    report.release();
    expect(await migrated).toEqual(['probe/0003_column.sql']);
    // Behind a lock that is waited for without end each of them would have stood for the whole report.
    expect(slowest).toBeLessThan(3500);
    expect((await database.pool.query('select more from probe.used')).rows).toEqual([{ more: null }]);
  });

  it('build an index beside those who write, also where it was broken off before', async () => {
    const sql = '-- Found by number.\ncreate unique index concurrently if not exists used_n on probe.used (n);\n';
    await writeFile(join(folder, '0004_index.sql'), sql);
    await database.pool.query('insert into probe.used values (1)');
    await expect(run()).rejects.toThrow('migration probe/0004_index.sql failed');
    await database.pool.query('delete from probe.used where ctid = (select max(ctid) from probe.used)');
    // Two at once: who waits for the turn must not be waited for.
    expect((await Promise.all([run(), run()])).flat()).toEqual(['probe/0004_index.sql']);
    await expect(database.pool.query('insert into probe.used values (1)')).rejects.toThrow('used_n');
  });

  async function slowestRead(until: number): Promise<number> {
    let slowest = 0;
    while (Date.now() < until) {
      const from = Date.now();
      await database.pool.query('select n from probe.used');
      slowest = Math.max(slowest, Date.now() - from);
      await pause(50);
    }
    return slowest;
  }

  it('refuse history that was rewritten', async () => {
    await writeFile(join(folder, '0002_more.sql'), 'insert into probe values (20);');
    await expect(run()).rejects.toThrow('probe/0002_more.sql was edited after it ran');
  });
});

describe('a database of the operator', () => {
  it('is let in when it is new enough', async () => {
    const database = await createTestDatabase();
    await expect(assertSupported(database.url)).resolves.toBeUndefined();
    await expect(assertSupported(database.url.replace(/\/[^/]*$/, '/no_such_database'))).rejects.toThrow('no_such_database');
    await database.close();
  });
});
