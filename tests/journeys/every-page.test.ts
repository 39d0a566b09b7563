import type { Locale } from '#i18n';
import { expectAccessible, expectContrast, sizeUndrawn } from '#support';
import { routesOf } from '#web';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Hall, openHall, PATIENCE } from './people/hall.ts';
import { makeRounds } from './people/pages.ts';
import type { Round } from './people/round.ts';
import { foreignTexts, textsOf } from './people/tongue.ts';

const people = [
  'visitor',
  'applicant',
  'front',
  'registrar',
  'treasurer',
  'inspector',
  'head',
  'admin',
  'owner',
  'tracker',
  'operator',
  'teacher',
  'parent',
  'education',
  'pupil',
  'examinee',
  'holder',
  'driver',
  'relative',
  'samsat',
  'clerk',
  'writer',
  'receipt',
  'reporter',
  'intake',
  'counter',
  'keeper',
  'ombudsman',
  'custodian',
  'keyless',
  'liaison',
  'linked',
] as const;

/** What is asked for by GET and answered with no page: data, files, and addresses that only lead on. */
const pageless = [
  '/samsat/kunci-pengesahan',
  '/pengaduan/:caseId/bukti',
  '/data/kinerja.json',
  '/data/kinerja.csv',
  '/data/skema.json',
  '/open311/:file',
  '/open311/v2/:file',
  '/open311/v2/services/:file',
  '/open311/v2/requests/:file',
  '/ombudsman/instansi/:askingId/pdf',
  '/ombudsman/surat/:token/pdf',
  '/ombudsman/laporan-saya/berkas/:fileId',
  '/ombudsman/laporan-saya/unduh',
  '/ombudsman/pimpinan/laporan/:reportId/:kind',
  '/ombudsman/meja/:matterId/berkas/:fileId',
  '/ombudsman/surat-masuk/:mailId/asli',
  '/ombudsman/surat-masuk/percakapan/:mailId/berkas',
  '/samsat/bukti/:proofId/simpan',
  '/samsat/bukti/:proofId/tbpkp',
  '/samsat/pengiriman/ekspor',
  '/samsat/cetakan/:runId/pdf',
  '/samsat/stiker/ekspor',
  '/samsat/penolakan/ekspor',
  '/samsat/register/contoh',
  '/samsat/register/ekspor',
  '/samsat/register/impor/:intakeId/laporan',
  '/tagihan/:billId/keadaan',
  '/bendahara/pembayaran.csv',
  '/bendahara/buku/:account/laporan.csv',
  '/bendahara/pihak/selisih.csv',
  '/bendahara/rekening-koran/:statementId/rekening-koran.pdf',
  '/bendahara/rekening-koran/:statementId/rekening-koran.csv',
  '/snap/v1.0/transfer-va/report',
  '/demo/bank/setoran',
  // What a customer of the example bank just did is known to the process they did it in: tests/payments/demo-bank.test.ts.
  '/demo/bank/:customerId/va/:inquiryId',
  '/demo/bank/:customerId/qris/:referenceNo',
  '/demo/bank/:customerId/transaksi/:paymentId',
  '/lentera/ajar/:courseId/kemajuan/:classId/ekspor',
  '/lentera/ajar/:courseId/kemajuan/:classId/xlsx',
  '/lentera/ajar/ekspor',
  '/lentera/materi/pelajaran/:lessonId/berkas/:fileId',
  '/lentera/materi/pelajaran/:lessonId/media/:name',
  '/lentera/soal/ekspor',
  '/lentera/soal/rumus',
  '/lentera/materi/pelajaran/:lessonId/takarir/:block',
  '/lentera/media/:name',
  '/lentera/sekolah/ekspor',
  '/lentera/sekolah/:schoolId/pegawai/ekspor',
  '/lentera/sekolah/:schoolId/siswa/ekspor',
  '/lentera/kelas/:classId/ekspor',
  '/lentera/kelas/:classId/nilai/:subject/:semester/ekspor',
  '/lentera/kelas/:classId/nilai/:subject/:semester/ketuntasan/ekspor',
  '/lentera/kelas/:classId/nilai/:subject/:semester/riwayat/ekspor',
  '/lentera/kelas/:classId/rapor/:semester/xlsx',
  '/lentera/kota/hasil/ekspor',
  '/lentera/sekolah/:schoolId/kode/ekspor',
  '/lentera/sekolah/:schoolId/impor/contoh/:kind',
  '/lentera/sekolah/:schoolId/impor/:intakeId/laporan',
  '/periksa-gambar/contoh.dxf',
  '/contoh-desain/:design/denah.dxf',
  '/janji/:caseId/kalender.ics',
  '/janji/ekspor',
  '/cetak/:token/pdf',
  '/formulir/:caseId',
  '/formulir/lembar/:code',
  '/siak/ekspor',
  '/siak/berkas/:caseId/contoh',
  '/siak/permintaan/ekspor',
  '/percakapan/ekspor',
  '/percakapan/:conversationId/berkas/:messageId',
  '/antrean/:placeId/ekspor',
  '/kelola/rencana/:planId/laporan',
  '/kelola/kependudukan/:versionId/laporan',
  '/.well-known/oauth-authorization-server',
  '/akun/kunci/tambah/pilihan',
  '/akun/sesi',
  '/aset/*',
  '/demo/whatsapp/:personId/berkas/:nth',
  '/demo/whatsapp/ombudsman/:personId/berkas/:nth',
  '/favicon.ico',
  '/healthz',
  '/pekerja.js',
  '/readyz',
  '/robots.txt',
  '/sitemap.xml',
  '/akun/data/unduh/:format',
  '/akun/perangkat-desa/ekspor',
  '/kelola/kuasa/perangkat-desa/ekspor',
  '/kelola/kuasa/ekspor',
  '/berkas/ekspor',
  '/gambar/:caseId/:fileId/gambar.svg',
  '/gambar/:caseId/:fileId/jiplakan',
  '/gambar/:caseId/:fileId/pdf',
  '/kelola/audit/ekspor',
  '/kelola/sertifikat/ekspor',
  '/kelola/operasi/whatsapp/ekspor',
  '/kelola/retensi/:disposalId/ekspor',
  '/kelola/sistem/ekspor',
  '/kelola/pertanyaan/ekspor',
  '/kelola/usulan/ekspor',
  '/kinerja/ekspor',
  '/meja/ekspor',
  '/meja/kecamatan/ekspor',
  '/meja/massal/:batchId/kemajuan',
  '/_kit/:theme/tema.css',
  '/kotak-masuk/:messageId',
  '/lampiran/:fileId/:token',
  '/loket/:draftId/persetujuan/cetak',
  '/loket/ekspor',
  '/masuk/kunci/pilihan',
  '/masuk/oidc',
  '/masuk/oidc/kembali',
  '/lentera/ulangan/ekspor',
  '/lentera/ulangan/:testId/daftar-hadir',
  '/lentera/ulangan/:testId/berita-acara',
  '/lentera/ulangan/:testId/pantau/alur',
  '/lentera/ulangan/:testId/hasil/ekspor',
  '/lentera/ulangan/:testId/hasil/xlsx',
  '/lentera/ruang/keadaan',
  '/lentera/ruang/kunci-tanda-terima',
  '/lentera/ruang/naskah/:testId/:variant',
  '/unggahan/lanjut/:id',
  '/verifikasi/akar.pem',
  '/verifikasi/sertifikat-dicabut.crl',
  '/whatsapp/webhook',
  '/verifikasi/pdf',
];

