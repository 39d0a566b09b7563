import { permit } from '#services/laperon';
import type { Page } from 'playwright-core';
import { type Filled, fill } from './form.ts';

/** What can be done to a permit, by its key: the desk shows it under its title. */
export type PermitAction = keyof typeof permit.actions;

/** An officer at their desk. Signed in before; the page is theirs. */
export function officer(page: Page, locale: 'id' | 'en' = 'id') {
  return {
    page,
    /** Opens the case of an applicant from the queue. */
    async opens(applicantName: string): Promise<void> {
      await page.goto('/meja');
      await page.locator('.queue-line').getByRole('link', { name: applicantName, exact: true }).first().click();
      await page.locator('h1.case-name').waitFor();
    },
    /** Opens a case by its address. */
    async opensFile(caseId: string): Promise<void> {
      await page.goto(`/meja/${caseId}`);
      await page.locator('h1.case-name').waitFor();
    },
    /** Gives one verdict after the other until every file has one; those named get another than accepted. */
    async judgesFiles(otherwise: Readonly<Record<string, readonly [verdict: string, note: string]>> = {}): Promise<void> {
      const total = await page.locator('.file-row [data-file-link]').count();
      for (let n = 0; n < total; n++) {
        const form = page.locator('#putusan');
        const requirement = await form.locator('[name=requirement]').inputValue();
        const [verdict, note] = otherwise[requirement] ?? ['accepted', ''];
        await form.locator('[name=note]').fill(note);
        await form.locator(`button[name=verdict][value="${verdict}"]`).click();
        await page.getByText(new RegExp(`^${n + 1} (dari|of) ${total} `)).waitFor();
      }
    },
    /** Does an action, answering its questions; returns what the desk says was done. */
    async does(action: PermitAction, answers: Filled = {}): Promise<string> {
      const title = permit.actions[action]?.title(locale) ?? action;
      const section = page.locator('section.act');
      const form = section.locator('.act-form').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
      if (!(await form.isVisible())) await section.getByRole('link', { name: title, exact: true }).click();
      await form.waitFor();
      await fill(form, answers);
      await form.locator('button[type=submit]').last().click();
      return page.locator('.toast').innerText();
    },
  };
}
