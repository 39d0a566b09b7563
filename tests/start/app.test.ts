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

  it('says that nothing is there to whoever sends something, and does not speak of a form', async () => {
    const form = {
      method: 'POST',
      url: '/tidak/ada',
      payload: 'a=1',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    } as const;
    expect((await app.inject(form)).statusCode).toBe(404);
    const problem = await app.inject({ ...form, url: '/api/v1/tidak/ada?lang=en' });
    expect(problem.statusCode).toBe(404);
    expect(problem.json()).toMatchObject({ code: 'NOT_FOUND', title: 'Not found' });
  });

  it('speaks to a program of tokens, and to a person of their account', async () => {
    const asked = await app.inject({ url: '/api/v1/cases?lang=en' });
    expect(asked.statusCode).toBe(401);
    expect(asked.json().detail).toContain('Authorization: Bearer');
    const page = await app.inject({ url: '/berkas?lang=en', headers: { accept: 'application/json' } });
    expect(page.json().detail).toContain('Sign in with your account');
  });

  it('folds many boxes that may all stay empty, until one is ticked or at fault', async () => {
    await app.account({ name: 'Ketut Pemberi', email: 'pemberi@contoh.test' });
    const giver = await app.signedIn('pemberi@contoh.test');
    const folded = /<details( open)?><summary>Pilih dari \d+ pilihan<\/summary>/;
    expect(folded.exec((await giver.get('/akun/kuasa/baru')).body)?.[1]).toBeUndefined();
    expect((await giver.get('/akun/kuasa/baru')).body).toMatch(folded);
    const again = await giver.post('/akun/kuasa/baru', { side: 'give', email: '', services: 'kia', from: '', to: '' });
    expect(folded.exec(again.body)?.[1]).toBe(' open');
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
