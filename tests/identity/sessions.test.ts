import { seedPermit } from '#demo';
import { countQueries, startApp, type TestApp, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
let people = 0;
beforeAll(async () => {
  app = await startApp();
  await seedPermit.submitted(app.deps);
});
afterAll(() => app?.close());

async function somebody(): Promise<{ readonly email: string; readonly personId: string; readonly visitor: Visitor }> {
  const email = `orang${++people}@contoh.test`;
  const personId = await app.account({ name: `Orang ${people}`, email });
  return { email, personId, visitor: await app.signedIn(email) };
}

const sessionsOf = (email: string) =>
  app.db
    .selectFrom('identity.session as s')
    .innerJoin('identity.user as u', 'u.id', 's.userId')
    .select(['s.id', 's.expiresAt'])
    .where('u.email', '=', email)
    .execute();

const endsIn = async (email: string, ms: number) => {
  const [session] = await sessionsOf(email);
  await app.db
    .updateTable('identity.session')
    .set({ expiresAt: new Date(Date.now() + ms) })
    .where('id', '=', session?.id ?? '')
    .execute();
};

const DAY = 86_400_000;
const cookieWith = async (value: string) =>
  (await app.inject({ url: '/akun', headers: { cookie: `wl.session_token=${value}` } })).statusCode;
const valueOf = ({ cookie }: Visitor) => decodeURIComponent(/wl\.session_token=([^;]+)/.exec(cookie)?.[1] ?? '');

describe('a session', () => {
  it('is read in one query, with person and offices', async () => {
    const officer = await app.signedIn('loket@contoh.test');
    await officer.get('/');
    expect(await countQueries(() => officer.get('/'))).toBe(1);
    expect((await officer.get('/')).body).toContain('href="/meja"');
  });

  it('is out on the very next request once it is revoked', async () => {
    const { email, visitor } = await somebody();
    expect((await visitor.get('/akun')).statusCode).toBe(200);
    await app.db
      .deleteFrom('identity.session')
      .where(
        'id',
        'in',
        (await sessionsOf(email)).map(({ id }) => id),
      )
      .execute();
    expect((await visitor.get('/akun')).statusCode).toBe(303);
    expect((await visitor.get('/')).body).toContain('href="/masuk"');
  });

  it('opens nothing with a signature that is not ours for this very token', async () => {
    const [one, other] = [await somebody(), await somebody()];
    const [token = '', signature = ''] = valueOf(one.visitor).split(/\.(?=[^.]*$)/);
    const [otherToken = '', otherSignature = ''] = valueOf(other.visitor).split(/\.(?=[^.]*$)/);
    expect(await cookieWith(encodeURIComponent(`${token}.${signature}`))).toBe(200);
    for (const forged of [`${token}.${otherSignature}`, `${otherToken}.${signature}`, token, `${token}.`, `${token}.${'A'.repeat(43)}=`])
      expect(await cookieWith(encodeURIComponent(forged)), forged).toBe(303);
  });

  it('shows each person their own pages, however they take turns', async () => {
    const [one, other] = [await somebody(), await somebody()];
    for (let turn = 0; turn < 3; turn++) {
      const pages = await Promise.all([one, other].map(({ visitor }) => visitor.get('/akun')));
      expect(pages[0]?.body).toContain(one.email);
      expect(pages[0]?.body).not.toContain(other.email);
      expect(pages[1]?.body).toContain(other.email);
      expect(pages[1]?.body).not.toContain(one.email);
    }
  });

  it('loses an office on the very next request after its last day was set', async () => {
    const officer = await app.signedIn('arsip@contoh.test');
    expect((await officer.get('/meja')).statusCode).toBe(200);
    const { id } = await app.db
      .selectFrom('identity.person')
      .select('id')
      .where('email', '=', 'arsip@contoh.test')
      .executeTakeFirstOrThrow();
    await app.db.updateTable('access.assignment').set({ valid_to: '2026-03-01' }).where('person_id', '=', id).execute();
    expect((await officer.get('/meja')).statusCode).toBe(403);
  });

  it('lives on while it is used, and is removed when it has ended', async () => {
    const { email, visitor } = await somebody();
    await endsIn(email, 5 * DAY);
    expect((await visitor.get('/akun')).statusCode).toBe(200);
    const [prolonged] = await sessionsOf(email);
    expect(new Date(prolonged?.expiresAt ?? 0).getTime()).toBeGreaterThan(Date.now() + 13 * DAY);
    await endsIn(email, -1000);
    expect((await visitor.get('/akun')).statusCode).toBe(303);
    expect(await sessionsOf(email)).toEqual([]);
  });
});
