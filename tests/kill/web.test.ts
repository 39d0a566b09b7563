import { seedPermit } from '#demo';
import { newId, type PersonActor, systemClock } from '#kernel';
import { verifyAudit } from '#platform/audit';
import { foldAll, readCase } from '#platform/cases';
import { startApp, type TestApp } from '#support';
import type { Clock } from '#kernel';
import { sql } from 'kysely';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Started, start, unusedPort } from '../start/started.ts';

const ROUNDS = 8;
const SECRET = 'rahasia-uji-yang-cukup-panjang-untuk-semua';

/** One form sent by one person, until it is answered: always with the same key. */
interface Deed {
  readonly key: string;
  readonly caseId: string;
  readonly url: string;
  readonly text: string;
  readonly by: 'niluh' | 'loket';
}

let app: TestApp<Clock>;
let folder: string;
let port: number;
let child: Started | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wantilan-kill-'));
  port = await unusedPort();
  app = await startApp({ clock: systemClock, env: { SECRET, DATA_DIR: folder, DATABASE_POOL: '4' } });
  // The test server saves itself the disk; here what was acknowledged must be kept.
  await sql.raw(`alter database "${new URL(databaseUrl()).pathname.slice(1)}" set synchronous_commit = on`).execute(app.db);
});

afterAll(async () => {
  child?.process.kill('SIGKILL');
  await child?.ended();
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

const databaseUrl = () => String(app.deps.pool.options.connectionString);

async function open(): Promise<void> {
  const env = { DATABASE_URL: databaseUrl(), DATA_DIR: folder, SECRET, PORT: String(port), RATE_LIMIT: '0', DATABASE_POOL: '8' };
  child = start({ ...env, PUBLIC_URL: 'http://localhost' });
  await child.says('Ctrl-C stops it.');
}

it('keeps everything it acknowledged, once, however often it is ended by force', async () => {
  const seeds = [seedPermit.submitted, seedPermit.atPlanning, seedPermit.atTechnical, seedPermit.atField];
  const cases: string[] = [];
  for (const seed of seeds) cases.push((await seed(app.deps)).caseId);
  const people = { niluh: await app.signedIn('niluh@contoh.test'), loket: await app.signedIn('loket@contoh.test') };
  const tokens = { niluh: await people.niluh.token(), loket: await people.loket.token() };
  const before = await countMessages();

  let made = 0;
  const next = (): Deed => {
    const caseId = cases[made % cases.length] ?? '';
    const [by, url] = (
      [
        ['niluh', `/berkas/${caseId}/pesan`],
        ['loket', `/meja/${caseId}/pesan`],
        ['loket', `/meja/${caseId}/catatan`],
      ] as const
    )[made % 3] ?? ['niluh', ''];
    return { key: newId(), caseId, by, url, text: `Kiriman nomor ${++made} dari uji` };
  };
  /** True once answered. Anything but the redirect of a done deed is a failure of the test. */
  const send = async ({ by, url, key, text }: Deed): Promise<boolean> => {
    const answer = await fetch(`http://127.0.0.1:${port}${url}`, {
      method: 'POST',
      headers: { cookie: people[by].cookie },
      body: new URLSearchParams({ _csrf: tokens[by], _key: key, text }),
      redirect: 'manual',
    }).catch(() => null);
    if (answer === null) return false;
    expect(answer.status, await answer.text()).toBe(303);
    return true;
  };

  const acknowledged: Deed[] = [];
  let unanswered: Deed[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await open();
    const load = { over: false };
    const visitor = async (again: readonly Deed[]) => {
      for (const deed of again) ((await send(deed)) ? acknowledged : unanswered).push(deed);
      while (!load.over) {
        const deed = next();
        if (!(await send(deed))) {
          unanswered.push(deed);
          return;
        }
        acknowledged.push(deed);
        await sleep(20);
      }
    };
    const again = unanswered;
    unanswered = [];
    const enough = acknowledged.length + 3;
    const visitors = Promise.all([visitor(again), visitor([]), visitor([])]);
    while (acknowledged.length < enough) await sleep(10);
    await sleep(Math.random() * 400);
    load.over = true;
    child?.process.kill('SIGKILL');
    await Promise.all([visitors, child?.ended()]);
  }

  await open();
  for (const deed of unanswered) {
    expect(await send(deed)).toBe(true);
    acknowledged.push(deed);
  }
  // Sent once more, an answered form is answered again and does nothing.
  for (const deed of acknowledged.slice(0, 5)) expect(await send(deed)).toBe(true);
  expect(acknowledged.length).toBe(made);
  expect(made).toBeGreaterThan(ROUNDS);

  const { rows } = await sql<{ text: string; n: number }>`
    select input ->> 'text' as text, count(*)::int as n from cases.entry where input ->> 'text' like 'Kiriman nomor%' group by 1`.execute(
    app.db,
  );
  expect(new Map(rows.map(({ text, n }) => [text, n]))).toEqual(new Map(acknowledged.map(({ text }) => [text, 1])));

  const actor = await officer('loket@contoh.test');
  for (const caseId of cases) {
    const { state, entries, version } = await readCase(app.deps.cases, caseId, actor);
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
    expect(version).toBe(entries.length);
    expect(foldAll(entries)).toEqual(state);
  }
  expect((await verifyAudit(app.db)).broken).toEqual([]);

  await everythingDelivered();
  const fromOffice = acknowledged.filter(({ by, url }) => by === 'loket' && url.endsWith('/pesan'));
  const fromApplicant = acknowledged.filter(({ by }) => by === 'niluh');
  const after = await countMessages();
  expect(after.message - before.message).toBe(fromOffice.length);
  expect(after.messageIn - before.messageIn).toBe(fromApplicant.length);
  const { rows: mails } = await sql<{ recipient: string; subject: string; queued: number; mailed: number }>`
    select coalesce(q.recipient, s.recipient) as recipient, coalesce(q.subject, s.subject) as subject,
           coalesce(q.n, 0)::int as queued, coalesce(s.n, 0)::int as mailed
      from (select m.email as recipient, m.subject, m.body, count(*) as n
              from notifications.delivery d join notifications.message m on m.id = d.message_id group by 1, 2, 3) q
      full join (select recipient, subject, split_part(body, E'\n\nhttp://localhost/', 1) as body, count(*) as n
              from channels.demo_mail group by 1, 2, 3) s
        on s.recipient = q.recipient and s.subject = q.subject and s.body = q.body`.execute(app.db);
  expect(mails.length).toBeGreaterThan(0);
  expect(mails.filter(({ queued, mailed }) => queued !== mailed)).toEqual([]);
}, 240_000);

async function countMessages(): Promise<{ message: number; messageIn: number }> {
  const { rows } = await sql<{ message: number; messageIn: number }>`
    select count(*) filter (where notice = 'cases.message')::int as message,
           count(*) filter (where notice = 'cases.messageIn')::int as "messageIn"
      from notifications.message`.execute(app.db);
  return rows[0] ?? { message: 0, messageIn: 0 };
}

/** Waits until the worker has nothing in hand and nothing due. */
async function everythingDelivered(): Promise<void> {
  for (const until = Date.now() + 90_000; ; await sleep(300)) {
    const { rows } = await sql<{ jobs: number; queued: number }>`
      select (select count(*)::int from graphile_worker._private_jobs where run_at < now() + interval '1 minute') as jobs,
             (select count(*)::int from notifications.delivery where state <> 'sent') as queued`.execute(app.db);
    if (rows[0]?.jobs === 0 && rows[0].queued === 0) return;
    if (Date.now() > until) throw new Error(`left over: ${JSON.stringify(rows[0])}`);
  }
}

async function officer(email: string): Promise<PersonActor> {
  const row = await app.db
    .selectFrom('identity.person as p')
    .innerJoin('access.assignment as a', 'a.person_id', 'p.id')
    .select(['p.id', 'p.name', 'a.agency_id', 'a.role'])
    .where('p.email', '=', email)
    .executeTakeFirstOrThrow();
  return {
    kind: 'person',
    personId: row.id,
    accountId: row.id,
    name: row.name,
    email,
    roles: [{ agencyId: row.agency_id, role: row.role }],
    strong: true,
  };
}
