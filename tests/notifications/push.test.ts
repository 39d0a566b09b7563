import { transaction } from '#db';
import { castOf, seedPermit } from '#demo';
import { type PushStandIn, startPush } from '#demo/stand-ins';
import { newId } from '#kernel';
import { notify, type Notice, pushKeys } from '#platform/notifications';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
let service: PushStandIn;
let people = 0;
beforeAll(async () => {
  [app, service] = await Promise.all([startApp(), startPush()]);
});
afterEach(() => {
  service.trouble(null);
  service.heard.length = 0;
});
afterAll(async () => {
  await app?.close();
  await service?.close();
});

const keyOn = (page: string) => /&quot;key&quot;:&quot;([\w-]+)&quot;/.exec(page)?.[1] ?? '';

async function somebody(email = `gawai${++people}@contoh.test`) {
  const personId = await app.account({ name: 'Rahasia Namanya', email });
  return { email, personId, visitor: await app.signedIn(email) };
}

/** Lets a browser show notices, as its own script would. */
async function allow(visitor: Visitor, key?: string) {
  const page = (await visitor.get('/akun/pemberitahuan')).body;
  const { subscription } = service.browser(key ?? keyOn(page));
  const answer = await visitor.post('/akun/pemberitahuan/perangkat', { subscription: JSON.stringify(subscription) });
  expect(answer.statusCode).toBe(303);
  return subscription;
}

const notice = (topic: Notice['topic']): Notice<{ secret: string }> => ({
  key: `uji.${topic}`,
  topic,
  say: ({ secret }) => ({ subject: `Kabar ${secret}`, body: secret }),
});

async function tell(personId: string, topic: Notice['topic'] = 'message'): Promise<void> {
  const said = { personId, notice: notice(topic), facts: { secret: 'isi yang rahasia' }, link: '/berkas', about: 'IMB-2026-0007' };
  await transaction(app.db, (tx) => notify(tx, { ...said, at: app.clock.now() }));
  await app.runJobs();
}

const devices = async (visitor: Visitor) =>
  [...(await visitor.get('/akun/pemberitahuan')).body.matchAll(/perangkat\/([0-9a-f-]{36})\/hapus/g)].map(([, id = '']) => id);
const mails = async (email: string) =>
  (await app.db.selectFrom('channels.demo_mail').select('id').where('recipient', '=', email).execute()).length;

describe('a browser that shows notices', () => {
  it('receives the kind of news and the number of the case, encrypted and signed, and nothing of anybody', async () => {
    const { personId, visitor } = await somebody();
    await allow(visitor);
    await tell(personId, 'decision');
    expect(service.heard.map(({ verdict }) => verdict)).toEqual(['genuine']);
    const said = JSON.parse(service.heard[0]?.message ?? '{}') as Record<string, string>;
    expect(said).toMatchObject({ title: 'Keputusan', body: 'Berkas IMB-2026-0007. Buka untuk membacanya.', lang: 'id' });
    expect(said.url).toMatch(/^\/kotak-masuk\/[0-9a-f-]{36}$/);
    expect(service.heard[0]?.message).not.toMatch(/rahasia/i);
    expect(service.heard[0]?.headers).toMatchObject({ ttl: '86400', 'content-encoding': 'aes128gcm' });
    const opened = await visitor.get(said.url ?? '');
    expect(opened.headers.location).toBe('/berkas');
  });

  it('is told of a case by its number', async () => {
    const { citizens } = await castOf(app.deps);
    const visitor = await app.signedIn('niluh@contoh.test');
    await allow(visitor);
    const { number } = await seedPermit.returned(app.deps);
    await app.runJobs();
    const bodies = service.heard.map(({ message }) => message ?? '');
    expect(bodies.some((body) => body.includes(number) && body.includes('Yang harus Anda lakukan'))).toBe(true);
    for (const body of bodies) expect(body).not.toContain(citizens.niluh.name);
  });

  it('receives nothing once it was signed out, or put out from another device', async () => {
    const { personId, email, visitor } = await somebody();
    await allow(visitor);
    await visitor.post('/keluar');
    await tell(personId);
    const [away, here] = [await app.signedIn(email), await app.signedIn(email)];
    await allow(away);
    await here.get('/akun/perangkat');
    await here.post('/akun/perangkat', { session: 'others' });
    await tell(personId);
    expect(service.heard).toEqual([]);
    expect(await devices(here)).toEqual([]);
    await app.runSweep('notifications.devices');
    const kept = await app.db.selectFrom('notifications.push_subscription').select('id').where('person_id', '=', personId).execute();
    expect(kept).toEqual([]);
  });

  it('receives nothing that was on its way while it was signed out', async () => {
    const { personId, visitor } = await somebody();
    await allow(visitor);
    service.trouble({ status: 503 });
    await tell(personId);
    expect(service.heard).toHaveLength(1);
    await visitor.post('/keluar');
    service.trouble(null);
    app.clock.advance({ hours: 1 });
    await app.runJobs();
    expect(service.heard).toHaveLength(1);
  });

  it('is stopped from the page, by whoever it belongs to alone', async () => {
    const { personId, visitor } = await somebody();
    await allow(visitor);
    const [id = ''] = await devices(visitor);
    const other = await somebody();
    expect((await other.visitor.post(`/akun/pemberitahuan/perangkat/${id}/hapus`)).statusCode).toBe(404);
    const answer = await visitor.post(`/akun/pemberitahuan/perangkat/${id}/hapus`);
    expect(textOf((await visitor.follow(answer)).body)).toContain('tidak menerima kabar lagi');
    await tell(personId);
    expect(service.heard).toEqual([]);
  });

  it('belongs to whoever allowed it last, where a phone is shared', async () => {
    const [first, second] = [await somebody(), await somebody()];
    const subscription = await allow(first.visitor);
    await second.visitor.get('/akun/pemberitahuan');
    await second.visitor.post('/akun/pemberitahuan/perangkat', { subscription: JSON.stringify(subscription) });
    await tell(first.personId);
    expect(service.heard).toEqual([]);
    await tell(second.personId);
    expect(service.heard).toHaveLength(1);
  });
});

