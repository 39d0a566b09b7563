import { seedPermit } from '#demo';
import { readCase } from '#platform/cases';
import { expectAccessible } from '#support';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { becomes } from '../laperon/dxf-in-place.ts';
import { type Hall, openHall, PATIENCE } from './people/hall.ts';

let hall: Hall;
let address = '';
beforeAll(async () => {
  hall = await openHall();
  const { caseId } = await seedPermit.remarked(hall.app.deps);
  const { state } = await readCase(hall.app.deps.cases, caseId, { kind: 'system', name: 'test' });
  address = `/gambar/${caseId}/${state.files.plans?.at(-1)?.fileId ?? ''}`;
}, PATIENCE);
afterAll(() => hall?.close(), PATIENCE);

const REVIEWER = 'teknis@contoh.test';

/** How much of a canvas has been drawn on: pixels that are not white. */
const inkOn = (page: Page, canvas: string) =>
  page.locator(canvas).evaluate((drawn) => {
    const paper = drawn as HTMLCanvasElement;
    const pixels = paper.getContext('2d')?.getImageData(0, 0, paper.width, paper.height).data ?? [];
    let ink = 0;
    for (let at = 0; at < pixels.length; at += 4) if ((pixels[at] ?? 0) < 200 || (pixels[at + 1] ?? 0) < 200) ink += 1;
    return ink;
  });

/** How much more red than blue the most colourful pixel of a canvas is. */
const reddest = (page: Page, canvas: string) =>
  page.locator(canvas).evaluate((drawn) => {
    const paper = drawn as HTMLCanvasElement;
    const pixels = paper.getContext('2d')?.getImageData(0, 0, paper.width, paper.height).data ?? [];
    let most = 0;
    for (let at = 0; at < pixels.length; at += 4) most = Math.max(most, (pixels[at] ?? 0) - (pixels[at + 2] ?? 0));
    return most;
  });

async function open(page: Page): Promise<void> {
  await page.goto(address);
  await page.locator('.drawing-pin').first().waitFor();
  await expect.poll(() => inkOn(page, '.drawing-sheet > canvas >> nth=0'), { timeout: 20_000 }).toBeGreaterThan(500);
}

