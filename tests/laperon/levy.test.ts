import { transaction } from '#db';
import { castOf, seedPermit } from '#demo';
import { type CaseView, readCase } from '#platform/cases';
import { verifyByCode } from '#platform/documents';
import { capture, findByCode, openBill } from '#platform/payments';
import { levyFormula, levyLines } from '#services/laperon';
import { enterRule, startApp, type TestApp, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
let treasurer: Visitor;
beforeAll(async () => {
  app = await startApp();
  await castOf(app.deps);
  treasurer = await app.signedIn('bendahara@contoh.test');
}, 180_000);
afterAll(() => app?.close());

const system = { kind: 'system', name: 'test' } as const;
const see = (caseId: string): Promise<CaseView> => readCase(app.deps.cases, caseId, system);
const temple = { building: { use: 'worship' }, infrastructure: { fence: undefined, wasteTank: undefined } } as const;

/** Does an action by the form of the desk, as a browser without JavaScript does. */
async function does(officer: Visitor, caseId: string, action: string, fields: Record<string, string> = {}): Promise<void> {
  await officer.get(`/meja/${caseId}?tindakan=${action}`);
  const { statusCode, body } = await officer.post(`/meja/${caseId}/tindakan/${action}`, fields);
  expect(statusCode, body.slice(0, 2000)).toBe(303);
}

describe('the levy assessment letter', () => {
  it('is issued when the levy is set, signed by the treasurer, and fetched by the applicant from the page of the file', async () => {
    const { caseId, applicant } = await seedPermit.atDesk(app.deps, 'levy');
    await does(treasurer, caseId, 'assessLevy');
    const hers = await app.signedIn(applicant.email);
    expect((await hers.get(`/berkas/${caseId}`)).body).toContain('sedang dibuat dan ditandatangani');
    await app.runJobs();
    const { state } = await see(caseId);
    expect(state).toMatchObject({
      position: { desk: 'payment' },
      flags: ['awaiting-payment'],
      products: [{ key: 'skrd', state: 'valid' }],
    });
    const [skrd] = state.products;
    expect(skrd?.number).toMatch(/^974\/\d{4}\/SKRD\/DPMPTSP\/2026$/);
    expect(await verifyByCode(app.db, skrd?.verificationCode ?? '')).toMatchObject({
      state: 'valid',
      signerOffice: 'Bendahara Penerimaan',
    });
    const { body } = await hers.get(`/berkas/${caseId}`);
    expect(body).toContain('Surat Ketetapan Retribusi Daerah (SKRD) terbit dan ditandatangani');
    expect(body).toContain('Bayar dalam 30 hari kerja sejak tanggal SKRD; batas ini belum dikonfirmasi');
    const href = /href="(\/lampiran[^"]+)"[^>]*>(?:(?!<\/a>).)*Unduh dokumen/s.exec(body)?.[1]?.replaceAll('&amp;', '&');
    expect((await hers.get(href ?? '')).rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await app.mail(applicant.email))?.subject).toContain('Surat Ketetapan Retribusi Daerah (SKRD)');
  });

  it('stands beside the word that the permit is being made, once it is approved', async () => {
    const { caseId, applicant } = await seedPermit.atDesk(app.deps, 'head');
    expect((await see(caseId)).state.products).toMatchObject([{ key: 'skrd' }]);
    const page = async () => (await (await app.signedIn(applicant.email)).get(`/berkas/${caseId}`)).body;
    expect(await page()).not.toContain('Dokumen Anda sedang dibuat');
    await does(await app.signedIn('kepala@contoh.test'), caseId, 'approve');
    expect(await page()).toContain('Dokumen Anda sedang dibuat');
    await app.runJobs();
    expect(await page()).not.toContain('Dokumen Anda sedang dibuat');
  });

  it('is called in at once when the levy is to be set again, and issued anew once it is', async () => {
    const { caseId } = await seedPermit.awaitingPayment(app.deps);
    await does(treasurer, caseId, 'reassess', { reason: 'Luas dihitung ulang.' });
    const [old] = (await see(caseId)).state.products;
    expect(await verifyByCode(app.db, old?.verificationCode ?? '')).toMatchObject({ state: 'revoked' });
    await does(treasurer, caseId, 'assessLevy');
    await app.runJobs();
    const { products } = (await see(caseId)).state;
    expect(products.map(({ state }) => state)).toEqual(['revoked', 'valid']);
  });

  it('takes its bill with it in the same moment: a bank is told there is none, and what is owed then has another', async () => {
    const { caseId } = await seedPermit.awaitingPayment(app.deps);
    const { service, agency } = await see(caseId);
    const billed = async () => {
      const lines = levyLines(await see(caseId));
      const asked = { agencyId: agency.id, service: service.key, ref: caseId, payerId: null, payerName: 'Contoh', object: 'PBG', lines };
      return transaction(app.db, (tx) => openBill(tx, system, { ...asked, title: { id: 'Retribusi', en: 'Levy' } }, app.clock.now()));
    };
    const first = await billed();
    await does(treasurer, caseId, 'reassess', { reason: 'Luas dihitung ulang.' });
    expect((await findByCode(app.db, first.code, app.clock.now()))?.status, 'called off').toBe('cancelled');
    const late = { channel: 'va', bank: 'contoh', requestId: 'x', reference: null, paidAt: app.clock.now(), held: false } as const;
    const paid = await transaction(app.db, (tx) =>
      capture(tx, { ...late, code: first.code, amount: first.total, agencyIds: [agency.id] }, app.clock.now()),
    );
    expect(paid).toMatchObject({ kind: 'refused', why: 'cancelled' });
    await does(treasurer, caseId, 'assessLevy');
    expect((await see(caseId)).state.flags).toContain('awaiting-payment');
    const second = await billed();
    expect(second.code).not.toBe(first.code);
    await app.runJobs();
    expect((await see(caseId)).state.products.at(-1)?.state, 'the letter came after the bill').toBe('valid');
    expect((await findByCode(app.db, second.code, app.clock.now()))?.status, 'what changes no sum leaves it').toBe('open');
  });

  it('is not made any more when the levy was taken back before the letter was ready', async () => {
    const { caseId } = await seedPermit.atDesk(app.deps, 'levy');
    await does(treasurer, caseId, 'assessLevy');
    await does(treasurer, caseId, 'reassess', { reason: 'Luas dihitung ulang.' });
    await app.runJobs();
    expect((await see(caseId)).state).toMatchObject({ products: [], orders: [], position: { desk: 'levy' } });
  });

  it('names the same last day as the page and the queue', async () => {
    const { caseId } = await seedPermit.awaitingPayment(app.deps);
    const { clocks } = await see(caseId);
    expect(clocks.desk).toMatchObject({ allowed: 30, running: true });
    const row = await app.db.selectFrom('cases.case').select('due_on').where('id', '=', caseId).executeTakeFirstOrThrow();
    expect(row.due_on).toBe(clocks.desk?.dueOn);
  });

  it('is called in when the applicant withdraws, without their words on the public register', async () => {
    const { caseId, applicant } = await seedPermit.awaitingPayment(app.deps);
    const hers = await app.signedIn(applicant.email);
    await hers.get(`/berkas/${caseId}/tindakan/withdraw`);
    expect((await hers.post(`/berkas/${caseId}/tindakan/withdraw`, { reason: 'Sakit keras, rahasia.' })).statusCode).toBe(303);
    const { status, products } = (await see(caseId)).state;
    expect([status, products.map(({ state }) => state)]).toEqual(['withdrawn', ['revoked']]);
    expect((await verifyByCode(app.db, products[0]?.verificationCode ?? ''))?.stateReason).toBe('Permohonan ditarik pemohon');
  });
});

