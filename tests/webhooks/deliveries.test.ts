import { transaction } from '#db';
import { castOf, type Cast, seedPermit } from '#demo';
import { newId, type PersonActor, type Scope } from '#kernel';
import { reachOf } from '#platform/channels';
import { type Client, getClient, registerClient, revokeClient } from '#platform/clients';
import { perform } from '#platform/cases';
import {
  endSubscription,
  type EventType,
  eventTypes,
  getSubscription,
  listSubscriptions,
  OVERLAP_HOURS,
  pauseSubscription,
  readUrl,
  renewWebhookSecret,
  resumeSubscription,
  subscribe,
} from '#platform/webhooks';
import { startApp, type TestApp } from '#support';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { isSigned, openReceiver, type Receiver } from './receiver.ts';

let app: TestApp;
let cast: Cast;
let receiver: Receiver;
beforeAll(async () => {
  app = await startApp();
  cast = await castOf(app.deps);
}, 120_000);
afterAll(() => app?.close());
beforeEach(async () => {
  receiver = await openReceiver();
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const { id, client_id } of await app.db.selectFrom('webhooks.subscription').select(['id', 'client_id']).execute())
    await change(endSubscription, id, client_id);
  await app.runJobs();
  await receiver.close();
});

async function client(scopes: readonly Scope[] = ['cases:read'], roles: readonly string[] = ['front-office']): Promise<Client> {
  const { agencyId, officers } = cast;
  const registration = { agencyId, name: 'Sistem Contoh', contact: 'Diskominfo', scopes, roles };
  const { clientId } = await transaction(app.db, (tx) => registerClient(tx, officers.head, registration, app.clock.now()));
  return getClient(app.db, clientId, [agencyId]);
}

/** Since yesterday, because cases that tests begin with began some hours ago. */
async function subscribed(to: Client, types: readonly EventType[] = eventTypes, since = new Date(app.clock.now().getTime() - 86_400_000)) {
  const url = receiver.url;
  const made = await transaction(app.db, (tx) => subscribe(tx, cast.officers.head, { client: to, url, types }, since));
  return { ...made, client: to };
}

type Change = typeof pauseSubscription | typeof endSubscription | typeof resumeSubscription;
const change = (by: Change, id: string, clientId: string) =>
  transaction(app.db, async (tx) => by(tx, cast.officers.head, await getSubscription(tx, id, clientId), app.clock.now()));

const act = (actor: PersonActor, caseId: string, action: string, input: Record<string, unknown> = {}) =>
  perform(app.deps.cases, actor, { caseId, idempotencyKey: newId(), expectedVersion: null, ask: { action, input } });

/** The time goes on, and what is due by then is done. */
async function later(by: Parameters<TestApp['clock']['advance']>[0]): Promise<void> {
  app.clock.advance(by);
  await app.runJobs();
}

const types = () => receiver.received.map(({ event }) => event.type);
const log = (subscriptionId: string) =>
  app.db
    .selectFrom('webhooks.delivery as d')
    .leftJoin('webhooks.attempt as a', 'a.delivery_id', 'd.id')
    .select(['d.state', 'd.type', 'a.nth', 'a.status', 'a.error'])
    .where('d.subscription_id', '=', subscriptionId)
    .orderBy('d.seq')
    .orderBy('a.nth')
    .execute();

