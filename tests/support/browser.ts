import type axe from 'axe-core';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';

export interface PageOptions {
  /** Width in CSS pixels: 360 is a phone, 1280 a desk. */
  readonly width?: number;
  readonly javaScript?: boolean;
  readonly dark?: boolean;
  readonly locale?: 'id' | 'en';
  /** Cookie header of somebody signed in, as `signIn` gives it. */
  readonly cookie?: string;
  /** Whether many of its pages will be looked at by rules: it then brings them along, instead of being handed them each time. */
  readonly looks?: boolean;
}

/** A browser for one test file: its profiles end with the file and leave nothing behind. */
export interface TestBrowser {
  /** A page in a profile of its own. What the page itself reports as an error fails the test at `close`. */
  page(origin: string, options?: PageOptions): Promise<Page>;
  /** Signs whoever has a page out and somebody else in; the language stays. A profile of its own costs a second. */
  becomes(page: Page, origin: string, cookie: string | undefined): Promise<void>;
  close(): Promise<void>;
}

export async function openBrowser(): Promise<TestBrowser> {
  const browser = await sharedBrowser();
  const contexts: BrowserContext[] = [];
  const errors: string[] = [];
  return {
    page: async (origin, { width = 1280, javaScript = true, dark = false, locale = 'id', cookie, looks = false } = {}) => {
      const context = await browser.newContext({
        baseURL: origin,
        viewport: { width, height: width < 700 ? 740 : 900 },
        javaScriptEnabled: javaScript,
        colorScheme: dark ? 'dark' : 'light',
        isMobile: width < 700,
        hasTouch: width < 700,
        reducedMotion: 'reduce',
        // A preview of a PDF is a download where there is no viewer.
        acceptDownloads: false,
      });
      contexts.push(context);
      await context.addCookies([...cookiesOf(cookie, origin), { name: 'wl_bahasa', value: locale, url: origin }]);
      if (looks) await context.addInitScript(await axeSource());
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`));
      page.on('console', (message) => {
        // A refused request is the answer some tests ask for; broken scripts and policies never are.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          errors.push(`${page.url()}: ${message.text()}`);
      });
      return page;
    },
    becomes: async (page, origin, cookie) => {
      // Not a blank page: it belongs to nobody, and a process of its own would be started for it and for what comes after.
      await page.goto('/robots.txt');
      await page.context().clearCookies({ name: /^(?!wl_bahasa$)/ });
      await page.context().addCookies(cookiesOf(cookie, origin));
    },
    close: async () => {
      await Promise.all(contexts.map((context) => context.close()));
      if (errors.length > 0) throw new Error(`pages reported errors:\n${errors.join('\n')}`);
    },
  };
}

let shared: Promise<Browser> | undefined;

/** The browser of this process, which ends with it: another file finds what was compiled for the one before. */
async function sharedBrowser(): Promise<Browser> {
  const browser = await (shared ??= startBrowser());
  if (browser.isConnected()) return browser;
  shared = startBrowser();
  return shared;
}

/** Loads the browser's library only now: most tests do without. */
async function startBrowser(): Promise<Browser> {
  const [{ chromium }, { findChromium }] = await Promise.all([import('playwright-core'), import('./chromium.ts')]);
  const { executablePath, args, env } = await findChromium();
  return chromium.launch({ executablePath, args: [...args], env: { ...(process.env as Record<string, string>), ...env } });
}

function cookiesOf(header: string | undefined, origin: string): { name: string; value: string; url: string }[] {
  return (header ?? '')
    .split('; ')
    .filter(Boolean)
    .map((pair) => {
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      return { name, value, url: origin };
    });
}

/** What is said to the browser about one page beside its driver. */
const sessions = new WeakMap<Page, CDPSession>();

/**
 * Gives a page a size at which it is laid out but hardly drawn: the picture is a twentieth as wide, and nobody looks at
 * it. Drawing takes a sixth of the processor's time of a test that only reads and measures.
 */
export async function sizeUndrawn(page: Page, size: { readonly width: number; readonly height: number }): Promise<void> {
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page));
  sessions.set(page, session);
  const mobile = await page.evaluate(() => navigator.maxTouchPoints > 0);
  await session.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 1, mobile, scale: 0.05 });
}

/** Fails, naming element and remedy, when the page breaks a rule of WCAG 2.2 A or AA, or scrolls sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNone(page, [...(await sideways(page)), ...(await violations(page, everyRule)), ...(await unreadable(page))]);
}

/** The same for contrast alone, which is all that another theme or another width of the same page can change. */
export async function expectContrast(page: Page): Promise<void> {
  await expectNone(page, [...(await sideways(page)), ...(await unreadable(page))]);
}

const everyRule = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function expectNone(page: Page, problems: readonly string[]): Promise<void> {
  if (problems.length === 0) return;
  const { dark, width } = await page.evaluate(() => ({ dark: matchMedia('(prefers-color-scheme: dark)').matches, width: innerWidth }));
  throw new Error(`${page.url()} at ${width} px, ${dark ? 'dark' : 'light'}:\n${problems.join('\n')}`);
}

async function sideways(page: Page): Promise<string[]> {
  const { inner, needed } = await page.evaluate(() => ({ inner: innerWidth, needed: document.documentElement.scrollWidth }));
  return needed > inner ? [`scrolls sideways: ${needed} px in ${inner} px`] : [];
}

/** The packed one: every page that is looked at must read it anew. */
let read: Promise<string> | undefined;
function axeSource(): Promise<string> {
  read ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  return read;
}

/** What breaks a rule that another theme or width cannot change. */
async function violations(page: Page, rules: readonly string[]): Promise<string[]> {
  await bringAxe(page);
  // Only what is wrong comes back: everything else axe has to say takes longer to carry than to find.
  return page.evaluate(
    async (runOnly) => {
      const { violations: found } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
        runOnly,
        rules: { 'color-contrast': { enabled: false } },
        resultTypes: ['violations'],
        preload: false,
      });
      return found.flatMap(({ id, help, nodes }) =>
        nodes.map(({ target, html }) => `${id}: ${help}\n  ${target.join(' ')}\n  ${html.slice(0, 160)}`),
      );
    },
    [...rules],
  );
}

/** Ways texts are drawn that were found readable on some page; the same colours, sizes and grounds need no second look. */
const readable = new Set<string>();

/** What cannot be read for want of contrast. Of texts that are drawn alike on grounds drawn alike, axe looks at the first. */
async function unreadable(page: Page): Promise<string[]> {
  const drawn = await page.evaluate(() => {
    const grounds = new Map<Element, string>();
    const groundOf = (element: Element): string => {
      const known = grounds.get(element);
      if (known !== undefined) return known;
      const { backgroundColor: colour, backgroundImage: image, opacity, position } = getComputedStyle(element);
      // What is put elsewhere may lie on anything: it is told from others by its names.
      const put = position === 'static' || position === 'relative' ? '' : `${position} ${element.getAttribute('class')}`;
      const own =
        colour === 'rgba(0, 0, 0, 0)' && image === 'none' && opacity === '1' && put === '' ? '' : `>${colour} ${image} ${opacity} ${put}`;
      const ground = `${element.parentElement ? groundOf(element.parentElement) : ''}${own}`;
      grounds.set(element, ground);
      return ground;
    };
    const alike = new Map<string, Element>();
    for (const element of document.body.querySelectorAll('*')) {
      const says = [...element.childNodes].some(({ nodeType, nodeValue }) => nodeType === Node.TEXT_NODE && nodeValue?.trim() !== '');
      if (!says && !element.matches('input, select, textarea')) continue;
      if (!element.checkVisibility()) continue;
      const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
      const way = [color, fontSize, fontWeight, textShadow, element.matches(':disabled'), groundOf(element)].join('|');
      if (!alike.has(way)) alike.set(way, element);
    }
    (globalThis as unknown as { drawnAlike: typeof alike }).drawnAlike = alike;
    return [...alike.keys()];
  });
  // What is put over other things may lie on something else next time: it is looked at on every page.
  const toLookAt = drawn.filter((way) => !readable.has(way) || /(absolute|fixed|sticky) /.test(way));
  if (toLookAt.length === 0) return [];
  await bringAxe(page);
  const found = await page.evaluate(async (ways) => {
    const { axe: look, drawnAlike } = globalThis as unknown as { axe: typeof axe; drawnAlike: ReadonlyMap<string, Element> };
    const { violations: broken } = await look.run(
      { include: ways.flatMap((way) => drawnAlike.get(way) ?? []) },
      { runOnly: ['color-contrast'], resultTypes: ['violations'], preload: false },
    );
    return broken.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, html }) => `${id}: ${help}\n  ${target.join(' ')}\n  ${html.slice(0, 160)}`),
    );
  }, toLookAt);
  if (found.length === 0) for (const way of toLookAt) readable.add(way);
  return found;
}

/** Evaluated through the debugger, which the page's content policy does not bind. */
async function bringAxe(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(`${await axeSource()};void 0`);
}
