import type { Locator, Page } from 'playwright-core';
import type { Paper } from './papers.ts';

/** What is typed or chosen, by the name of the question. */
export type Filled = Readonly<Record<string, string | readonly Paper[]>>;

/** Answers questions as a person does: types, ticks, chooses from a list, picks files. */
export async function fill(within: Page | Locator, answers: Filled): Promise<void> {
  for (const [name, answer] of Object.entries(answers)) {
    const boxes = within.locator(`[name="${name}"]`);
    if (typeof answer !== 'string') await pick(boxes.first(), answer);
    else if ((await boxes.first().getAttribute('type'))?.match(/radio|checkbox/))
      await within.locator(`[name="${name}"][value="${answer}"]`).check();
    else if ((await boxes.first().evaluate((box) => box.tagName)) === 'SELECT') await boxes.first().selectOption(answer);
    else await boxes.first().fill(answer);
  }
}

/** Chooses files; where the page sends them at once, waits until each is there. */
async function pick(box: Locator, papers: readonly Paper[]): Promise<void> {
  const page = box.page();
  const name = await box.getAttribute('name');
  await box.setInputFiles([...papers]);
  if (await runsScripts(page))
    await page
      .locator(`[data-kept] input[name="${name}"]`)
      .nth(papers.length - 1)
      .waitFor();
}

/** Whether islands work on this page: they announce themselves in the list of uploads. */
export async function runsScripts(page: Page): Promise<boolean> {
  return (await page.locator('ul.uploads').count()) > 0;
}

/** Presses the one button of this name. */
export async function press(within: Page | Locator, name: string): Promise<void> {
  await within.getByRole('button', { name, exact: true }).click();
}

export async function follow(within: Page | Locator, name: string | RegExp): Promise<void> {
  await within
    .getByRole('link', { name, exact: typeof name === 'string' })
    .first()
    .click();
}

/** The heading that says which page this is. */
export function headingOf(page: Page): Promise<string> {
  return page.locator('h1').innerText();
}