describe('a subscriber', () => {
  it('hears of a case it may see: signed, thin, in order', async () => {
    const { id, secret } = await subscribed(await client());
    const { caseId, number } = await seedPermit.atTechnical(app.deps);
    await app.runJobs();
    await later({ seconds: 10 });
    expect(types()[0]).toBe('case.submitted');
    expect(types()).toContain('case.moved');
    const sequences = receiver.received.map(({ event }) => event.data.case?.sequence ?? 0);
    expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
    expect(new Set(receiver.received.map((one) => one.id)).size).toBe(receiver.received.length);
    const [first] = receiver.received;
    if (!first) throw new Error('nothing came');
    expect(first.event).toEqual({
      type: 'case.submitted',
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      data: {
        case: {
          id: caseId,
          number,
          service: 'imb-pbg',
          status: 'submitted',
          desk: expect.any(String),
          sequence: 1,
          url: `http://localhost/api/v1/cases/${caseId}`,
        },
      },
    });
    expect(first.headers['content-type']).toBe('application/json');
    expect(first.headers['webhook-timestamp']).toBe(String(app.clock.now().getTime() / 1000 - 10));
    expect(await isSigned(first, secret)).toBe(true);
    expect(await isSigned(first, `whsec_${Buffer.alloc(32, 7).toString('base64')}`), 'another secret').toBe(false);
    expect(await isSigned({ ...first, body: `${first.body} ` }, secret), 'another body').toBe(false);
    expect(await isSigned({ ...first, headers: { ...first.headers, 'webhook-timestamp': '1' } }, secret), 'another time').toBe(false);
    expect((await log(id)).every(({ state, status }) => state === 'delivered' && status === 204)).toBe(true);
  });

  it('hears only what it asked for, of what happened since', async () => {
    const { caseId } = await seedPermit.submitted(app.deps);
    await app.runJobs();
    app.clock.advance({ minutes: 1 });
    await subscribed(await client(), ['case.withdrawn', 'case.submitted'], app.clock.now());
    await perform(app.deps.cases, await applicantOf(caseId), {
      caseId,
      idempotencyKey: newId(),
      expectedVersion: null,
      ask: { action: 'message', text: 'Halo' },
    });
    await later({ seconds: 10 });
    expect(types()).toEqual([]);
    await act(await applicantOf(caseId), caseId, 'withdraw', { reason: 'Ditunda.' });
    await later({ seconds: 10 });
    expect(types()).toEqual(['case.withdrawn']);
  });

  it('hears nothing without an office at the agency, nor without the scope, nor once its client was ended', async () => {
    const outsider = await subscribed(await client(['cases:read'], []));
    const unscoped = await subscribed(await client(['cases:act']));
    const ended = await subscribed(await client());
    await transaction(app.db, (tx) => revokeClient(tx, cast.officers.head, ended.client, app.clock.now()));
    await seedPermit.submitted(app.deps);
    await app.runJobs();
    expect(receiver.received).toEqual([]);
    for (const { id } of [outsider, unscoped, ended]) expect(await log(id)).toEqual([]);
  });

  it('hears nothing of what was ended between event and delivery', async () => {
    const { id, client: system } = await subscribed(await client());
    receiver.answer(503);
    await seedPermit.submitted(app.deps);
    await app.runJobs();
    await transaction(app.db, (tx) => revokeClient(tx, cast.officers.head, system, app.clock.now()));
    await later({ seconds: 5 });
    expect(receiver.received).toHaveLength(1);
    expect(await listSubscriptions(app.db, system.id)).toMatchObject([{ id, state: 'ended', why: 'client' }]);
    expect(await log(id)).toMatchObject([{ state: 'cancelled' }]);
  });

  it('can check with the old secret or the new one for a day', async () => {
    const { id, secret, client: system } = await subscribed(await client());
    const fresh = await transaction(app.db, async (tx) =>
      renewWebhookSecret(tx, cast.officers.head, await getSubscription(tx, id, system.id), app.clock.now()),
    );
    expect(fresh).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    await seedPermit.submitted(app.deps);
    await app.runJobs();
    await later({ hours: OVERLAP_HOURS });
    await app.runSweep('webhooks.ended');
    await seedPermit.submitted(app.deps);
    await app.runJobs();
    const [during, after] = receiver.received;
    if (!during || !after) throw new Error('two were expected');
    expect([await isSigned(during, secret), await isSigned(during, fresh)]).toEqual([true, true]);
    expect([await isSigned(after, secret), await isSigned(after, fresh)]).toEqual([false, true]);
    const { rows } = await sql<{ all: string }>`select string_agg(s::text, '') as all from webhooks.secret s`.execute(app.db);
    expect(rows[0]?.all).not.toContain(fresh.slice(6, 20));
  });
});

async function applicantOf(caseId: string): Promise<PersonActor> {
  const row = await app.db
    .selectFrom('cases.case as c')
    .innerJoin('identity.person as p', 'p.id', 'c.applicant_person_id')
    .select(['p.id', 'p.name'])
    .where('c.id', '=', caseId)
    .executeTakeFirstOrThrow();
  return { kind: 'person', personId: row.id, accountId: '', name: row.name, email: '', roles: [], strong: false };
}

