import { seedPermit } from '#demo';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { press } from './people/form.ts';
import { type Hall, openHall, PATIENCE } from './people/hall.ts';
import { officer } from './people/officer.ts';

let hall: Hall;
let cases: { readonly number: string; readonly caseId: string }[];
beforeAll(async () => {
  hall = await openHall();
  cases = [];
  for (let n = 0; n < 3; n++) cases.push(await seedPermit.submitted(hall.app.deps));
}, PATIENCE);
afterAll(() => hall?.close(), PATIENCE);

/** Which case of the queue the focus is on, by its place; -1 on none. */
const focused = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll('[data-queue-link]')].indexOf(document.activeElement as Element));

const chosen = (page: Page) =>
  page.locator('[data-pick]').evaluateAll((all) => all.filter((box) => (box as HTMLInputElement).checked).length);

it(
  'walks the queue by j and k, chooses by x, and is quiet while somebody types or once it is switched off',
  async () => {
    const page = await hall.pageOf('kepala@contoh.test');
    for (let n = 0; n < 3; n++) await seedPermit.atHead(hall.app.deps);
    await page.goto('/meja');
    await page.locator('[data-keys-open]').waitFor();
    await page.keyboard.press('j');
    expect(await focused(page)).toBe(0);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await focused(page), 'the last one is the end').toBe(2);
    await page.keyboard.press('k');
    expect(await focused(page)).toBe(1);
    await page.keyboard.press('x');
    expect(await chosen(page)).toBe(1);
    expect(await page.locator('[data-pick-count]').innerText()).toBe('1 dipilih');
    expect(await page.locator('[data-pick-all]').evaluate((box) => (box as HTMLInputElement).indeterminate)).toBe(true);
    await page.keyboard.press('Control+k');
    expect(await focused(page), 'keys of the browser stay with it').toBe(1);

    const search = page.locator('input[type=search]').first();
    await search.focus();
    await page.keyboard.type('jx');
    expect(await search.inputValue()).toBe('jx');
    expect(await chosen(page)).toBe(1);

    await page.locator('[data-keys-open]').click();
    await page.locator('[data-keys-switch]').uncheck();
    await page.keyboard.press('Escape');
    await page.locator('h1').first().click();
    await page.keyboard.press('j');
    expect(await focused(page)).toBe(-1);
    await page.reload();
    await page.locator('[data-keys-open]').waitFor();
    await page.keyboard.press('j');
    expect(await focused(page), 'and stays switched off on the next page').toBe(-1);
  },
  PATIENCE,
);

it(
  'gives verdicts by their number',
  async () => {
    const page = await hall.pageOf('loket@contoh.test');
    await page.goto(`/meja/${cases[0]?.caseId}`);
    const form = page.locator('#putusan');
    const first = await form.locator('[name=requirement]').inputValue();
    await page.locator('[data-keys-open]').waitFor();
    expect(await form.locator('button[data-verdict="1"]').innerText(), 'the number stands on the button').toContain('1');
    await page.keyboard.press('1');
    await page.getByText(/^1 dari \d+ diperiksa/).waitFor();
    expect(await form.locator('[name=requirement]').inputValue(), 'the next file is shown').not.toBe(first);
    const { rows } = await hall.app.deps.pool.query<{ verdict: string }>(
      `select e.input ->> 'verdict' as verdict from cases.entry e where e.case_id = $1 and e.input ->> 'requirement' = $2`,
      [cases[0]?.caseId, first],
    );
    expect(rows).toEqual([{ verdict: 'accepted' }]);
    await form.locator('[name=note]').focus();
    await page.keyboard.type('1');
    expect(await form.locator('[name=note]').inputValue(), 'a number typed is a number').toBe('1');
  },
  PATIENCE,
);

it(
  'offers to take an action back while that is possible, and no longer',
  async () => {
    const front = officer(await hall.pageOf('loket@contoh.test'));
    const { page } = front;
    // Time in the browser stands still until it is told.
    await page.clock.install({ time: 0 });
    await page.clock.pauseAt(1000);
    const done = async (caseId = '') => {
      await front.opensFile(caseId);
      await front.judgesFiles();
      await front.does('complete');
    };
    await done(cases[1]?.caseId);
    await press(page.locator('.toast'), 'Urungkan');
    await front.opensFile(cases[1]?.caseId ?? '');
    expect(await page.locator('section.act form').count(), 'the decision is open again').toBeGreaterThan(0);

    await done(cases[2]?.caseId);
    const undo = page.locator('.toast form');
    // The sentence stands before the script that counts the seconds has run.
    await page.waitForLoadState('load');
    await page.clock.runFor(5_000);
    expect(await undo.count()).toBe(1);
    await page.clock.runFor(5_500);
    expect(await undo.count()).toBe(0);
    expect(await page.locator('.toast').innerText(), 'what was done still stands there').toContain(cases[2]?.number ?? '?');
  },
  PATIENCE,
);
