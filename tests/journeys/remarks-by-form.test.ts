import { seedPermit } from '#demo';
import { readCase } from '#platform/cases';
import { drawingsIn } from '#services/laperon';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Hall, openHall, PATIENCE } from './people/hall.ts';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
}, PATIENCE);
afterAll(() => hall?.close(), PATIENCE);

const SAID = 'Beri arah naik tangga.';
const remarkOn = (page: Page) => page.locator('li[data-remark]', { hasText: SAID });

/** Everything by keys: a control is reached by its place in the order, and used by Enter. */
async function press(page: Page, name: RegExp | string, within = page.locator('main')): Promise<void> {
  await within.getByRole('button', { name }).focus();
  await page.keyboard.press('Enter');
}

async function send(page: Page): Promise<void> {
  await press(page, 'Kirim semuanya');
  await page.getByText(/^\d+ tulisan terkirim/).waitFor();
}

async function respond(page: Page, button: RegExp, text: string): Promise<void> {
  const remark = remarkOn(page);
  await remark.locator('summary').focus();
  await page.keyboard.press('Enter');
  await remark.getByLabel('Tanggapan').focus();
  await page.keyboard.type(text);
  await press(page, button, remark);
  await send(page);
}

it(
  'carries a remark over two revisions by forms and keys alone, without scripts',
  async () => {
    const walk = await seedPermit.atTechnical(hall.app.deps);
    const plans = async () => {
      const view = await readCase(hall.app.deps.cases, walk.caseId, { kind: 'system', name: 'test' });
      const now = drawingsIn(view).findLast(({ requirement }) => requirement.key === 'plans');
      return `/gambar/${walk.caseId}/${now?.file.fileId ?? ''}`;
    };
    const officer = await hall.pageOf('teknis@contoh.test', { javaScript: false });
    await officer.goto(await plans());
    await officer.getByLabel('Jenis').selectOption('request');
    await officer.getByLabel('Tempat pada halaman').focus();
    await officer.keyboard.type('D6');
    await officer.getByLabel('Isi catatan').focus();
    await officer.keyboard.type(SAID);
    await press(officer, 'Simpan sebagai konsep');
    await send(officer);
    await walk.judge('reviewer', { plans: ['does-not-conform', 'Lihat catatan pada gambar.'] });
    await walk.does('reviewer', 'returnFromTechnical');
    await walk.resubmit(['plans'], 'Denah diperbaiki.');

    const applicant = await hall.pageOf('niluh@contoh.test', { javaScript: false, width: 360 });
    await applicant.goto(await plans());
    expect(await remarkOn(applicant).innerText()).toContain('Dibuat pada revisi 1');
    await respond(applicant, /^Jawab/, 'Sudah diberi panah.');
    await officer.goto(await plans());
    expect(await remarkOn(officer).innerText()).toContain('Dijawab pada revisi 2');
    await respond(officer, /^Terima/, '');
    await applicant.goto(await plans());
    expect(await remarkOn(applicant).getAttribute('data-state')).toBe('accepted');
  },
  PATIENCE,
);
