import { createScratchDatabase } from '#support';
import { openDatabase, transaction } from '#db';
import { appendAudit } from '#platform/audit';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { start, unusedPort } from './started.ts';

let database: Awaited<ReturnType<typeof createScratchDatabase>>;
let folder: string;
beforeAll(async () => {
  database = await createScratchDatabase();
  folder = mkdtempSync(join(tmpdir(), 'wantilan-commands-'));
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const starter = join(import.meta.dirname, '../../scripts/start.mjs');

async function run(entry: string): Promise<{ code: number | null; output: string }> {
  const started = start({ DATABASE_URL: database.url, DATA_DIR: folder }, { command: [process.execPath, starter, entry] });
  const code = await started.ended();
  return { code, output: started.output() };
}

async function query(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

describe('commands beside the server', () => {
  it('migrate: does nothing to a database that is up to date', async () => {
    expect(await run('migrate')).toEqual({ code: 0, output: 'The database is up to date.\n' });
  }, 60_000);

  it('audit:verify: ends with 0 on a whole chain and with 1, naming the link, when an entry was changed', async () => {
    const { db, close } = openDatabase(database.url, { max: 1 });
    for (const subjectId of ['a', 'b', 'c'])
      await transaction(db, (tx) =>
        appendAudit(tx, {
          at: new Date(),
          actor: { kind: 'system', name: 'probe' },
          action: 'probe',
          subject: { type: 'probe', id: subjectId },
          detail: { subjectId },
        }),
      );
    const { lane, seq } = await db
      .selectFrom('audit.entry')
      .select(['lane', 'seq'])
      .where('subject_id', '=', 'b')
      .executeTakeFirstOrThrow();
    await close();
    expect(await run('audit-verify')).toEqual({ code: 0, output: '3 entries checked, the chain is whole.\n' });
    await query(`set session_replication_role = replica; update audit.entry set detail = '{"subjectId":"x"}' where subject_id = 'b'`);
    const found = await run('audit-verify');
    expect(found.code).toBe(1);
    expect(found.output).toContain(`Lane ${lane}, entry ${seq}: changed`);
    expect(found.output).toContain('THE CHAIN IS BROKEN');
  }, 60_000);

  it('worker: ends with its work done when npm is asked to end, for npm tells only the shell between', async () => {
    const root = join(import.meta.dirname, '../..');
    const env = { DATABASE_URL: database.url, DATA_DIR: folder, HOME: folder, LOG_LEVEL: 'info' };
    const started = start(env, { command: ['npm', '--prefix', root, 'run', 'worker'] });
    await started.says('worker runs');
    started.process.kill('SIGTERM');
    expect(await started.ended(), started.output()).toBe(0);
    expect(started.output()).toContain('"msg":"stopped"');
  }, 60_000);

  it('start: ends at SIGTERM also while its worker is only beginning', async () => {
    const env = { DATABASE_URL: database.url, DATA_DIR: folder, DEMO: 'off', SMTP_URL: 'smtp://127.0.0.1:9', LOG_LEVEL: 'info' };
    for (const delay of [0, 20]) {
      const started = start({ ...env, PORT: String(await unusedPort()) }, { command: [process.execPath, starter] });
      await started.says('Server listening');
      await sleep(delay);
      started.process.kill('SIGTERM');
      expect(await started.ended(), `${delay} ms: ${started.output()}`).toBe(0);
    }
  }, 120_000);

  it('demo:reset: refuses while the application runs, and empties the database otherwise', async () => {
    const { pool, close } = openDatabase(database.url, { max: 1 });
    await pool.query('select 1');
    const refused = await run('demo-reset');
    await close();
    expect(refused.code).toBe(1);
    expect(refused.output).toContain('Wantilan is running on this database. Stop it first.');
    const reset = await run('demo-reset');
    expect(reset.code, reset.output).toBe(0);
    const again = await run('migrate');
    expect(again.code).toBe(0);
    expect(again.output).toContain('cases/0001');
  }, 90_000);
});
