import { transaction } from '#db';
import { intervene } from '#services/lentera';
import { expectAccessible, openBrowser, startApp, type TestApp, type TestBrowser } from '#support';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExamWorld, examWorld, holdTest } from '../lentera/exam-world.ts';

let app: TestApp;
let world: ExamWorld;
let browser: TestBrowser;
let address: string;
beforeAll(async () => {
  app = await startApp();
  [world, browser, address] = await Promise.all([examWorld(app, { students: 4 }), openBrowser(), app.listen()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

/** Comes in by a card and begins. */
async function sitDown(page: Page, code: string): Promise<void> {
  await page.goto('/lentera/ujian');
  await page.getByLabel('Kode kartu ujian').fill(code);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await page.getByText('Naskah sudah ada di perangkat ini').waitFor();
  await page.getByRole('button', { name: 'Mulai mengerjakan' }).click();
  await page.getByRole('timer').waitFor();
  // The question is in sight at once, and not who sits here, or where the button to begin was.
  await expect.poll(() => page.evaluate(() => document.querySelector('h1.prompt')?.getBoundingClientRect().top ?? -1)).toBeGreaterThan(0);
  expect(await page.evaluate(() => document.querySelector('h1.prompt')?.getBoundingClientRect().top ?? 9999)).toBeLessThan(400);
}

const lines = async (participantId: number) =>
  app.db
    .selectFrom('lentera.answer')
    .select(['item', 'value', 'seq', 'device'])
    .where('attempt_id', '=', participantId * 8)
    .where('item', '>', 0)
    .orderBy('device')
    .orderBy('seq')
    .execute();

/** Goes to the question whose words these are. */
async function goTo(page: Page, words: string): Promise<void> {
  for (let nth = 1; nth <= 10; nth++) {
    await page.getByRole('button', { name: new RegExp(`^Soal ${nth} dari`) }).click();
    if ((await page.locator('h1.prompt').textContent())?.includes(words)) return;
  }
  throw new Error(`no question ${words}`);
}

describe('the exam room in a browser', () => {
  it('keeps every answer through ten minutes without a line and a reload, and hands in what is on the device', async () => {
    const { cards } = await holdTest(app, world);
    const page = await browser.page(address, { width: 360 });
    page.setDefaultTimeout(20_000);
    await sitDown(page, cards[0]?.code ?? '');
    await expectAccessible(page);
    await goTo(page, 'Ibu kota');
    await page.getByText('Denpasar').click();
    await page.getByText('Semua terkirim').waitFor();
    // The page and its files have been put away by now.
    await page.waitForFunction(async () => (await (await caches.open('wl-exam')).keys()).length > 2);
    const context = page.context();
    await context.setOffline(true);
    await goTo(page, 'Rumus kimia');
    await page.getByLabel('Jawaban Anda').fill('H2O');
    await page.getByLabel('Jawaban Anda').blur();
    await goTo(page, 'Bilangan prima');
    await page.getByRole('checkbox', { name: /2$/ }).check();
    await page.getByText('Sambungan terputus').waitFor();
    expect(await page.getByText(/menunggu dikirim/).count()).toBe(1);
    app.clock.advance({ minutes: 10 });
    await page.reload();
    await page.getByRole('timer').waitFor();
    await goTo(page, 'Rumus kimia');
    expect(await page.getByLabel('Jawaban Anda').inputValue()).toBe('H2O');
    // Gone in the midst of a word, before the log had it: the page is killed, so that nothing says good-bye.
    await page.getByLabel('Jawaban Anda').fill('H2O, air');
    await page.evaluate(() => addEventListener('visibilitychange', (event) => event.stopImmediatePropagation(), true));
    await page.reload();
    await page.getByRole('timer').waitFor();
    await goTo(page, 'Rumus kimia');
    expect(await page.getByLabel('Jawaban Anda').inputValue()).toBe('H2O, air');
    await goTo(page, 'Urutkan');
    await page.getByRole('button', { name: 'Naikkan 2' }).click();
    await context.setOffline(false);
    await page.getByText('Semua terkirim').waitFor();
    const participantId = cards[0]?.participantId ?? 0;
    const kept = await lines(participantId);
    expect(kept.map(({ seq }) => seq)).toEqual([...new Set(kept.map(({ seq }) => seq))]);
    expect(new Set(kept.map(({ item }) => item)).size).toBe(4);
    await page.getByRole('button', { name: 'Selesai dan kumpulkan' }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('kumpulkan');
    await page.getByText('6 soal belum dijawab').waitFor();
    await page.getByRole('button', { name: 'Ya, kumpulkan' }).click();
    await page.getByText('Semua jawaban Anda sudah ada di server').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Terkumpul');
    await page.getByRole('link', { name: 'Tanda terima' }).click();
    await page.getByText('4 dari 10').waitFor();
    await context.close();
  }, 120_000);

  it('goes on by the keyboard alone, and on another device once a proctor opened it, and hears of more time', async () => {
    const { cards, testId, session } = await holdTest(app, world);
    const [, card] = cards;
    const page = await browser.page(address);
    page.setDefaultTimeout(20_000);
    await sitDown(page, card?.code ?? '');
    await goTo(page, 'Ibu kota');
    await page.locator('h1.prompt').focus();
    await page.keyboard.press('c');
    await page.keyboard.press('ArrowRight');
    await page.getByText('Semua terkirim').waitFor();
    const other = await browser.page(address, { width: 360 });
    other.setDefaultTimeout(20_000);
    await other.goto('/lentera/ujian');
    await other.getByLabel('Kode kartu ujian').fill(card?.code ?? '');
    await other.getByRole('button', { name: 'Masuk', exact: true }).click();
    await other.getByText('berlangsung di perangkat lain').waitFor();
    const participantId = card?.participantId ?? 0;
    const at = () => app.clock.now();
    await transaction(app.db, (tx) => intervene(tx, world.teacher, testId, { kind: 'reset-device', participantId }, 'baterai habis', at()));
    // The device that waited needs no card again; the one left behind does not come back by itself.
    await other.waitForTimeout(1500);
    await other.reload();
    await other.getByRole('timer').waitFor();
    await page.reload();
    await goTo(page, 'Bilangan prima');
    await page.getByRole('checkbox', { name: /2$/ }).check();
    await page.getByText('berlangsung di perangkat lain').waitFor();
    await goTo(other, 'Ibu kota');
    expect(await other.locator('input[type=radio]:checked').count()).toBe(1);
    await transaction(app.db, (tx) => intervene(tx, world.teacher, testId, { kind: 'extra-session', session, minutes: 7 }, 'hujan', at()));
    await other.waitForTimeout(1500);
    await goTo(other, 'Rumus kimia');
    await other.getByLabel('Jawaban Anda').fill('air');
    await other.getByText('Waktu Anda ditambah 7 menit').first().waitFor();
    expect(new Set((await lines(participantId)).map(({ device }) => device)).size).toBe(2);
    await page.context().close();
    await other.context().close();
  }, 120_000);

  it('hands in what was typed until the time ran out, and says that it has', async () => {
    const { cards } = await holdTest(app, world, { minutes: 1 });
    const [, , card] = cards;
    const page = await browser.page(address, { width: 360 });
    page.setDefaultTimeout(20_000);
    await sitDown(page, card?.code ?? '');
    await goTo(page, 'Mengapa subak');
    const startedAt = app.clock.now().getTime();
    app.clock.advance({ seconds: 57 });
    await page.reload();
    await page.getByRole('timer').waitFor();
    await goTo(page, 'Mengapa subak');
    const field = page.getByLabel('Uraian Anda');
    await field.focus();
    // Somebody who types on and on is not written down before ten seconds: the time is over before.
    const typing = page.keyboard.type('abcdefghijklmnopqrstuvwxyz'.repeat(4), { delay: 60 });
    app.clock.advance({ seconds: 20 });
    await page.getByText('Waktu habis. Yang Anda tulis sampai saat itu ikut terkumpul').waitFor();
    await typing;
    const kept = await app.db
      .selectFrom('lentera.answer')
      .select(['value', 'at'])
      .where('attempt_id', '=', (card?.participantId ?? 0) * 8)
      .where('item', '>', 0)
      .execute();
    const inTime = kept.filter(({ at }) => at.getTime() <= startedAt + 60_000);
    expect(String(inTime.at(-1)?.value)).toMatch(/^abc/);
    await page.context().close();
  }, 120_000);

  it('opens a section at its time by itself, and shows none of it before', async () => {
    const { cards } = await holdTest(app, world, {
      minutes: 20,
      sections: [
        { title: 'Pertama', minutes: 10 },
        { title: 'Kedua', minutes: 10 },
      ],
    });
    const page = await browser.page(address, { width: 360 });
    page.setDefaultTimeout(20_000);
    await sitDown(page, cards[3]?.code ?? '');
    await page.getByText(/bagian ini ditutup (10:00|9:5\d) lagi/).waitFor();
    await page.getByRole('button', { name: 'Soal 6 dari 10, belum dibuka' }).click();
    await page.getByRole('heading', { name: /Bagian ini dibuka/ }).waitFor();
    expect(await page.locator('.exam .prompt .rich, .exam form, .exam fieldset').count()).toBe(0);
    await expectAccessible(page);
    app.clock.advance({ seconds: 596 });
    await page.reload();
    await page.getByRole('timer').waitFor();
    await page.getByRole('button', { name: 'Soal 6 dari 10, belum dibuka' }).click();
    await page.locator('.exam .prompt .rich').waitFor();
    await page.getByRole('button', { name: 'Soal 1 dari 10, bagian ini sudah ditutup' }).waitFor();
    await page.context().close();
  }, 120_000);
});
