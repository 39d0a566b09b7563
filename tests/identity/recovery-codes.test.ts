import { DEMO_PASSWORD } from '#platform/identity';
import { startApp, type TestApp, textOf } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asked, codesOn, enrol, type Enrolled, officer, subjectsTo } from './people.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
}, 120_000);
afterAll(() => app?.close());

let people = 0;
async function enrolled(): Promise<Enrolled & { email: string; personId: string; visitor: Awaited<ReturnType<TestApp['signedIn']>> }> {
  const email = `petugas${++people}@contoh.test`;
  const personId = await officer(app, email);
  const visitor = await app.signedIn(email);
  return { email, personId, visitor, ...(await enrol(visitor)) };
}

const setOf = (email: string) =>
  app.db
    .selectFrom('identity.twoFactor as f')
    .innerJoin('identity.user as u', 'u.id', 'f.userId')
    .select(['f.backupCodes', 'f.codesKeptAt'])
    .where('u.email', '=', email)
    .executeTakeFirstOrThrow();

/** The session of this browser began long ago. */
const later = (email: string) =>
  app.db
    .updateTable('identity.session as s')
    .from('identity.user as u')
    .set({ provedAt: new Date(Date.now() - 11 * 60_000) })
    .whereRef('u.id', '=', 's.userId')
    .where('u.email', '=', email)
    .execute();

describe('recovery codes', () => {
  it('are ten, shown with the factor, and open the desk to nobody before they were put away', async () => {
    const email = `petugas${++people}@contoh.test`;
    await officer(app, email);
    const visitor = await app.signedIn(email);
    const { codes } = await enrol(visitor, { keep: false });
    expect(new Set(codes).size).toBe(10);
    const desk = await visitor.get('/meja');
    expect(desk.headers.location).toBe('/akun/dua-langkah?to=%2Fmeja');
    const led = await visitor.follow(desk);
    expect(led.headers.location).toBe('/akun/kode-pemulihan?to=%2Fmeja');
    const page = await visitor.follow(led);
    expect(textOf(page.body)).toContain('belum disimpan');
    expect(codesOn(page.body), 'they are not shown a second time').toEqual([]);
    const fresh = await visitor.post('/akun/kode-pemulihan?to=%2Fmeja', { password: DEMO_PASSWORD });
    expect(codesOn(fresh.body)).toHaveLength(10);
    const kept = await visitor.post('/akun/kode-pemulihan?to=%2Fmeja', { kept: '1' });
    expect(kept.headers.location).toBe('/meja');
    expect((await visitor.get('/meja')).statusCode).toBe(200);
    const first = await asked(app, email);
    expect((await first.post('/masuk/kode', { recovery: codes[0] })).statusCode, 'the old ones are void').toBe(422);
  });

  it('are handed over as a file that needs no script', async () => {
    const email = `petugas${++people}@contoh.test`;
    await officer(app, email);
    const visitor = await app.signedIn(email);
    await visitor.post('/akun/dua-langkah', { password: DEMO_PASSWORD });
    const { codes } = await enrol(visitor, { keep: false });
    const again = await visitor.post('/akun/kode-pemulihan', { password: DEMO_PASSWORD });
    const file = decodeURIComponent(/href="data:text\/plain;charset=utf-8,([^"]+)" download="[^"]+\.txt"/.exec(again.body)?.[1] ?? '');
    expect(codesOn(again.body).every((code) => file.includes(code))).toBe(true);
    expect(file).not.toContain(codes[0]);
  });

  it('are kept as salted hashes, from which nobody reads them', async () => {
    const { email, codes } = await enrolled();
    const stored = JSON.parse((await setOf(email)).backupCodes) as string[];
    expect(stored).toHaveLength(10);
    for (const one of stored) expect(one).toMatch(/^scrypt:[\w-]{22}:[\w-]{43}$/);
    for (const code of codes) expect(stored.join()).not.toContain(code.replace('-', ''));
    const other = JSON.parse((await setOf((await enrolled()).email)).backupCodes) as string[];
    expect(other[0]?.split(':')[1]).not.toBe(stored[0]?.split(':')[1]);
  });

  it('sign in once each, typed as people type, as a strong session; the owner is told and the number left is shown', async () => {
    const { email, codes, personId } = await enrolled();
    const typed = ` ${(codes[0] ?? '').toUpperCase().replace('-', ' ')} `;
    const visitor = await asked(app, email);
    expect((await visitor.post('/masuk/kode', { recovery: typed })).statusCode).toBe(303);
    expect((await visitor.get('/meja')).statusCode).toBe(200);
    expect(textOf((await visitor.get('/akun/kode-pemulihan')).body)).toContain('Masih ada 9 kode');
    const second = await asked(app, email);
    expect((await second.post('/masuk/kode', { recovery: codes[0] })).statusCode).toBe(422);
    expect((await second.get('/akun')).statusCode).toBe(303);
    expect((await second.post('/masuk/kode', { recovery: codes[1] })).statusCode).toBe(303);
    expect(await subjectsTo(app, email)).toContain('Kode pemulihan dipakai untuk masuk ke akun Anda');
    const account = await app.db.selectFrom('identity.person').select('user_id').where('id', '=', personId).executeTakeFirstOrThrow();
    const audit = await app.db
      .selectFrom('audit.entry')
      .select(['action', 'detail'])
      .where('subject_id', '=', account.user_id ?? '')
      .execute();
    expect(audit.filter(({ action }) => action === 'identity.use-recovery-code')).toHaveLength(2);
    expect(JSON.stringify(audit)).not.toContain(email);
  });

  it('given by two browsers at once open one session', async () => {
    const { email, codes } = await enrolled();
    const browsers = await Promise.all([asked(app, email), asked(app, email), asked(app, email)]);
    const answers = await Promise.all(browsers.map((browser) => browser.post('/masuk/kode', { recovery: codes[0] })));
    expect(answers.filter(({ statusCode }) => statusCode === 303)).toHaveLength(1);
  });

  it('are made anew only for whoever gives the password, and later also a code', async () => {
    const { email, totp, visitor } = await enrolled();
    expect((await visitor.post('/akun/kode-pemulihan', {})).statusCode, 'nothing given').toBe(200);
    expect((await visitor.post('/akun/kode-pemulihan', { password: 'bukan kata sandinya' })).statusCode).toBe(422);
    const before = (await setOf(email)).backupCodes;
    await later(email);
    const half = await visitor.post('/akun/kode-pemulihan', { password: DEMO_PASSWORD });
    expect(half.statusCode, 'the password alone is half of it').toBe(422);
    expect((await setOf(email)).backupCodes).toBe(before);
    const renewed = await visitor.post('/akun/kode-pemulihan', { password: DEMO_PASSWORD, factorCode: totp.generate() });
    expect(codesOn(renewed.body)).toHaveLength(10);
    expect((await setOf(email)).codesKeptAt).toBeNull();
    expect((await setOf(email)).backupCodes).not.toBe(before);
  });

  it('that better-auth encrypted before still sign in, and must then be replaced', async () => {
    const { email } = await enrolled();
    const { symmetricEncrypt } = await import('better-auth/crypto');
    const old = await symmetricEncrypt({ key: app.deps.authSecret, data: JSON.stringify(['AbCde-12345', 'FgHij-67890']) });
    await app.db
      .updateTable('identity.twoFactor')
      .set({ backupCodes: old, codesKeptAt: null })
      .where('backupCodes', '=', (await setOf(email)).backupCodes)
      .execute();
    const visitor = await asked(app, email);
    expect((await visitor.post('/masuk/kode', { recovery: 'AbCde-12345' })).statusCode).toBe(303);
    expect((await setOf(email)).backupCodes).not.toContain('FgHij');
    expect((await visitor.get('/meja')).statusCode).toBe(303);
    const again = await asked(app, email);
    expect((await again.post('/masuk/kode', { recovery: 'AbCde-12345' })).statusCode).toBe(422);
  });
});

