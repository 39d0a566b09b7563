import { transaction } from '#db';
import { seedPermit } from '#demo';
import { DEMO_PASSWORD } from '#platform/identity';
import { defineRule, seedRules } from '#platform/rules';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeFor, signUp } from './people.ts';

let app: TestApp;
let people = 0;
beforeAll(async () => {
  app = await startApp();
  await seedPermit.submitted(app.deps);
});
afterAll(() => app?.close());

const ANDROID = 'Mozilla/5.0 (Linux; Android 14; SM-A145F) AppleWebKit/537.36 Chrome/126.0.0.0 Mobile Safari/537.36';
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0';

async function owner(): Promise<string> {
  const email = `gawai${++people}@contoh.test`;
  await app.account({ name: 'Gawai Contoh', email });
  return email;
}

async function signIn(email: string, agent: string, visitor = app.visitor()): Promise<Visitor> {
  await visitor.get('/masuk');
  await visitor.post('/masuk', { email, password: DEMO_PASSWORD }, { 'user-agent': agent, 'x-forwarded-for': '203.0.113.77' });
  return visitor;
}

const lines = async (visitor: Visitor) =>
  (await visitor.get('/akun/perangkat')).body
    .split('<li>')
    .map((line) => line.split('</li>')[0] ?? '')
    .filter((line) => line.includes('name="session"'));
const idOf = (line = '') => /name="session" value="([^"]+)"/.exec(line)?.[1];

const sessionsOf = (email: string) => app.db.selectFrom('identity.user').select('id').where('email', '=', email);
const age = async (email: string, times: { seenAt?: Date; createdAt?: Date }) => {
  await app.db.updateTable('identity.session').set(times).where('userId', '=', sessionsOf(email)).execute();
};
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

describe('the list of devices', () => {
  it('says in plain words what each is, when it was used, and which is this one', async () => {
    const email = await owner();
    const phone = await signIn(email, ANDROID);
    const desktop = await signIn(email, WINDOWS);
    const [first, second] = await lines(desktop);
    expect(textOf(first ?? '')).toMatch(/Komputer · Firefox, Windows perangkat ini Terakhir dipakai .* Masuk sejak/);
    expect(textOf(second ?? '')).toContain('Ponsel · Chrome, Android');
    expect(textOf((await lines(phone)).find((line) => line.includes('perangkat ini')) ?? '')).toContain('Ponsel');
  });

  it('shows half of the network address, as the proxy of this machine gives it and no browser can', async () => {
    const email = await owner();
    const visitor = await signIn(email, ANDROID);
    const body = (await visitor.get('/akun/perangkat')).body;
    expect(body).toContain('203.0.…');
    expect(body).not.toContain('203.0.113.77');
    const forger = app.visitor();
    await forger.get('/masuk');
    await forger.post('/masuk', { email, password: DEMO_PASSWORD }, { 'x-wantilan-address': '198.51.100.9' });
    expect((await forger.get('/akun/perangkat')).body).not.toContain('198.51');
  });

  it('signs another out at once', async () => {
    const email = await owner();
    const [phone, desktop] = [await signIn(email, ANDROID), await signIn(email, WINDOWS)];
    const other = (await lines(desktop)).find((line) => !line.includes('perangkat ini'));
    expect((await desktop.post('/akun/perangkat', { session: idOf(other) })).headers.location).toBe('/akun/perangkat');
    expect((await phone.get('/akun')).statusCode).toBe(303);
    expect((await desktop.get('/akun')).statusCode).toBe(200);
  });

  it('signs all others out at once', async () => {
    const email = await owner();
    const others = [await signIn(email, ANDROID), await signIn(email, ANDROID)];
    const here = await signIn(email, WINDOWS);
    await here.get('/akun/perangkat');
    expect((await here.post('/akun/perangkat', { session: 'others' })).statusCode).toBe(303);
    for (const other of others) expect((await other.get('/akun')).statusCode).toBe(303);
    expect(await lines(here)).toHaveLength(1);
    expect(textOf((await here.get('/akun/perangkat')).body)).toContain('Tidak ada perangkat lain');
  });

  it("does not end somebody else's session", async () => {
    const [victim, attacker] = [await signIn(await owner(), ANDROID), await signIn(await owner(), ANDROID)];
    const [line] = await lines(victim);
    await attacker.get('/akun/perangkat');
    expect((await attacker.post('/akun/perangkat', { session: idOf(line) })).statusCode).toBe(303);
    await attacker.post('/akun/perangkat', { session: 'others' });
    expect((await victim.get('/akun')).statusCode).toBe(200);
  });

  it('notes use, but not at every request', async () => {
    const email = await owner();
    const visitor = await signIn(email, ANDROID);
    const seen = async () =>
      (await app.db.selectFrom('identity.session').select('seenAt').where('userId', '=', sessionsOf(email)).executeTakeFirstOrThrow())
        .seenAt;
    const minute = ago(1);
    await age(email, { seenAt: minute });
    await visitor.get('/akun');
    expect(await seen()).toEqual(minute);
    await age(email, { seenAt: ago(5) });
    await visitor.get('/akun');
    expect((await seen())?.getTime()).toBeGreaterThan(ago(1).getTime());
  });
});

