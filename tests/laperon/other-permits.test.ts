import { castOf, type OtherPermit, otherPermits, seedOther } from '#demo';
import { findDrawn, readCase } from '#platform/cases';
import { startApp, type TestApp, textOf } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await castOf(app.deps);
}, 180_000);
afterAll(() => app?.close());

const stateOf = async (caseId: string) => (await readCase(app.deps.cases, caseId, { kind: 'system', name: 'test' })).state;
const all = Object.keys(otherPermits) as OtherPermit[];

describe.each(all)('the permit %s', (permit) => {
  it('goes from application to a signed letter of its own number', async () => {
    const walk = await seedOther(app.deps, permit, 'issued');
    const { status, position, products } = await stateOf(walk.caseId);
    expect([status, position?.desk]).toEqual(['issued', 'archive']);
    const number = expect.stringMatching(/^\d{3}\/\d{4}\/[A-Z-]+\/DPMPTSP\/\d{4}$/);
    const bill = permit === 'billboard' || permit === 'renovation' ? [expect.objectContaining({ key: 'bill', number })] : [];
    expect(products).toEqual([...bill, expect.objectContaining({ key: 'permit', number })]);
    const given = await app.db
      .selectFrom('documents.document')
      .select(['kind', 'valid_until'])
      .where('case_id', '=', walk.caseId)
      .where('kind', 'like', '%.permit')
      .executeTakeFirstOrThrow();
    const holdsForATime = permit === 'billboard' || permit === 'event' || permit === 'fitness';
    expect(given.valid_until, 'until when it holds').toEqual(holdsForATime ? expect.stringMatching(/^\d{4}-\d\d-\d\d$/) : null);
    expect(products.at(-1)?.validUntil ?? null).toBe(given.valid_until);
    await walk.does('archivist', 'archive', { shelf: '2026/rak 1' });
    expect((await stateOf(walk.caseId)).status).toBe('closed');
  });

  it('is given back by the counter, refused by the head only, and reviewed again after an objection', async () => {
    const walk = await seedOther(app.deps, permit, 'submitted');
    await expect(walk.does('front', 'complete')).rejects.toMatchObject({ detail: { reason: 'files-not-judged' } });
    const other = await seedOther(app.deps, permit, 'atHead');
    await other.does('head', 'reject', { ground: 'false-statement', reason: 'Dokumen tidak sesuai aslinya' });
    await other.applicantDoes('object', { grounds: 'Dokumen asli ada pada kami dan terlampir.', evidence: [] });
    await other.does('head', 'decideObjection', { decision: 'granted', reason: 'Bukti asli ditunjukkan' });
    const { status, position } = await stateOf(other.caseId);
    expect([status, position?.side]).toEqual(['in-review', 'office']);
  });

  it('is on the catalogue with its fourteen components, in both languages', async () => {
    const { service } = otherPermits[permit];
    for (const locale of ['id', 'en'] as const) {
      const page = await app.visitor().get(`/layanan/${service.key}?lang=${locale}`);
      expect(page.statusCode).toBe(200);
      expect(textOf(page.body)).toContain(service.title(locale));
    }
  });
});

describe.each([
  ['billboard', 'SKPD', 'Wajib pajak'],
  ['renovation', 'SKRD', 'Wajib retribusi'],
] as const)('the bill of the permit %s', (permit, type, payer) => {
  const bills = async (caseId: string) => (await stateOf(caseId)).products.filter(({ key }) => key === 'bill');

  it(`is an ${type} with formula, sum in words, last day and grounds`, async () => {
    const walk = await seedOther(app.deps, permit, 'atHead');
    const [bill] = await bills(walk.caseId);
    expect(bill?.number).toContain(`/${type}/`);
    const { state, rules, calendar, service } = await readCase(app.deps.cases, walk.caseId, { kind: 'system', name: 'test' });
    const said: Readonly<Record<string, unknown>> =
      findDrawn(service, 'bill')?.data({ answers: state.answers as never, state, rules, on: '2026-03-02', calendar }) ?? {};
    expect(said).toMatchObject({
      short: type,
      payer,
      holder: 'Ni Luh Sari Dewi',
      levy: { total: expect.stringMatching(/^Rp [1-9]/), words: expect.stringMatching(/ rupiah$/), formula: expect.stringContaining('×') },
      due: { days: permit === 'billboard' ? 14 : 30 },
      replaces: bill?.number,
    });
    expect((said.levy as { rows: string[][] }).rows.length).toBeGreaterThan(0);
    expect((said.unconfirmed as string[]).length).toBeGreaterThan(0);
  });

  it('is called in when the sum is set again, and made anew once it is', async () => {
    const walk = await seedOther(app.deps, permit, 'billed');
    await walk.does('treasurer', 'reassess', { reason: 'Luas pada permohonan dikoreksi.' });
    expect((await bills(walk.caseId)).map(({ state }) => state)).toEqual(['revoked']);
    expect((await stateOf(walk.caseId)).flags).not.toContain('awaiting-payment');
    await walk.makesLetter('skrd', 'treasurer', 'assessLevy');
    expect((await bills(walk.caseId)).map(({ state }) => state)).toEqual(['revoked', 'valid']);
  });

  it('is called in when the applicant withdraws', async () => {
    const walk = await seedOther(app.deps, permit, 'billed');
    await walk.applicantDoes('withdraw', { reason: 'Tidak jadi dilaksanakan.' });
    expect((await bills(walk.caseId)).map(({ state }) => state)).toEqual(['revoked']);
  });
});

describe('the time of a recommendation', () => {
  it('counts as a third party’s, and never as the office’s', async () => {
    const walk = await seedOther(app.deps, 'event', 'atReview');
    await walk.does('reviewer', 'askRecommendation', { from: 'Polres (contoh)', reason: 'Pengunjung banyak' });
    expect((await stateOf(walk.caseId)).position?.side).toBe('third-party');
    await walk.does('reviewer', 'receiveRecommendation');
    expect((await stateOf(walk.caseId)).position?.side).toBe('office');
  });
});
