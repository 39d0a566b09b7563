import { transaction } from '#db';
import { castOf, seedPermit } from '#demo';
import { notify, type Notice } from '#platform/notifications';
import { startApp, type TestApp, textOf } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
let people = 0;
beforeAll(async () => {
  app = await startApp();
  await seedPermit.submitted(app.deps);
  await app.runJobs();
});
afterAll(() => app?.close());

const about = (topic: Notice['topic']): Notice<{ n: number }> => ({
  key: `uji.${topic}`,
  topic,
  say: ({ n }) => ({ subject: `Kabar ${topic} ${n}`, body: 'Isi kabar.' }),
});

async function somebody() {
  const email = `kabar${++people}@contoh.test`;
  return { email, personId: await app.account({ name: 'Penerima Contoh', email }), visitor: await app.signedIn(email) };
}

async function tell(personId: string, topic: Notice['topic'], n = 1): Promise<void> {
  await transaction(app.db, (tx) => notify(tx, { personId, notice: about(topic), facts: { n }, link: '/berkas', at: app.clock.now() }));
  await app.runJobs();
}

const subjects = async (email: string) => {
  const rows = await app.db
    .selectFrom('channels.demo_mail')
    .select('subject')
    .where('recipient', '=', email)
    .orderBy('sent_at')
    .orderBy('id')
    .execute();
  return rows.map(({ subject }) => subject);
};
const stopLink = (body = '') => /http:\/\/localhost(\/surel\/berhenti\/\S+)/.exec(body)?.[1];

describe('choosing what is sent', () => {
  it('sends by e-mail until somebody says otherwise, and then keeps it in the inbox alone', async () => {
    const { email, personId, visitor } = await somebody();
    await tell(personId, 'status', 1);
    const page = await visitor.get('/akun/pemberitahuan');
    const ticked = [...page.body.matchAll(/value="([a-z.]+)" checked/g)].map(([, value = '']) => value);
    expect(ticked).toContain('status.email');
    const saved = await visitor.post('/akun/pemberitahuan', { wanted: ticked.filter((one) => one !== 'status.email') });
    expect(textOf((await visitor.follow(saved)).body)).toContain('Pilihan Anda disimpan.');
    await tell(personId, 'status', 2);
    await tell(personId, 'message', 3);
    expect(await subjects(email)).toEqual(['Kabar status 1', 'Kabar message 3']);
    expect((await visitor.get('/kotak-masuk')).body).toContain('Kabar status 2');
  });

  it('sends of the safety of an account and of decisions whatever was sent to it', async () => {
    const { email, personId, visitor } = await somebody();
    const nothing = await visitor.post('/akun/pemberitahuan', { wanted: ['message.push'] });
    expect(nothing.statusCode).toBe(422);
    expect(textOf(nothing.body)).toContain('Keputusan: pilih paling sedikit satu cara.');
    expect(nothing.body, 'what was ticked still is').toContain('value="message.push" checked');
    // By a device that is not there, and so by e-mail.
    await visitor.post('/akun/pemberitahuan', { wanted: ['decision.push', 'todo.push'] });
    for (const topic of ['security', 'decision', 'todo', 'status'] as const) await tell(personId, topic);
    expect(await subjects(email)).toEqual(['Kabar security 1', 'Kabar decision 1', 'Kabar todo 1']);
    const page = textOf((await visitor.get('/akun/pemberitahuan')).body);
    expect(page).toMatch(/Keamanan akun .* selalu/);
  });

  it('shows an officer the news of their desk, and nobody else', async () => {
    const { visitor } = await somebody();
    const officer = await app.signedIn('loket@contoh.test');
    expect((await visitor.get('/akun/pemberitahuan')).body).not.toContain('desk.email');
    expect((await officer.get('/akun/pemberitahuan')).body).toContain('desk.email');
  });

  it('keeps an officer’s choices when they hold no office for a while', async () => {
    const { officers } = await castOf(app.deps);
    const officer = await app.signedIn('loket@contoh.test');
    await officer.post('/akun/pemberitahuan', { wanted: ['message.email', 'decision.email', 'todo.email', 'upkeep.email'] });
    const rows = await app.db
      .selectFrom('notifications.preference')
      .select(['topic', 'wanted'])
      .where('person_id', '=', officers.front.personId)
      .execute();
    expect(rows.find(({ topic }) => topic === 'desk')?.wanted).toBe(false);
  });

  it('is read and set over the API, where what is fixed stays', async () => {
    const { visitor, personId } = await somebody();
    const url = '/api/v1/me/notification-preferences';
    const put = await visitor.send({
      method: 'PUT',
      url,
      payload: {
        items: [
          { topic: 'status', channel: 'email', wanted: false },
          { topic: 'security', channel: 'email', wanted: false },
        ],
      },
    });
    expect(put.statusCode).toBe(200);
    const { items } = (await visitor.get(url)).json<{ items: { topic: string; wanted: boolean; fixed: boolean }[] }>();
    expect(items.find(({ topic }) => topic === 'status')).toMatchObject({ wanted: false, fixed: false });
    expect(items.find(({ topic }) => topic === 'security')).toMatchObject({ wanted: true, fixed: true });
    const kept = await app.db.selectFrom('notifications.preference').select('topic').where('person_id', '=', personId).execute();
    expect(kept).toEqual([{ topic: 'status' }]);
  });
});