describe('a device the account does not know', () => {
  it('is told to the owner, by its name; one it knows is not', async () => {
    const email = await owner();
    const phone = await signIn(email, ANDROID);
    await app.runJobs();
    expect(await app.mail(email)).toMatchObject({ subject: 'Akun Anda dibuka dari perangkat baru' });
    expect((await app.mail(email))?.body).toContain('Perangkat: Chrome, Android');
    await app.db.deleteFrom('channels.demo_mail').execute();
    await phone.post('/keluar');
    await signIn(email, ANDROID, phone);
    await app.runJobs();
    expect(await app.mail(email)).toBeUndefined();
  });

  it('is none where one has just signed up', async () => {
    const email = 'baru-daftar@contoh.test';
    const visitor = await signUp(app, email);
    await visitor.post(`/daftar/kode?email=${email}`, { code: await codeFor(app, email) });
    await app.runJobs();
    expect((await app.mail(email))?.subject).not.toContain('perangkat baru');
  });
});

describe('a session at rest', () => {
  const officer = 'loket@contoh.test';

  it('of an officer ends after half an hour, and after twelve hours in any case', async () => {
    const visitor = await app.signedIn(officer);
    await age(officer, { seenAt: ago(29) });
    expect((await visitor.get('/meja')).statusCode).toBe(200);
    await age(officer, { seenAt: ago(31) });
    expect((await visitor.get('/meja')).statusCode).toBe(303);
    const next = await app.signedIn(officer);
    await age(officer, { createdAt: ago(721) });
    expect((await next.get('/meja')).statusCode).toBe(303);
    expect(await app.db.selectFrom('identity.session').select('id').where('userId', '=', sessionsOf(officer)).execute()).toEqual([]);
  });

  it('of a citizen lasts for days', async () => {
    const email = await owner();
    const visitor = await signIn(email, ANDROID);
    await age(email, { seenAt: ago(13 * 1440), createdAt: ago(80 * 1440) });
    expect((await visitor.get('/akun')).statusCode).toBe(200);
    await age(email, { seenAt: ago(15 * 1440) });
    expect((await visitor.get('/akun')).statusCode).toBe(303);
  });

  it('warns on the pages of those who rest for minutes only', async () => {
    expect((await (await app.signedIn(officer)).get('/meja')).body).toContain('data-island="session-end"');
    expect((await (await signIn(await owner(), ANDROID)).get('/akun')).body).not.toContain('data-island="session-end"');
  });

  it('gives back what was typed, to be sent again after signing in', async () => {
    const visitor = await app.signedIn(officer);
    await visitor.get('/akun');
    await age(officer, { seenAt: ago(31) });
    const sent = { name: 'I Made Loket Contoh', nik: '', phone: '' };
    const refused = await visitor.post('/akun', sent);
    expect(refused.statusCode).toBe(401);
    expect(textOf(refused.body)).toContain('Anda sudah keluar');
    expect(refused.body).toContain('name="name" value="I Made Loket Contoh"');
    expect(refused.body).toContain('action="/akun"');
    const again = await app.signedIn(officer);
    await again.get('/akun');
    expect((await again.post('/akun', sent)).statusCode).toBe(200);
    expect((await again.get('/akun')).body).toContain('I Made Loket Contoh');
  });

  it('never lays a password into a page, and leads strangers to the sign-in as ever', async () => {
    const email = await owner();
    const visitor = await signIn(email, ANDROID);
    await visitor.get('/akun/kata-sandi');
    await age(email, { seenAt: ago(15 * 1440) });
    const refused = await visitor.post('/akun/kata-sandi', { newPassword: 'sangat rahasia sekali', password: DEMO_PASSWORD });
    expect([refused.statusCode, refused.body]).toEqual([303, '']);
    const stranger = app.visitor();
    await stranger.get('/masuk');
    expect((await stranger.post('/akun', { name: 'Siapa', nik: '', phone: '' })).statusCode).toBe(303);
    const forged = await visitor.post('/akun', { _csrf: 'bukan', name: 'Siapa', nik: '', phone: '' });
    expect(textOf(forged.body)).not.toContain('Kirim lagi');
  });

  it('lasts as long as the rule says that holds today', async () => {
    const email = await owner();
    const visitor = await signIn(email, ANDROID);
    await age(email, { seenAt: ago(20) });
    expect((await visitor.get('/akun')).statusCode).toBe(200);
    const shorter = defineRule({
      key: 'identity.session.citizenIdle',
      title: { id: 'Sesi warga', en: 'Session of a citizen' },
      schema: Type.Integer(),
      value: 10,
      citation: 'Contoh',
      confirmed: true,
      validFrom: '2026-01-01',
    });
    await transaction(app.db, (tx) => seedRules(tx, [shorter], app.clock.now()));
    app.clock.advance({ minutes: 2 });
    await age(email, { seenAt: ago(20) });
    expect((await visitor.get('/akun')).statusCode).toBe(303);
  });
});
