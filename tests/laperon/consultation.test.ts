import { castOf, seedConsultation } from '#demo';
import { transaction } from '#db';
import { assign } from '#platform/access';
import { inForce, readCase, sweeps } from '#platform/cases';
import { startApp, type TestApp, textOf } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await castOf(app.deps);
}, 180_000);
afterAll(() => app?.close());

const stateOf = async (caseId: string) => (await readCase(app.deps.cases, caseId, { kind: 'system', name: 'test' })).state;
const refused = { code: 'ACTION_NOT_ALLOWED' };

describe('a consultation', () => {
  it('ends when the applicant agrees to the minutes, which both have read', async () => {
    const walk = await seedConsultation(app.deps, 'minuted');
    const own = textOf((await (await app.signedIn('niluh@contoh.test')).get(`/berkas/${walk.caseId}`)).body);
    for (const said of ['Teras tanpa dinding', 'Ruang konsultasi 2', 'Pukul (WITA)', 'Jawaban rencana tata ruang'])
      expect(own).toContain(said);
    const niluh = await app.signedIn('niluh@contoh.test');
    for (const action of ['agree', 'object'])
      expect(textOf((await niluh.get(`/berkas/${walk.caseId}/tindakan/${action}`)).body)).toContain('Teras tanpa dinding');
    await walk.applicantDoes('agree');
    const { status, flags } = await stateOf(walk.caseId);
    expect([status, flags]).toEqual(['closed', []]);
  });

  it('goes back to the officer with the remark of an applicant who does not agree', async () => {
    const walk = await seedConsultation(app.deps, 'minuted');
    await walk.applicantDoes('object', { remark: 'Yang dibahas dua teras, bukan satu.' });
    const { status, position, flags } = await stateOf(walk.caseId);
    expect([status, position?.desk, flags]).toEqual(['in-review', 'consultation', []]);
    await expect(walk.applicantDoes('agree')).rejects.toMatchObject(refused);
  });

  it('keeps the meeting as it stands until another is sent', async () => {
    const walk = await seedConsultation(app.deps, 'arranged');
    await expect(walk.does('planner', 'rearrange', { day: walk.day(3), time: '' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const last = async () => (await stateOf(walk.caseId)).records.findLast(({ value }) => value.time !== undefined)?.value.time;
    expect(await last()).toBe('09.30');
    await walk.does('planner', 'rearrange', { day: walk.day(3), time: '13.00', how: 'video', where: 'https://rapat.contoh.test/7' });
    expect(await last()).toBe('13.00');
    const own = await (await app.signedIn('niluh@contoh.test')).get(`/berkas/${walk.caseId}`);
    expect(textOf(own.body), 'the office set the time').not.toContain('pilih waktu pertemuan');
    expect(textOf(own.body), 'its step has more days than the whole').not.toContain('Langkah ini paling lambat');
    await expect(walk.applicantDoes('agree'), 'nothing to agree to yet').rejects.toMatchObject(refused);
  });

  it('is closed unanswered only after the days of the rule, and that is told as no agreement', async () => {
    const walk = await seedConsultation(app.deps, 'minuted');
    await expect(walk.does('planner', 'unanswered')).rejects.toMatchObject(refused);
    app.clock.advance({ days: 40 });
    await sweeps(app.deps.cases)
      .find(({ name }) => name === 'cases.limits')
      ?.run();
    await walk.does('planner', 'unanswered');
    const own = textOf((await (await app.signedIn('niluh@contoh.test')).get(`/berkas/${walk.caseId}`)).body);
    expect((await stateOf(walk.caseId)).status).toBe('closed');
    expect(own).toContain('tidak dihitung sebagai persetujuan');
  });
});

describe('minutes that were agreed', () => {
  const number = /^600\/\d{4}\/BA-KONS\/DPMPTSP\/\d{4}$/;
  const minutesOf = async (caseId: string) => (await stateOf(caseId)).products.map(({ number, state }) => [number, state]);

  it('become a signed document with the drawings spoken of, which anybody can verify', async () => {
    const walk = await seedConsultation(app.deps, 'minuted');
    const { officers, agencyId } = await castOf(app.deps);
    const senior = { personId: officers.head.personId, agencyId, role: 'spatial-planner', employeeNo: null, validFrom: '2019-01-01' };
    await transaction(app.db, (tx) => assign(tx, senior));
    await app.runJobs();
    expect(await minutesOf(walk.caseId), 'nothing before there is a yes').toEqual([]);
    await walk.applicantDoes('agree');
    await app.runJobs();
    const state = await stateOf(walk.caseId);
    expect(await minutesOf(walk.caseId)).toEqual([[expect.stringMatching(number), 'valid']]);
    const { value } = state.records.findLast(({ name }) => name === 'minutes') ?? {};
    expect(value?.drawings).toMatchObject([{ revision: 1, name: expect.stringContaining('.pdf') }]);
    const own = await (await app.signedIn('niluh@contoh.test')).get(`/berkas/${walk.caseId}`);
    for (const said of ['Risalah konsultasi', 'Gambar yang dibicarakan', 'revisi 1', 'Unduh']) expect(textOf(own.body)).toContain(said);
    const { verificationCode, documentId } = inForce(state, 'minutes') ?? { verificationCode: '', documentId: '' };
    const verified = await app.visitor().get(`/verifikasi/${verificationCode}`);
    expect(textOf(verified.body)).toContain('Risalah konsultasi');
    const signed = await app.db
      .selectFrom('documents.document')
      .select('signer_name')
      .where('id', '=', documentId)
      .executeTakeFirstOrThrow();
    expect(signed.signer_name, 'whoever wrote them, not whoever agreed').toBe(
      state.records.findLast(({ name }) => name === 'minutes')?.actor.name,
    );
  });

  it('stand until others were agreed to, and then stay beside them', async () => {
    const walk = await seedConsultation(app.deps, 'agreed');
    await app.runJobs();
    await walk.applicantDoes('reportMistake', { remark: 'Bukan teras, tetapi balkon.' });
    expect((await stateOf(walk.caseId)).position?.desk).toBe('consultation');
    const minutes = 'Balkon tanpa dinding boleh sampai setengah jarak sempadan.';
    const amended = { heldOn: walk.day(), present: 'Pemohon dan petugas', minutes, reason: 'Balkon, bukan teras' };
    await walk.does('planner', 'amend', amended);
    await app.runJobs();
    expect((await minutesOf(walk.caseId)).map(([, how]) => how)).toEqual(['valid']);
    await walk.applicantDoes('agree');
    await app.runJobs();
    const all = await minutesOf(walk.caseId);
    expect(all.map(([, how]) => how)).toEqual(['replaced', 'valid']);
    expect(new Set(all.map(([n]) => n)).size, 'two numbers').toBe(2);
    expect((await stateOf(walk.caseId)).status).toBe('closed');
  });

  it('stay as they are when the report is answered so', async () => {
    const walk = await seedConsultation(app.deps, 'agreed');
    await walk.applicantDoes('reportMistake', { remark: 'Tanggalnya keliru.' });
    await walk.does('planner', 'keepMinutes', { reason: 'Tanggalnya sudah benar.' });
    const { status, position, flags } = await stateOf(walk.caseId);
    expect([status, position, flags]).toEqual(['closed', null, []]);
  });
});