describe('a levy of nothing', () => {
  it('asks for no slip: the case goes to the head, and the timeline and the record say why', async () => {
    const { caseId, applicant } = await seedPermit.atDesk(app.deps, 'levy', temple);
    expect((await treasurer.get(`/meja/${caseId}?tindakan=assessLevy`)).body).toContain('Lanjut ke Kepala dinas');
    await does(treasurer, caseId, 'assessLevy');
    await app.runJobs();
    const { state } = await see(caseId);
    expect(state).toMatchObject({ status: 'in-review', position: { desk: 'head' }, flags: [], products: [], orders: [] });
    const hers = await app.signedIn(applicant.email);
    const { body } = await hers.get(`/berkas/${caseId}`);
    expect(body).toContain('Retribusi nihil: tidak ada yang harus dibayar');
    expect(body).toContain('tidak ada SKRD, tidak ada yang harus dibayar');
    expect((await app.mail(applicant.email))?.subject).toContain('Retribusi nihil');
    const head = await app.signedIn('kepala@contoh.test');
    await does(head, caseId, 'approve');
    await app.runJobs();
    expect((await see(caseId)).state.products).toMatchObject([{ key: 'permit', state: 'valid' }]);
  });

  it('of an exemption that a second officer agreed to goes the same way, and calls in a letter of an earlier sum', async () => {
    const { caseId } = await seedPermit.awaitingPayment(app.deps);
    await does(treasurer, caseId, 'reassess', { reason: 'Rumah korban bencana.' });
    await does(treasurer, caseId, 'overrideLevy', { amount: '0', reason: 'Rumah korban bencana.' });
    const checker = await app.signedIn('arsip@contoh.test');
    await does(checker, caseId, 'checkOverride', { finding: 'agreed', reason: 'Sesuai surat camat.' });
    expect((await see(caseId)).state).toMatchObject({ position: { desk: 'head' }, flags: [], products: [{ state: 'revoked' }] });
  });

  it('is not what an agreed sum of something is: that is billed', async () => {
    const { caseId } = await seedPermit.atDesk(app.deps, 'levy');
    await does(treasurer, caseId, 'overrideLevy', { amount: '125000', reason: 'Keringanan menurut surat bupati.' });
    const checker = await app.signedIn('arsip@contoh.test');
    await does(checker, caseId, 'checkOverride', { finding: 'agreed', reason: 'Sesuai surat bupati.' });
    await app.runJobs();
    expect((await see(caseId)).state).toMatchObject({
      position: { desk: 'payment' },
      flags: ['awaiting-payment'],
      products: [{ state: 'valid' }],
    });
  });
});