const desk = { width: 1280, height: 900 };
const phone = { width: 360, height: 740 };

let hall: Hall;
let rounds: Readonly<Record<string, Round>>;
let foreign: Readonly<Record<Locale, ReadonlySet<string>>>;
/** Indonesian at a desk first, English on a phone: whoever comes takes both, one after the other. */
let pages: readonly [Page, Page];
beforeAll(async () => {
  hall = await openHall();
  rounds = await makeRounds(hall.app);
  foreign = await foreignTexts();
  pages = [
    await hall.page({ locale: 'id', width: desk.width, looks: true }),
    await hall.page({ locale: 'en', width: phone.width, looks: true }),
  ];
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

interface Look {
  readonly page: Page;
  readonly locale: Locale;
  /** Whether it is the first of its kind. */
  readonly isFirst: boolean;
  /** The same page in the other language, as it comes, before any script. */
  other(): Promise<{ readonly status: number; readonly html: string }>;
}

/**
 * What is wrong with an address: in a browser in one language, by every rule in the light at one width and by contrast in
 * the dark at another; then in the other language, whose words are read and laid out at the narrowest.
 */
async function seen({ page, locale, isFirst, other }: Look, address: string, status: number): Promise<string[]> {
  const [first, second] = locale === 'id' ? [desk, phone] : [phone, desk];
  const faults: string[] = [];
  const note = (error: Error) => void faults.push(error.message);
  await page.emulateMedia({ colorScheme: 'light' });
  await sizeUndrawn(page, first);
  const answer = await page.goto(address);
  faults.push(...plainFaults(await page.evaluate(() => document.documentElement.outerHTML), locale));
  if (answer?.status() !== status) faults.push(`answered ${answer?.status()}`);
  const { pathname, search } = new URL(page.url());
  if (decodeURIComponent(pathname + search) !== decodeURIComponent(address)) faults.push(`led to ${pathname}${search}`);
  // The second of a kind is looked at by every rule only where it has parts no page before had: its words and its width always.
  const parts = await page.evaluate(partsOf);
  if (isFirst || parts.some((part) => !lookedAt.has(part))) {
    for (const part of parts) lookedAt.add(part);
    await expectAccessible(page).catch(note);
    await page.emulateMedia({ colorScheme: 'dark' });
    await sizeUndrawn(page, second);
    await expectContrast(page).catch(note);
  }
  await sizeUndrawn(page, { width: 320, height: 700 });
  const over = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const read = await other();
  if (read.status !== status) faults.push(`answered ${read.status} in the other language`);
  faults.push(...plainFaults(read.html, locale === 'id' ? 'en' : 'id'));
  for (const language of ['one', 'the other'] as const) {
    if (language === 'the other') await page.evaluate(layOut, read.html);
    const wide = await over();
    if (wide > 0) faults.push(`scrolls sideways by ${wide} px at 320 px in ${language} language`);
  }
  return faults;
}

/** Parts of pages that were looked at by every rule. */
const lookedAt = new Set<string>();

/** What a page is put together from: its elements by name, class, role and what they say of themselves, each within what it stands in. */
function partsOf(): string[] {
  const nameOf = (element: Element) => `${element.localName}.${element.getAttribute('class') ?? ''}`;
  const saysOf = (element: Element) =>
    [...element.attributes]
      .filter(({ name }) => /^(role|type|for|alt|title|scope|tabindex|aria-.*)$/.test(name))
      .map(({ name, value }) => (name === 'role' || name === 'type' ? `${name}=${value}` : name));
  const parts = [...document.body.querySelectorAll('*')].map((element) =>
    [nameOf(element.parentElement ?? element), nameOf(element), ...saysOf(element)].join(' '),
  );
  return [...new Set(parts)];
}

/** Puts the body of another page in the place of this one's: without scripts, under the same style. */
function layOut(html: string): void {
  document.body.replaceWith(new DOMParser().parseFromString(html, 'text/html').body);
}

/** The patterns of all pages there are; a fixed word comes before a name that could be anything. */
function kindsOf({ app }: Hall): readonly string[] {
  const namesIn = (pattern: string) => pattern.split(':').length;
  return routesOf(app.application.web)
    .flatMap(({ method, url }) => (method === 'GET' && !url.startsWith('/api/v1/') ? [url] : []))
    .toSorted((a, b) => namesIn(a) - namesIn(b));
}

function kindOf(address: string, patterns: readonly string[]): string | undefined {
  const [path = ''] = address.split('?');
  return patterns.find((pattern) => new RegExp(`^${pattern.replace(/:\w+|\*/g, '[^/]+')}$`).test(path));
}

/** Everything wrong on somebody's way, one line for each with its address; empty when nothing is. */
async function faultsOf(round: Round | undefined, look: (address: string, status: number, nth: number) => Promise<string[]>) {
  const lines: string[] = [];
  for (const [nth, address] of (round?.addresses ?? []).entries())
    for (const fault of await look(address, round?.unusual?.[address] ?? 200, nth)) lines.push(`${address}: ${fault}`);
  return lines.join('\n');
}

describe('the pages gone through', () => {
  it('are of every kind there is', () => {
    const patterns = kindsOf(hall);
    const kinds = new Set(Object.values(rounds).flatMap(({ addresses }) => addresses.map((address) => kindOf(address, patterns))));
    expect(patterns.filter((pattern) => !kinds.has(pattern)).toSorted()).toEqual(pageless.toSorted());
    expect(Object.keys(rounds)).toEqual(people);
  });

  it('are held against enough texts', () => {
    expect(foreign.id.size).toBeGreaterThan(500);
    expect(foreign.en.size).toBeGreaterThan(500);
  });
});

describe('what is looked for', () => {
  const planted = (light: string, dark: string) => `<!doctype html><html lang="id"><head><title>Uji pandang</title>
    <meta name="viewport" content="width=device-width"><style>main{padding:1px;background:#fff;color:${light}}
    @media (prefers-color-scheme:dark){main{background:#000;color:${dark}}}</style></head>
    <body><main><h1>Judul</h1><p>Kalimat yang harus terbaca.</p><button></button></main></body></html>`;

  it('is found: a button without a name, and what cannot be read in one of the themes', async () => {
    const page = await hall.page();
    await page.setContent(planted('#ccc', '#fff'));
    await expect(expectAccessible(page)).rejects.toThrow(/light:[^]*button-name/);
    await expect(expectContrast(page)).rejects.toThrow(/1280 px, light:[^]*color-contrast/);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectContrast(page);
    await page.setContent(planted('#000', '#333'));
    await expect(expectContrast(page)).rejects.toThrow(/1280 px, dark:[^]*color-contrast/);
    await page.context().close();
  });

  it('is found at a size that is not drawn: what is wider than the page, and the rules of that width', async () => {
    const page = await hall.page();
    await page.setContent(
      '<style>body{margin:0}div{width:400px}@media (max-width:500px){h1{color:rgb(1,2,3)}}</style><h1>Judul</h1><div>Lebar</div>',
    );
    const looked = () =>
      page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return { over: scrollWidth - clientWidth, colour: getComputedStyle(document.querySelector('h1') as Element).color };
      });
    await sizeUndrawn(page, { width: 320, height: 700 });
    expect(await looked()).toEqual({ over: 80, colour: 'rgb(1, 2, 3)' });
    await sizeUndrawn(page, { width: 640, height: 700 });
    expect(await looked()).toEqual({ over: 0, colour: 'rgb(0, 0, 0)' });
    await page.context().close();
  });
});

describe('every page can be used', () => {
  const known = new Set<string | undefined>();
  it.each(people)(
    'by: %s',
    async (who) => {
      const cookie = rounds[who]?.visitor.cookie;
      for (const page of pages) await hall.becomes(page, cookie);
      const patterns = kindsOf(hall);
      const look = (address: string, status: number, nth: number) => {
        const locale = nth % 2 === 0 ? 'id' : 'en';
        const page = pages[nth % 2 === 0 ? 0 : 1];
        const kind = kindOf(address, patterns);
        const isFirst = !known.has(kind);
        known.add(kind);
        return seen({ page, locale, isFirst, other: () => inOther(address, cookie, locale === 'id' ? 'en' : 'id') }, address, status);
      };
      expect(await faultsOf(rounds[who], look)).toBe('');
    },
    PATIENCE,
  );
});

async function inOther(address: string, cookie: string | undefined, locale: Locale): Promise<{ status: number; html: string }> {
  const cookies = [...(cookie ? [cookie] : []), `wl_bahasa=${locale}`].join('; ');
  const answer = await fetch(`${hall.address}${address}`, { headers: { cookie: cookies }, redirect: 'manual' });
  return { status: answer.status, html: await answer.text() };
}
