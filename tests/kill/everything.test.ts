import { transaction } from '#db';
import { castOf, seedPermit } from '#demo';
import { newId, type PersonActor } from '#kernel';
import { verifyAudit } from '#platform/audit';
import { foldAll, readCase } from '#platform/cases';
import { getClient, registerClient } from '#platform/clients';
import { eventTypes, subscribe } from '#platform/webhooks';
import type { TestApp } from '#support';
import type { Clock } from '#kernel';
import { sql } from 'kysely';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openReceiver, type Receiver } from '../webhooks/receiver.ts';
import { applyingCitizen, type Citizen } from './citizen.ts';
import { sittingStudents } from './examinees.ts';
import { type House, openHouse, type Part } from './house.ts';
import { payingBank } from './payers.ts';

/** Parts ended by force, one after the other; `npm run kill -- 100` asks for more. */
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 3);
const PARTS: readonly Part[] = ['web', 'worker', 'database'];

/** One form sent by one person, until it is answered: always with the same key. */
interface Deed {
  readonly key: string;
  readonly caseId: string;
  readonly url: string;
  readonly text: string;
  readonly by: 'niluh' | 'loket';
}

let app: TestApp<Clock>;
let house: House;
let receiver: Receiver;

beforeAll(async () => {
  receiver = await openReceiver();
  house = await openHouse();
  app = house.app;
});

afterAll(async () => {
  await house?.close();
  await receiver?.close();
});

it(
  'keeps everything it acknowledged, once, however often pages, worker and database are ended by force',
  async () => {
    const seeds = [seedPermit.submitted, seedPermit.atPlanning, seedPermit.atTechnical, seedPermit.atField];
    const cases: string[] = [];
    for (const seed of seeds) cases.push((await seed(app.deps)).caseId);
    const people = { niluh: await app.signedIn('niluh@contoh.test'), loket: await app.signedIn('loket@contoh.test') };
    const tokens = { niluh: await people.niluh.token(), loket: await people.loket.token() };
    await listenFromOutside();
    const citizen = applyingCitizen(house.address, people.niluh.cookie, (await castOf(app.deps)).agencyId);
    const examinees = await sittingStudents(app, house.address);
    const payers = await payingBank(app, house.address, house.bankKey);
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
    /** True once it was said to be done. While a part is away people are told so, and try again; anything else is a failure. */
    const send = async ({ by, url, key, text }: Deed): Promise<boolean> => {
      const answer = await fetch(`${house.address}${url}`, {
        method: 'POST',
        headers: { cookie: people[by].cookie },
        body: new URLSearchParams({ _csrf: tokens[by], _key: key, text }),
        redirect: 'manual',
      }).catch(() => null);
      if (answer === null || answer.status >= 500) return false;
      expect(answer.status, await answer.text()).toBe(303);
      return true;
    };

    const acknowledged: Deed[] = [];
    const load = { over: false };
    const visitor = async () => {
      while (!load.over) {
        const deed = next();
        while (!(await send(deed))) await sleep(50);
        acknowledged.push(deed);
        await sleep(20);
      }
    };
    const visitors = Promise.all([visitor(), visitor(), visitor(), citizen.goOn(load), examinees.goOn(load), payers.goOn(load)]);
    const killed: Part[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      // Each part as often as the others, in no order, in the middle of what is being done.
      const enough = acknowledged.length + 3;
      while (acknowledged.length < enough) await sleep(10);
      await sleep(Math.random() * 400);
      const left = PARTS.filter((part) => killed.filter((one) => one === part).length <= Math.floor(round / PARTS.length));
      const part = left[Math.floor(Math.random() * left.length)] ?? 'web';
      killed.push(part);
      await house.kill(part);
    }
    load.over = true;
    await visitors;
    await examinees.expectKept();
    await payers.expectKept();
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
    expect(citizen.sent.size, 'applications sent').toBeGreaterThan(0);
    await expectKept(citizen, people.niluh.cookie);
    await expectTold(citizen);
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
    expect(house.fell(), 'processes that ended of themselves').toEqual([]);
    const counted = { rounds: killed.length, acts: acknowledged.length, applications: citizen.sent.size, files: citizen.files.size };
    if (process.env.KILL_ROUNDS)
      process.stdout.write(`${JSON.stringify({ ...counted, events: receiver.received.length, mails: mails.length })}\n`);
  },
  240_000 + ROUNDS * 20_000,
);

