import { openBrowser, startApp, type TestApp } from '#support';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PATIENCE } from './people/hall.ts';

let app: TestApp;
let browser: Awaited<ReturnType<typeof openBrowser>>;
let address: string;
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  address = await app.listen();
}, PATIENCE);
afterAll(async () => {
  await browser?.close();
  await app?.close();
}, PATIENCE);

it(
  'many tabs are one line on a telephone that opens without script, and a row on a desk',
  async () => {
    const phone = await browser.page(address, { width: 360, javaScript: false });
    await phone.goto('/_kit');
    const folded = phone.locator('nav.tabs-fold');
    const links = folded.getByRole('link');
    expect((await folded.boundingBox())?.height, 'one line').toBeLessThan(60);
    expect(await links.count(), 'nothing hidden is reached').toBe(0);
    await folded.locator('summary').click();
    expect(await links.count()).toBe(6);
    expect(await folded.locator('[aria-current=page]').innerText(), 'the line says where one is').toBe(
      await folded.locator('summary').innerText(),
    );
    const desk = await browser.page(address, { width: 1280 });
    await desk.goto('/_kit');
    const row = desk.locator('nav.tabs-fold');
    expect(await row.getByRole('link').count()).toBe(6);
    expect(await row.locator('summary').isVisible()).toBe(false);
    expect((await row.boundingBox())?.height, 'one row').toBeLessThan(70);
  },
  PATIENCE,
);
