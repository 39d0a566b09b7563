import { seedPermit } from '#demo';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fill, press } from './people/form.ts';
import { type Hall, openHall, PATIENCE } from './people/hall.ts';

let hall: Hall;
let caseId: string;
let number: string;
let secret: string;
beforeAll(async () => {
  hall = await openHall();
  ({ caseId, number, secret } = await seedPermit.issued(hall.app.deps));
}, PATIENCE);
afterAll(() => hall?.close(), PATIENCE);

/** What of the case must never be read by whoever has no business with it. */
const personal = ['Ni Luh Sari Dewi', 'Jalan Contoh', '5103055203899901', 'niluh@contoh.test'];

interface Seen {
  readonly status: number;
  readonly heading: string;
}

/** What somebody gets at an address: the answer, the page's heading, and nothing of the case. */
async function sees(page: Page, address: string): Promise<Seen> {
  const answer = await page.goto(address);
  const html = await page.content();
  for (const word of [...personal, number]) expect(html, `${address} says ${word}`).not.toContain(word);
  expect(await page.locator('main a').count(), `${address} shows no way on`).toBeGreaterThan(0);
  return { status: answer?.status() ?? 0, heading: await page.locator('h1').innerText() };
}

const notFound = { status: 404, heading: 'Halaman tidak ditemukan' };
const forbidden = { status: 403, heading: 'Anda tidak berwenang' };

/** Every page about one case. */
const pagesOf = (id: string) => [
  `/berkas/${id}`,
  `/berkas/${id}/selesai?apa=submit`,
  `/berkas/${id}/perbaiki`,
  `/berkas/${id}/tindakan/reportMistake`,
];

describe('no page of a case opens', () => {
  it(
    'to another applicant',
    async () => {
      const page = await hall.pageOf('wayan@contoh.test');
      for (const address of pagesOf(caseId)) expect(await sees(page, address), address).toEqual(notFound);
      expect(await sees(page, `/meja/${caseId}`)).toEqual(forbidden);
    },
    PATIENCE,
  );

  it(
    'to an officer of another agency',
    async () => {
      const page = await hall.pageOf('denpasar@contoh.test');
      expect(await sees(page, `/meja/${caseId}`)).toEqual(notFound);
      expect(await sees(page, `/meja/${caseId}/banding/land-tax`)).toEqual(notFound);
      await page.goto('/meja?berjalan=tidak');
      const queue = await page.content();
      for (const word of [...personal, number]) expect(queue).not.toContain(word);
    },
    PATIENCE,
  );

  it(
    'to nobody in particular: they are asked to sign in',
    async () => {
      const page = await hall.page();
      for (const address of [...pagesOf(caseId), `/meja/${caseId}`]) {
        await page.goto(address);
        expect(new URL(page.url()).pathname, address).toBe('/masuk');
        expect(await page.content()).not.toContain(number);
      }
    },
    PATIENCE,
  );

  it(
    'to whoever holds a link to a file but is somebody else',
    async () => {
      const hers = await hall.pageOf('niluh@contoh.test');
      await hers.goto(`/berkas/${caseId}`);
      const link = (await hers.locator('main a[href^="/lampiran/"]').first().getAttribute('href')) ?? '';
      expect((await hers.request.get(link)).status(), 'her own').toBe(200);
      for (const other of [await hall.pageOf('wayan@contoh.test'), await hall.page()]) {
        const answer = await other.request.get(link, { maxRedirects: 0 });
        expect(answer.status()).not.toBe(200);
        expect(answer.headers()['content-type']).not.toContain('pdf');
      }
    },
    PATIENCE,
  );
});

describe('an office is held by its holder alone', () => {
  it(
    'an officer of another desk reads the case and is offered none of its actions',
    async () => {
      const atTechnical = await seedPermit.atTechnical(hall.app.deps);
      const page = await hall.pageOf('bendahara@contoh.test');
      expect((await page.goto(`/meja/${atTechnical.caseId}`))?.status()).toBe(200);
      const offered = page.locator('section.act');
      expect(await offered.innerText()).toContain('Berkas ada di Penilaian teknis');
      expect(await offered.locator('form').count()).toBe(0);
    },
    PATIENCE,
  );

  it(
    'a citizen is told that the desk is not theirs',
    async () => {
      const page = await hall.pageOf('wayan@contoh.test');
      expect(await sees(page, '/meja')).toEqual(forbidden);
    },
    PATIENCE,
  );
});

describe('whoever has a pass for one case', () => {
  it(
    'sees as a tracker where it lies, and nothing personal',
    async () => {
      const page = await hall.page({ width: 360 });
      await page.goto('/lacak');
      await fill(page, { number, secret });
      await press(page, 'Lacak');
      await page.getByText(number).first().waitFor();
      const html = await page.content();
      for (const word of personal) expect(html, word).not.toContain(word);
      for (const address of pagesOf(caseId)) {
        await page.goto(address);
        expect(new URL(page.url()).pathname, address).toBe('/masuk');
      }
    },
    PATIENCE,
  );

  it(
    'opens as a guest that case and no other',
    async () => {
      const [mine, others] = [await seedPermit.awaitingOwner(hall.app.deps), await seedPermit.awaitingOwner(hall.app.deps)];
      await hall.app.runJobs();
      const linkOf = async (email = '') => /\/undangan\/\S+/.exec((await hall.app.mail(email))?.body ?? '')?.[0] ?? '';
      const email = mine.answers.principal?.email ?? '';
      const [link, other] = [await linkOf(email), await linkOf(others.answers.principal?.email)];
      const page = await hall.page();
      await page.goto(link);
      await press(page, 'Kirim kode');
      await page.locator('#code').waitFor();
      await hall.app.runJobs();
      await fill(page, { code: /\b\d{6}\b/.exec((await hall.app.mail(email))?.body ?? '')?.[0] ?? '' });
      await press(page, 'Buka permohonan');
      await page.getByRole('heading', { level: 1, name: 'Periksa, lalu putuskan' }).waitFor();
      await page.goto(other);
      expect(await page.getByRole('main').innerText()).toContain('Buktikan bahwa ini Anda');
      expect(await page.content()).not.toContain('Jalan Contoh');
    },
    PATIENCE,
  );
});
