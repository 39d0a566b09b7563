import { DEMO_PASSWORD } from '#platform/identity';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLIENT, type RunningProvider, startProvider, type There } from './oidc-provider.ts';
import { enrol, officer, signUp, subjectsTo } from './people.ts';

const HERE = 'http://localhost:3000';
const BACK = `${HERE}/masuk/oidc/kembali`;

let provider: RunningProvider;
let app: TestApp;
beforeAll(async () => {
  provider = await startProvider(BACK);
  app = await startApp({
    env: {
      PUBLIC_URL: HERE,
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: CLIENT.client_id,
      OIDC_CLIENT_SECRET: CLIENT.client_secret,
      OIDC_NAME: 'IKD Contoh',
      OIDC_STRONG: 'loa3 mfa',
    },
  });
});
afterAll(async () => {
  await app?.close();
  await provider?.close();
});

const path = (address: string) => address.replace(HERE, '');
const someone = (sub: string, more: Partial<There> = {}): There => ({
  sub,
  email: `${sub}@contoh.test`,
  email_verified: true,
  name: 'Putu Sambungan',
  ...more,
});

/** Goes to the provider and comes back as somebody. */
async function come(visitor: Visitor, who: There | 'cancel', to = '/akun') {
  const sent = await visitor.get(`/masuk/oidc?to=${encodeURIComponent(to)}`);
  return visitor.get(path(await provider.visit(String(sent.headers.location), who)));
}