describe('stopping from the e-mail', () => {
  it('says at the end how to change what comes, and how to stop it where that may be', async () => {
    const { email, personId } = await somebody();
    await tell(personId, 'status');
    const body = (await app.mail(email))?.body ?? '';
    expect(body).toContain('http://localhost/akun/pemberitahuan');
    expect(stopLink(body)).toBeDefined();
    await tell(personId, 'security', 2);
    const serious = (await app.mail(email))?.body ?? '';
    expect(serious).toContain('http://localhost/akun/pemberitahuan');
    expect(stopLink(serious)).toBeUndefined();
  });

  it('asks first, since programs look at links, and stops by the form, signed in or not', async () => {
    const { email, personId } = await somebody();
    await tell(personId, 'status');
    const link = stopLink((await app.mail(email))?.body) ?? '';
    const visitor = app.visitor();
    expect(textOf((await visitor.get(link)).body)).toContain('Tidak mau lagi menerima surel “Perjalanan berkas”?');
    await tell(personId, 'status', 2);
    expect(await subjects(email)).toHaveLength(2);
    expect(textOf((await visitor.post(link)).body)).toContain('tidak kami kirim lagi');
    await tell(personId, 'status', 3);
    expect(await subjects(email)).toHaveLength(2);
  });

  it.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'takes the one click of a mail provider, which comes without a cookie: %s',
    async (type) => {
      const { email, personId } = await somebody();
      await tell(personId, 'message');
      const url = stopLink((await app.mail(email))?.body) ?? '';
      const payload = type.startsWith('multipart')
        ? '--x\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'
        : 'List-Unsubscribe=One-Click';
      const headers = { 'content-type': type, 'sec-fetch-site': 'cross-site' };
      expect((await app.inject({ method: 'POST', url, headers, payload })).statusCode).toBe(200);
      await tell(personId, 'message', 2);
      expect(await subjects(email)).toHaveLength(1);
    },
  );

  it('knows no link that was changed, of another person or of what may not be stopped', async () => {
    const { personId } = await somebody();
    const other = await somebody();
    const token = app.deps.stopLinks.token({ personId, topic: 'status' });
    const forged = [
      token.replace(personId, other.personId),
      token.replace('.status.', '.message.'),
      `${token}x`,
      'apa-saja',
      app.deps.stopLinks.token({ personId, topic: 'security' }),
    ];
    for (const one of forged) expect((await app.inject({ method: 'POST', url: `/surel/berhenti/${one}` })).statusCode, one).toBe(404);
  });
});
