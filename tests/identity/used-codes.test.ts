import { startApp, type TestApp, type Visitor } from '#support';
import type { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asked, enrol, officer } from './people.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
}, 120_000);
afterAll(() => app?.close());

let officers = 0;
/** An officer with an authenticator, and the code that proved it: of thirty seconds before. */
async function enrolled(): Promise<{ email: string; totp: TOTP; proof: string }> {
  const email = `petugas${++officers}@contoh.test`;
  await officer(app, email);
  const { totp, proof } = await enrol(await app.signedIn(email));
  return { email, totp, proof };
}

const isIn = async (visitor: Visitor) => (await visitor.get('/akun')).statusCode === 200;
const audited = async () =>
  (await app.db.selectFrom('audit.entry').select('action').where('action', '=', 'identity.code-used-twice').execute()).length;

describe('a code of the second factor', () => {
  it('opens once: the same one is refused within its time, said why, and the next one is taken', async () => {
    const { email, totp } = await enrolled();
    const code = totp.generate();
    const first = await asked(app, email);
    expect((await first.post('/masuk/kode', { code })).statusCode).toBe(303);
    const second = await asked(app, email);
    const before = await audited();
    const refused = await second.post('/masuk/kode', { code: `${code.slice(0, 3)} ${code.slice(3)}` });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('Kode ini sudah pernah dipakai');
    expect(await isIn(second)).toBe(false);
    expect(await audited()).toBe(before + 1);
    const next = totp.generate({ timestamp: Date.now() + 30_000 });
    expect((await second.post('/masuk/kode', { code: next })).statusCode).toBe(303);
    expect(await isIn(second)).toBe(true);
  });

  it('that proved the authenticator opens nothing more', async () => {
    const { email, proof } = await enrolled();
    const visitor = await asked(app, email);
    const refused = await visitor.post('/masuk/kode', { code: proof });
    expect(refused.statusCode).toBe(422);
    expect(await isIn(visitor)).toBe(false);
  });

  it('given by five browsers at once lets one in', async () => {
    const { email, totp } = await enrolled();
    const browsers = await Promise.all(Array.from({ length: 5 }, () => asked(app, email)));
    const code = totp.generate();
    const answers = await Promise.all(browsers.map((browser) => browser.post('/masuk/kode', { code })));
    expect(answers.filter(({ statusCode }) => statusCode === 303)).toHaveLength(1);
    const inside = await Promise.all(browsers.map(isIn));
    expect(inside.filter(Boolean)).toHaveLength(1);
    const sessions = await app.db
      .selectFrom('identity.session as s')
      .innerJoin('identity.user as u', 'u.id', 's.userId')
      .select('s.id')
      .where('u.email', '=', email)
      .execute();
    // One of the enrolment, one of whoever was first.
    expect(sessions).toHaveLength(2);
  });
});
