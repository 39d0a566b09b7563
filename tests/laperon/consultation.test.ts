import { castOf, seedConsultation } from '#demo';
import { readCase, sweeps } from '#platform/cases';
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
