import { expectAccessible, openBrowser, startApp, type TestApp, type TestBrowser } from '#support';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeMaterials, type MaterialsWorld } from '../lentera/materials-world.ts';
import { makeSchools, type SchoolWorld } from '../lentera/world.ts';

let app: TestApp;
let world: SchoolWorld;
let materials: MaterialsWorld;
let browser: TestBrowser;
let address: string;
beforeAll(async () => {
  app = await startApp();
  world = await makeSchools(app);
  [materials, browser, address] = await Promise.all([makeMaterials(app, world), openBrowser(), app.listen()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const pageOf = (who: 'made' | 'luh') => browser.page(address, { width: 360, cookie: materials.pupils[who].cookie });
const lesson = () => `/lentera/materi/pelajaran/${materials.lessons[0]}`;

/** Addresses of all that is kept on the device by somebody's choice, and all the words of it. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const found: string[] = [];
    let words = '';
    for (const name of await caches.keys()) {
      if (!name.startsWith('wl-own-')) continue;
      const cache = await caches.open(name);
      for (const key of await cache.keys()) {
        const { pathname } = new URL(key.url);
        found.push(pathname);
        if (!/\/(aset|media|berkas)\//.test(pathname)) words += await (await cache.match(key))?.text();
      }
    }
    return { found, words };
  });

const tries = async (studentId: string) =>
  (
    await sql<{ share: number | null }>`
      select share::double precision as share from lentera.exercise_answer where student_id = ${studentId}::uuid order by at`.execute(
      app.db,
    )
  ).rows;
const finished = async (studentId: string) =>
  (
    await sql<{ n: number }>`
      select count(*)::int as n from lentera.lesson_progress where student_id = ${studentId}::uuid and finished_at is not null`.execute(
      app.db,
    )
  ).rows[0]?.n;

/** The card of the question with these words. */
const asked = (page: Page, words: string) => page.locator('[data-exercise]', { hasText: words });

describe('a lesson on a telephone', () => {
  it('is kept by a button alone, read and answered without a network, and its progress comes afterwards, once', async () => {
    const { students } = world;
    const page = await pageOf('made');
    await page.goto(lesson());
    await page.getByRole('button', { name: 'Simpan untuk dibaca luring' }).waitFor();
    expect((await kept(page)).found, 'reading keeps nothing').toEqual([]);
    // With a line, an answer is marked where it stands.
    await asked(page, 'Ibu kota').getByText('Gianyar').click();
    await asked(page, 'Ibu kota').getByRole('button', { name: 'Periksa jawaban' }).click();
    await asked(page, 'Ibu kota').getByText('Belum tepat').waitFor();
    await asked(page, 'Ibu kota').getByText('Pembahasan choice').waitFor();
    expect(new URL(page.url()).pathname).toBe(lesson());

    await page.getByRole('button', { name: 'Simpan untuk dibaca luring' }).click();
    await page.getByText(/Tersimpan di perangkat ini, \d/).waitFor();
    const { found, words } = await kept(page);
    expect(found).toContain(lesson());
    expect(found).toContain(`${lesson()}/media/${materials.picture}`);
    for (const own of ['made Contoh', 'Belum tepat', 'Pembahasan', '_csrf', 'Keluar']) expect(words.includes(own), own).toBe(false);

    const context = page.context();
    await context.setOffline(true);
    await page.goto(lesson());
    await page.getByText('Anda membaca salinan di perangkat ini').waitFor();
    await expectAccessible(page);
    expect(await page.getByAltText('Kue hijau').evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
    await asked(page, 'Rumus kimia').getByLabel('Jawaban Anda').fill('H2O');
    await asked(page, 'Rumus kimia').getByRole('button', { name: 'Periksa jawaban' }).click();
    await asked(page, 'Rumus kimia').getByText('Tersimpan di perangkat ini; dinilai bila jaringan kembali.').waitFor();
    await page.getByRole('button', { name: 'Tandai selesai' }).click();
    await page.getByText('Tanda selesai tersimpan di perangkat ini').waitFor();
    await page.getByText('2 hal menunggu dikirim').waitFor();
    // What is on the device has a list there too.
    await page.goto('/lentera/materi');
    await page.getByRole('link', { name: 'Pecahan senilai' }).waitFor();
    expect(await page.locator('h1').innerText()).toBe('Materi di perangkat ini');
    expect(await tries(students.made)).toHaveLength(1);

    await context.setOffline(false);
    await page.goto(lesson());
    await expect.poll(async () => (await tries(students.made)).map(({ share }) => share), { timeout: 15_000 }).toEqual([0, 1]);
    await expect.poll(() => finished(students.made), { timeout: 15_000 }).toBe(1);
    await page.reload();
    await page.getByText('Anda menandai pelajaran ini selesai').waitFor();
    expect(await asked(page, 'Rumus kimia').getByText('Jawaban benar').count()).toBe(1);
    expect(await tries(students.made), 'sent once').toHaveLength(2);

    await page.getByRole('button', { name: 'Hapus dari perangkat ini' }).click();
    await page.getByText('Sudah dihapus dari perangkat ini').waitFor();
    expect((await kept(page)).found.filter((path) => path.startsWith(lesson()))).toEqual([]);
    await context.close();
  }, 120_000);

  it('goes from the device when its reader signs out, and when somebody else signs in', async () => {
    const page = await pageOf('luh');
    const keep = async () => {
      await page.goto(lesson());
      await page.getByRole('button', { name: 'Simpan untuk dibaca luring' }).click();
      await page.getByText(/Tersimpan di perangkat ini, \d/).waitFor();
      expect((await kept(page)).found).toContain(lesson());
    };
    await keep();
    const context = page.context();
    const [name = '', value = ''] =
      materials.pupils.made.cookie
        .split('; ')
        .find((pair) => pair.includes('session'))
        ?.split(/=(.*)/s) ?? [];
    const before = await context.cookies();
    await context.addCookies([{ name, value, url: address }]);
    await page.goto('/akun');
    await expect.poll(async () => (await kept(page)).found, { timeout: 15_000 }).toEqual([]);
    await context.addCookies(before);
    await keep();
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.getByRole('link', { name: 'Masuk', exact: true }).first().waitFor();
    expect((await kept(page)).found).toEqual([]);
    await context.close();
  }, 120_000);
});
