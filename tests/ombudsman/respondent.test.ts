import { castOf, ombudsmanOf } from '#demo';
import { transaction } from '#db';
import { enterAgency } from '#platform/access';
import { type FakeClock, startApp, type TestApp, textOf, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendForm } from '../samsat/world.ts';
import { lookInDatabase } from './look.ts';
import { addressOf, atDesk, sendByPages } from './walk.ts';

let app: TestApp<FakeClock>;
let intake: Visitor;
let head: Visitor;
let badung = '';
let kabut = '';
const rare = 'Dinas Kabut Wiswakarma';

beforeAll(async () => {
  app = await startApp();
  ({ agencyId: badung } = await castOf(app.deps));
  await ombudsmanOf(app.deps);
  for (let nth = 0; nth < 16; nth++) {
    const name = nth === 0 ? rare : `Kantor Contoh ${nth}`;
    const agency = { key: `contoh-${nth}`, name, regionCode: '51', address: 'Contoh', government: 'Pemerintah Contoh' };
    const id = await transaction(app.db, (tx) => enterAgency(tx, agency));
    if (nth === 0) kabut = id;
  }
  [intake, head] = [await atDesk(app, 'intake'), await atDesk(app, 'head')];
}, 400_000);
afterAll(() => app?.close());

const optionsIn = (body: string) => /<select[^>]*id="agencyId"[^]*?<\/select>/.exec(body)?.[0] ?? '';
const begun = async () => {
  const reporter = app.visitor();
  await reporter.get('/ombudsman/baru');
  await reporter.follow(await reporter.post('/ombudsman/baru', { jenis: 'laporan' }));
  return reporter;
};
const report = async (cerita: Readonly<Record<string, string>>) => {
  const { number } = await sendByPages(app.visitor(), 'laporan', {
    periksa: { emergency: 'no' },
    cerita: { service: 'Kabut', story: 'Cerita contoh.', ...cerita },
    diri: { stands: 'self', secret: 'secret', name: 'Pelapor Contoh' },
  });
  return addressOf(intake, number);
};

describe('whom a report is about', () => {
  it('is chosen from a list that a few letters and a press make short, and what was typed stays', async () => {
    const reporter = await begun();
    const page = await reporter.get('/ombudsman/konsep/cerita');
    expect(optionsIn(page.body).match(/<option/g)?.length).toBeGreaterThan(17);
    expect(optionsIn(page.body), 'the Ombudsman is not complained of here').not.toContain('Ombudsman RI');
    const found = await reporter.post('/ombudsman/konsep/cerita', {
      title: 'Judul tetap',
      story: 'Tetap',
      cari: 'ya',
      cariInstansi: 'kab wis',
    });
    expect(found.statusCode).toBe(200);
    expect(found.body).toContain('Judul tetap');
    expect(textOf(optionsIn(found.body))).toMatch(new RegExp(`Belum tahu.*${rare}, Pemerintah Contoh.*Instansi lain`, 's'));
    expect(optionsIn(found.body)).not.toContain('Kantor Contoh 3');
    await reporter.post('/ombudsman/konsep/cerita', { title: 'Judul tetap', story: 'Tetap', agencyId: kabut });
    expect(textOf((await reporter.get('/ombudsman/konsep/kirim')).body)).toContain(`${rare}, Pemerintah Contoh`);
    await reporter.post('/ombudsman/konsep/cerita', {
      title: 'Judul tetap',
      story: 'Tetap',
      agencyId: 'other',
      agency: 'Balai Lain Sekali',
    });
    const last = textOf((await reporter.get('/ombudsman/konsep/kirim')).body);
    expect([last.includes('Balai Lain Sekali'), last.includes(rare)]).toEqual([true, false]);
    await reporter.post('/ombudsman/konsep/cerita', { title: 'x', story: 'x', agencyId: '00000000-0000-4000-8000-000000000000' });
    expect((await reporter.get('/ombudsman/konsep/kirim')).statusCode, 'none of these is no choice').toBe(200);
  });

  it('groups reports by what was chosen, however it is called, and is corrected by an officer with a line that names nobody', async () => {
    const [chosen, written, wrong] = [
      await report({ title: 'Dipilih', agencyId: kabut }),
      await report({ title: 'Ditulis', agencyId: 'other', agency: 'dinas kabut wisw.' }),
      await report({ title: 'Keliru', agencyId: badung }),
    ];
    const pattern = async () => textOf((await head.get('/ombudsman/pimpinan/pola')).body);
    expect(await pattern()).not.toContain(rare);
    for (const at of [written, wrong]) expect((await intake.post(`${at}/instansi`, { agencyId: kabut })).statusCode).toBe(303);
    expect(await pattern()).toMatch(new RegExp(`${rare}, Pemerintah Contoh.*3 laporan`, 's'));
    const page = textOf((await intake.get(wrong)).body);
    expect(page).toMatch(new RegExp(`Instansi terlapor ditetapkan: ${rare}.*Sebelumnya: `, 's'));
    expect((await intake.post(`${chosen}/instansi`, { agencyId: '' })).statusCode).toBe(422);
    expect((await intake.post(`${chosen}/instansi`, { agencyId: 'other', agency: ' ' })).statusCode).toBe(422);
    const sought = await intake.post(`${chosen}/instansi`, { cari: 'ya', cariInstansi: 'contoh 3' });
    expect([sought.statusCode, optionsIn(sought.body).includes('Kantor Contoh 3')]).toEqual([200, true]);
    const trail = await app.db.selectFrom('audit.entry').selectAll().where('action', '=', 'ombudsman.name-respondent').execute();
    expect(trail).toHaveLength(2);
    expect(JSON.stringify(trail)).not.toMatch(new RegExp(`${kabut}|${badung}|${rare}`));
    expect((await lookInDatabase(app.db, ['dinas kabut wisw.'])).length, 'sealed').toBe(0);
  });

  it('is the same for whoever enters what was said by telephone', async () => {
    const call = { cara: 'phone', jenis: 'laporan', title: 'Lewat telepon kabut', story: 'Katanya.', agencyId: kabut, secret: 'secret' };
    await sendForm(intake, '/ombudsman/catat', call);
    expect(textOf((await intake.get(await addressOf(intake, 'Lewat telepon kabut'))).body)).toContain(`${rare}, Pemerintah Contoh`);
  });

  it('stands on its own agency’s public page where an Opini was chosen for it, and on no other', async () => {
    const form = { jenis: 'opini', tahun: '2025', predikat: 'Predikat kabut', sumber: 'Siaran pers contoh', instansi: badung };
    expect((await head.post('/ombudsman/penilaian', form)).statusCode).toBe(303);
    expect(textOf((await app.visitor().get('/kinerja/instansi/dpmptsp-badung')).body)).toContain('Predikat kabut');
    expect(textOf((await app.visitor().get('/kinerja/instansi/disdukcapil-tabanan')).body)).not.toContain('Predikat kabut');
    const again = await head.post('/ombudsman/penilaian', form);
    expect(again.statusCode, 'once').toBe(422);
  });
});
