import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { DEMO_PASSWORD } from '#platform/identity';
import { enterAgency, assign } from '#platform/access';
import { transaction } from '#db';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const PASSWORD = 'padi menguning di Jatiluwih';

async function codeFor(email: string): Promise<string> {
  await app.runJobs();
  const mail = await app.mail(email);
  return /\d{6}/.exec(mail?.subject ?? '')?.[0] ?? '';
}

/** A code of six digits that is not the right one. */
/** The code of thirty seconds ago, which still counts: so that the present one is left for later. */
const earlier = (totp: TOTP) => totp.generate({ timestamp: Date.now() - 30_000 });
const otherThan = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

async function signUp(email: string, name = 'Ni Luh Contoh'): Promise<Visitor> {
  const visitor = app.visitor();
  await visitor.get('/daftar');
  const sent = await visitor.post('/daftar', { name, email, password: PASSWORD });
  expect(sent.statusCode, textOf(sent.body)).toBe(303);
  return visitor;
}

async function officer(email: string): Promise<string> {
  const personId = await app.account({ name: 'Petugas Contoh', email });
  await transaction(app.db, async (tx) => {
    const agencyId = await enterAgency(tx, {
      key: 'contoh',
      name: 'Dinas Contoh',
      regionCode: '51.03',
      address: 'Jalan Contoh 1',
      government: 'Pemerintah Contoh',
    });
    await assign(tx, { personId, agencyId, role: 'front-office', employeeNo: null, validFrom: '2020-01-01' });
  });
  return personId;
}