describe('a drawing in the page', () => {
  it(
    'is drawn with its pins; a pin leads to its remark and the remark to its pin',
    async () => {
      const page = await hall.pageOf(REVIEWER);
      await open(page);
      await expectAccessible(page);
      await page.locator('[data-pin="1"]').click();
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('catatan-1');
      await page.locator('[data-pin-link="2"]').click();
      await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLElement).dataset.pin)).toBe('2');
    },
    PATIENCE,
  );

  it(
    'keeps its pins apart on a telephone, where they would lie over each other',
    async () => {
      const page = await hall.pageOf(REVIEWER, { width: 360 });
      await open(page);
      expect(await page.locator('.drawing-pin').count()).toBeGreaterThan(1);
      await expectAccessible(page);
    },
    PATIENCE,
  );

  it(
    'is enlarged and moved by two fingers around what lies between them, and marked by one',
    async () => {
      const page = await hall.pageOf(REVIEWER, { width: 360 });
      await open(page);
      const stage = page.locator('.drawing-stage').first();
      await stage.scrollIntoViewIfNeeded();
      const fingers = await page.context().newCDPSession(page);
      const frame = await stage.evaluate((element) => element.getBoundingClientRect().toJSON() as { x: number; y: number });
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...at: readonly (readonly [number, number])[]) =>
        fingers.send('Input.dispatchTouchEvent', { type, touchPoints: at.map(([x, y], id) => ({ x: frame.x + x, y: frame.y + y, id })) });
      /** Where the middle of the page's width lies in the frame, and how wide the page is. */
      const lies = () =>
        stage.evaluate((element) => {
          const [box, sheet] = [element.getBoundingClientRect(), element.firstElementChild?.getBoundingClientRect() ?? new DOMRect()];
          return {
            wide: sheet.width,
            under: (160 - (sheet.left - box.left)) / sheet.width,
            down: (120 - (sheet.top - box.top)) / sheet.height,
          };
        });
      const before = await lies();
      await touch('touchStart', [120, 120], [200, 120]);
      for (const apart of [60, 90, 120]) await touch('touchMove', [160 - apart, 120], [160 + apart, 120]);
      const pinched = await lies();
      expect(pinched.wide / before.wide).toBeCloseTo(3, 1);
      expect(
        [pinched.under, pinched.down].map((part) => part.toFixed(2)),
        'what lay between the fingers',
      ).toEqual([before.under, before.down].map((part) => part.toFixed(2)));
      await touch('touchMove', [20, 100], [260, 100]);
      const moved = await lies();
      expect((moved.under - pinched.under) * moved.wide).toBeCloseTo(20, 0);
      await touch('touchEnd');
      await page.getByRole('button', { name: 'Tunjuk tempat' }).tap();
      await stage.tap({ position: { x: 160, y: 100 } });
      expect(await page.locator('#spot').inputValue()).toMatch(/^\d+(\.\d)?; \d+(\.\d)?$/);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('text');
    },
    PATIENCE,
  );

  it(
    'is moved, enlarged and marked by keys alone, and the remark stands where it was marked',
    async () => {
      const page = await hall.pageOf(REVIEWER);
      await open(page);
      const stage = page.locator('.drawing-stage').first();
      const width = () => stage.locator('.drawing-sheet').evaluate((sheet) => sheet.getBoundingClientRect().width);
      const fitting = await width();
      await stage.focus();
      for (const key of ['+', '+', '+']) await page.keyboard.press(key);
      await expect.poll(width).toBeGreaterThan(fitting * 1.8);
      for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
      expect(await stage.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
      await page.getByRole('button', { name: 'Tunjuk tempat' }).focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('drawing-stage');
      await page.keyboard.press('Enter');
      expect(await page.locator('#spot').inputValue()).toMatch(/^\d+(\.\d)?; \d+(\.\d)?$/);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('text');
      await page.keyboard.type('Tangga ini terlalu sempit.');
      await page.locator('#kind').selectOption('question');
      const pins = await page.locator('.drawing-pin[data-pin]').count();
      await page.locator('#text').press('Tab');
      await page.keyboard.press('Enter');
      await page.waitForURL(/#catatan-/);
      await expect.poll(() => page.locator('.drawing-pin[data-pin]').count()).toBe(pins + 1);
    },
    PATIENCE,
  );

  it(
    'measures once it knows the scale',
    async () => {
      const page = await hall.pageOf(REVIEWER);
      await open(page);
      await page.getByRole('button', { name: 'Ukur' }).click();
      const sheet = page.locator('.drawing-stage .drawing-sheet').first();
      const box = await sheet.evaluate((element) => ({ width: element.clientWidth, height: element.clientHeight }));
      for (const x of [0.7, 0.9]) await sheet.click({ position: { x: box.width * x, y: 8 }, force: true });
      const said = page.locator('.drawing-tools output');
      expect(await said.innerText()).toContain('Tulis skala');
      await page.getByLabel('Panjang garis ini (m)').fill('5');
      await page.getByLabel('Panjang garis ini (m)').press('Tab');
      expect(await said.innerText()).toBe('Panjang 5,00 m');
    },
    PATIENCE,
  );

  it(
    'lies beside the revision before or over it, and the two can be swapped',
    async () => {
      const page = await hall.pageOf(REVIEWER);
      await open(page);
      const how = page.locator('.drawing-tools select');
      await how.selectOption('over');
      await expect.poll(() => inkOn(page, '.drawing-older'), { timeout: 60_000 }).toBeGreaterThan(500);
      await page.getByRole('button', { name: 'Tukar (B)' }).click();
      expect(await page.locator('.blinked').count()).toBe(1);
      await expectAccessible(page);
      await how.selectOption('beside');
      expect(await page.locator('.drawing-stage:visible').count()).toBe(2);
      await expectAccessible(page);
    },
    PATIENCE,
  );

  it(
    'in DXF is drawn with its layers, measured in metres, marked on a point of its own, and compared',
    async () => {
      const other = await seedPermit.remarked(hall.app.deps);
      const { state } = await readCase(hall.app.deps.cases, other.caseId, { kind: 'system', name: 'test' });
      const [first, now] = [state.files.plans?.[0], state.files.plans?.at(-1)].map(
        (file) => `/gambar/${other.caseId}/${file?.fileId ?? ''}`,
      );
      const example = (await hall.app.inject({ url: '/periksa-gambar/contoh.dxf' })).body;
      await becomes(hall.app, first ?? '', example.replaceAll('12.5', '11.5'));
      await becomes(hall.app, now ?? '', example);
      const page = await hall.pageOf(REVIEWER, { width: 360 });
      await page.goto(now ?? '');
      const canvas = '.drawing-sheet > canvas >> nth=0';
      await expect.poll(() => inkOn(page, canvas), { timeout: 20_000 }).toBeGreaterThan(300);
      const all = await inkOn(page, canvas);
      await page.getByText('Lapisan (8)').click();
      await page.getByRole('checkbox', { name: /^BATAS_PERSIL/ }).uncheck();
      await expect.poll(() => inkOn(page, canvas)).toBeLessThan(all);
      await expectAccessible(page);
      const stage = page.locator('.drawing-stage').first();
      await page.getByRole('button', { name: 'Ukur' }).click();
      await page.keyboard.press('Enter');
      for (const key of ['+', '+', '+', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
      expect(await page.locator('.drawing-tools output').innerText()).toMatch(/^Panjang \d+,\d\d m$/);
      expect(await page.getByLabel('Panjang garis ini (m)').count(), 'the file says its unit').toBe(0);
      await page.getByRole('button', { name: 'Tunjuk tempat' }).click();
      await stage.focus();
      await page.keyboard.press('Enter');
      expect(await page.locator('#point').inputValue()).toMatch(/^-?[\d.]+; -?[\d.]+$/);
      await page.locator('.drawing-tools select').selectOption('over');
      await expect.poll(() => inkOn(page, '.drawing-older'), { timeout: 20_000 }).toBeGreaterThan(100);
      // Over each other what is newer is dark and what is older red, whatever colours their layers have.
      await expect.poll(() => reddest(page, canvas), { timeout: 20_000 }).toBeLessThan(60);
      await expect.poll(() => reddest(page, '.drawing-older'), { timeout: 20_000 }).toBeGreaterThan(150);
      await page.route('**/lampiran/**', (route) => route.fulfill({ contentType: 'image/vnd.dxf', body: 'AutoCAD Binary DXF' }));
      await page.goto(first ?? '');
      await page.getByText('Ini DWG atau DXF biner').waitFor();
    },
    PATIENCE,
  );

  it(
    'in DXF lies over a revision in PDF once two places are told that are the same, by mouse and by keys',
    async () => {
      const other = await seedPermit.remarked(hall.app.deps);
      const { state } = await readCase(hall.app.deps.cases, other.caseId, { kind: 'system', name: 'test' });
      const now = `/gambar/${other.caseId}/${state.files.plans?.at(-1)?.fileId ?? ''}`;
      await becomes(hall.app, now, (await hall.app.inject({ url: '/periksa-gambar/contoh.dxf' })).body);
      const page = await hall.pageOf(REVIEWER);
      await page.goto(now);
      await expect.poll(() => inkOn(page, '.drawing-sheet > canvas >> nth=0'), { timeout: 20_000 }).toBeGreaterThan(300);
      await page.locator('.drawing-tools select').selectOption('over');
      await expect.poll(() => inkOn(page, '.drawing-older'), { timeout: 60_000 }).toBeGreaterThan(500);
      await page.getByRole('button', { name: 'Samakan letak' }).click();
      await page.getByText('Tekan titik 1 pada revisi sebelumnya').waitFor();
      const [newer, older] = [page.locator('.drawing-stage').first(), page.locator('.drawing-stage').nth(1)];
      const fits = newer.evaluate(({ clientWidth, firstElementChild: sheet }) => sheet !== null && sheet.clientWidth <= clientWidth);
      expect(await fits, 'the newer fits into its half').toBe(true);
      await older.locator('.drawing-sheet').click({ position: { x: 40, y: 40 }, force: true });
      await newer.locator('.drawing-sheet').click({ position: { x: 4, y: 4 }, force: true });
      await page.getByText('Tekan titik 2 pada revisi sebelumnya').waitFor();
      for (const _ of [1, 2]) await page.keyboard.press('Enter');
      await page.getByText('Letaknya sudah disamakan.').waitFor();
      const laid = () => page.locator('.drawing-older').evaluate((layer) => layer.style.transform);
      await expect.poll(laid).toMatch(/^matrix\(/);
      await expectAccessible(page);
      const told = await laid();
      await page.reload();
      await page.locator('.drawing-tools select').selectOption('over');
      await expect.poll(laid, { message: 'lies as it was laid, after a reload', timeout: 20_000 }).toBe(told);
      await page.getByRole('button', { name: 'Letak semula' }).click();
      await expect.poll(laid, { message: 'as wide as the page, not turned' }).toMatch(/^matrix\([\d.]+, 0, 0, [\d.]+, 0, 0\)$/);
    },
    PATIENCE,
  );

  it(
    'says why a broken file is not shown, and leaves the file itself',
    async () => {
      const page = await hall.pageOf(REVIEWER, { width: 360 });
      await page.route('**/lampiran/**', (route) => route.fulfill({ contentType: 'application/pdf', body: '%PDF-1.7 rusak' }));
      await page.goto(address);
      await page.getByText('Gambar ini tidak dapat ditampilkan.').waitFor();
      expect(await page.locator('[data-without]').isVisible()).toBe(true);
    },
    PATIENCE,
  );
});
