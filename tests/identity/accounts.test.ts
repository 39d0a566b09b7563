import { DEMO_PASSWORD } from '#platform/identity';
import { startApp, type TestApp, textOf } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeFor, otherThan, PASSWORD, signUp } from './people.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

describe('signing up', () => {
  it('lets in whoever types the code sent to the address, and remembers the person', async () => {
    const email = 'luh@contoh.test';
    const visitor = await signUp(app, email);
    expect((await visitor.get('/akun')).statusCode, 'not before the code').toBe(303);
    const confirmed = await visitor.post(`/daftar/kode?email=${email}`, { code: await codeFor(app, email) });
    expect(confirmed.statusCode, textOf(confirmed.body)).toBe(303);
    const account = await visitor.get('/akun');
    expect(account.statusCode).toBe(200);
    expect(account.body).toContain('value="Ni Luh Contoh"');
    const mails = await app.deps.db.selectFrom('channels.demo_mail').select('subject').where('recipient', '=', email).execute();
    expect(mails, 'one code, and no second that makes the first one wrong').toHaveLength(1);
  });

  it('refuses a wrong code and, after five, the right one too', async () => {
    const email = 'wayan@contoh.test';
    const visitor = await signUp(app, email);
    const code = await codeFor(app, email);
    for (let attempt = 0; attempt < 5; attempt++) {
      const wrong = await visitor.post(`/daftar/kode?email=${email}`, { code: otherThan(code) });
      expect(wrong.statusCode).toBe(422);
      expect(textOf(wrong.body)).toContain('Kode salah');
    }
    expect((await visitor.post(`/daftar/kode?email=${email}`, { code })).statusCode).toBe(422);
    expect((await visitor.get('/akun')).statusCode).toBe(303);
    await visitor.post(`/daftar/kode?email=${email}`, { again: '1' });
    expect((await visitor.post(`/daftar/kode?email=${email}`, { code: await codeFor(app, email) })).statusCode).toBe(303);
  });

  it('refuses a code older than fifteen minutes', async () => {
    const email = 'lama@contoh.test';
    const visitor = await signUp(app, email);
    const code = await codeFor(app, email);
    await app.db
      .updateTable('identity.verification')
      .set({ expiresAt: new Date(Date.now() - 1000) })
      .execute();
    expect((await visitor.post(`/daftar/kode?email=${email}`, { code })).statusCode).toBe(422);
  });

  it('names each mistake and keeps what was typed', async () => {
    const visitor = app.visitor();
    await visitor.get('/daftar');
    const back = await visitor.post('/daftar', { name: '', nik: '123', email: 'bukan-surel', password: 'rahasia' });
    expect(back.statusCode).toBe(422);
    for (const field of ['name', 'nik', 'email', 'password']) expect(back.body, field).toContain(`href="#${field}"`);
    expect(back.body).toContain('value="bukan-surel"');
    expect(back.body, 'the password is never sent back').not.toContain('rahasia');
  });

  it('answers the same for a taken address, and tells its owner', async () => {
    const email = 'sudah@contoh.test';
    await app.account({ name: 'Sudah Ada', email });
    const fresh = app.visitor();
    await fresh.get('/daftar');
    const taken = await fresh.post('/daftar', { name: 'Orang Lain', email, password: PASSWORD });
    const free = await fresh.post('/daftar', { name: 'Orang Lain', email: 'belum@contoh.test', password: PASSWORD });
    expect(taken.statusCode).toBe(free.statusCode);
    expect(String(taken.headers.location).replace(encodeURIComponent(email), '')).toBe(
      String(free.headers.location).replace(encodeURIComponent('belum@contoh.test'), ''),
    );
    const person = await app.db.selectFrom('identity.person').select('name').where('email', '=', email).execute();
    expect(person).toEqual([{ name: 'Sudah Ada' }]);
    await app.runJobs();
    expect((await app.mail(email))?.subject).toBe('Ada yang mendaftar dengan alamat surel Anda');
  });

  it('keeps no password of a stranger who signed up with the address before', async () => {
    const email = 'korban@contoh.test';
    const stranger = app.visitor();
    await stranger.get('/daftar');
    await stranger.post('/daftar', { name: 'Orang Asing', email, password: 'kata sandi orang asing' });
    const owner = await signUp(app, email, 'Pemilik Surel');
    const code = await codeFor(app, email);
    expect((await stranger.post(`/daftar/kode?email=${email}`, { code })).statusCode).toBe(422);
    expect((await owner.post(`/daftar/kode?email=${email}`, { code })).statusCode).toBe(303);
    expect((await owner.get('/akun')).body).toContain('value="Pemilik Surel"');
    expect((await stranger.post('/masuk', { email, password: 'kata sandi orang asing' })).statusCode).toBe(422);
  });

  it('goes on to the page that asked for an account', async () => {
    const email = 'lanjut@contoh.test';
    const visitor = app.visitor();
    const asked = await visitor.follow(await visitor.get('/akun'));
    const link = /href="(\/daftar\?[^"]+)"/.exec(asked.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    await visitor.get(link);
    const sent = await visitor.post(link, { name: 'Lanjut Contoh', email, password: PASSWORD });
    const confirmed = await visitor.post(String(sent.headers.location), { code: await codeFor(app, email) });
    expect(confirmed.headers.location).toBe('/akun');
  });

  it('does not let a mailbox alone into an account that exists: that would pass by the password', async () => {
    const email = 'kotak@contoh.test';
    await app.account({ name: 'Kotak Surat', email });
    const visitor = app.visitor();
    await visitor.get(`/daftar/kode?email=${email}`);
    await visitor.post(`/daftar/kode?email=${email}`, { again: '1' });
    const code = await codeFor(app, email);
    if (code) await visitor.post(`/daftar/kode?email=${email}`, { code });
    expect((await visitor.get('/akun')).statusCode).toBe(303);
  });
});

