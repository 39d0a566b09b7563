import { attach, birthAnswers, castOf, registryOf, seedBirth } from '#demo';
import { readCase, readTracked, timelineOf } from '#platform/cases';
import { saidOf } from '#platform/cases/ui';
import { verifyByCode } from '#platform/documents';
import { type Checklist, nextPage, readAnswers, requirementsFor } from '#platform/forms';
import { RuleBook } from '#platform/rules';
import { birth, type BirthAnswers } from '#services/dukcapil';
import { startApp, type TestApp, textOf } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await castOf(app.deps);
  await registryOf(app.deps);
}, 180_000);
afterAll(() => app?.close());

const viewOf = (caseId: string) => readCase(app.deps.cases, caseId, { kind: 'system', name: 'test' });
const stateOf = async (caseId: string) => (await viewOf(caseId)).state;
const akta = (n: number) => `5102-LU-02032026-9${String(n).padStart(3, '0')}`;

describe('a birth', () => {
  it('goes from the report to the very PDF that SIAK signed', async () => {
    const walk = await seedBirth(app.deps, 'inSiak');
    expect((await stateOf(walk.caseId)).position?.desk).toBe('siak');
    await attach(walk, app.deps, { number: akta(1) });
    const { status, position, products } = await stateOf(walk.caseId);
    expect([status, position, products.length]).toEqual(['issued', null, 1]);
    expect(await verifyByCode(app.db, products[0]?.verificationCode ?? '')).toMatchObject({
      number: akta(1),
      holderName: 'K*** B*** P***',
      signerName: 'I Nyoman Gede Sudana',
      brought: true,
    });
  });

  it('comes back to whoever reports with one message, and keeps its place', async () => {
    const walk = await seedBirth(app.deps, 'submitted');
    await walk.judge('clerk', { 'birth-letter': ['unreadable', 'Tulisannya kabur.'] });
    await walk.does('clerk', 'verify');
    expect((await stateOf(walk.caseId)).status).toBe('returned');
    await walk.resubmit(['birth-letter'], 'Foto baru terlampir.');
    expect(await stateOf(walk.caseId)).toMatchObject({ status: 'in-review', position: { desk: 'verification' } });
  });

  it('whose PDF names somebody else lies before a second officer, never the one who attached it', async () => {
    const walk = await seedBirth(app.deps, 'doubtful');
    const { position, records } = await stateOf(walk.caseId);
    expect(position?.desk).toBe('check');
    expect(records.at(-1)?.value.way).toBe('doubtful');
    await expect(walk.does('operator', 'release', { reason: 'Saya yakin benar.' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { seq } = await walk.does('section', 'release', { reason: 'Nama ibu di SIAK memang demikian.' });
    await walk.makes(seq);
    expect((await stateOf(walk.caseId)).status).toBe('issued');
  });

  it('is not handed out for a PDF nobody signed, nor by a number that is a person’s', async () => {
    const walk = await seedBirth(app.deps, 'inSiak');
    await attach(walk, app.deps, { number: akta(2), signed: false });
    expect(await stateOf(walk.caseId)).toMatchObject({ status: 'in-review', position: { desk: 'siak' }, products: [] });
    await expect(attach(walk, app.deps, { number: '5102051004180011' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await attach(walk, app.deps, { number: akta(2) });
    expect((await stateOf(walk.caseId)).status).toBe('issued');
    // What was tried and not taken is the office's own; without an account too the line says what was done, not what a button says.
    const tracked = await readTracked(app.deps.cases, walk.caseId);
    const said = timelineOf(tracked.entries, tracked.service).map((line) => saidOf(tracked.service, line, 'id'));
    expect(said.filter((line) => /SIAK|PDF/.test(line))).toEqual(['Masuk SIAK', 'Dokumen bertanda tangan diterima dari SIAK']);
    expect(tracked.entries.some(({ effects }) => JSON.stringify(effects).includes('sheet'))).toBe(false);
  });

  it('that SIAK does not take goes back to verification with the reason', async () => {
    const walk = await seedBirth(app.deps, 'verified');
    await walk.does('operator', 'backFromEntry', { reason: 'NIK ibu tidak aktif di SIAK.' });
    expect((await stateOf(walk.caseId)).position?.desk).toBe('verification');
  });

  it('that SIAK defers waits on its time, not the office’s, and goes on from there', async () => {
    const walk = await seedBirth(app.deps, 'inSiak');
    await walk.does('operator', 'defer', { reason: 'Jaringan pusat sedang dipelihara.' });
    expect((await stateOf(walk.caseId)).position).toMatchObject({ desk: 'siak', side: 'third-party' });
    await walk.does('operator', 'proceed');
    expect((await stateOf(walk.caseId)).position).toMatchObject({ desk: 'siak', side: 'office' });
    await attach(walk, app.deps, { number: akta(3) });
    expect((await stateOf(walk.caseId)).status).toBe('issued');
  });

  it('is refused by the head of section alone, and verified again once an objection was granted', async () => {
    const walk = await seedBirth(app.deps, 'refused');
    expect((await stateOf(walk.caseId)).status).toBe('rejected');
    await walk.applicantDoes('object', { grounds: 'Yang tercatat adalah kakaknya.', evidence: [] });
    await walk.does('registrar', 'decideObjection', { decision: 'granted', reason: 'Nama dan tanggal lahir berbeda.' });
    expect(await stateOf(walk.caseId)).toMatchObject({ status: 'in-review', position: { desk: 'verification' } });
  });

  it('is withdrawn by whoever reported it, at any desk before the end', async () => {
    const walk = await seedBirth(app.deps, 'inSiak');
    await walk.applicantDoes('withdraw', { reason: 'Data anak akan kami periksa dahulu.' });
    expect((await stateOf(walk.caseId)).status).toBe('withdrawn');
  });

  it('with a mistake in its akta is corrected by a new PDF, and the old one says so', async () => {
    const walk = await seedBirth(app.deps, 'issued');
    await walk.applicantDoes('reportMistake', { mistake: 'Nama ayah kurang satu huruf.' });
    expect(await stateOf(walk.caseId)).toMatchObject({ status: 'issued', position: { desk: 'siak' } });
    const [old] = (await stateOf(walk.caseId)).products;
    await attach(walk, app.deps, { number: old?.number ?? '' }, 'attachCorrected');
    const { products, flags } = await stateOf(walk.caseId);
    expect([products.map(({ state }) => state), flags]).toEqual([['replaced', 'valid'], []]);
    expect((await verifyByCode(app.db, old?.verificationCode ?? ''))?.state).toBe('replaced');
  });

  it('of the same mother and day is a possible double, which a person decides: twins are two', async () => {
    const first = await seedBirth(app.deps, 'submitted');
    const { mother, child } = first.answers;
    const second = await seedBirth(app.deps, 'submitted', {
      ...(mother && { mother }),
      child: { ...child, name: 'Kadek Bulan Pradnya', birth: 'twin' },
    });
    expect((await stateOf(second.caseId)).flags).toContain('possible-duplicate');
    await second.judge('clerk');
    await expect(second.does('clerk', 'verify')).rejects.toMatchObject({ detail: { reason: 'flag-blocks' } });
  });

  it('shows neither NIK nor KK number where anybody may look', async () => {
    const walk = await seedBirth(app.deps, 'issued');
    const { verificationCode } = (await stateOf(walk.caseId)).products[0] ?? { verificationCode: '' };
    const { body } = await app.visitor().get(`/verifikasi/${verificationCode}`);
    expect(textOf(body)).toContain('Kutipan Akta Kelahiran');
    expect(body).not.toMatch(/\d{16}/);
  });
});

describe('what is asked about a birth', () => {
  const rules = RuleBook.ofDefaults(birth.rules);
  const context = { rules, today: '2026-03-02' };
  const papersOf = (answers: object) => requirementsFor(birth.checklist.value as Checklist, answers as never).map(({ key }) => key);
  const { marriage: _m, letter: _l, mother: _mo, father: _f, ...rest } = birthAnswers('niluh');
  const witnesses = [
    { name: 'I Ketut Saksi', nik: '5102050101809913' },
    { name: 'Ni Made Saksi', nik: '5102054101819914' },
  ];
  const foundling = {
    ...rest,
    origin: { kind: 'foundling' },
    found: { reportNo: 'BA/1/2026', foundOn: '2026-02-12', place: 'Pura Contoh' },
  };

  it.each([
    ['a couple with all papers', birthAnswers('niluh'), ['applicant-card', 'family-card', 'birth-letter', 'marriage-proof']],
    [
      'a couple without any, by two statements and two witnesses',
      { ...birthAnswers('niluh'), marriage: { proof: 'none' }, letter: { proof: 'none' }, witnesses },
      ['applicant-card', 'family-card', 'birth-statement', 'marriage-statement'],
    ],
    [
      'a proxy for a mother alone',
      { ...rest, applicant: { ...rest.applicant, capacity: 'proxy' }, origin: { kind: 'mother' }, mother: _mo, letter: _l },
      ['applicant-card', 'power-of-attorney', 'family-card', 'birth-letter'],
    ],
    ['a foundling', foundling, ['applicant-card', 'police-report']],
  ])('%s', (_who, answers, papers) => {
    const { answers: read, problems } = readAnswers(birth.journey, answers, context);
    expect(problems).toEqual([]);
    expect(nextPage(birth.journey, read)).toBeUndefined();
    expect(papersOf(read)).toEqual(papers);
  });

  it('looks twice at numbers that say otherwise, and refuses nobody', () => {
    const { applicant, mother } = birthAnswers('niluh');
    const odd = {
      ...birthAnswers('niluh'),
      applicant: { ...applicant, kk: mother?.nik ?? '' },
      father: { name: 'I Made', nik: '5102054101819914', bornOn: '1990-01-01' },
    } as BirthAnswers;
    const [sheet] = birth.statements?.(odd, rules) ?? [];
    expect(sheet?.cautions.map((caution) => caution('id'))).toEqual([
      'NIK ibu sama dengan nomor KK: salah satunya tertukar.',
      'Tanggal lahir ayah berbeda dari yang di NIK. NIK tidak ikut diubah bila tanggal lahir dibetulkan.',
      'Jenis kelamin ayah berbeda dari yang di NIK.',
    ]);
    expect(birth.statements?.(birthAnswers('niluh'), rules)).toEqual([]);
  });

  it('rests on rules nobody has confirmed, but those of law that were', () => {
    const own = birth.rules.filter(({ key }) => key.startsWith('dukcapil.'));
    expect(
      own
        .filter(({ confirmed }) => confirmed)
        .map(({ key }) => key)
        .sort(),
    ).toEqual(['dukcapil.names', 'dukcapil.objection-days']);
    expect(own.every(({ citation }) => citation.length > 10)).toBe(true);
  });
});
