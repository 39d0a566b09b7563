import { DEMO_PASSPHRASE } from '#demo';
import { openBrowser, startApp, type TestApp, type TestBrowser } from '#support';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { officeOf } from '../ombudsman/walk.ts';
import { fill, follow, headingOf, press } from './people/form.ts';
import { PATIENCE } from './people/hall.ts';

let app: TestApp;
let browser: TestBrowser;
let address: string;
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  await officeOf(app);
  address = await app.listen();
}, PATIENCE);
afterAll(async () => {
  await browser?.close();
  await app?.close();
}, PATIENCE);

const officer = async (): Promise<Page> => {
  const page = await browser.page(address, { width: 1280, cookie: await app.signIn('pvl.ombudsman@contoh.test') });
  await page.goto('/ombudsman/kunci');
  await page.locator('form[action="/ombudsman/kunci/buka"] [name=sandi]').fill(DEMO_PASSPHRASE);
  await press(page, 'Buka kunci');
  await page.waitForURL(/\/ombudsman\/meja/);
  return page;
};

it(
  'comes by e-mail, is made a report, and its writer comes back by a receipt fetched once; without scripts',
  async () => {
    const hers = await browser.page(address, { width: 360, javaScript: false });
    await hers.goto('/demo/surat?sebagai=ni.penulis@contoh.test');
    await fill(hers, { perihal: 'Dimintai uang', isi: 'Seratus ribu di loket tiga.' });
    await press(hers, 'Kirim');
    await app.runSweep('mail.read');

    const sri = await officer();
    await follow(sri, 'Masuk');
    await follow(sri, 'Dimintai uang');
    expect(await sri.getByText('Seratus ribu di loket tiga.').count()).toBe(1);
    await follow(sri, 'Catat sebagai laporan, konsultasi, atau informasi');
    await fill(sri, { title: 'Pungutan di loket' });
    await press(sri, 'Segel dan simpan');
    await sri.waitForURL(/\/ombudsman\/meja\/[0-9a-f-]{36}/);
    await fill(sri, { kepada: 'reporter', tulisan: 'Mohon tanggalnya.' });
    await press(sri, 'Simpan tulisan');
    await sri.getByText('Kabar lewat surel, tanpa isi').waitFor();

    await hers.goto('/demo/surat?sebagai=ni.penulis@contoh.test');
    expect(await hers.getByText('Mohon tanggalnya').count(), 'a notice says nothing').toBe(0);
    const link = await hers.getByRole('link', { name: /\/ombudsman\/surel\// }).getAttribute('href');
    await hers.goto(new URL(link ?? '').pathname);
    await press(hers, 'Tampilkan tanda terima');
    const code = await hers.locator('code.t-xl').innerText();
    await fill(hers, { kode: code });
    await press(hers, 'Sudah saya catat');
    expect(await headingOf(hers)).toBe('Pungutan di loket');
    await hers.getByText('Mohon tanggalnya.').waitFor();
  },
  PATIENCE,
);

it(
  'comes by telephone: entered, read back, and the caller’s from then on',
  async () => {
    const sri = await officer();
    await follow(sri, 'Catat');
    await fill(sri, {
      jenis: 'konsultasi',
      cara: 'phone',
      siapa: 'Sendiri',
      title: 'Bertanya',
      story: 'Kapan boleh melapor?',
      catatan: 'Tenang.',
    });
    await press(sri, 'Segel dan simpan');
    const code = await sri.locator('code.t-xl').innerText();
    await fill(sri, { kode: code });
    await press(sri, 'Sudah sama, buka urusannya');
    await sri.getByText('Lewat telepon: Sendiri').waitFor();
    const theirs = await browser.page(address, { width: 360 });
    await theirs.goto('/ombudsman/kembali');
    await fill(theirs, { kode: code });
    await theirs.locator('form:has([name=kode]) button[type=submit]').first().click();
    await theirs.waitForURL(/laporan-saya/);
    expect(await headingOf(theirs)).toBe('Bertanya');
    expect(await theirs.getByText('Tenang.').count()).toBe(0);
  },
  PATIENCE,
);