describe('a delivery that fails', () => {
  it('is tried again after growing waits with the same id, and nothing of its case goes before it', async () => {
    const { id, secret } = await subscribed(await client());
    receiver.answer(500);
    const { caseId } = await seedPermit.submitted(app.deps);
    await app.runJobs();
    await later({ seconds: 4 });
    expect(receiver.received).toHaveLength(1);
    await later({ seconds: 1 });
    expect(receiver.received).toHaveLength(2);
    await act(await applicantOf(caseId), caseId, 'withdraw', { reason: 'Ditunda.' });
    await later({ minutes: 4 });
    expect(types(), 'waits for the first').toEqual(['case.submitted', 'case.submitted']);
    receiver.answer(200);
    await later({ minutes: 1 });
    expect(types()).toEqual(['case.submitted', 'case.submitted', 'case.submitted', 'case.withdrawn']);
    expect(new Set(receiver.received.map((one) => one.id)).size).toBe(2);
    const [first, , third] = receiver.received;
    if (!first || !third) throw new Error('three were expected');
    expect(Number(third.headers['webhook-timestamp'])).toBeGreaterThan(Number(first.headers['webhook-timestamp']));
    expect([third.body, await isSigned(third, secret)]).toEqual([first.body, true]);
    expect((await log(id)).map(({ nth, status }) => [nth, status])).toEqual([
      [1, 500],
      [2, 500],
      [3, 200],
      [1, 200],
    ]);
  });

  it('is not led elsewhere by a redirect', async () => {
    const elsewhere = await openReceiver();
    const { id } = await subscribed(await client());
    receiver.answer((response) => response.writeHead(307, { location: elsewhere.url }).end());
    await seedPermit.submitted(app.deps);
    await app.runJobs();
    expect(elsewhere.received).toEqual([]);
    expect(await log(id)).toMatchObject([{ state: 'waiting', status: 307 }]);
    await elsewhere.close();
  });

  it('ends the subscription when its address is gone, and tells the administrators', async () => {
    const { id, client: system } = await subscribed(await client());
    receiver.answer(410);
    await seedPermit.submitted(app.deps);
    await app.runJobs();
    await seedPermit.submitted(app.deps);
    await later({ hours: 1 });
    expect(receiver.received).toHaveLength(1);
    expect(await listSubscriptions(app.db, system.id)).toMatchObject([{ id, state: 'ended', why: 'gone' }]);
    expect((await notices()).at(-1)?.subject).toBe('Webhook Sistem Contoh berakhir: alamatnya sudah tidak ada');
  });

  it('pauses the subscription after a day without one that went well; what waited is sent when it is resumed', async () => {
    const { id, client: system } = await subscribed(await client(), ['case.submitted']);
    receiver.answer(500);
    await seedPermit.submitted(app.deps);
    await seedPermit.submitted(app.deps);
    await app.runJobs();
    const before = (await notices()).length;
    for (let hour = 0; hour < 23; hour++) await later({ hours: 1 });
    expect(await listSubscriptions(app.db, system.id)).toMatchObject([{ state: 'active' }]);
    for (let hour = 0; hour < 12; hour++) await later({ hours: 1 });
    expect(await listSubscriptions(app.db, system.id)).toMatchObject([{ state: 'paused', why: 'failing' }]);
    expect(await notices()).toHaveLength(before + 1);
    const tried = receiver.received.length;
    await seedPermit.submitted(app.deps);
    await later({ days: 3 });
    expect(receiver.received).toHaveLength(tried);
    receiver.answer(204);
    await change(resumeSubscription, id, system.id);
    await app.runJobs();
    expect(receiver.received).toHaveLength(tried + 3);
  });

  it('is sent by the sweep where its job was lost', async () => {
    await subscribed(await client(), ['case.submitted']);
    receiver.answer(500);
    await seedPermit.submitted(app.deps);
    await app.runJobs();
    await sql`delete from graphile_worker._private_jobs`.execute(app.db);
    receiver.answer(204);
    await later({ seconds: 60 });
    expect(receiver.received).toHaveLength(1);
    app.clock.advance({ seconds: 10 });
    await app.runSweep('webhooks.due');
    await app.runJobs();
    expect(receiver.received).toHaveLength(2);
  });
});

