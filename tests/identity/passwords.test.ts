import { DEMO_PASSWORD } from '#platform/identity';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeFor, enrol, PASSWORD, subjectsTo } from './people.ts';

let app: TestApp;
let people = 0;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

async function somebody() {
  const email = `sandi${++people}@contoh.test`;
  await app.account({ name: 'Gede Pasirputih', email });
  return { email, visitor: await app.signedIn(email) };
}

const longAgo = async (email: string) => {
  const account = app.db.selectFrom('identity.user').select('id').where('email', '=', email);
  await app.db
    .updateTable('identity.session')
    .set({ provedAt: new Date(0) })
    .where('userId', '=', account)
    .execute();
};

const change = (visitor: Visitor, newPassword: string, password = DEMO_PASSWORD) =>
  visitor.post('/akun/kata-sandi', { newPassword, password });

const opens = async (email: string, password: string) => {
  const visitor = app.visitor();
  await visitor.get('/masuk');
  return (await visitor.post('/masuk', { email, password })).statusCode === 303;
};

describe('changing the password', () => {
  it('takes the new one, ends every other session, and tells the owner', async () => {
    const { email, visitor } = await somebody();
    const other = await app.signedIn(email);
    await visitor.get('/akun/kata-sandi');
    expect((await change(visitor, PASSWORD)).headers.location).toBe('/akun');
    expect((await visitor.get('/akun')).statusCode, 'this session goes on').toBe(200);
    expect((await other.get('/akun')).statusCode).toBe(303);
    expect([await opens(email, DEMO_PASSWORD), await opens(email, PASSWORD)]).toEqual([false, true]);
    expect(await subjectsTo(app, email)).toContain('Kata sandi akun Anda diganti');
    const lines = await app.db.selectFrom('audit.entry').select('action').where('action', '=', 'identity.change-password').execute();
    expect(lines).toHaveLength(1);
  });

  it('asks for the present one, even of whoever has just signed in', async () => {
    const { email, visitor } = await somebody();
    await visitor.get('/akun/kata-sandi');
    const refused = await change(visitor, PASSWORD, 'bukan kata sandinya');
    expect(refused.statusCode).toBe(422);
    expect(textOf(refused.body)).toContain('Kata sandi tidak cocok');
    expect(refused.body, 'the new password is never sent back').not.toContain(PASSWORD);
    expect(await opens(email, DEMO_PASSWORD)).toBe(true);
  });

  it('leads whoever signed in long ago through a proof by all they have', async () => {
    const { email, visitor } = await somebody();
    await enrol(visitor);
    await longAgo(email);
    const asked = await visitor.get('/akun/kata-sandi');
    expect(asked.headers.location).toBe('/akun/pastikan?to=%2Fakun%2Fkata-sandi');
    const pushed = await change(visitor, PASSWORD);
    expect(pushed.headers.location).toBe('/akun/pastikan?to=%2Fakun%2Fkata-sandi');
    expect(await opens(email, PASSWORD)).toBe(false);
  });

  it.each([
    ['pendek sekali', 'terlalu pendek'],
    ['passwordpassword', 'banyak orang memakai'],
    ['bismillah 12345678', 'banyak orang memakai'],
    ['Gede Pasirputih 88', 'isinya nama Anda'],
    ['aaaaaaaaaaaaaaaa', 'berulang atau berurutan'],
  ])('refuses %s and says why', async (newPassword, why) => {
    const { email, visitor } = await somebody();
    await visitor.get('/akun/kata-sandi');
    const refused = await change(visitor, newPassword);
    expect(refused.statusCode).toBe(422);
    expect(textOf(refused.body)).toContain(why);
    expect(await opens(email, DEMO_PASSWORD)).toBe(true);
  });
});

describe('a weak password', () => {
  it('is refused when one signs up', async () => {
    const visitor = app.visitor();
    await visitor.get('/daftar');
    const sent = { name: 'Komang Lembahsari', email: 'lembahsari@contoh.test', password: 'lembahsari 123456' };
    const refused = await visitor.post('/daftar', sent);
    expect(refused.statusCode).toBe(422);
    expect(textOf(refused.body)).toContain('isinya nama Anda');
  });

  it('is refused when one has forgotten the old one; the code still counts, and the owner is told of the change', async () => {
    const { email } = await somebody();
    const visitor = app.visitor();
    await visitor.get('/masuk/lupa');
    const asked = await visitor.post('/masuk/lupa', { email });
    const code = await codeFor(app, email);
    const refused = await visitor.post(String(asked.headers.location), { code, password: 'sayang sayang 2026' });
    expect(textOf(refused.body)).toContain('Kata sandi ini lemah');
    expect((await visitor.post(String(asked.headers.location), { code, password: PASSWORD })).statusCode).toBe(303);
    await app.runJobs();
    expect((await app.mail(email))?.subject).toBe('Kata sandi akun Anda diganti');
  });
});