describe('signing up', () => {
  it('lets in whoever types the code sent to the address, and remembers the person', async () => {
    const email = 'luh@contoh.test';
    const visitor = await signUp(email);
    expect((await visitor.get('/akun')).statusCode, 'not before the code').toBe(303);
    const confirmed = await visitor.post(`/daftar/kode?email=${email}`, { code: await codeFor(email) });
    expect(confirmed.statusCode, textOf(confirmed.body)).toBe(303);
    const account = await visitor.get('/akun');
    expect(account.statusCode).toBe(200);
    expect(account.body).toContain('value="Ni Luh Contoh"');
  });

  it('refuses a wrong code and, after five, the right one too', async () => {
    const email = 'wayan@contoh.test';
    const visitor = await signUp(email);
    const code = await codeFor(email);
    for (let attempt = 0; attempt < 5; attempt++) {
      const wrong = await visitor.post(`/daftar/kode?email=${email}`, { code: otherThan(code) });
      expect(wrong.statusCode).toBe(422);
      expect(textOf(wrong.body)).toContain('Kode salah');
    }
    expect((await visitor.post(`/daftar/kode?email=${email}`, { code })).statusCode).toBe(422);
    expect((await visitor.get('/akun')).statusCode).toBe(303);
    await visitor.post(`/daftar/kode?email=${email}`, { again: '1' });
    expect((await visitor.post(`/daftar/kode?email=${email}`, { code: await codeFor(email) })).statusCode).toBe(303);
  });

  it('refuses a code older than fifteen minutes', async () => {
    const email = 'lama@contoh.test';
    const visitor = await signUp(email);
    const code = await codeFor(email);
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
    const owner = await signUp(email, 'Pemilik Surel');
    const code = await codeFor(email);
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
    const confirmed = await visitor.post(String(sent.headers.location), { code: await codeFor(email) });
    expect(confirmed.headers.location).toBe('/akun');
  });

  it('does not let a mailbox alone into an account that exists: that would pass by the password', async () => {
    const email = 'kotak@contoh.test';
    await app.account({ name: 'Kotak Surat', email });
    const visitor = app.visitor();
    await visitor.get(`/daftar/kode?email=${email}`);
    await visitor.post(`/daftar/kode?email=${email}`, { again: '1' });
    const code = await codeFor(email);
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
    await signUp(email);
    const visitor = app.visitor();
    await visitor.get('/masuk');
    const sent = await visitor.post('/masuk', { email, password: PASSWORD });
    expect(sent.headers.location).toContain('/daftar/kode');
    expect((await visitor.post(String(sent.headers.location), { code: await codeFor(email) })).statusCode).toBe(303);
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

describe('the second factor', () => {
  it('is asked of officers before any desk: signed in by password alone, they are sent to enrol', async () => {
    const email = 'petugas@contoh.test';
    await officer(email);
    const visitor = await app.signedIn(email);
    const desk = await visitor.get('/meja');
    expect(desk.statusCode).toBe(303);
    expect(desk.headers.location).toBe('/akun/dua-langkah?to=%2Fmeja');
    expect(textOf((await visitor.follow(desk)).body)).toContain('wajib mengaktifkan verifikasi dua langkah');
  });

  it('is enrolled with password and code, and asked at the next sign-in; a wrong code keeps the door shut', async () => {
    const email = 'kepala@contoh.test';
    await officer(email);
    const first = await app.signedIn(email);
    await first.get('/akun/dua-langkah');
    expect((await first.post('/akun/dua-langkah', { password: 'salah sekali' })).statusCode).toBe(422);
    const shown = await first.post('/akun/dua-langkah', { password: DEMO_PASSWORD });
    const key = /<code>([A-Z2-7]{16,})<\/code>/.exec(shown.body)?.[1] ?? '';
    const recovery = [...shown.body.matchAll(/<li><code>([^<]+)<\/code>/g)].map((found) => found[1] ?? '');
    expect(recovery.length).toBeGreaterThanOrEqual(8);
    const totp = new TOTP({ secret: key });
    const mistaken = await first.post('/akun/dua-langkah', { code: otherThan(totp.generate()) });
    expect(mistaken.statusCode).toBe(422);
    expect(mistaken.body, 'the key stays on the page, to try again').toContain(key);
    expect((await first.post('/akun/dua-langkah', { code: earlier(totp) })).statusCode).toBe(303);
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

    const third = app.visitor();
    await third.get('/masuk');
    await third.post('/masuk', { email, password: DEMO_PASSWORD });
    await third.get('/masuk/kode');
    expect((await third.post('/masuk/kode', { recovery: recovery[0] })).statusCode).toBe(303);
    expect((await third.get('/akun')).statusCode).toBe(200);
    const again = app.visitor();
    await again.get('/masuk');
    await again.post('/masuk', { email, password: DEMO_PASSWORD });
    await again.get('/masuk/kode');
    expect((await again.post('/masuk/kode', { recovery: recovery[0] })).statusCode, 'a recovery code works once').toBe(422);
  });

  it('ends the sessions of other devices when it is enrolled: those gave a password only', async () => {
    const email = 'dua-gawai@contoh.test';
    await officer(email);
    const [old, here] = [await app.signedIn(email), await app.signedIn(email)];
    const shown = await here.post('/akun/dua-langkah', { password: DEMO_PASSWORD });
    const totp = new TOTP({ secret: /<code>([A-Z2-7]{16,})<\/code>/.exec(shown.body)?.[1] ?? '' });
    await here.post('/akun/dua-langkah', { code: totp.generate() });
    expect((await here.get('/meja')).statusCode).not.toBe(303);
    expect((await old.get('/akun')).statusCode).toBe(303);
  });

  it('cannot be passed by with a confirmation code to the mailbox', async () => {
    const email = 'kepala@contoh.test';
    const visitor = app.visitor();
    await visitor.get(`/daftar/kode?email=${email}`);
    await visitor.post(`/daftar/kode?email=${email}`, { again: '1' });
    const code = await codeFor(email);
    if (code) await visitor.post(`/daftar/kode?email=${email}`, { code });
    expect((await visitor.get('/akun')).statusCode).toBe(303);
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
    const short = await visitor.post(String(asked.headers.location), { code: await codeFor(email), password: 'pendek' });
    expect(short.statusCode).toBe(422);
    const done = await visitor.post(String(asked.headers.location), { code: await codeFor(email), password: PASSWORD });
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

describe('the account page', () => {
  it('signs another device out at once', async () => {
    const email = 'gawai@contoh.test';
    await app.account({ name: 'Gawai Contoh', email });
    const [phone, desktop] = [await app.signedIn(email), await app.signedIn(email)];
    const page = await desktop.get('/akun');
    const rows = page.body.split('<tr>').filter((row) => row.includes('name="session"'));
    expect(rows).toHaveLength(2);
    const other = /name="session" value="([^"]+)"/.exec(rows.find((row) => !row.includes('perangkat ini')) ?? '')?.[1];
    expect((await desktop.post('/akun/perangkat', { session: other })).statusCode).toBe(303);
    expect((await phone.get('/akun')).statusCode).toBe(303);
    expect((await desktop.get('/akun')).statusCode).toBe(200);
  });

  it("does not end somebody else's session", async () => {
    await app.account({ name: 'Sasaran', email: 'sasaran@contoh.test' });
    const victim = await app.signedIn('sasaran@contoh.test');
    const session = /name="session" value="([^"]+)"/.exec((await victim.get('/akun')).body)?.[1];
    const attacker = await app.signedIn('gawai@contoh.test');
    expect((await attacker.post('/akun/perangkat', { session })).statusCode).toBe(303);
    expect((await victim.get('/akun')).statusCode).toBe(200);
  });

  it('keeps name, telephone, NIK and language, shows the NIK masked and audits the change', async () => {
    const email = 'data@contoh.test';
    const personId = await app.account({ name: 'Data Contoh', email });
    const visitor = await app.signedIn(email);
    const saved = await visitor.post('/akun', { name: 'Data Baru', nik: '5103014107900001', phone: '0812 3456 7890', locale: 'en' });
    expect(saved.statusCode, textOf(saved.body)).toBe(200);
    expect(saved.body).toContain('value="Data Baru"');
    expect(saved.body).not.toContain('5103014107900001');
    const person = await app.db
      .selectFrom('identity.person')
      .select(['nik', 'locale'])
      .where('id', '=', personId)
      .executeTakeFirstOrThrow();
    expect(person).toEqual({ nik: '5103014107900001', locale: 'en' });
    const audit = await app.db.selectFrom('audit.entry').select('action').where('subject_id', '=', personId).execute();
    expect(audit.map((entry) => entry.action)).toContain('identity.change-profile');
  });
});

describe('the example people', () => {
  it('come in with one button, officers with their second factor', async () => {
    const { enrolDemoOfficer } = await import('#platform/identity');
    await officer('contoh.pejabat@contoh.test');
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
