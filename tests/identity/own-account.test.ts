import { DEMO_PASSWORD, getPersonById } from '#platform/identity';
import { startApp, type TestApp, textOf } from '#support';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeFor, enrol, officer, otherThan } from './people.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** The code of thirty seconds ago, which still counts: so that the present one is left for later. */
const earlier = (totp: TOTP) => totp.generate({ timestamp: Date.now() - 30_000 });

describe('the second factor', () => {
  it('is asked of officers before any desk: signed in by password alone, they are sent to enrol', async () => {
    const email = 'petugas@contoh.test';
    await officer(app, email);
    const visitor = await app.signedIn(email);
    const desk = await visitor.get('/meja');
    expect(desk.statusCode).toBe(303);
    expect(desk.headers.location).toBe('/akun/dua-langkah?to=%2Fmeja');
    expect(textOf((await visitor.follow(desk)).body)).toContain('wajib mengaktifkan verifikasi dua langkah');
  });

  it('is enrolled with password and code, and asked at the next sign-in; a wrong code keeps the door shut', async () => {
    const email = 'kepala@contoh.test';
    await officer(app, email);
    const first = await app.signedIn(email);
    await first.get('/akun/dua-langkah');
    expect((await first.post('/akun/dua-langkah', { password: 'salah sekali' })).statusCode).toBe(422);
    const shown = await first.post('/akun/dua-langkah', { password: DEMO_PASSWORD });
    const key = /<code>([A-Z2-7]{16,})<\/code>/.exec(shown.body)?.[1] ?? '';
    const totp = new TOTP({ secret: key });
    const mistaken = await first.post('/akun/dua-langkah', { code: otherThan(totp.generate()) });
    expect(mistaken.statusCode).toBe(422);
    expect(mistaken.body, 'the key stays on the page, to try again').toContain(key);
    expect((await first.post('/akun/dua-langkah', { code: earlier(totp) })).statusCode).toBe(200);
    await first.post('/akun/kode-pemulihan', { kept: '1' });
    expect((await first.get('/meja')).statusCode).not.toBe(303);

    const second = app.visitor();
    await second.get('/masuk');
    const sent = await second.post('/masuk?to=%2Fmeja', { email, password: DEMO_PASSWORD });
    expect(sent.headers.location).toContain('/masuk/kode');
    expect((await second.get('/akun')).statusCode, 'the password alone opens nothing').toBe(303);
    await second.get(String(sent.headers.location));
    const refused = await second.post(String(sent.headers.location), { code: otherThan(totp.generate()) });
    expect(refused.statusCode).toBe(422);
    const entered = await second.post(String(sent.headers.location), { code: totp.generate() });
    expect(entered.headers.location).toBe('/meja');
    expect((await second.get('/meja')).statusCode).not.toBe(303);
  });

  it('ends the sessions of other devices when it is enrolled: those gave a password only', async () => {
    const email = 'dua-gawai@contoh.test';
    await officer(app, email);
    const [old, here] = [await app.signedIn(email), await app.signedIn(email)];
    await enrol(here);
    expect((await here.get('/meja')).statusCode).not.toBe(303);
    expect((await old.get('/akun')).statusCode).toBe(303);
  });

  it('cannot be passed by with a confirmation code to the mailbox', async () => {
    const email = 'kepala@contoh.test';
    const visitor = app.visitor();
    await visitor.get(`/daftar/kode?email=${email}`);
    await visitor.post(`/daftar/kode?email=${email}`, { again: '1' });
    const code = await codeFor(app, email);
    if (code) await visitor.post(`/daftar/kode?email=${email}`, { code });
    expect((await visitor.get('/akun')).statusCode).toBe(303);
  });
});

describe('the account page', () => {
  it('keeps name, telephone, NIK and language, shows the NIK masked and audits the change', async () => {
    const email = 'data@contoh.test';
    const personId = await app.account({ name: 'Data Contoh', email });
    const visitor = await app.signedIn(email);
    const saved = await visitor.post('/akun', { name: 'Data Baru', nik: '5103014107900001', phone: '0812 3456 7890', locale: 'en' });
    expect(saved.statusCode, textOf(saved.body)).toBe(200);
    expect(saved.body).toContain('value="Data Baru"');
    expect(saved.body).not.toContain('5103014107900001');
    const { nik, phone, locale } = await getPersonById(app.db, personId);
    expect({ nik, phone, locale }).toEqual({ nik: '5103014107900001', phone: '+6281234567890', locale: 'en' });
    const audit = await app.db.selectFrom('audit.entry').select('action').where('subject_id', '=', personId).execute();
    expect(audit.map((entry) => entry.action)).toContain('identity.change-profile');
  });
});

describe('the example people', () => {
  it('come in with one button, officers with their second factor', async () => {
    const { enrolDemoOfficer } = await import('#platform/identity');
    await officer(app, 'contoh.pejabat@contoh.test');
    await enrolDemoOfficer(
      { db: app.db, auth: app.deps.auth, clock: app.clock, secret: app.deps.authSecret },
      'contoh.pejabat@contoh.test',
    );
    const visitor = app.visitor();
    const page = await visitor.get('/demo/akun');
    expect(page.body).toMatch(/<code>\d{6}<\/code>/);
    const entered = await visitor.post('/demo/akun', { email: 'contoh.pejabat@contoh.test', to: '/akun' });
    expect(entered.headers.location).toBe('/akun');
    expect((await visitor.get('/meja')).statusCode).not.toBe(303);
  });

  it('stand on pages, those with a story first, and are found by a part of their name', async () => {
    for (let n = 10; n < 45; n++) await app.account({ name: `Rekaan ${n}`, email: `rekaan${n}@contoh.test` });
    await app.account({ name: 'Ni Luh Sari Dewi', email: 'niluh@contoh.test' });
    const visitor = app.visitor();
    const at = async (query: string) =>
      [...(await visitor.get(`/demo/akun${query}`)).body.matchAll(/name="email" value="([^"]+)"/g)].map(([, email]) => email);
    const first = await at('');
    expect(first).toHaveLength(30);
    expect(first[0], 'the newest of all, but with a story').toBe('niluh@contoh.test');
    const second = await at('?halaman=2');
    expect(new Set([...first, ...second]).size).toBe(first.length + second.length);
    expect(second).toContain('rekaan44@contoh.test');
    expect(await at('?q=kaan+44')).toEqual(['rekaan44@contoh.test']);
    expect(await at('?q=%25')).toEqual([]);
    expect(textOf((await visitor.get('/demo/akun?q=siapakah')).body)).toContain('Tidak ada orang contoh dengan “siapakah”.');
  });

  it('do not exist outside the demonstration', async () => {
    const real = await startApp({ env: { DEMO: 'off', SMTP_URL: 'smtp://127.0.0.1:2' } });
    expect((await real.inject({ url: '/demo/akun' })).statusCode).toBe(404);
    expect((await real.inject({ url: '/demo/mailbox' })).statusCode).toBe(404);
    await real.close();
  });
});
