import { seedPermit } from '#demo';
import { performanceOf } from '#platform/cases';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
let niluh: Visitor;
beforeAll(async () => {
  app = await startApp();
  for (const state of ['submitted', 'returned', 'issued', 'rejected', 'withdrawn'] as const) await seedPermit[state](app.deps);
  app.clock.advance({ minutes: 2 });
  niluh = await app.signedIn('niluh@contoh.test');
});
afterAll(() => app?.close());

const publicPages = ['/', '/layanan', '/layanan/imb-pbg', '/kinerja', '/lacak', '/nomor-resmi'];

describe('the public pages', () => {
  it('speak Indonesian and English throughout, and leak no key of a catalogue', async () => {
    for (const url of [...publicPages, '/berkas', '/berkas?tampil=semua', '/kotak-masuk']) {
      const indonesian = textOf((await niluh.get(`${url}${url.includes('?') ? '&' : '?'}lang=id`)).body);
      // Citations name Indonesian law in its own words.
      const page = (await niluh.get(`${url}${url.includes('?') ? '&' : '?'}lang=en`)).body;
      const english = textOf(page.replace(/Basis: [^<]*/g, ''));
      for (const text of [indonesian, english]) expect(text, url).not.toMatch(/undefined|\[object|=>|NaN/);
      expect(indonesian, url).not.toMatch(/\b(the|your|files?|since|working days|with|you|applicant|submitted)\b/i);
      expect(english, url).not.toMatch(/\b(yang|berkas|layanan|sejak|hari kerja|Anda)\b/);
    }
  });

  it('describe a service from its definition: conditions in words, fourteen components, what is unconfirmed', async () => {
    const page = await app.visitor().get('/layanan/imb-pbg');
    const text = textOf(page.body);
    expect(text).toMatch(/Hanya bila .*kuasa/i);
    expect(text).not.toContain('applicant.role');
    expect(/<ol class="standard">([\s\S]*?)<\/ol>/.exec(page.body)?.[1]?.match(/<h3>/g)).toHaveLength(14);
    expect(text).toContain('Belum dikonfirmasi instansi');
    expect(page.body).toContain('href="/ajukan/imb-pbg"');
    expect((await app.visitor().get('/layanan/tidak-ada')).statusCode).toBe(404);
  });

  it('find a service by words in either language, and say so when there is none', async () => {
    expect((await app.visitor().get('/layanan?q=building')).body).toContain('/layanan/imb-pbg');
    expect(textOf((await app.visitor().get('/layanan?q=paspor')).body)).toContain('Tidak ada layanan yang cocok dengan “paspor”');
  });

  it('say which number is ours, however it is typed, and what we never ask for', async () => {
    const says = async (query: string) => textOf((await app.visitor().get(`/nomor-resmi${query}`)).body);
    expect((await app.visitor().get('/')).body).toContain('href="/nomor-resmi"');
    const page = await says('');
    const ours = /Nomor kami\s*(\+?[\d ]+)/.exec(page)?.[1]?.trim() ?? '';
    expect(ours).not.toBe('');
    expect(page).toContain('kode OTP');
    const local = `0${ours.replaceAll(' ', '').replace(/^\+?62/, '')}`;
    for (const typed of [ours, local]) expect(await says(`?nomor=${encodeURIComponent(typed)}`)).toContain('Ya, itu nomor kami.');
    expect(await says('?nomor=081299999999')).toContain('Itu bukan nomor kami.');
    expect(await says('?nomor=abc')).toContain('Tulis angkanya saja.');
  });

  it('name the number where a service can be had in a chat, and none where it cannot', async () => {
    const about = async (service: string) => textOf((await app.visitor().get(`/layanan/${service}`)).body);
    expect(await about('akta-kelahiran')).toMatch(/lewat WhatsApp, tulis “halo” ke \+62 361/);
    expect(await about('imb-pbg')).not.toContain('WhatsApp, tulis');
  });

  it('tell search engines what is public', async () => {
    expect((await app.inject({ url: '/robots.txt' })).body).toContain('Disallow: /berkas');
    const sitemap = (await app.inject({ url: '/sitemap.xml' })).body;
    for (const page of publicPages) expect(sitemap).toContain(`http://localhost${page}</loc>`);
  });
});

describe('performance', () => {
  it('counts the register by working days of the office', async () => {
    const today = app.clock.now().toISOString().slice(0, 10);
    const [permit] = await performanceOf(app.db, app.deps.cases.registry.all(), { from: '2025-01-01', to: today, now: app.clock.now() });
    expect(permit).toMatchObject({ received: 5, decided: 2, open: 2, inTime: 2, overdue: 0 });
    expect(permit?.median).toBeTypeOf('number');
  });

  it('counts a decided case until its decision only, and an open one as late once the office has used up its days', async () => {
    const figures = async (now: Date) => {
      const [permit] = await performanceOf(app.db, app.deps.cases.registry.all(), { from: '2025-01-01', to: '2099-01-01', now });
      return permit;
    };
    const before = await figures(app.clock.now());
    const later = await figures(new Date(app.clock.now().getTime() + 60 * 86_400_000));
    // Issued and still in the archive: two months more change nothing about how long it took.
    expect(later).toMatchObject({ decided: before?.decided, inTime: before?.inTime, median: before?.median });
    expect(later?.overdue).toBeGreaterThan(0);
  });

  it('comes as a table, and as CSV', async () => {
    const { body } = await app.visitor().get('/kinerja?masa=2026');
    expect(body).toContain('<th scope="col"');
    const csv = await app.visitor().get('/kinerja/ekspor?masa=2026');
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body.split('\n')[0]).toContain('Diterima');
  });
});