describe('signing in', () => {
  it('takes the right password only, and says the same of a wrong one and of an unknown address', async () => {
    await app.account({ name: 'Made Contoh', email: 'made@contoh.test' });
    const visitor = app.visitor();
    await visitor.get('/masuk');
    const wrong = await visitor.post('/masuk', { email: 'made@contoh.test', password: 'bukan kata sandinya' });
    const unknown = await visitor.post('/masuk', { email: 'siapa@contoh.test', password: 'bukan kata sandinya' });
    expect([wrong.statusCode, unknown.statusCode]).toEqual([422, 422]);
    expect(textOf(wrong.body).replace('made@', '')).toBe(textOf(unknown.body).replace('siapa@', ''));
    const right = await visitor.post('/masuk?to=%2Fakun', { email: ' Made@Contoh.test ', password: DEMO_PASSWORD });
    expect(right.headers.location).toBe('/akun');
    expect((await visitor.follow(right)).statusCode).toBe(200);
  });

  it('never leads to another site', async () => {
    const visitor = app.visitor();
    await visitor.get('/masuk');
    for (const to of ['https://jahat.test', '//jahat.test', '/\\jahat.test', '/%09/jahat.test', 'javascript:alert(1)']) {
      const sent = await visitor.post(`/masuk?to=${encodeURIComponent(to)}`, { email: 'made@contoh.test', password: DEMO_PASSWORD });
      const landed = new URL(String(sent.headers.location), 'http://localhost');
      expect(landed.host, to).toBe('localhost');
    }
  });

  it('sends a new code when the address was never confirmed', async () => {
    const email = 'belum-konfirmasi@contoh.test';
    await signUp(app, email);
    const visitor = app.visitor();
    await visitor.get('/masuk');
    const sent = await visitor.post('/masuk', { email, password: PASSWORD });
    expect(sent.headers.location).toContain('/daftar/kode');
    expect((await visitor.post(String(sent.headers.location), { code: await codeFor(app, email) })).statusCode).toBe(303);
    expect((await visitor.get('/akun')).statusCode).toBe(200);
  });

  it('ends at once when one signs out', async () => {
    const visitor = await app.signedIn('made@contoh.test');
    const kept = visitor.cookie;
    await visitor.get('/akun');
    expect((await visitor.post('/keluar')).statusCode).toBe(303);
    expect((await app.inject({ url: '/akun', headers: { cookie: kept } })).statusCode).toBe(303);
  });
});

describe('a forgotten password', () => {
  it('is replaced with a code; every device is signed out; the old one is dead', async () => {
    const email = 'lupa@contoh.test';
    await app.account({ name: 'Lupa Contoh', email });
    const device = await app.signedIn(email);
    const visitor = app.visitor();
    await visitor.get('/masuk/lupa');
    const asked = await visitor.post('/masuk/lupa', { email });
    const wrong = await visitor.post(String(asked.headers.location), { code: '000000', password: PASSWORD });
    expect(wrong.statusCode).toBe(422);
    const short = await visitor.post(String(asked.headers.location), { code: await codeFor(app, email), password: 'pendek' });
    expect(short.statusCode).toBe(422);
    const done = await visitor.post(String(asked.headers.location), { code: await codeFor(app, email), password: PASSWORD });
    expect(textOf((await visitor.follow(done)).body)).toContain('Kata sandi sudah diganti');
    expect((await device.get('/akun')).statusCode).toBe(303);
    expect((await visitor.post('/masuk', { email, password: DEMO_PASSWORD })).statusCode).toBe(422);
    expect((await visitor.post('/masuk', { email, password: PASSWORD })).statusCode).toBe(303);
  });

  it('answers the same whether the address is known or not, and writes to the known one only', async () => {
    const visitor = app.visitor();
    await visitor.get('/masuk/lupa');
    const unknown = await visitor.post('/masuk/lupa', { email: 'tak-ada@contoh.test' });
    expect(unknown.statusCode).toBe(303);
    await app.runJobs();
    expect(await app.mail('tak-ada@contoh.test')).toBeUndefined();
  });
});
