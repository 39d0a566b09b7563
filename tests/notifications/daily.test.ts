import { transaction } from '#db';
import { notify, type Notice } from '#platform/notifications';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
let people = 0;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

const about = (topic: Notice['topic']): Notice<{ n: number }> => ({
  key: `uji.${topic}`,
  topic,
  say: ({ n }) => ({ subject: `Kabar ${topic} ${n}`, body: 'Isi yang tidak diulang.' }),
});

interface Somebody {
  readonly email: string;
  readonly personId: string;
  readonly visitor: Visitor;
}

/** Somebody who wants one e-mail a day. */
async function daily(): Promise<Somebody> {
  const email = `harian${++people}@contoh.test`;
  const one = { email, personId: await app.account({ name: 'Penerima Harian', email }), visitor: await app.signedIn(email) };
  const page = await one.visitor.get('/akun/pemberitahuan');
  const wanted = [...page.body.matchAll(/value="([a-z.]+)" checked/g)].map(([, value = '']) => value);
  expect((await one.visitor.post('/akun/pemberitahuan', { wanted, ritme: 'daily' })).statusCode).toBe(303);
  return one;
}

async function tell({ personId }: Somebody, topic: Notice['topic'], n = 1): Promise<void> {
  await transaction(app.db, (tx) => notify(tx, { personId, notice: about(topic), facts: { n }, link: '/berkas', at: app.clock.now() }));
  await app.runJobs();
}

const mails = ({ email }: Somebody) =>
  app.db.selectFrom('channels.demo_mail').select(['subject', 'body']).where('recipient', '=', email).orderBy('id').execute();

async function morning(): Promise<void> {
  await app.runSweep('notifications.daily');
  await app.runJobs();
}

/** A time of day in WITA, some days from the first. */
const goTo = (days: number, time: string) => {
  app.clock.set(new Date(Date.parse(`2026-03-02T${time}:00+08:00`) + days * 86_400_000).toISOString());
};

describe('one e-mail a day', () => {
  it('gathers what can wait until the morning in WITA, with links and no more than the subjects', async () => {
    goTo(0, '09:00');
    const one = await daily();
    await tell(one, 'status', 1);
    await tell(one, 'message', 2);
    goTo(0, '23:00');
    await morning();
    goTo(1, '06:59');
    await morning();
    expect(await mails(one)).toEqual([]);
    goTo(1, '07:00');
    await morning();
    const [mail, ...more] = await mails(one);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('2 kabar tentang berkas Anda');
    expect(mail?.body).toMatch(/Kabar status 1\n {2}http:\/\/localhost\/kotak-masuk\/[\w-]+\n\n- Kabar message 2/);
    expect(mail?.body).not.toContain('Isi yang tidak diulang');
    const inbox = await one.visitor.get('/kotak-masuk');
    expect(inbox.body, 'the summary is no news of its own').not.toContain('2 kabar tentang berkas Anda');
    await morning();
    goTo(2, '08:00');
    await morning();
    expect(await mails(one)).toHaveLength(1);
  });

  it('never holds back what a time limit runs from, nor the safety of the account', async () => {
    goTo(3, '09:00');
    const one = await daily();
    for (const topic of ['decision', 'todo', 'security', 'status'] as const) await tell(one, topic);
    expect((await mails(one)).map(({ subject }) => subject)).toEqual(['Kabar decision 1', 'Kabar todo 1', 'Kabar security 1']);
  });

  it('leaves out what was read, and sends nothing where nothing is left', async () => {
    goTo(4, '09:00');
    const one = await daily();
    await tell(one, 'status');
    await one.visitor.post('/kotak-masuk/dibaca');
    goTo(5, '07:05');
    await morning();
    expect(await mails(one)).toEqual([]);
  });

  it('comes once though two workers send it, and one of them dies in between', async () => {
    goTo(6, '09:00');
    const one = await daily();
    await tell(one, 'status');
    goTo(7, '07:05');
    const { promise: held, resolve: holds } = Promise.withResolvers<void>();
    const dying = app.db.connection().execute(async (connection) => {
      await sql`begin`.execute(connection);
      await sql`delete from notifications.gathered where person_id = ${one.personId}`.execute(connection);
      holds();
      await sql`select pg_sleep(1), pg_terminate_backend(pg_backend_pid())`.execute(connection);
    });
    await held;
    await Promise.all([expect(dying).rejects.toThrow(/terminat/), morning(), app.runSweep('notifications.daily')]);
    await app.runJobs();
    expect(await mails(one)).toHaveLength(1);
  });

  it('is stopped from the e-mail, all of it and nothing else', async () => {
    goTo(8, '09:00');
    const one = await daily();
    await tell(one, 'status');
    goTo(9, '07:05');
    await tell(one, 'message');
    await morning();
    const link = /http:\/\/localhost(\/surel\/berhenti\/\S+)/.exec((await mails(one))[0]?.body ?? '')?.[1] ?? '';
    expect(textOf((await app.visitor().get(link)).body)).toContain('Tidak mau lagi menerima surel “Rangkuman harian”?');
    expect((await app.inject({ method: 'POST', url: link })).statusCode).toBe(200);
    goTo(10, '07:05');
    await tell(one, 'status', 2);
    await tell(one, 'todo', 3);
    await morning();
    expect((await mails(one)).map(({ subject }) => subject)).toEqual(['1 kabar tentang berkas Anda', 'Kabar todo 3']);
  });

  it('is taken back on the page and over the API, and taken along with one’s own data', async () => {
    goTo(11, '09:00');
    const one = await daily();
    const url = '/api/v1/me/notification-preferences';
    expect((await one.visitor.get(url)).json()).toMatchObject({ email: 'daily' });
    expect((await one.visitor.get('/akun/data/unduh/txt')).body).toContain('Kapan surel dikirim: Sekali sehari');
    const payload = { email: 'at-once', items: [{ topic: 'status', channel: 'email', wanted: true }] };
    expect((await one.visitor.send({ method: 'PUT', url, payload })).json()).toMatchObject({ email: 'at-once' });
    await tell(one, 'status');
    expect(await mails(one)).toHaveLength(1);
    const { body } = await one.visitor.get('/akun/data/unduh/json');
    expect(JSON.parse(body)).toMatchObject([{ kind: 'account', notifications: { email: 'at-once', devices: [] } }, { kind: 'message' }]);
  });
});
