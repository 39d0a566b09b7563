import { castOf, citizens, seedPermit } from '#demo';
import { newId, type PersonActor, systemClock } from '#kernel';
import { verifyAudit } from '#platform/audit';
import { foldAll, perform, readCase, searchCases } from '#platform/cases';
import { startApp, type TestApp } from '#support';
import { sql } from 'kysely';
import type { Clock } from '#kernel';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Started, start } from '../start/started.ts';
import { dump } from './dump.ts';

const SECRET = 'rahasia-uji-yang-cukup-panjang-untuk-semua';
const { nik, email } = citizens.niluh;
const system = { kind: 'system', name: 'test' } as const;

let app: TestApp<Clock>;
let folder: string;
let front: PersonActor;
const cases: { caseId: string; number: string }[] = [];
let running: Started | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wantilan-rotate-'));
  app = await startApp({ clock: systemClock, env: { SECRET, DATA_DIR: folder } });
  ({
    officers: { front },
  } = await castOf(app.deps));
  for (const seed of [seedPermit.submitted, seedPermit.atPlanning, seedPermit.issued, seedPermit.submitted]) {
    const { caseId, number } = await seed(app.deps);
    cases.push({ caseId, number });
  }
}, 180_000);
afterAll(async () => {
  running?.process.kill('SIGKILL');
  await running?.ended();
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

const url = () => String(app.deps.pool.options.connectionString);

/** `npm run keys:rotate`, as a process beside the application. */
function rotate(...options: string[]): Started {
  const starter = join(import.meta.dirname, '../../scripts/start.mjs');
  running = start({ DATABASE_URL: url(), DATA_DIR: folder, SECRET }, { command: [process.execPath, starter, 'keys-rotate', ...options] });
  return running;
}

interface Written {
  readonly seal: readonly { readonly id: string }[];
  readonly index: readonly { readonly id: string }[];
  readonly rotating?: boolean;
}
const keyring = async () => JSON.parse(await readFile(join(folder, 'data-keys'), 'utf8')) as Written;
const ids = ({ seal, index }: Written) => [seal.map(({ id }) => id), index.map(({ id }) => id)] as const;

/** Ids of keys that sealed values of the whole database lie under. */
async function sealedUnder(): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const values of (await dump(app.db)).values())
    for (const value of values) for (const [, id = ''] of value.matchAll(/(?:\u0010|\\u0010)([a-z0-9]{8})\./g)) found.add(id);
  return found;
}

const say = (caseId: string, text: string) =>
  perform(app.deps.cases, front, { caseId, idempotencyKey: newId(), expectedVersion: null, ask: { action: 'message', text } });
const search = async () => (await searchCases(app.deps.cases, front, { q: nik }, { limit: 50, offset: 0 })).rows.map(({ id }) => id).sort();

describe('a change of keys beside a running application', () => {
  it('goes on after kill -9 with the keys it had made, while people write, search and read', async () => {
    const before = await keyring();
    const record = await readCase(app.deps.cases, cases[0]?.caseId ?? '', system);
    const [last] = [...cases]
      .map(({ caseId }) => caseId)
      .sort()
      .slice(-1);
    const gate = await app.deps.pool.connect();
    await gate.query('begin');
    // One row nobody can seal anew for now: there it is caught half-way.
    await gate.query('select from cases.case where id = $1 for update', [last]);
    const first = rotate();
    await first.says('Current keys');
    await until(async () => {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and query like '%"cases"."case"%'
           and datname = current_database()`.execute(app.db);
      return (rows[0]?.n ?? 0) > 0;
    });
    first.process.kill('SIGKILL');
    await first.ended();
    await gate.query('rollback');
    gate.release();
    const begun = await keyring();
    expect(begun.rotating).toBe(true);
    expect((await sealedUnder()).size).toBe(2);
    // Values under either key are read and found.
    expect(await search()).toEqual(cases.map(({ caseId }) => caseId).sort());

    const second = rotate();
    const over = new AbortController();
    const writing = (async () => {
      let written = 0;
      const hers = await app.signedIn(email);
      for (; !over.signal.aborted; written++) {
        await say(cases[written % cases.length]?.caseId ?? '', `Pesan ${written}`);
        const phone = `08123450${1000 + (written % 9000)}`;
        expect((await hers.post('/akun', { name: citizens.niluh.name, nik: '', phone })).statusCode).toBe(200);
        expect(await search()).toHaveLength(cases.length);
      }
      return written;
    })();
    const code = await second.ended();
    over.abort();
    const written = await writing;
    expect(code, second.output()).toBe(0);
    expect(second.output()).toContain('gone on with');
    expect(second.output()).toMatch(/cases\.entry: \d+ rows looked at, [1-9]\d* sealed anew/);
    expect(second.output()).toContain('everything lies under the current keys');
    expect(written).toBeGreaterThan(0);

    const after = await keyring();
    expect(ids(after)).toEqual(ids(begun));
    expect(ids(after).map(({ length }) => length)).toEqual([2, 2]);
    expect(after.rotating).toBeUndefined();
    expect(after.seal[0]).toEqual(before.seal[0]);
    expect([...(await sealedUnder())]).toEqual([after.seal[1]?.id]);
    const numbers = await app.db.selectFrom('cases.words').select('numbers').execute();
    expect(numbers.flatMap((row) => row.numbers).every((number) => number.startsWith(`${after.index[1]?.id}.`))).toBe(true);
    const now = await readCase(app.deps.cases, cases[0]?.caseId ?? '', system);
    expect(now.state.answers).toEqual(record.state.answers);
    expect(foldAll(now.entries)).toEqual(now.state);
    expect((await verifyAudit(app.db)).broken).toEqual([]);
  }, 240_000);

  it('forgets the old keys when told to, and keeps the file to its owner', async () => {
    const done = rotate('--forget-old');
    expect(await done.ended(), done.output()).toBe(0);
    expect(ids(await keyring()).map(({ length }) => length)).toEqual([1, 1]);
    expect((await stat(join(folder, 'data-keys'))).mode & 0o777).toBe(0o600);
    // The application, which never stopped, reads the file anew.
    expect(await search()).toHaveLength(cases.length);
    expect(JSON.stringify((await readCase(app.deps.cases, cases[0]?.caseId ?? '', system)).state.answers)).toContain(nik);
  }, 120_000);

  it('is refused, and so is a start, without the keys the database was sealed with', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'wantilan-rotate-'));
    const starter = join(import.meta.dirname, '../../scripts/start.mjs');
    const lost = start({ DATABASE_URL: url(), DATA_DIR: elsewhere, SECRET }, { command: [process.execPath, starter, 'keys-rotate'] });
    expect(await lost.ended()).toBe(1);
    expect(lost.output()).toContain('The keyring lacks');
    await rm(elsewhere, { recursive: true, force: true });
  }, 60_000);
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 50));
}