describe('what a push service answers', () => {
  it.each([410, 404])('forgets a browser it knows no more (%s), and sends a decision by e-mail instead', async (status) => {
    const { personId, email, visitor } = await somebody();
    await allow(visitor);
    const wanted = ['message.push', 'decision.push', 'todo.email', 'status.email'];
    expect((await visitor.post('/akun/pemberitahuan', { wanted })).statusCode).toBe(303);
    service.trouble({ status });
    await tell(personId, 'decision');
    expect(await devices(visitor)).toEqual([]);
    expect(await mails(email)).toBe(1);
    await tell(personId, 'message');
    expect(await mails(email), 'what may be missed is').toBe(1);
    expect(service.heard).toHaveLength(1);
  });

  it.each([429, 503])('waits as long as it asks (%s), then sends once', async (status) => {
    const { personId, visitor } = await somebody();
    await allow(visitor);
    service.trouble({ status, retryAfter: '600' });
    await tell(personId);
    service.trouble(null);
    app.clock.advance({ seconds: 599 });
    await app.runJobs();
    expect(service.heard, 'not earlier').toHaveLength(1);
    app.clock.advance({ seconds: 2 });
    await app.runJobs();
    await app.runJobs();
    expect(service.heard).toHaveLength(2);
    expect(service.heard[0]?.message).toBe(service.heard[1]?.message);
  });

  it('gives up at last, and what must arrive goes by e-mail, once for two browsers', async () => {
    const { personId, email, visitor } = await somebody();
    await allow(visitor);
    await allow(await app.signedIn(email));
    await visitor.post('/akun/pemberitahuan', { wanted: ['decision.push', 'todo.push'] });
    service.trouble({ status: 500 });
    await tell(personId, 'decision');
    for (let n = 0; n < 6; n++) {
      expect(await mails(email)).toBe(0);
      app.clock.advance({ hours: 5 });
      await app.runJobs();
      if (service.heard.length === 12) break;
    }
    expect(service.heard).toHaveLength(12);
    expect(await mails(email)).toBe(1);
  });

  it('believes nobody who signs with another key', async () => {
    const { personId, visitor } = await somebody();
    await allow(visitor, pushKeys('another installation', 'mailto:a@contoh.test').publicKey);
    await tell(personId);
    expect(service.heard.map(({ verdict }) => verdict)).toEqual(['not ours']);
    expect(await devices(visitor)).toEqual([]);
  });
});

describe('an address a browser gives', () => {
  const keys = { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) };
  it.each([
    ['of a private network', { endpoint: 'https://10.1.2.3/kirim', keys }],
    ['of this machine, in other words', { endpoint: 'http://[::ffff:10.0.0.1]/', keys }],
    ['of another kind', { endpoint: 'file:///etc/passwd', keys }],
    ['with a password', { endpoint: 'https://a:b@contoh.test/', keys }],
    ['without keys', { endpoint: 'https://contoh.test/' }],
    ['that is none', 'x'],
  ])('is refused: %s', async (_what, given) => {
    const { visitor } = await somebody();
    const answer = await visitor.post('/akun/pemberitahuan/perangkat', { subscription: JSON.stringify(given) });
    expect(answer.statusCode).toBe(422);
  });

  it('leads nowhere where its name leads to a private network', async () => {
    const { personId, visitor } = await somebody();
    await allow(visitor);
    // Resolved when it is sent, by the very look-up of the connection.
    await app.db
      .updateTable('notifications.push_subscription')
      .set({ endpoint: `https://10.1.2.3/${newId()}` })
      .where('person_id', '=', personId)
      .execute();
    await tell(personId);
    expect(await devices(visitor)).toEqual([]);
  });
});

it('has the same keys in every process of an installation, and others elsewhere', () => {
  const keys = (secret: string) => pushKeys(secret, 'mailto:a@contoh.test').publicKey;
  expect(keys('satu')).toBe(keys('satu'));
  expect(keys('satu')).not.toBe(keys('dua'));
});
