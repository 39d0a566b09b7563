import { castOf, seedComplaint, seedPermit } from '#demo';
import { elementKeys } from '#platform/survey';
import { startApp, type TestApp, textOf } from '#support';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await castOf(app.deps);
  for (let n = 0; n < 5; n++) await seedPermit.issued(app.deps);
  for (let n = 0; n < 5; n++) await seedPermit.returned(app.deps);
  for (let n = 0; n < 6; n++) await seedComplaint(app.deps, 'satisfied', 'komang');
  await seedComplaint(app.deps, 'submitted', 'putu', { title: 'Diminta uang oleh petugas loket' });
}, 300_000);
afterAll(() => app?.close());

const later = () => app.clock.advance({ minutes: 30 });
const read = async (address: string) => {
  await app.visitor().get(address);
  // What was kept is renewed behind whoever asks first.
  app.clock.advance({ minutes: 12 });
  return app.visitor().get(address);
};
const agency = '/kinerja/instansi/dpmptsp-badung';
const rowOf = (body: string, word: string) =>
  [...body.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) => textOf(row ?? '')).find((row) => row.includes(word)) ?? '';

describe('the page of an agency', () => {
  it('shows services, survey, complaints and assessments, each chart with its table and its method', async () => {
    const page = await read(agency);
    expect(page.statusCode).toBe(200);
    const text = textOf(page.body);
    for (const word of [
      'Survei kepuasan masyarakat',
      'Pengaduan kepada instansi',
      'Laporan kepada Ombudsman',
      'Opini dan kepatuhan',
      'Cara menghitung',
      'Kelompok di bawah 5',
    ])
      expect(text).toContain(word);
    expect(page.body).toMatch(/<svg[^>]*role="img"[^>]*aria-label="[^"]*median/);
    expect(page.body).toMatch(/<svg[^>]*role="img"[^>]*aria-label="Dijelaskan[^"]*"/);
    expect(rowOf(page.body, 'Belum dijawab')).toContain('1');
    expect(rowOf(page.body, 'Dijelaskan')).toContain('6');
    expect(text, 'an allegation is nowhere').not.toContain('Diminta uang');
    expect(text).toContain('Ombudsman belum menerbitkan angka');
  });

  it('counts a survey once five answered, and not before', async () => {
    const { agencyId } = await castOf(app.deps);
    const add = (n: number, value: number) =>
      sql`insert into survey.answer select gen_random_uuid(), ${agencyId}, 'imb-pbg', '2026-Q1', array_fill(${value}::smallint, array[9]), null from generate_series(1, ${n}::int)`.execute(
        app.db,
      );
    await add(4, 4);
    const few = await read(`${agency}/imb-pbg?masa=2026`);
    expect(textOf(few.body)).not.toContain('100,00');
    await add(6, 4);
    later();
    const many = textOf((await read(`${agency}/imb-pbg?masa=2026`)).body);
    expect(many).toContain('100,00');
    expect(many).toContain('A (Sangat baik)');
  });
});

describe('the page of a service', () => {
  it('gives days by desk, quarters, and why files went back', async () => {
    const page = await read(`${agency}/imb-pbg?masa=2026`);
    const text = textOf(page.body);
    expect(text).toContain('Hari kerja di tiap meja');
    expect(rowOf(page.body, 'Triwulan 1 2026')).toContain('10');
    expect(text).toMatch(/Berkas yang dikembalikan kepada pemohon: \d+/);
    expect(text).toMatch(/Dokumen (tidak terbaca|keliru|tidak lengkap|kedaluwarsa)|Tidak sesuai ketentuan|Diminta dengan catatan/);
  });

  it('says nothing of days where few were decided, in English as in Indonesian', async () => {
    for (const lang of ['id', 'en']) {
      const { body, statusCode } = await read(`${agency}/itr-surat?lang=${lang}`);
      if (statusCode === 404) continue;
      expect(textOf(body)).not.toMatch(/undefined|NaN|\[object/);
    }
    expect((await app.visitor().get(`${agency}/tidak-ada`)).statusCode).toBe(404);
    expect((await app.visitor().get('/kinerja/instansi/tidak-ada')).statusCode).toBe(404);
    expect((await app.visitor().get(`${agency}?masa=kemarin`)).statusCode).toBeLessThan(500);
  });
});

it('is fed by a citizen who answers: from the page of a finished case to the figure', async () => {
  app.clock.advance({ minutes: 1 });
  await app.runJobs();
  const niluh = await app.signedIn('niluh@contoh.test');
  const before = /Jawaban|n<|10/.test((await read(`${agency}/imb-pbg?masa=2026`)).body);
  expect(before).toBe(true);
  const mine = (await niluh.get('/berkas?tampil=semua')).body;
  const cases = [...mine.matchAll(/\/berkas\/([0-9a-f-]{36})"/g)].map(([, id]) => id ?? '');
  let sent = 0;
  for (const caseId of cases) {
    const page = await niluh.get(`/survei/berkas/${caseId}`);
    if (page.statusCode !== 200) continue;
    const answer = await niluh.post(`/survei/berkas/${caseId}`, Object.fromEntries(elementKeys.map((key) => [key, '1'])));
    expect(answer.statusCode).toBe(303);
    sent += 1;
  }
  expect(sent).toBe(5);
  later();
  const text = textOf((await read(`${agency}/imb-pbg?masa=2026`)).body);
  expect(text, 'ten fours and five ones').toContain('75,00');
});