async function join(visitor: Visitor, who: There) {
  await visitor.get('/akun/oidc');
  const page = await visitor.post('/akun/oidc', { password: DEMO_PASSWORD });
  const address = new RegExp(`href="(${provider.issuer}[^"]+)"`).exec(page.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
  return visitor.get(path(await provider.visit(address, who)));
}

const accountOf = (email: string) => app.db.selectFrom('identity.user').select('id').where('email', '=', email).executeTakeFirst();

describe('signing in by another system', () => {
  it('is offered by its name, and makes an account of an address that was verified there', async () => {
    const visitor = app.visitor();
    expect(textOf((await visitor.get('/masuk')).body)).toContain('Masuk dengan IKD Contoh');
    const back = await come(visitor, someone('baru'));
    expect(back.headers.location).toBe('/akun');
    const account = await visitor.follow(back);
    expect(account.body).toContain('value="Putu Sambungan"');
    const again = app.visitor();
    expect((await come(again, someone('baru', { email: 'lain@contoh.test' }))).headers.location, 'known by who, not by address').toBe(
      '/akun',
    );
    expect((await again.get('/akun')).body).toContain('baru@contoh.test');
    expect(await accountOf('lain@contoh.test')).toBeUndefined();
  });

  it('asks with state, nonce and a challenge, each used once', async () => {
    const addresses = await Promise.all([app.visitor(), app.visitor()].map(async (one) => (await one.get('/masuk/oidc')).headers.location));
    const [first, second] = addresses.map((one) => new URL(String(one)).searchParams);
    expect(first?.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(first?.get(name)?.length).toBeGreaterThan(30);
      expect(first?.get(name)).not.toBe(second?.get(name));
    }
  });

  it('never opens an account by an address alone: neither one that has an account here, nor one nobody verified', async () => {
    const email = 'punya-akun@contoh.test';
    await app.account({ name: 'Pemilik', email });
    const visitor = app.visitor();
    const taken = await come(visitor, someone('penyusup', { email }));
    expect(taken.statusCode).toBe(422);
    expect(textOf(taken.body)).toContain('sudah punya akun di sini');
    const unverified = await come(visitor, someone('belum', { email_verified: false }));
    expect(textOf(unverified.body)).toContain('belum memastikan alamat surel');
    const without = await come(visitor, { sub: 'tanpa' });
    expect(textOf(without.body)).toContain('belum memastikan alamat surel');
    expect((await visitor.get('/akun')).statusCode).toBe(303);
    expect(await accountOf('belum@contoh.test')).toBeUndefined();
  });

  it('begins afresh where somebody else signed up with the address and never confirmed it', async () => {
    const email = 'belum-pasti@contoh.test';
    const stranger = await signUp(app, email, 'Orang Asing');
    const owner = app.visitor();
    await come(owner, someone('pasti', { email }));
    expect((await owner.get('/akun')).body).toContain('value="Putu Sambungan"');
    expect((await stranger.get('/akun')).statusCode).toBe(303);
  });

  it('says in words when it was cancelled, or did not work', async () => {
    const visitor = app.visitor();
    expect(textOf((await come(visitor, 'cancel')).body)).toContain('Anda membatalkan masuk lewat IKD Contoh');
    expect(textOf((await visitor.get('/masuk/oidc/kembali?code=x&state=y')).body)).toContain('tidak berhasil');
    expect(textOf((await visitor.get('/masuk/oidc/kembali?code=x&state=y&lang=en')).body)).toContain('did not work');
  });

  it('takes what comes back in the browser that left, once, unchanged, and from no other provider', async () => {
    const leave = async () => {
      const visitor = app.visitor();
      const sent = await visitor.get('/masuk/oidc');
      return { visitor, back: path(await provider.visit(String(sent.headers.location), someone('hati-hati'))) };
    };
    const [one, other] = [await leave(), await leave()];
    expect((await other.visitor.get(one.back)).statusCode, 'what another browser was given').toBe(422);
    const { visitor, back } = await leave();
    expect((await visitor.get(back.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Fjahat.test'))).statusCode, 'another issuer').toBe(422);
    const third = await leave();
    const kept = third.visitor.cookie;
    expect((await third.visitor.get(third.back)).statusCode).toBe(303);
    expect((await app.inject({ url: third.back, headers: { cookie: kept } })).statusCode, 'the same once more').toBe(422);
  });
});

describe('joining', () => {
  it('needs whoever is signed in to prove it; from then on it signs in, and the owner is told', async () => {
    const email = 'sambung@contoh.test';
    await app.account({ name: 'Sambung Contoh', email });
    const visitor = await app.signedIn(email);
    expect((await join(visitor, someone('saya', { email: 'di-sana@contoh.test' }))).headers.location).toBe('/akun/oidc');
    expect(textOf((await visitor.get('/akun/oidc')).body)).toContain('Tersambung');
    const fresh = app.visitor();
    await come(fresh, someone('saya'));
    expect((await fresh.get('/akun')).body).toContain(email);
    expect(await subjectsTo(app, email)).toContain('Akun Anda disambungkan dengan identitas lain');

    await visitor.post('/akun/oidc/lepas');
    expect(textOf((await visitor.get('/akun/oidc')).body)).toContain('Belum tersambung');
    expect((await come(app.visitor(), someone('saya', { email }))).statusCode, 'and not again by the address').toBe(422);
  });

  it('asks for the password where that was given long ago', async () => {
    const email = 'lama-sambung@contoh.test';
    await app.account({ name: 'Lama Contoh', email });
    const visitor = await app.signedIn(email);
    await app.db
      .updateTable('identity.session')
      .set({ provedAt: new Date(0) })
      .where('userId', '=', (await accountOf(email))?.id ?? '')
      .execute();
    await visitor.get('/akun/oidc');
    const page = await visitor.post('/akun/oidc');
    expect(textOf(page.body)).toContain('Pastikan ini Anda');
    expect(page.body).not.toContain(provider.issuer);
  });

  it('leads to one account only, and into nobody else’s', async () => {
    for (const email of ['pertama@contoh.test', 'kedua@contoh.test']) await app.account({ name: 'Sambungan Contoh', email });
    const [first, second] = [await app.signedIn('pertama@contoh.test'), await app.signedIn('kedua@contoh.test')];
    await join(first, someone('satu'));
    expect(textOf((await join(second, someone('satu'))).body)).toContain('sudah tersambung dengan akun lain');
    // A way begun by one person and ended by another joins nothing.
    await first.get('/akun/oidc');
    const page = await first.post('/akun/oidc');
    const address = new RegExp(`href="(${provider.issuer}[^"]+)"`).exec(page.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const back = path(await provider.visit(address, someone('dua')));
    const way = /wl_oidc=[^;]+/.exec(first.cookie)?.[0] ?? '';
    const mixed = await app.inject({ url: back, headers: { cookie: `${second.cookie}; ${way}` } });
    expect(mixed.statusCode).toBe(422);
  });

  it('is not ended where it is the only way in', async () => {
    const visitor = app.visitor();
    await come(visitor, someone('satu-satunya'));
    expect(textOf((await visitor.get('/akun/oidc')).body)).toContain('satu-satunya jalan masuk');
    await visitor.post('/akun/oidc/lepas');
    expect(textOf((await visitor.get('/akun/oidc')).body)).toContain('Tersambung');
    await visitor.get('/akun/kata-sandi');
    await visitor.post('/akun/kata-sandi', { newPassword: 'padi menguning di Jatiluwih' });
    await visitor.post('/akun/oidc/lepas', { password: 'padi menguning di Jatiluwih' });
    expect(textOf((await visitor.get('/akun/oidc')).body)).toContain('Belum tersambung');
  });
});

describe('how somebody proved themselves there', () => {
  it.each([
    ['acr', { acr: 'loa3' }],
    ['amr', { amr: ['pwd', 'mfa'] }],
  ])('opens an officer’s desk where its %s stands for two factors', async (_name, how) => {
    const sub = `petugas-${_name}`;
    const email = `${sub}@contoh.test`;
    await officer(app, email);
    await join(await app.signedIn(email), someone(sub));
    const strong = app.visitor();
    await come(strong, someone(sub, how), '/meja');
    expect((await strong.get('/meja')).statusCode).toBe(200);
    const weak = app.visitor();
    await come(weak, someone(sub, { acr: 'loa2', amr: ['pwd'] }), '/meja');
    expect((await weak.get('/meja')).headers.location).toContain('/akun/dua-langkah');
  });

  it('does not go round the second factor somebody has here', async () => {
    const email = 'dua-faktor@contoh.test';
    await app.account({ name: 'Dua Faktor', email });
    const visitor = await app.signedIn(email);
    await join(visitor, someone('dua-faktor'));
    await enrol(visitor);
    expect((await come(app.visitor(), someone('dua-faktor'))).headers.location).toBe('/akun/pastikan?to=%2Fakun');
    expect((await come(app.visitor(), someone('dua-faktor', { acr: 'loa3' }))).headers.location).toBe('/akun');
  });
});

describe('without such a system', () => {
  it('nothing speaks of one, and its pages do not exist', async () => {
    const plain = await startApp();
    const visitor = plain.visitor();
    expect((await visitor.get('/masuk')).body).not.toContain('/masuk/oidc');
    expect((await visitor.get('/masuk/oidc')).statusCode).toBe(404);
    await plain.close();
  });

  it('that does not answer, people are told, and can sign in otherwise', async () => {
    const gone = await startApp({
      env: { OIDC_ISSUER: 'http://127.0.0.1:1', OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'y', OIDC_NAME: 'IKD Contoh' },
    });
    const page = await gone.visitor().get('/masuk/oidc');
    expect(page.statusCode).toBe(503);
    expect(textOf(page.body)).toContain('IKD Contoh sedang tidak menjawab');
    await gone.close();
  });
});
