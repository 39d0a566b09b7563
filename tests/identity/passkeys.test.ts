import { DEMO_PASSWORD } from '#platform/identity';
import { expectAccessible, openBrowser, startApp, type TestApp, type TestBrowser, textOf, type Visitor } from '#support';
import { createServer } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrol, officer } from './people.ts';
import { softKey, type Wrong } from './soft-key.ts';

let app: TestApp;
let browser: TestBrowser;
let origin = '';
beforeAll(async () => {
  const port = await freePort();
  origin = `http://localhost:${port}`;
  app = await startApp({ env: { PUBLIC_URL: origin } });
  await app.application.web.listen({ host: '127.0.0.1', port });
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}

let people = 0;
async function somebody(): Promise<{ email: string; personId: string; accountId: string }> {
  const email = `kunci${++people}@contoh.test`;
  const personId = await officer(app, email);
  const { user_id: accountId } = await app.db
    .selectFrom('identity.person')
    .select('user_id')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  return { email, personId, accountId: accountId ?? '' };
}

/** A phone that knows its owner's finger. */
async function withPhone(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

const challengeFor = async (visitor: Visitor) =>
  (JSON.parse((await visitor.get('/masuk/kunci/pilihan')).body) as { challenge: string }).challenge;
const later = (accountId: string) =>
  app.db
    .updateTable('identity.session')
    .set({ provedAt: new Date(Date.now() - 11 * 60_000) })
    .where('userId', '=', accountId)
    .execute();

describe('a passkey in a browser', () => {
  it('is added, opens the desk to an officer, and signs in again without a password', async () => {
    const { email } = await somebody();
    const page = await browser.page(origin, { cookie: await app.signIn(email), width: 360 });
    await withPhone(page);
    await page.goto('/akun/kunci/tambah');
    await expectAccessible(page);
    await page.getByLabel('Nama kunci').fill('Ponsel saya');
    await page.getByRole('button', { name: 'Tambah kunci sandi' }).click();
    await page.waitForURL('**/akun/kunci');
    expect(await page.locator('input[name=name]').inputValue()).toBe('Ponsel saya');
    await expectAccessible(page);
    await app.runJobs();
    expect((await app.mail(email))?.subject).toBe('Kunci sandi ditambahkan ke akun Anda');

    // The session was begun by a password: for the desk the passkey is asked for.
    await page.goto('/meja');
    expect(new URL(page.url()).pathname).toBe('/akun/pastikan');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Pakai kunci sandi' }).click();
    await page.waitForURL('**/meja');

    await page.context().clearCookies();
    await page.goto('/masuk?to=%2Fmeja');
    const button = page.getByRole('button', { name: 'Masuk dengan kunci sandi' });
    // Where the browser offers the passkey by itself, it may be faster than the button.
    await Promise.all([page.waitForURL('**/meja'), button.click({ timeout: 5000 }).catch(() => undefined)]);
    await page.goto('/akun/kunci');
    expect(await page.locator('td[data-title="Terakhir dipakai"]').innerText()).not.toBe('belum pernah');
  });

  it('is offered only where there is script, and the page says why', async () => {
    const { email } = await somebody();
    const page = await browser.page(origin, { cookie: await app.signIn(email), javaScript: false });
    await page.goto('/akun/kunci/tambah');
    expect(await page.getByText('memerlukan JavaScript').isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: 'Tambah kunci sandi' }).isVisible()).toBe(false);
    await page.goto('/akun');
    await page.context().clearCookies();
    await page.goto('/masuk');
    expect(await page.getByRole('button', { name: 'Masuk dengan kunci sandi' }).isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: 'Masuk', exact: true }).isVisible()).toBe(true);
  });
});

