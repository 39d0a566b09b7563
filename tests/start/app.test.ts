import { startApp, type TestApp, textOf } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

describe('the frame around every page', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  it('answers that it lives and that it is ready', async () => {
    expect((await app.inject({ url: '/healthz' })).json()).toEqual({ status: 'ok' });
    expect((await app.inject({ url: '/readyz' })).json()).toEqual({ status: 'ok' });
  });

  it('shows a page that helps where there is none, in both languages', async () => {
    const missing = await app.visitor().get('/tidak/ada');
    expect(missing.statusCode).toBe(404);
    expect(textOf(missing.body)).toContain('Halaman tidak ditemukan');
    const english = await app.visitor().get('/tidak/ada?lang=en');
    expect(textOf(english.body)).toContain('Page not found');
    expect(english.body).toContain('<html lang="en">');
  });

  it('keeps the place when the language is switched', async () => {
    const visitor = app.visitor();
    const page = await visitor.get('/masuk?to=%2Fberkas%3Fstatus%3Dselesai');
    const link = /href="([^"]*)"[^>]*hreflang="en"/.exec(page.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const english = await visitor.get(link);
    expect(english.body).toContain('<html lang="en">');
    expect(english.body).toContain(encodeURIComponent('/berkas?status=selesai'));
    expect((await visitor.get('/daftar')).body, 'the choice lasts').toContain('<html lang="en">');
  });
});