describe('my files and inbox', () => {
  it('lists what is under way first, everything when asked, and exports it', async () => {
    const open = (await niluh.get('/berkas')).body.match(/PBG-5103-\d{4}-\d{5}/g) ?? [];
    const all = (await niluh.get('/berkas?tampil=semua')).body.match(/PBG-5103-\d{4}-\d{5}/g) ?? [];
    expect(all).toHaveLength(5);
    expect(open.length).toBeLessThan(all.length);
    const csv = await niluh.get('/berkas/ekspor');
    expect(csv.body.trim().split('\n')).toHaveLength(6);
    expect(csv.body).toMatch(/2 (March 2026 at|Maret 2026 pukul) \d\d[:.]\d\d WITA/);
    expect(csv.body).not.toMatch(/T\d\d:\d\d:\d\d/);
    const somebodyElse = await app.signedIn('komang@contoh.test');
    expect((await somebodyElse.get('/berkas?tampil=semua')).body).not.toMatch(/PBG-5103/);
  });

  it('marks a message as read when its file is opened, and the rest when asked', async () => {
    await app.runJobs();
    const unread = async () => [...(await niluh.get('/kotak-masuk?tampil=baru')).body.matchAll(/<article/g)].length;
    const link = /href="(\/kotak-masuk\/[0-9a-f-]{36})"/.exec((await niluh.get('/kotak-masuk')).body)?.[1] ?? '';
    const stranger = await app.signedIn('komang@contoh.test');
    expect((await stranger.get(link)).statusCode).toBe(404);
    const before = await unread();
    expect(before).toBeGreaterThan(1);
    expect((await niluh.get(link)).headers.location).toContain('/berkas/');
    await niluh.post('/kotak-masuk/dibaca');
    expect(await unread()).toBe(0);
  });
});

describe('the console', () => {
  it('does not exist for citizens and officers without the office', async () => {
    for (const email of ['niluh@contoh.test', 'loket@contoh.test']) {
      const visitor = await app.signedIn(email);
      for (const url of ['/kelola', '/kelola/pekerjaan', '/kelola/petugas', '/kelola/audit'])
        expect((await visitor.get(url)).statusCode, url).toBe(404);
      expect((await visitor.post('/kelola/pekerjaan/1/ulangi')).statusCode).toBe(404);
      // The rules an office works by are read by everybody who works there.
      expect((await visitor.get('/kelola/aturan')).statusCode).toBe(email.startsWith('loket') ? 200 : 404);
    }
  });
});
