import { expectAccessible, openBrowser, startApp, type TestApp, type TestBrowser } from '#support';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExamWorld, examWorld, holdTest } from '../lentera/exam-world.ts';

let app: TestApp;
let world: ExamWorld;
let browser: TestBrowser;
let page: Page;
let book: string;
beforeAll(async () => {
  app = await startApp();
  world = await examWorld(app, { students: 30 });
  const teacher = await app.signedIn('guru.ujian@contoh.test');
  book = `/lentera/kelas/${world.classId}/nilai/ipa/2`;
  for (let nth = 1; nth <= 6; nth++) {
    const fields = { kelompok: 'daily', cara: 'points', tertinggi: '100', tanggal: '2026-02-10', tp: '', judul: `Ulangan harian ${nth}` };
    await teacher.post(`${book}/ubah/kolom`, fields);
  }
  browser = await openBrowser();
  page = await browser.page(await app.listen(), { width: 360, cookie: teacher.cookie });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

/** Of the first sheet of the page: height of its rows, and whether the page or whose row it is moves sideways with it. */
const sheet = () =>
  page.evaluate(() => {
    const table = document.querySelector('table.figures');
    const around = table?.closest('.scroll');
    const rows = [...(table?.querySelectorAll('tbody tr') ?? [])];
    const first = rows[0]?.firstElementChild;
    const before = first?.getBoundingClientRect().left;
    around?.scrollTo({ left: 200 });
    return {
      rows: rows.length,
      tallest: Math.max(...rows.map((row) => row.getBoundingClientRect().height)),
      moved: around?.scrollLeft,
      stays: before === first?.getBoundingClientRect().left,
      pageMoves: document.documentElement.scrollWidth > innerWidth,
    };
  });

describe('what a teacher looks at on a phone', () => {
  it('shows a class of thirty with six columns as a sheet, a line for each student', async () => {
    await page.goto(book);
    const seen = await sheet();
    expect(await page.locator('table.figures thead th').count(), 'student, six columns, final grade').toBe(8);
    expect(seen).toMatchObject({ rows: 30, moved: 200, stays: true, pageMoves: false });
    expect(seen.tallest).toBeLessThan(80);
    await expectAccessible(page);
  });

  it('takes the marks of a column line by line, and shows the field that is typed in beside the name', async () => {
    const { id } = await app.db.selectFrom('lentera.grade_column').select('id').limit(1).executeTakeFirstOrThrow();
    await page.goto(`/lentera/nilai/${id}`);
    expect((await sheet()).tallest).toBeLessThan(80);
    await page.locator('table.figures input').nth(1).focus();
    await page.keyboard.press('Tab');
    const [name, field] = await page.evaluate(() =>
      [document.activeElement?.closest('tr')?.firstElementChild, document.activeElement].map((one) => one?.getBoundingClientRect()),
    );
    expect(field?.left).toBeGreaterThanOrEqual(name?.right ?? Infinity);
    await expectAccessible(page);
  });

  it('shows a proctor everybody of a session as a sheet', async () => {
    const { testId } = await holdTest(app, world);
    await page.goto(`/lentera/ulangan/${testId}/pantau`);
    const seen = await sheet();
    expect(seen).toMatchObject({ rows: 30, stays: true, pageMoves: false });
    expect(seen.tallest).toBeLessThan(100);
    await expectAccessible(page);
  });
});