describe('a message about what an officer answered', () => {
  it('ends its list before it goes on to where the case lies', async () => {
    const { caseId, applicant } = await seedPermit.atDesk(app.deps, 'levy');
    await does(treasurer, caseId, 'overrideLevy', { amount: '125000', reason: 'Keringanan menurut surat bupati.' });
    const checker = await app.signedIn('arsip@contoh.test');
    await does(checker, caseId, 'checkOverride', { finding: 'no', reason: 'Suratnya tidak terlampir.' });
    await app.runJobs();
    expect((await app.mail(applicant.email))?.body).toMatch(/Suratnya tidak terlampir\.\n\nSekarang di/);
  });
});

describe('the formula in force', () => {
  it('is the one a case began under: shown with its steps, assessed by, and unmoved by a later change', async () => {
    const older = await seedPermit.atDesk(app.deps, 'levy');
    const { agencyId } = await castOf(app.deps);
    const entry = { agencyId, citation: 'Perda contoh', validFrom: '2026-01-01', at: app.clock.now() };
    await transaction(app.db, (tx) => enterRule(tx, levyFormula, { ...entry, value: { formula: 'imb' } }));
    const newer = await seedPermit.atDesk(app.deps, 'levy');
    const hers = await app.signedIn(newer.applicant.email);
    const { body } = await hers.get(`/berkas/${newer.caseId}`);
    expect(body).toContain('L × It × Tk × HSbg (bangunan baru: Tk 1,00)');
    expect(body).toContain('120 × 0,29 × 1,00 × 20.000; It = 0,5 × (0,25×0,4 + 0,2×1');
    for (const { caseId } of [older, newer]) await does(treasurer, caseId, 'assessLevy');
    expect([await older.owes(), await newer.owes()]).toEqual([660_212, 896_000]);
  });
});
