import { fromSiak, seedBirth } from '#demo';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fill, follow, headingOf, press } from './people/form.ts';
import { type Hall, openHall, PATIENCE } from './people/hall.ts';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
}, PATIENCE);
afterAll(() => hall?.close(), PATIENCE);

it(
  'comes from SIAK to the operator, to whoever reported, and onto paper at home by a link and a PIN',
  async () => {
    const { app } = hall;
    const walk = await seedBirth(app.deps, 'inSiak');
    const { child, mother, father } = walk.answers;
    const names = [child.name, mother?.name ?? '', father?.name ?? ''];
    const number = '5102-LU-02032026-0777';
    const pdf = (signed: boolean) => fromSiak(app.deps, { title: 'Kutipan Akta Kelahiran', number, names, signed }, app.clock.now());

    const operator = await hall.pageOf('siak@contoh.test', { width: 1280 });
    await operator.goto('/siak?tahap=siak');
    await follow(operator, walk.number);
    await operator.locator('h1.case-name').waitFor();
    const attach = async (signed: boolean) => {
      const form = operator
        .locator('.act-form')
        .filter({ has: operator.getByRole('heading', { name: 'Lampirkan dokumen dari SIAK', exact: true }) });
      await form.waitFor();
      await fill(form, { number, pdf: [{ name: 'akta.pdf', mimeType: 'application/pdf', buffer: await pdf(signed) }] });
      await form.locator('button[type=submit]').last().click();
      await operator.locator('.toast').waitFor();
      await app.runJobs();
      await operator.goto(`/meja/${walk.caseId}`);
    };
    await attach(false);
    expect(await operator.getByText('PDF tidak diterima').count(), 'an unsigned PDF goes nowhere').toBeGreaterThan(0);
    await attach(true);
    expect(await operator.getByText(number).count()).toBeGreaterThan(0);

    const hers = await hall.pageOf('niluh@contoh.test', { width: 360 });
    await hers.goto(`/berkas/${walk.caseId}`);
    await follow(hers, 'Cetak di rumah');
    expect(await headingOf(hers)).toBe('Cetak di rumah');
    await press(hers, 'Buat tautan cetak');
    await hers.getByText('Tautan dibuat').first().waitFor();
    const pin = await hers.locator('strong.num').innerText();
    const link = (await hers.getByRole('link', { name: /\/cetak\// }).getAttribute('href')) ?? '';
    const { pathname } = new URL(link);

    const printer = await hall.page({ width: 360 });
    await printer.goto(pathname);
    await fill(printer, { pin: pin === '111111' ? '222222' : '111111' });
    await press(printer, 'Buka');
    await printer.locator('.error-summary, [role=alert]').first().waitFor();
    await fill(printer, { pin });
    await press(printer, 'Buka');
    await printer.waitForURL(/dokumen$/);
    expect(await printer.getByText('A4, 80 gram').count()).toBe(1);
    const got = await printer.request.get(`${pathname}/pdf`);
    expect([got.status(), got.headers()['content-type']]).toEqual([200, 'application/pdf']);

    const clerk = await hall.pageOf('loket.tabanan@contoh.test', { width: 1280 });
    await clerk.goto(`/cetak/berkas/${walk.caseId}`);
    const ledger = await clerk.locator('table').innerText();
    for (const line of ['PDF diambil, salinan ke-1', 'PIN salah', 'PIN benar', 'Tautan dibuat']) expect(ledger).toContain(line);
  },
  PATIENCE,
);
