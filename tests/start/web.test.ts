import { startApp, type TestApp, textOf } from '#support';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

describe('what every answer carries', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  it('forbids scripts and styles the page did not bring, frames of other sites and guessing at types', async () => {
    const { headers } = await app.inject({ url: '/masuk' });
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/default-src 'none'/);
    expect(policy).toMatch(/script-src 'nonce-[A-Za-z0-9+/=]{20,}' 'strict-dynamic'/);
    expect(policy).not.toContain('unsafe');
    expect(policy).toMatch(/base-uri 'none'/);
    expect(policy).toMatch(/form-action 'self'/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['x-frame-options']).toBe('SAMEORIGIN');
    expect(headers['cache-control']).toBe('private, no-store');
    expect(headers['x-powered-by']).toBeUndefined();
  });

  it('gives every page another nonce', async () => {
    const nonce = async () => /nonce-([^']+)/.exec(String((await app.inject({ url: '/masuk' })).headers['content-security-policy']))?.[1];
    expect(await nonce()).not.toBe(await nonce());
  });

  it('keeps cookies from scripts and other sites, and to TLS where the site has it', async () => {
    const plain = [(await app.inject({ url: '/masuk' })).headers['set-cookie']].flat().join('\n');
    expect(plain).toMatch(/wl_form=.*HttpOnly.*SameSite=Lax/);
    const secure = await startApp({ env: { PUBLIC_URL: 'https://layanan.contoh.test', DEMO: 'on' } });
    const answer = await secure.inject({ url: '/masuk' });
    expect([answer.headers['set-cookie']].flat().join('\n')).toMatch(/wl_form=.*Secure/);
    expect(answer.headers['strict-transport-security']).toContain('max-age=31536000');
    await secure.account({ name: 'Aman Contoh', email: 'aman@contoh.test' });
    const visitor = await secure.signedIn('aman@contoh.test');
    expect(visitor.cookie).toContain('__Host-wl.session_token');
    expect((await visitor.get('/akun')).statusCode).toBe(200);
    await secure.close();
  });

  it('lets browsers keep the files of the site for a year and pages not at all', async () => {
    const page = await app.inject({ url: '/masuk' });
    const sheet = /href="(\/aset\/gaya-[^"]+)"/.exec(page.body)?.[1] ?? '';
    const plain = await app.inject({ url: sheet });
    expect(plain.headers['cache-control']).toContain('immutable');
    const small = await app.inject({ url: sheet, headers: { 'accept-encoding': 'gzip, br' } });
    expect(small.headers['content-encoding']).toBe('br');
    expect(small.rawPayload.length).toBeLessThan(plain.rawPayload.length / 3);
  });

  it('sends pages compressed to whoever takes them so, whole to others, and keeps the two apart in caches', async () => {
    const url = '/layanan/imb-pbg';
    const plain = await app.inject({ url });
    expect(plain.headers['content-encoding']).toBeUndefined();
    for (const [encoding, unpack] of [
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ] as const) {
      const small = await app.inject({ url, headers: { 'accept-encoding': encoding } });
      expect(small.headers['content-encoding']).toBe(encoding);
      expect(String(small.headers.vary)).toContain('accept-encoding');
      expect(small.rawPayload.length).toBeLessThan(plain.rawPayload.length / 3);
      expect(unpack(small.rawPayload).toString()).toContain('</main>');
    }
    const refused = await app.inject({ url, headers: { 'accept-encoding': 'br;q=0, gzip;q=0.000, brx' } });
    expect(refused.headers['content-encoding']).toBeUndefined();
    expect(refused.body).toContain('</main>');
  });

  it('gives each page a form token of its own, all of them good, so that no secret stands twice in compressed pages', async () => {
    const visitor = app.visitor();
    const tokens: string[] = [];
    for (let page = 0; page < 2; page++) {
      await visitor.get('/masuk');
      tokens.push(await visitor.token());
    }
    expect(new Set(tokens.map((token) => token.split('.')[1])).size).toBe(2);
    const tries = [...tokens, `${tokens[0]?.split('.')[0]}.${tokens[1]?.split('.')[1]}`];
    const answers: number[] = [];
    for (const _csrf of tries) answers.push((await visitor.post('/masuk', { _csrf, email: 'x', password: 'y' })).statusCode);
    expect(answers.map((status) => status === 403)).toEqual([false, false, true]);
  });

  it('loads the font early, small enough for a slow line', async () => {
    const page = await app.inject({ url: '/masuk' });
    const font = /<link rel="preload" href="([^"]+)" as="font"/.exec(page.body)?.[1] ?? '';
    const answer = await app.inject({ url: font });
    expect(answer.headers['content-type']).toBe('font/woff2');
    expect(answer.rawPayload.length).toBeLessThan(30_000);
  });
});