describe('proving oneself again', () => {
  it('makes a session of the password alone a strong one, under a new token', async () => {
    const { totp, visitor } = await enrolled();
    await app.db.updateTable('identity.session').set({ proof: 'password' }).where('proof', '=', 'totp').execute();
    const before = visitor.cookie;
    const desk = await visitor.get('/meja');
    const page = await visitor.follow(await visitor.follow(desk));
    expect(textOf(page.body)).toContain('Pastikan ini Anda');
    const wrong = await visitor.post('/akun/pastikan?to=%2Fmeja', { password: DEMO_PASSWORD, factorCode: '000000' });
    expect(wrong.statusCode).toBe(422);
    const right = await visitor.post('/akun/pastikan?to=%2Fmeja', { password: DEMO_PASSWORD, factorCode: totp.generate() });
    expect(right.headers.location).toBe('/meja');
    expect((await visitor.get('/meja')).statusCode).toBe(200);
    expect((await app.inject({ url: '/akun', headers: { cookie: before } })).statusCode, 'the old token is dead').toBe(303);
  });
});

describe('the end of a second factor', () => {
  it('asks for proof, signs every other device out, closes the desk and tells the owner', async () => {
    const { email, totp, visitor } = await enrolled();
    const other = await asked(app, email);
    expect((await other.post('/masuk/kode', { code: totp.generate() })).statusCode).toBe(303);
    expect((await visitor.post('/akun/dua-langkah/matikan', {})).statusCode).toBe(200);
    expect((await other.get('/akun')).statusCode).toBe(200);
    expect((await visitor.post('/akun/dua-langkah/matikan', { password: DEMO_PASSWORD })).statusCode).toBe(303);
    expect((await other.get('/akun')).statusCode).toBe(303);
    expect((await visitor.get('/meja')).headers.location).toContain('/akun/dua-langkah');
    await app.runJobs();
    expect((await app.mail(email))?.subject).toBe('Verifikasi dua langkah akun Anda dimatikan');
  });
});
