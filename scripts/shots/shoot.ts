import type { Browser, BrowserContext, Page } from 'playwright-core';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Place } from './places.ts';

export interface Look {
  readonly width: 360 | 1280;
  readonly theme: 'light' | 'dark';
  readonly locale: 'id' | 'en';
  readonly scripts: boolean;
}

export const looks: readonly Look[] = ([360, 1280] as const).flatMap((width) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    (['id', 'en'] as const).flatMap((locale) => [true, false].map((scripts) => ({ width, theme, locale, scripts }))),
  ),
);

export function nameOf({ width, theme, locale, scripts }: Look): string {
  return `${width}-${theme}-${locale}-${scripts ? 'js' : 'nojs'}`;
}

export interface Shot {
  readonly place: Place;
  readonly look: Look;
  /** File name under the folder of shots. */
  readonly file: string;
  /** What is wrong with it: scripts that threw, requests that failed, sideways scrolling. */
  readonly faults: readonly string[];
}

interface Studio {
  readonly browser: Browser;
  readonly base: string;
  readonly folder: string;
  /** Cookie header of each person. */
  readonly cookies: ReadonlyMap<string, string>;
}

async function openContext({ browser, base, cookies }: Studio, who: string, look: Look): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: base,
    viewport: { width: look.width, height: look.width === 360 ? 740 : 900 },
    colorScheme: look.theme,
    javaScriptEnabled: look.scripts,
    reducedMotion: 'reduce',
    locale: look.locale === 'id' ? 'id-ID' : 'en-GB',
  });
  const pairs = [...(cookies.get(who) ?? '').split('; ').filter(Boolean), `wl_bahasa=${look.locale}`];
  await context.addCookies(
    pairs.map((pair) => {
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      return { name, value, url: base };
    }),
  );
  return context;
}

/** How long a page may take to become quiet before it is drawn as it is. Milliseconds. */
const QUIET_MS = 4000;

/** Chromium takes no picture of a page beyond some 16,000 px, such as the reference of the API on a phone. */
const TALLEST_PX = 15_000;

async function take(page: Page, place: Place, look: Look, folder: string): Promise<Shot> {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 40[134]/.test(message.text())) faults.push(`console: ${message.text()}`);
  });
  const response = await page.goto(place.address);
  // Islands draw themselves after the page. A preview the browser cannot show never counts as quiet: no longer than this.
  if (look.scripts) await page.waitForLoadState('networkidle', { timeout: QUIET_MS }).catch(() => {});
  if (response && response.status() >= 500) faults.push(`answered ${response.status()}`);
  if (look.scripts) {
    const over = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    if (Number(over) > 0) faults.push(`${Number(over)} px too wide`);
  }
  const file = join(nameOf(look), `${place.name}.png`);
  await mkdir(join(folder, nameOf(look)), { recursive: true });
  const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
  const whole = height <= TALLEST_PX;
  const clip = { x: 0, y: 0, width: look.width, height: TALLEST_PX };
  await page.screenshot({ path: join(folder, file), fullPage: true, ...(whole ? {} : { clip }) });
  return { place, look, file, faults };
}

/** Takes every place in every look, a few at a time in one browser. */
export async function shootAll(
  studio: Studio,
  places: readonly Place[],
  chosen: readonly Look[],
  told: (done: number) => void,
): Promise<Shot[]> {
  const batches = chosen.flatMap((look) => [...new Set(places.map(({ who }) => who))].map((who) => ({ look, who })));
  const shots: Shot[] = [];
  const worker = async () => {
    for (let batch = batches.shift(); batch; batch = batches.shift()) {
      const { look, who } = batch;
      const context = await openContext(studio, who, look);
      for (const place of places.filter((one) => one.who === who)) {
        const page = await context.newPage();
        shots.push(await take(page, place, look, studio.folder));
        await page.close();
        told(shots.length);
      }
      await context.close();
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  return shots.sort((a, b) => a.place.name.localeCompare(b.place.name) || nameOf(a.look).localeCompare(nameOf(b.look)));
}