describe('forms of other sites', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
    await app.account({ name: 'Korban Contoh', email: 'korban@contoh.test' });
  });
  afterAll(() => app.close());

  const change = { name: 'Diganti Orang', nik: '', phone: '' };

  it('are refused without the token, with a foreign one and from another origin', async () => {
    const visitor = await app.signedIn('korban@contoh.test');
    const stranger = app.visitor();
    await stranger.get('/masuk');
    const own = await visitor.token();
    const refused = [
      await visitor.post('/akun', { ...change, _csrf: '' }),
      await visitor.post('/akun', { ...change, _csrf: await stranger.token() }),
      await visitor.post('/akun', { ...change, _csrf: own }, { 'sec-fetch-site': 'cross-site' }),
      await visitor.send({
        method: 'POST',
        url: '/akun',
        headers: { 'content-type': 'text/plain' },
        payload: `name=Diganti&_csrf=${own}`,
      }),
    ];
    for (const answer of refused) expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(textOf(refused[0]?.body ?? '')).toContain('Formulir kedaluwarsa');
    expect((await visitor.get('/akun')).body).toContain('value="Korban Contoh"');
  });

  it('pass with the token of the page, which is not good at a second browser', async () => {
    const visitor = await app.signedIn('korban@contoh.test');
    expect((await visitor.post('/akun', { ...change, name: 'Ganti Sendiri' })).statusCode).toBe(200);
  });
});

describe('too much', () => {
  it('is refused by address with a page and a time to wait', async () => {
    const app = await startApp({ env: { RATE_LIMIT: '30' } });
    const visitor = app.visitor();
    for (let n = 0; n < 30; n++) await visitor.get('/daftar');
    const refused = await visitor.get('/daftar');
    expect(refused.statusCode).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(textOf(refused.body)).toContain('Terlalu banyak percobaan');
    expect((await visitor.get('/healthz')).statusCode, 'health is asked often').toBe(200);
    await app.close();
  });

  it('is refused sooner where passwords are tried', async () => {
    const app = await startApp({ env: { RATE_LIMIT: '1000' } });
    const visitor = app.visitor();
    await visitor.get('/masuk');
    const statuses: number[] = [];
    for (let n = 0; n < 22; n++)
      statuses.push((await visitor.post('/masuk', { email: `tak-ada${n}@contoh.test`, password: 'salah terus' })).statusCode);
    expect(statuses.slice(0, 20).every((status) => status === 422)).toBe(true);
    expect(statuses.slice(20)).toEqual([429, 429]);
    expect((await visitor.get('/masuk')).statusCode, 'the page itself still opens').toBe(200);
    await app.close();
  });

  it('of a body is refused before it is read', async () => {
    const app = await startApp();
    const visitor = app.visitor();
    await visitor.get('/masuk');
    const answer = await visitor.post('/masuk', { email: 'x'.repeat(1_100_000), password: 'x' });
    expect(answer.statusCode).toBe(413);
    await app.close();
  });

  it('is answered with 503 and a time to wait while those inside are served', async () => {
    const app = await startApp({ env: { MOST_REQUESTS: '5' } });
    const answers = await Promise.all(Array.from({ length: 40 }, () => app.inject({ url: '/demo/akun' })));
    const refused = answers.filter((answer) => answer.statusCode === 503);
    expect(answers.filter((answer) => answer.statusCode === 200).length).toBeGreaterThanOrEqual(4);
    expect(refused.length).toBeGreaterThan(0);
    for (const answer of refused) expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect((await app.inject({ url: '/demo/akun' })).statusCode, 'and afterwards as before').toBe(200);
    await app.close();
  });
});

