import { castOf, seedPermit } from '#demo';
import { readCase } from '#platform/cases';
import { startApp, type TestApp, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
let admin: Visitor;
let agencyId: string;
beforeAll(async () => {
  app = await startApp();
  ({ agencyId } = await castOf(app.deps));
  admin = await app.signedIn('arsip@contoh.test');
}, 180_000);
afterAll(() => app?.close());

const page = '/kelola/penomoran';
const good = {
  pattern: '{seq:4}/{type}/{agency}/{month-roman}/{year}',
  type: 'PBG',
  agency: 'DPMPTSP',
  citation: 'Keputusan Kepala Dinas 5/2026',
};
const enter = (fields: Record<string, string>) =>
  admin.post(page, { key: 'laperon.permit.numbering', at: agencyId, from: '2026-03-02', ...good, ...fields });

/** The number of a permit signed now, and its serial. */
async function sign(): Promise<string> {
  const { caseId } = await seedPermit.issued(app.deps);
  const { state } = await readCase(app.deps.cases, caseId, { kind: 'system', name: 'test' });
  return state.products.find(({ key }) => key === 'permit')?.number ?? '';
}

describe('the number of a permit', () => {
  it('follows the pattern the agency entered, from its day on; serials run on and numbers given stay', async () => {
    const before = await sign();
    expect(before).toBe('640/0001/PBG/DPMPTSP/2026');
    const { body } = await admin.get(page);
    expect(body).toContain('Nomor berikutnya bila terbit hari ini: 640/0002/PBG/DPMPTSP/2026');
    expect((await enter({})).headers.location).toBe(`${page}?disimpan=1`);
    expect((await enter({ pattern: '{seq:4}/BARU/{year}', from: '2026-04-01' })).statusCode).toBe(303);
    const after = (await admin.get(page)).body;
    expect(after).toContain('0002/PBG/DPMPTSP/III/2026');
    expect(after).toContain('Sudah dimasukkan: {seq:4}/BARU/{year}, mulai 1 April 2026.');
    expect(await sign()).toBe('0002/PBG/DPMPTSP/III/2026');
    app.clock.set('2026-04-01T03:00:00Z');
    expect(await sign()).toBe('0003/BARU/2026');
    app.clock.set('2026-03-02T02:00:00Z');
    const numbers = await app.db.selectFrom('documents.document').select('number').where('kind', '=', 'imb-pbg.permit').execute();
    expect(numbers.map(({ number }) => number)).toContain(before);
  });

  it.each([
    ['without a serial', { pattern: '640/{type}/{year}' }, 'Pola belum memuat {seq}'],
    ['without the year', { pattern: '{seq:4}/{type}' }, 'Pola belum memuat {year}'],
    ['with a place nobody knows', { pattern: '{seq:4}/{bulan}/{year}' }, '{bulan} tidak dikenal'],
    ['with a strange sign', { pattern: '{seq:4}#{year}' }, 'tidak dapat dipakai dalam nomor surat'],
    ['with a code that is none', { type: 'P B/G' }, 'Isi dengan 1 sampai 20 huruf'],
    ['without a ground', { citation: '' }, 'Sebutkan dasarnya'],
    ['from a day that has passed', { from: '2026-03-01' }, 'Isi tanggal hari ini atau sesudahnya'],
    ['from a day that does not exist', { from: '2026-13-40' }, 'Isi tanggal hari ini atau sesudahnya'],
  ])('is not changed by a pattern %s: the reason is told and nothing typed is lost', async (_why, fields, reason) => {
    const versions = () => app.db.selectFrom('rules.version').select('id').where('agency_id', '=', agencyId).execute();
    const before = await versions();
    const { statusCode, body } = await enter({ ...fields, citation: 'citation' in fields ? fields.citation : 'Dasar yang diketik' });
    expect(statusCode).toBe(422);
    expect(body).toContain(reason);
    if (!('citation' in fields)) expect(body).toContain('value="Dasar yang diketik"');
    expect(await versions()).toEqual(before);
  });

  it('is nobody else’s to change, and each change is audited', async () => {
    const front = await app.signedIn('loket@contoh.test');
    expect((await front.post(page, { key: 'laperon.permit.numbering', at: agencyId, from: '2026-03-02', ...good })).statusCode).toBe(404);
    expect((await enter({ key: 'laperon.levy.price' })).statusCode).toBe(404);
    const [entry] = await app.db.selectFrom('audit.entry').select('detail').where('action', '=', 'rules.enter').limit(1).execute();
    expect(entry?.detail).toMatchObject({ key: 'laperon.permit.numbering', agency: agencyId });
  });
});
