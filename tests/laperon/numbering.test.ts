import { castOf, seedPermit } from '#demo';
import { readCase } from '#platform/cases';
import { startApp, type TestApp, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
let admin: Visitor;
let head: Visitor;
beforeAll(async () => {
  app = await startApp();
  await castOf(app.deps);
  admin = await app.signedIn('arsip@contoh.test');
  head = await app.signedIn('kepala@contoh.test');
}, 180_000);
afterAll(() => app?.close());

const page = '/kelola/penomoran';
const rule = '/kelola/aturan/dpmptsp-badung/laperon.permit.numbering';

/** A pattern proposed by the administrator and approved by the head, from a day on. */
async function enter(pattern: string, from: string): Promise<void> {
  const fields = { 'nilai.pattern': pattern, 'nilai.type': 'PBG', 'nilai.agency': 'DPMPTSP' };
  const paper = { dasar: 'Keputusan Kepala Dinas 5/2026', mulai: from, alasan: 'Pola tata naskah baru', konfirmasi: '1' };
  const { headers } = await admin.post(rule, { ...fields, ...paper });
  expect(headers.location).toBe(`${rule}?sudah=propose`);
  const id = /\/kelola\/usulan\/([0-9a-f-]{36})/.exec((await head.get(rule)).body)?.[1] ?? '';
  expect((await head.post(`/kelola/usulan/${id}`, { putusan: 'approve' })).statusCode).toBe(303);
}

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
    await enter('{seq:4}/{type}/{agency}/{month-roman}/{year}', '2026-03-02');
    await enter('{seq:4}/BARU/{year}', '2026-04-01');
    const after = (await admin.get(page)).body;
    expect(after).toContain('0002/PBG/DPMPTSP/III/2026');
    expect(after).toContain('Sudah disetujui: {seq:4}/BARU/{year}, mulai 1 April 2026.');
    expect(await sign()).toBe('0002/PBG/DPMPTSP/III/2026');
    app.clock.set('2026-04-01T03:00:00Z');
    expect(await sign()).toBe('0003/BARU/2026');
    app.clock.set('2026-03-02T02:00:00Z');
    const numbers = await app.db.selectFrom('documents.document').select('number').where('kind', '=', 'imb-pbg.permit').execute();
    expect(numbers.map(({ number }) => number)).toContain(before);
  });
});
