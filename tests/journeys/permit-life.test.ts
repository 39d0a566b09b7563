import { afterAll, beforeAll, expect, it } from 'vitest';
import { applicant, type Citizen, drawsOnMap, typesCorners } from './people/applicant.ts';
import { headingOf } from './people/form.ts';
import { type Hall, openHall, PATIENCE } from './people/hall.ts';
import { officer } from './people/officer.ts';
import { paper, photo } from './people/papers.ts';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
}, PATIENCE);
afterAll(() => hall?.close(), PATIENCE);

interface Told {
  readonly locale: 'id' | 'en';
  readonly javaScript: boolean;
  readonly citizen: Citizen;
  readonly received: string;
  readonly receipt: string;
  readonly appointment: RegExp;
  readonly document: string;
  readonly genuine: string;
  readonly changed: string;
  readonly closed: string;
}

const lives: readonly Told[] = [
  {
    locale: 'id',
    javaScript: true,
    citizen: { name: 'Kadek Ayu Contoh', email: 'kadek@contoh.test', nik: '5103025505919907', plot: '7' },
    received: 'Permohonan Anda sudah kami terima',
    receipt: 'Unduh tanda terima (PDF)',
    appointment: /5 Maret 2026[\s\S]*09[.:]30/,
    document: 'Unduh dokumen',
    genuine: 'PDF ini asli dan berlaku',
    changed: 'Isi PDF ini diubah setelah ditandatangani',
    closed: 'Selesai',
  },
  {
    locale: 'en',
    javaScript: false,
    citizen: { name: 'Gede Surya Contoh', email: 'gede@contoh.test', nik: '5103021505889908', plot: '8' },
    received: 'We have received your application',
    receipt: 'Download the receipt (PDF)',
    appointment: /5 March 2026[\s\S]*09[.:]30/,
    document: 'Download the document',
    genuine: 'This PDF is genuine and in force',
    changed: 'This PDF was changed after it was signed',
    closed: 'Closed',
  },
];

const required = [
  'identity',
  'land-title',
  'land-tax',
  'spatial-information',
  'neighbours',
  'situation',
  'plans',
  'construction',
  'structure',
];

it.each(lives)(
  'lives from sign-up to the archive, in $locale, with JavaScript: $javaScript',
  async (told) => {
    const { citizen, locale, javaScript } = told;
    const look = { locale, javaScript };
    // One at a desk and one outside: whoever's turn it is signs in there.
    const [desk, phone] = [await hall.page({ ...look, width: 1280 }), await hall.page({ ...look, width: 360 })];
    const at = async (email: string, page = desk) => {
      await hall.becomes(page, await hall.app.signIn(email));
      const one = officer(page, locale);
      await one.opens(citizen.name);
      return one;
    };

    // The applicant, on a phone.
    const hers = applicant(await hall.page({ ...look, width: 360 }), hall.app.runJobs, locale);
    await hers.signsUp(citizen);
    await hers.answersEverything(citizen, javaScript ? drawsOnMap : typesCorners);
    expect(await hers.handsInPapers()).toEqual(required);
    const { number, secret } = await hers.sends();
    expect(await headingOf(hers.page)).toBe(told.received);
    expect(number).toMatch(/^PBG-5103-2026-\d{5}$/);
    expect(secret).toMatch(/^\w{4}(-\w{4}){3}$/);
    await hall.app.runJobs();
    await hers.opensFile();
    const file = hers.page.url();
    expect((await hers.downloads(told.receipt)).subarray(0, 5).toString()).toBe('%PDF-');

    // The desks, one after the other.
    const front = await at('loket@contoh.test');
    await front.judgesFiles();
    expect(await front.does('complete')).toContain(number);
    const planner = await at('tataruang@contoh.test');
    await planner.does('assessPlanning', { zone: 'R-3', coverage: '60', exception: 'none' });
    const reviewer = await at('teknis@contoh.test');
    const minutes = { panel: 'tpt', minutesNumber: 'BA-7/TPT', minutesDate: '01-03-2026' };
    await reviewer.does('assessTechnical', { ...minutes, recommendation: 'Gambar memenuhi standar teknis.' });

    // The inspector works from a phone too.
    const inspector = await at('lapangan@contoh.test', phone);
    await inspector.does('schedule', { day: '05-03-2026', time: '9.30' });
    await hers.page.goto(file);
    expect(await hers.page.getByRole('main').innerText(), 'the applicant reads the appointment').toMatch(told.appointment);
    await inspector.opens(citizen.name);
    const photos = [await photo('Depan'), await photo('Samping')];
    await inspector.does('inspect', { photos, findings: 'Batas tanah sesuai gambar situasi.', conclusion: 'conforms' });

    // The levy: set, paid, and checked by somebody else.
    const treasurer = await at('bendahara@contoh.test');
    await treasurer.does('assessLevy');
    await treasurer.opens(citizen.name);
    const slip = { slipNumber: 'STS-7', slipDate: '02-03-2026', amount: '500000', slip: [await paper('Bukti setor')] };
    await treasurer.does('recordDeposit', slip);
    const checker = await at('arsip@contoh.test');
    await checker.does('checkDeposit');

    // Signed, fetched, and checked by anybody.
    const head = await at('kepala@contoh.test');
    await head.does('approve');
    await hall.app.runJobs();
    await hers.page.goto(file);
    const permit = await hers.downloads(told.document);
    const tampered = Buffer.from(permit);
    tampered.writeUInt8(tampered.readUInt8(2000) ^ 1, 2000);
    for (const [content, verdict] of [
      [permit, told.genuine],
      [tampered, told.changed],
    ] as const) {
      await hers.page.goto('/verifikasi');
      await hers.page.locator('#pdf').setInputFiles({ name: 'izin.pdf', mimeType: 'application/pdf', buffer: content });
      await hers.page.locator('form:has(#pdf) button[type=submit]').click();
      await hers.page.waitForURL(/verifikasi\/pdf/);
      expect(await headingOf(hers.page)).toBe(verdict);
    }

    const archivist = await at('arsip@contoh.test');
    await archivist.does('archive', { shelf: '2026/PBG/rak 4' });
    await hers.page.goto(file);
    expect(await hers.page.locator('.tag').allInnerTexts()).toContain(told.closed);
  },
  PATIENCE,
);
