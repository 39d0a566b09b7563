import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Hall, openHall, PATIENCE } from './people/hall.ts';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
}, PATIENCE);
afterAll(() => hall?.close(), PATIENCE);

interface Shown {
  readonly title: string;
  readonly options: NotificationOptions;
}

/** What the service worker shows of a message handed to it. */
async function shownOf(page: Page, data: string): Promise<Shown> {
  const context = page.context();
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return worker.evaluate(
    (text) =>
      new Promise<Shown>((done) => {
        const scope = globalThis as unknown as {
          registration: { showNotification: unknown };
          PushEvent: new (type: string, init: object) => Event;
        };
        scope.registration.showNotification = async (title: string, options: NotificationOptions) => done({ title, options });
        globalThis.dispatchEvent(new scope.PushEvent('push', { data: text }));
      }),
    data,
  );
}

// A browser without a face has neither a push service of its maker's behind it nor a screen to show notices on: what
// the one would hand to the worker is handed to it here, and what the worker asks the other to show is looked at.
it(
  'shows what is pushed, in the words that came',
  async () => {
    const page = await hall.pageOf('niluh@contoh.test');
    await page.goto('/akun');
    await page.evaluate(() => navigator.serviceWorker.ready);
    const said = { title: 'Keputusan', body: 'Berkas IMB-7. Buka untuk membacanya.', lang: 'id', tag: 'a', url: '/kotak-masuk' };
    const { title, options } = await shownOf(page, JSON.stringify(said));
    expect(title).toBe(said.title);
    expect(options).toMatchObject({ body: said.body, lang: 'id', tag: 'a', data: { url: said.url } });
    expect(options.icon).toMatch(/^\/aset\/ikon-192-/);
  },
  PATIENCE,
);

it(
  'asks for nothing until the button is pressed, and says what to do where the browser refuses',
  async () => {
    const page = await hall.pageOf('niluh@contoh.test');
    await page.goto('/akun/pemberitahuan');
    const button = page.getByRole('button', { name: 'Tampilkan kabar di perangkat ini' });
    await button.waitFor();
    expect(await page.locator('[data-push-plain]').isHidden()).toBe(true);
    await button.click();
    await page.getByText('Browser tidak mengizinkan pemberitahuan.').waitFor();
    expect(page.url()).toContain('/akun/pemberitahuan');
  },
  PATIENCE,
);

it(
  'says without script that this cannot be done here, and lets choices be saved',
  async () => {
    const page = await hall.pageOf('niluh@contoh.test', { javaScript: false, width: 360 });
    await page.goto('/akun/pemberitahuan');
    await page.getByText('Browser ini tidak dapat menampilkan kabar').waitFor();
    expect(await page.getByRole('button', { name: 'Tampilkan kabar di perangkat ini' }).count()).toBe(0);
    await page.getByRole('checkbox', { name: 'Perjalanan berkas: Surel' }).uncheck();
    await page.getByRole('button', { name: 'Simpan' }).click();
    await page.getByText('Pilihan Anda disimpan.').waitFor();
    expect(await page.getByRole('checkbox', { name: 'Perjalanan berkas: Surel' }).isChecked()).toBe(false);
  },
  PATIENCE,
);