describe('more than can be served', () => {
  it('sends lists for download away first, pages next, and last what somebody does', async () => {
    const app = await startApp({ env: { MOST_REQUESTS: '20' } });
    const visitor = app.visitor();
    await visitor.get('/masuk');
    // All are asked for before the first is answered.
    const pages = Array.from({ length: 30 }, () => app.inject({ url: '/demo/akun' }));
    const lists = Array.from({ length: 5 }, () => app.inject({ url: '/kinerja/ekspor' }));
    const acts = Array.from({ length: 5 }, () => app.inject({ method: 'POST', url: '/masuk', payload: {} }));
    const refused = async (asked: typeof pages) => (await Promise.all(asked)).filter(({ statusCode }) => statusCode === 503).length;
    expect([await refused(pages), await refused(lists), await refused(acts)]).toEqual([13, 5, 2]);
    expect(await refused([app.inject({ url: '/kinerja/ekspor' })])).toBe(0);
    await app.close();
  });
});

describe('closing', () => {
  it('waits for the answers in hand and for nothing else, though browsers keep their connections', async () => {
    const app = await startApp();
    const address = await app.listen();
    const page = await fetch(`${address}/masuk`);
    const cookie = page.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const token = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
    const inHand = Array.from({ length: 6 }, (_, n) =>
      fetch(`${address}/masuk`, {
        method: 'POST',
        headers: { cookie },
        body: new URLSearchParams({ _csrf: token, email: `tak-ada${n}@contoh.test`, password: 'kata sandi salah' }),
        redirect: 'manual',
      }),
    );
    const { server } = app.application.web;
    const connections = () => new Promise<number>((resolve) => server.getConnections((_error, n) => resolve(n)));
    while ((await connections()) < inHand.length) await sleep(5);
    await sleep(50);
    const asked = performance.now();
    const closed = app.close();
    const answers = await Promise.all(inHand);
    await closed;
    expect(answers.map((answer) => answer.status)).toEqual(Array(6).fill(422));
    expect(performance.now() - asked).toBeLessThan(20_000);
  }, 90_000);
});

describe('the log', () => {
  it('names routes and codes and never a person, an address or what they typed', async () => {
    const lines: string[] = [];
    const app = await startApp({ log: { write: (line) => void lines.push(line) } });
    const email = 'rahasia.sekali@contoh.test';
    await app.account({ name: 'Rahasia Sekali', email, nik: '5103014107900001', phone: '081234567890' });
    const visitor = await app.signedIn(email);
    const from = { 'x-forwarded-for': '203.0.113.77' };
    await visitor.get(`/masuk?to=${encodeURIComponent(`/berkas?q=${email}`)}`, from);
    await visitor.post('/akun', { name: 'Rahasia Sekali', nik: '5103014107900001', phone: '081234567890' }, from);
    await visitor.get(`/tidak-ada/${email}`, from);
    await visitor.post('/masuk', { email, password: 'kata sandi rahasia' }, from);
    await visitor.send({
      method: 'POST',
      url: '/masuk',
      headers: { 'content-type': 'application/json', ...from },
      payload: `{"email":"${email}"`,
    });
    await app.deps.pool.query('alter table identity.person add constraint no_more check (phone is null) not valid');
    const broken = await visitor.post('/akun', { name: 'Rahasia Lagi', nik: '5103014107900001', phone: '081234567890' }, from);
    expect(broken.statusCode).toBe(500);
    expect(textOf(broken.body)).toContain('Nomor rujukan');
    await app.close();
    const all = lines.join('');
    expect(all).toContain('"route":"/akun"');
    expect(all).toContain('"msg":"defect"');
    expect(all).toContain('"constraint":"no_more"');
    for (const personal of [
      email,
      'rahasia.sekali',
      'Rahasia',
      '5103014107900001',
      '081234567890',
      '+62812',
      '203.0.113.77',
      '127.0.0.1',
      'kata sandi',
    ])
      expect(all, personal).not.toContain(personal);
  });
});
