import type { Locale } from '#i18n';
import { expectAccessible, type Visitor } from '#support';
import { routesOf } from '#web';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Hall, openHall, PATIENCE } from './people/hall.ts';
import { makeRounds, type Round } from './people/pages.ts';
import { foreignTexts, textsOf } from './people/tongue.ts';

const people = ['visitor', 'applicant', 'front', 'inspector', 'head', 'admin', 'owner', 'tracker'] as const;

/** What is asked for by GET and answered with no page: data, files, and addresses that only lead on. */
const pageless = [
  '/api/v1/services/:service/schema',
  '/aset/*',
  '/favicon.ico',
  '/healthz',
  '/readyz',
  '/robots.txt',
  '/sitemap.xml',
  '/berkas/ekspor',
  '/kinerja/ekspor',
  '/meja/ekspor',
  '/meja/massal/:batchId/kemajuan',
  '/_kit/:theme/tema.css',
  '/kotak-masuk/:messageId',
  '/lampiran/:fileId/:token',
  '/verifikasi/akar.pem',
  '/verifikasi/pdf',
];

let hall: Hall;
let rounds: Readonly<Record<string, Round>>;
let foreign: Readonly<Record<Locale, ReadonlySet<string>>>;
beforeAll(async () => {
  hall = await openHall();
  rounds = await makeRounds(hall.app);
  foreign = await foreignTexts();
}, PATIENCE);
afterAll(() => hall?.close(), PATIENCE);

/** What every page must be in either language, read from its source. */
function plainFaults(html: string, locale: Locale): string[] {
  const faults: string[] = [];
  const headings = html.match(/<h1[\s>]/g)?.length ?? 0;
  if (headings !== 1) faults.push(`${headings} headings of level one`);
  const lang = /<html[^>]* lang="(\w+)"/.exec(html)?.[1];
  if (lang !== locale) faults.push(`lang ${lang}`);
  if ((/<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '').trim().length < 5) faults.push('no title');
  const strange = new Set(textsOf(html).filter((text) => foreign[locale].has(text)));
  return [...faults, ...[...strange].map((text) => `not ${locale}: ${text}`)];
}

/** What is wrong with an address in a browser, in Indonesian, on a desk and on the narrowest phone. */
async function seen(page: Page, address: string, status: number): Promise<string[]> {
  await page.setViewportSize({ width: 1280, height: 900 });
  const answer = await page.goto(address);
  const faults = plainFaults(await page.content(), 'id');
  if (answer?.status() !== status) faults.push(`answered ${answer?.status()}`);
  const { pathname, search } = new URL(page.url());
  if (decodeURIComponent(pathname + search) !== address) faults.push(`led to ${pathname}${search}`);
  await expectAccessible(page).catch((error: Error) => faults.push(error.message));
  await page.setViewportSize({ width: 320, height: 700 });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (over > 0) faults.push(`scrolls sideways by ${over} px at 320 px`);
  return faults;
}

/** The same address in English, from its source. */
async function read(visitor: Visitor, address: string, status: number): Promise<string[]> {
  const { statusCode, body } = await visitor.get(`${address}${address.includes('?') ? '&' : '?'}lang=en`);
  return [...(statusCode === status ? [] : [`answered ${statusCode}`]), ...plainFaults(body, 'en')];
}

async function faultsOf(round: Round | undefined, look: (address: string, status: number) => Promise<string[]>) {
  const faults: Record<string, string[]> = {};
  for (const address of round?.addresses ?? []) {
    const found = await look(address, round?.unusual?.[address] ?? 200);
    if (found.length > 0) faults[address] = found;
  }
  return faults;
}

describe('the pages gone through', () => {
  it('are of every kind there is', () => {
    const patterns = routesOf(hall.app.application.web).flatMap(({ method, url }) => (method === 'GET' ? [url] : []));
    const shape = (pattern: string) => new RegExp(`^${pattern.replace(/:\w+|\*/g, '[^/]+')}$`);
    const namesIn = (pattern: string) => pattern.split(':').length;
    // A fixed word wins over a name that could be anything.
    const byNames = patterns.toSorted((a, b) => namesIn(a) - namesIn(b));
    const kindOf = (address: string) => byNames.find((pattern) => shape(pattern).test(address.split('?')[0] ?? ''));
    const kinds = new Set(Object.values(rounds).flatMap(({ addresses }) => addresses.map(kindOf)));
    expect(patterns.filter((pattern) => !kinds.has(pattern)).sort()).toEqual(pageless.toSorted());
    expect(Object.keys(rounds)).toEqual(people);
  });

  it('are held against enough texts', () => {
    expect(foreign.id.size).toBeGreaterThan(500);
    expect(foreign.en.size).toBeGreaterThan(500);
  });
});

describe('every page can be used', () => {
  it.each(people)(
    'in Indonesian by: %s',
    async (who) => {
      const page = await hall.page({ ...(rounds[who]?.visitor.cookie && { cookie: rounds[who].visitor.cookie }) });
      expect(await faultsOf(rounds[who], (address, status) => seen(page, address, status))).toEqual({});
      await page.context().close();
    },
    PATIENCE,
  );

  it.each(people)(
    'in English by: %s',
    async (who) => {
      const visitor = rounds[who]?.visitor ?? hall.app.visitor();
      expect(await faultsOf(rounds[who], (address, status) => read(visitor, address, status))).toEqual({});
    },
    PATIENCE,
  );
});