/** Another system that is told of everything. */
async function listenFromOutside(): Promise<void> {
  const { agencyId, officers } = await castOf(app.deps);
  const yesterday = new Date(app.clock.now().getTime() - 86_400_000);
  await transaction(app.db, async (tx) => {
    const system = { agencyId, name: 'Sistem Uji', contact: 'Diskominfo', scopes: ['cases:read'], roles: ['front-office'] } as const;
    const { clientId } = await registerClient(tx, officers.head, system, yesterday);
    const client = await getClient(tx, clientId, [agencyId]);
    await subscribe(tx, officers.head, { client, url: receiver.url, types: eventTypes }, yesterday);
  });
}

/** Files that were said to be kept open as they were sent, and applications stand once each, in numbers without a gap. */
async function expectKept({ files, sent }: Citizen, cookie: string): Promise<void> {
  const { id: personId } = await app.db
    .selectFrom('identity.person')
    .select('id')
    .where('email', '=', 'niluh@contoh.test')
    .executeTakeFirstOrThrow();
  for (const [id, content] of files) {
    const opened = await app.inject({ method: 'GET', url: app.deps.links.make(id, personId, app.clock.now()), headers: { cookie } });
    expect(opened.rawPayload.equals(content), `file ${id}: ${opened.statusCode}`).toBe(true);
  }
  const cases = await app.db.selectFrom('cases.case').select(['id', 'number']).orderBy('number').execute();
  const series = Map.groupBy(cases, ({ number }) => number.slice(0, -5));
  for (const [name, those] of series)
    expect(
      those.map(({ number }) => Number(number.slice(-5))),
      name,
    ).toEqual(those.map((_, index) => index + 1));
  const known = new Map(cases.map(({ id, number }) => [number, id]));
  for (const [number, { caseId }] of sent) expect(known.get(number)).toBe(caseId);
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from cases.case where state -> 'answers' -> 'land' ->> 'number' like '22.03.02.01.7.%'`.execute(app.db);
  expect(rows[0]?.n, 'sent once each').toBe(sent.size);
}

/** What another system subscribed to came there: at least once, always the same. */
async function expectTold({ sent }: Citizen): Promise<void> {
  const recorded = await app.db.selectFrom('webhooks.delivery').select(['id', 'case_id', 'seq', 'state']).execute();
  expect(recorded.filter(({ state }) => state !== 'delivered')).toEqual([]);
  expect(new Set(receiver.received.map(({ id }) => id)), 'what came is what was to come').toEqual(new Set(recorded.map(({ id }) => id)));
  const told = new Set(recorded.map(({ case_id: caseId }) => caseId));
  expect(
    [...sent.values()].filter(({ caseId }) => !told.has(caseId)),
    'applications nobody was told of',
  ).toEqual([]);
  const bodies = new Map<string, Set<string>>();
  for (const { id, body } of receiver.received) bodies.set(id, (bodies.get(id) ?? new Set()).add(body));
  expect([...bodies.values()].every(({ size }) => size === 1)).toBe(true);
}

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
    const { rows } = await sql<{ jobs: number; queued: number; untold: number }>`
      select (select count(*)::int from graphile_worker._private_jobs where run_at < now() + interval '1 minute') as jobs,
             (select count(*)::int from notifications.delivery where state <> 'sent') as queued,
             (select count(*)::int from webhooks.delivery where state = 'waiting') as untold`.execute(app.db);
    if (rows[0]?.jobs === 0 && rows[0].queued === 0 && rows[0].untold === 0) return;
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
