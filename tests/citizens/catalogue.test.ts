import { registryServices } from '#services/dukcapil';
import { hall } from '#main';
import { lookFor } from '#platform/cases';
import { itrLetter, permit } from '#services/laperon';
import { startApp, type TestApp, textOf } from '#support';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { libraryCard } from '../engine/library-card.ts';

const agency = (key: string, name: string) => ({
  key,
  name,
  regionCode: '51.03',
  address: 'Mangupura',
  government: 'Pemerintah Kabupaten Badung',
});
const dpmptsp = agency('dpmptsp', 'Dinas Penanaman Modal');
const library = agency('perpustakaan', 'Dinas Perpustakaan');
const untold = { ...libraryCard, key: 'tanpa-pokok' };
const everywhere = { ...libraryCard, key: 'di-mana-mana' };

let one: TestApp;
let several: TestApp;
let registry: TestApp;
beforeAll(async () => {
  const stalls = [permit, untold, itrLetter].map((service) => ({ service, agency: dpmptsp }));
  one = await startApp({ stalls });
  const alike = [dpmptsp, library].map((of) => ({ service: everywhere, agency: of }));
  several = await startApp({ stalls: [...stalls, { service: libraryCard, agency: library }, ...alike] });
  registry = await startApp({ stalls: [...stalls, ...registryServices.map((service) => ({ service, agency: library }))] });
});
afterAll(() => Promise.all([one?.close(), several?.close(), registry?.close()]));

/** What the hall has beside services one applies for, after all of them. */
const wings = [
  '2 Dinas Pendidikan Kepemudaan dan Olahraga',
  '3 Lentera: sekolah Kota Denpasar',
  '2 Samsat Bali',
  '3 Samsat: pajak kendaraan',
  '2 Ombudsman RI Perwakilan Bali',
  '3 Ombudsman: awasi, tegur, laporkan',
];

/** The headings of a page below its first, each as its level and words. */
async function headings(app: TestApp, url: string): Promise<readonly string[]> {
  const { body } = await app.visitor().get(url);
  return [...body.matchAll(/<h([2-5])[^>]*>([\s\S]*?)<\/h\1>/g)].map(([, level, words]) => `${level} ${textOf(words ?? '').trim()}`);
}

it('the catalogue stands by topic, in the order of the hall; what names none comes last', async () => {
  expect(await headings(one, '/layanan')).toEqual([
    '2 Dinas Penanaman Modal',
    '3 Bangunan',
    `4 ${permit.title('id')}`,
    '3 Tanah dan tata ruang',
    `4 ${itrLetter.title('id')}`,
    '3 Layanan lain',
    `4 ${untold.title('id')}`,
    ...wings,
  ]);
  expect(await headings(one, '/layanan?lang=en')).toContain('3 Land and spatial plans');
});

it('one topic alone needs no heading; what several agencies offer alike stands once, after all of them', async () => {
  expect(await headings(several, '/layanan')).toEqual([
    '2 Dinas Penanaman Modal',
    '3 Bangunan',
    `4 ${permit.title('id')}`,
    '3 Tanah dan tata ruang',
    `4 ${itrLetter.title('id')}`,
    '3 Layanan lain',
    `4 ${untold.title('id')}`,
    '2 Dinas Perpustakaan',
    `3 ${libraryCard.title('id')}`,
    ...wings,
    '2 Pada setiap instansi',
    `3 ${everywhere.title('id')}`,
  ]);
});

it('a service is found by its topic, in either language, and by its agency', async () => {
  const found = async (q: string) =>
    (await headings(several, `/layanan?q=${encodeURIComponent(q)}`)).filter((line) => line.includes(itrLetter.title('id')));
  expect(await found('spatial plans')).toHaveLength(1);
  expect(await found('penanaman modal tanah')).toHaveLength(1);
  expect(await found('perpustakaan')).toHaveLength(0);
});

it('the first page names them all, by agency and topic, a step lower', async () => {
  expect(await headings(one, '/')).toEqual(expect.arrayContaining(['3 Dinas Penanaman Modal', '4 Bangunan', '4 Layanan lain']));
  const { body } = await one.visitor().get('/');
  for (const { key, title } of [permit, itrLetter, untold])
    expect(body).toMatch(new RegExp(`href="/layanan/${key}"[^>]*>\\s*${title('id').replace(/[()]/g, '\\$&')}`));
});

it('every service of the hall is found by each word people look for it by, and the likeliest comes first', async () => {
  const offers = hall.map(({ service, agency: of }) => ({ service, agency: { ...of, id: of.key } }));
  const best = (q: string) => lookFor(offers, q)[0]?.offer.service.key;
  for (const { service } of hall) {
    expect(service.sought, service.key).toBeDefined();
    for (const words of [service.sought?.('id') ?? '', service.sought?.('en') ?? ''].flatMap((said) => said.split(' ')))
      expect(
        lookFor(offers, words).some((one) => one.offer.service.key === service.key),
        `${service.key}: ${words}`,
      ).toBe(true);
  }
  expect(best('saya mau urus anak lahir')).toBe('akta-kelahiran');
  expect(best('KTP saya hilang')).toBe('ktp-el-ganti');
  expect(best('mau bangun rumah di Canggu')).toBe('imb-pbg');
  expect(best('adopsi')).toBe('pengangkatan-anak');
  expect(best('I want to build a house')).toBe('imb-pbg');
  expect(lookFor(offers, 'paspor')).toEqual([]);
  // Nothing but what is said anyway: looked for as it stands, not taken for everything.
  expect(lookFor(offers, 'saya mau')).toEqual([]);
});

it('a service is found by the everyday words people use, in either language', async () => {
  const found = async (q: string) => (await headings(registry, `/layanan?q=${encodeURIComponent(q)}`)).map((line) => line.slice(2));
  const titles = (...keys: readonly string[]) => keys.map((key) => registryServices.find((one) => one.key === key)?.title('id'));
  expect(await found('anak lahir')).toEqual(expect.arrayContaining(titles('akta-kelahiran', 'kk-ubah-data')));
  expect(await found('KTP hilang')).toEqual(expect.arrayContaining(titles('ktp-el-ganti')));
  expect(await found('pindah rumah')).toEqual(expect.arrayContaining(titles('pindah-keluar', 'pindah-datang')));
  expect(await found('stolen')).toEqual(expect.arrayContaining(titles('ktp-el-ganti')));
  expect(await found('bangun rumah')).toEqual(expect.arrayContaining([permit.title('id')]));
  // Where no service has all of the words, those that have the most of them.
  expect(await found('paspor anak lahir')).toEqual(expect.arrayContaining(titles('akta-kelahiran')));
});