const notices = () =>
  app.db
    .selectFrom('notifications.message')
    .select(['person_id', 'subject'])
    .where('notice', '=', 'webhooks.stopped')
    .orderBy('id')
    .execute();

describe('an administrator', () => {
  it('pauses, resumes and ends: meanwhile nothing goes, afterwards nothing is lost, in the end nothing waits', async () => {
    const { id, client: system } = await subscribed(await client(), ['case.submitted']);
    await change(pauseSubscription, id, system.id);
    await seedPermit.submitted(app.deps);
    await later({ hours: 1 });
    expect(receiver.received).toEqual([]);
    await change(resumeSubscription, id, system.id);
    await app.runJobs();
    expect(receiver.received).toHaveLength(1);
    await change(pauseSubscription, id, system.id);
    await seedPermit.submitted(app.deps);
    await app.runJobs();
    await change(endSubscription, id, system.id);
    await change(resumeSubscription, id, system.id);
    await later({ hours: 1 });
    expect(receiver.received).toHaveLength(1);
    expect((await log(id)).map(({ state }) => state)).toEqual(['delivered', 'cancelled']);
    expect(await app.db.selectFrom('webhooks.secret').select('id').where('subscription_id', '=', id).execute()).toEqual([]);
  });
});

describe('an address to send to', () => {
  it('is a web address without a password, in clear only in the demonstration, and nothing of this network', () => {
    const inside = reachOf({ networks: ['10.20.0.0/16'], http: false });
    expect(readUrl(' https://sistem.contoh.test/kabar#x ', inside)).toEqual({ url: 'https://sistem.contoh.test/kabar' });
    expect(readUrl('https://10.20.1.1/', inside)).toEqual({ url: 'https://10.20.1.1/' });
    for (const text of [
      '',
      'kabar',
      'ftp://contoh.test/',
      'javascript:1',
      'https://a:b@contoh.test/',
      `https://contoh.test/${'x'.repeat(1000)}`,
    ])
      expect(readUrl(text, inside), text).toEqual({ fault: 'url' });
    expect(readUrl('http://contoh.test/', inside)).toEqual({ fault: 'https' });
    expect(readUrl('http://contoh.test/', app.deps.webhooks.reach)).toEqual({ url: 'http://contoh.test/' });
    for (const host of ['10.21.1.1', '127.0.0.1', '2130706433', '[::1]', '[::ffff:10.21.1.1]', '169.254.169.254'])
      expect(readUrl(`https://${host}/`, inside), host).toEqual({ fault: 'address' });
  });
});

describe('what it costs', () => {
  it('is nothing in the transaction of an action, whoever subscribed', async () => {
    const asked = async () => {
      const { caseId } = await seedPermit.submitted(app.deps);
      const applicant = await applicantOf(caseId);
      const query = vi.spyOn(pg.Client.prototype, 'query');
      await act(applicant, caseId, 'withdraw', { reason: 'Ditunda.' });
      const texts = query.mock.calls.map(([asking]) => (typeof asking === 'string' ? asking : (asking as { text: string }).text));
      query.mockRestore();
      return texts.filter((text) => !text.includes('pg_notify'));
    };
    // What is kept a while is read by the first, and perhaps again.
    const without = new Set([...(await asked()), ...(await asked())]);
    await subscribed(await client());
    expect((await asked()).filter((text) => !without.has(text))).toEqual([]);
    expect([...without].join(' ')).not.toContain('webhooks');
  });
});

describe('the log', () => {
  it('goes after ninety days, but for what still waits', async () => {
    const { id, client: system } = await subscribed(await client(), ['case.submitted']);
    await seedPermit.submitted(app.deps);
    await app.runJobs();
    await change(pauseSubscription, id, system.id);
    await seedPermit.submitted(app.deps);
    await app.runJobs();
    expect((await log(id)).map(({ state }) => state).sort()).toEqual(['delivered', 'waiting']);
    app.clock.advance({ days: 91 });
    await app.runSweep('retention.remove');
    expect((await log(id)).map(({ state }) => state)).toEqual(['waiting']);
  });
});
