import { textOf } from '#support';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Hall, openHall, PATIENCE } from './people/hall.ts';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
}, PATIENCE);
afterAll(() => hall?.close(), PATIENCE);

const takenOver = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
  });

const kept = (page: Page) =>
  page.evaluate(async () => {
    const names = await caches.keys();
    const all = await Promise.all(
      names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)),
    );
    return all.flat();
  });

it(
  'says without a network what can still be done, keeps no personal page, and goes on when the network is back',
  async () => {
    const page = await hall.pageOf('niluh@contoh.test');
    await page.goto('/akun');
    await takenOver(page);
    await page.goto('/berkas');
    await page.goto('/kotak-masuk');
    const paths = await kept(page);
    expect(paths).toContain('/luring');
    expect(paths.filter((path) => path !== '/luring' && !path.startsWith('/aset/'))).toEqual([]);

    await page.context().setOffline(true);
    await page.goto('/berkas');
    expect(page.url(), 'the address stays what was asked for').toContain('/berkas');
    expect(await page.locator('h1').innerText()).toBe('Anda sedang tidak terhubung');
    const text = await page.locator('body').innerText();
    expect(text).toContain('You are offline');
    expect(text, 'nothing of whoever is signed in').not.toContain('Keluar');
    expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily), 'with its looks').toContain('Jakarta');

    await page.context().setOffline(false);
    await page.getByRole('link', { name: 'Coba lagi' }).click();
    await page.waitForFunction(() => document.title.startsWith('Berkas'));
  },
  PATIENCE,
);

it(
  'leaves nothing on the device of somebody who only looks',
  async () => {
    const page = await hall.page();
    await page.goto('/');
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  },
  PATIENCE,
);

it(
  'puts what an older version kept away when a newer takes over',
  async () => {
    const page = await hall.pageOf('niluh@contoh.test');
    await page.goto('/luring');
    await page.evaluate(async () => {
      await (await caches.open('wantilan-lama')).put('/aset/lama.css', new Response('lama'));
    });
    await page.goto('/akun');
    await takenOver(page);
    expect(await kept(page)).not.toContain('/aset/lama.css');
  },
  PATIENCE,
);

it('describes the application in the language of the page, with pictures that are there', async () => {
  for (const locale of ['id', 'en'] as const) {
    const { body } = await hall.app.visitor().get(`/?lang=${locale}`);
    const url = /rel="manifest" href="([^"]+)"/.exec(body)?.[1] ?? '';
    const answer = await hall.app.inject({ url });
    expect(answer.headers['content-type']).toContain('application/manifest+json');
    const manifest = answer.json<{ id: string; lang: string; icons: { src: string; sizes: string; purpose: string }[] }>();
    expect(manifest).toMatchObject({ id: '/', lang: locale });
    expect(manifest.icons.map(({ purpose }) => purpose)).toContain('maskable');
    for (const { src, sizes } of manifest.icons) {
      const picture = (await hall.app.inject({ url: src })).rawPayload;
      // Width and height stand in the first chunk of a PNG.
      expect(`${picture.readUInt32BE(16)}x${picture.readUInt32BE(20)}`).toBe(sizes);
    }
  }
});

it('gives the worker from the root, for a browser to ask for anew each time', async () => {
  const answer = await hall.app.inject({ url: '/pekerja.js' });
  expect(answer.headers['cache-control']).toBe('no-cache');
  expect(textOf(answer.body)).toContain('/luring');
});