describe('signing in with a passkey', () => {
  it('opens a strong session, once for each challenge', async () => {
    const { accountId } = await somebody();
    const key = await softKey(app, accountId);
    const visitor = app.visitor();
    await visitor.get('/masuk');
    const passkey = key.answer(await challengeFor(visitor), { origin });
    const entered = await visitor.post('/masuk/kunci?to=%2Fmeja', { passkey });
    expect(entered.headers.location).toBe('/meja');
    expect((await visitor.get('/meja')).statusCode).toBe(200);
    const again = app.visitor();
    await again.get('/masuk');
    expect((await again.post('/masuk/kunci', { passkey })).statusCode).toBe(422);
    expect((await again.get('/akun')).statusCode).toBe(303);
  });

  const mistakes: Record<string, Wrong> = {
    'another site': { origin: 'https://jahat.test' },
    'a key of another site': { site: 'jahat.test' },
    'nobody verified by the device': { verified: false },
    'a counter that went back, as a copied key has': { counter: 5 },
  };
  it.each(Object.entries(mistakes))('refuses %s', async (_, wrong) => {
    const { accountId } = await somebody();
    const key = await softKey(app, accountId);
    const visitor = app.visitor();
    await visitor.get('/masuk');
    const refused = await visitor.post('/masuk/kunci', { passkey: key.answer(await challengeFor(visitor), { origin, ...wrong }) });
    expect(refused.statusCode).toBe(422);
    expect(textOf(refused.body)).toContain('Kunci sandi tidak dikenali');
    expect((await visitor.get('/akun')).statusCode).toBe(303);
  });

  it('refuses a challenge that is not ours, one for adding, a key nobody knows, and rubbish', async () => {
    const { email, accountId } = await somebody();
    const key = await softKey(app, accountId);
    const visitor = await app.signedIn(email);
    const adding = (JSON.parse((await visitor.get('/akun/kunci/tambah/pilihan')).body) as { challenge: string }).challenge;
    const good = await challengeFor(visitor);
    const made = `${good.slice(0, -2)}AA`;
    const unknown = JSON.stringify({ ...(JSON.parse(key.answer(good, { origin })) as object), id: 'YWJj', rawId: 'YWJj' });
    for (const passkey of [
      key.answer(adding, { origin }),
      key.answer(made, { origin }),
      key.answer('', { origin }),
      unknown,
      '',
      '1',
      '{',
      '{"id":1}',
      '{"id":"x"}',
    ])
      expect((await visitor.post('/masuk/kunci', { passkey })).statusCode, passkey.slice(0, 40)).toBe(422);
  });
});

describe('an account with a passkey', () => {
  it('is not changed on its password alone, and takes a passkey in its place', async () => {
    const { email, accountId } = await somebody();
    const visitor = await app.signedIn(email);
    const key = await softKey(app, accountId);
    const alone = await visitor.post('/akun/dua-langkah', { password: DEMO_PASSWORD });
    expect(alone.body, 'an authenticator of a thief').not.toContain('<code>');
    const proven = await visitor.post('/akun/pastikan?to=%2Fmeja', { passkey: key.answer(await challengeFor(visitor), { origin }) });
    expect(proven.headers.location).toBe('/meja');
    expect((await visitor.get('/meja')).statusCode).toBe(200);
    await enrol(visitor);
    await later(accountId);
    const other = await somebody();
    const foreign = await softKey(app, other.accountId);
    const refused = await visitor.post('/akun/dua-langkah/matikan', { passkey: foreign.answer(await challengeFor(visitor), { origin }) });
    expect(refused.statusCode, "somebody else's passkey").toBe(422);
  });

  it('names and removes its own only; removing asks for proof, signs other devices out and is told', async () => {
    const { email, accountId } = await somebody();
    const [visitor, device] = [await app.signedIn(email), await app.signedIn(email)];
    const [key, second] = [await softKey(app, accountId), await softKey(app, accountId)];
    const stranger = await app.signedIn((await somebody()).email);
    expect((await stranger.post(`/akun/kunci/${key.passkeyId}`, { name: 'Milik saya' })).statusCode).toBe(404);
    expect((await stranger.post(`/akun/kunci/${key.passkeyId}/hapus`)).statusCode).toBe(404);
    expect((await visitor.post(`/akun/kunci/${key.passkeyId}`, { name: ' ' })).statusCode).toBe(422);
    expect((await visitor.post(`/akun/kunci/${key.passkeyId}`, { name: 'Laptop <b>' })).statusCode).toBe(303);
    expect((await visitor.get('/akun/kunci')).body).toContain('value="Laptop &lt;b>"');
    const asked = await visitor.post(`/akun/kunci/${key.passkeyId}/hapus`, { password: DEMO_PASSWORD });
    expect(asked.statusCode, 'the password is not enough').toBe(200);
    const passkey = second.answer(await challengeFor(visitor), { origin });
    expect((await visitor.post(`/akun/kunci/${key.passkeyId}/hapus`, { passkey })).statusCode).toBe(303);
    expect((await device.get('/akun')).statusCode).toBe(303);
    const left = await app.db.selectFrom('identity.passkey').select('id').where('user_id', '=', accountId).execute();
    expect(left).toEqual([{ id: second.passkeyId }]);
    await app.runJobs();
    expect((await app.mail(email))?.subject).toBe('Kunci sandi dihapus dari akun Anda');
  });

  it('adds one only within minutes of a proof, and nothing that is none', async () => {
    const { email, accountId } = await somebody();
    const visitor = await app.signedIn(email);
    expect((await visitor.post('/akun/kunci/tambah', { name: 'x', passkey: '{}' })).statusCode).toBe(422);
    await later(accountId);
    expect((await visitor.get('/akun/kunci/tambah')).headers.location).toBe('/akun/pastikan?to=%2Fakun%2Fkunci%2Ftambah');
    expect((await visitor.post('/akun/kunci/tambah', { name: 'x', passkey: '{}' })).statusCode).toBe(303);
  });
});
