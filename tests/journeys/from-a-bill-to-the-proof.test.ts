import { samsatOf } from '#demo';
import { openBrowser, startApp, type TestApp, type TestBrowser } from '#support';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PATIENCE } from './people/hall.ts';

let app: TestApp;
let browser: TestBrowser;
let address: string;
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  await samsatOf(app.deps);
  address = await app.listen();
}, PATIENCE);
afterAll(async () => {
  await browser?.close();
  await app?.close();
}, PATIENCE);

const headingOf = (page: Page) => page.locator('main h1').innerText();
const said = (page: Page) => page.locator('main').innerText();
async function presses(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.waitForLoadState();
}

/** A camera that sees what another telephone shows: held a little askew, and not filling the picture. */
async function givesCamera(page: Page, shown: Buffer): Promise<void> {
  await page.addInitScript(
    (picture) => {
      const see = async () => {
        const image = new Image();
        image.src = picture;
        await image.decode();
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [640, 480];
        const context = canvas.getContext('2d');
        const draw = () => {
          if (!context) return;
          context.fillStyle = '#777';
          context.fillRect(0, 0, 640, 480);
          context.setTransform(1, 0.08, -0.08, 1, 150, 40);
          context.drawImage(image, 0, 0, 380, (380 * image.height) / image.width);
          context.setTransform(1, 0, 0, 1, 0, 0);
        };
        setInterval(draw, 100);
        draw();
        return canvas.captureStream(10);
      };
      Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia: see } });
    },
    `data:image/png;base64,${shown.toString('base64')}`,
  );
}

it(
  'is owed, paid at a bank by telephone, and proven on the road without a line',
  async () => {
    // The owner, on a phone.
    const owner = await browser.page(address, { width: 360, cookie: await app.signIn('putu@contoh.test') });
    await owner.goto('/samsat');
    await owner.getByRole('link', { name: 'DK 2718 PAM' }).click();
    await presses(owner, /^Bayar Rp/);
    expect(await headingOf(owner)).toBe('Pajak kendaraan bermotor');
    const bill = owner.url();
    const number = /9900 [\d ]+\d/.exec(await said(owner))?.[0] ?? '';
    const owed = /Rp [\d.]+/.exec(await said(owner))?.[0] ?? '';

    // Their bank.
    const bank = await browser.page(address, { width: 360 });
    await bank.goto('/demo/bank/3/va');
    await bank.locator('[name=nomor]').fill(number);
    await bank.locator('main form button').click();
    await bank.locator('[name=pin]').waitFor();
    expect(await said(bank)).toContain(owed);
    await bank.locator('[name=pin]').fill('123456');
    await bank.locator('form:has([name=pin]) button').click();
    await bank.getByText('Berhasil').first().waitFor();
    await app.runJobs();

    await owner.goto(bill);
    expect(await said(owner)).toContain('Lunas');
    await owner.goto('/samsat/bukti');
    await owner.getByRole('link', { name: 'DK 2718 PAM' }).first().click();
    const qr = owner.locator('.qr');
    await qr.waitFor();
    const shown = await qr.screenshot();
    const until = /Berlaku sampai ([\d]+ \p{L}+ \d{4})/u.exec(await said(owner))?.[1] ?? '?';

    // An officer on the road, who kept the page while there was a line.
    const officer = await browser.page(address, { width: 360 });
    await givesCamera(officer, shown);
    await officer.goto('/samsat/periksa');
    await presses(officer, 'Simpan halaman ini untuk dipakai tanpa sinyal');
    await officer.getByText('Tersimpan.').waitFor();
    await officer.context().setOffline(true);
    await officer.goto('/samsat/periksa');
    await officer.getByRole('button', { name: 'Pindai dengan kamera' }).click();
    const found = officer.locator('section[aria-live]');
    await found.getByText('Berlaku', { exact: false }).first().waitFor();
    const text = await found.innerText();
    expect(text).toContain('Diperiksa di telepon ini, tanpa server');
    expect(text).toContain('DK 2718 PAM');
    expect(text).toContain(until);
    expect(text, 'nobody is named').not.toMatch(/putu/i);
    expect(await officer.locator('video').isVisible(), 'the camera is closed again').toBe(false);

    // Asked for the register without a line, it says that nobody was asked, and what it can tell by itself.
    await presses(officer, 'Periksa sekarang');
    await officer.getByText('Tanpa sinyal: register tidak dapat ditanyai sekarang.', { exact: false }).waitFor();
    expect(await found.innerText()).toContain('Diperiksa di telepon ini, tanpa server');
  },
  PATIENCE,
);
