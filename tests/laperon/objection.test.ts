import { transaction } from '#db';
import { castOf, seedPermit } from '#demo';
import { enterHolidays, loadCalendar, WorkingCalendar } from '#platform/calendar';
import { readCase } from '#platform/cases';
import { objectionDays } from '#services/laperon';
import { enterRule, startApp, type TestApp } from '#support';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const TODAY = '2026-03-02T02:00:00Z';
let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await castOf(app.deps);
  // A Tuesday and a Thursday off, beside what the calendar of the country has.
  const off = { region: '51.03', nameId: 'Libur contoh', nameEn: 'Day off', closed: true, citation: 'Keputusan contoh', confirmed: true };
  await transaction(app.db, (tx) =>
    enterHolidays(tx, [
      { ...off, day: '2026-03-10' },
      { ...off, day: '2026-03-26' },
    ]),
  );
}, 180_000);
beforeEach(() => app.clock.set(TODAY));
afterAll(() => app?.close());

const why = { grounds: 'Pengukuran dilakukan saat banjir; mohon diukur ulang.' };
const statusOf = async (caseId: string) => (await readCase(app.deps.cases, caseId, { kind: 'system', name: 'test' })).state;

/** Rejected today, and whoever was. */
async function rejected() {
  const { caseId, applicant } = await seedPermit.rejected(app.deps);
  const page = `/berkas/${caseId}/tindakan/object`;
  return { caseId, page, file: `/berkas/${caseId}`, in: () => app.signedIn(applicant.email) };
}

/** The last day, by the working days of Badung. */
async function lastDay(): Promise<string> {
  return (await loadCalendar(app.db, '51.03')).addWorkingDays('2026-03-02', 21);
}

describe('an objection', () => {
  it('must be decided within ten working days, and the page says what the law makes of silence', async () => {
    const { caseId, applicant } = await seedPermit.underObjection(app.deps);
    const { clocks } = await readCase(app.deps.cases, caseId, { kind: 'system', name: 'test' });
    const due = (await loadCalendar(app.db, '51.03')).addWorkingDays('2026-03-02', 10);
    expect(clocks.desk).toMatchObject({ allowed: 10, dueOn: due });
    expect(clocks.service).toMatchObject({ running: false, dueOn: null });
    const page = await (await app.signedIn(applicant.email)).get(`/berkas/${caseId}`);
    expect(page.body).toContain('Keberatan dianggap dikabulkan (UU 30/2014 pasal 77 ayat (5))');
  });

  it('may be laid until the 21st working day at midnight in Bali, holidays not counted', async () => {
    const { caseId, page, file, in: signIn } = await rejected();
    const last = await lastDay();
    // Beside both days above, Nyepi and Idul Fitri fall into these weeks.
    expect(new WorkingCalendar([]).workingDaysBetween('2026-03-02', last)).toBeGreaterThan(23);
    app.clock.set(`${last}T15:59:00Z`);
    const hers = await signIn();
    expect((await hers.get(file)).body).toContain('Paling lambat');
    expect((await hers.get(page)).statusCode).toBe(200);
    expect((await hers.post(page, why)).statusCode).toBe(303);
    expect(await statusOf(caseId)).toMatchObject({ flags: ['under-objection'], position: { desk: 'head' } });
  });

  it('is not offered any longer a minute later, and is refused with the reason', async () => {
    const { caseId, page, file, in: signIn } = await rejected();
    app.clock.set(`${await lastDay()}T16:00:00Z`);
    const hers = await signIn();
    const { body } = await hers.get(file);
    expect(body).not.toContain(page);
    expect(body).toContain('Batas waktunya sudah lewat');
    expect(body).toContain('Pengadilan Tata Usaha Negara Denpasar');
    for (const answer of [await hers.get(page), await hers.post(page, why)]) {
      expect(answer.statusCode).toBe(409);
      expect(answer.body).toContain('Batas waktunya sudah lewat');
    }
    expect((await statusOf(caseId)).flags).toEqual([]);
  });

  it('that was refused cannot be laid again, and one is told where to turn', async () => {
    const { caseId, applicant } = await seedPermit.objectionRefused(app.deps);
    const hers = await app.signedIn(applicant.email);
    const { body } = await hers.get(`/berkas/${caseId}`);
    expect(body).not.toContain(`/berkas/${caseId}/tindakan/object`);
    expect(body.match(/banding kepada [A-Z\w]+/gi), 'the way on, once').toEqual(['Banding kepada Bupati']);
    const refused = await hers.post(`/berkas/${caseId}/tindakan/object`, why);
    expect([refused.statusCode, refused.body.includes('sudah diputus dan tidak dapat diajukan lagi')]).toEqual([409, true]);
  });

  it('may be laid against a new rejection after the first one was granted', async () => {
    const walk = await seedPermit.objectionGranted(app.deps);
    await walk.does('reviewer', 'refuseFromTechnical', { reason: 'Tetap berada di sempadan sungai.' });
    await walk.does('head', 'rejectProposed', { ground: 'protected', reason: 'Hasil ukur ulang sama.' });
    const hers = await app.signedIn(walk.applicant.email);
    await hers.get(`/berkas/${walk.caseId}/tindakan/object`);
    expect((await hers.post(`/berkas/${walk.caseId}/tindakan/object`, why)).statusCode).toBe(303);
  });

  it('has no limit that refuses anybody while the agency has not confirmed the rule', async () => {
    const { agencyId } = await castOf(app.deps);
    const entry = { agencyId, citation: 'Belum dikonfirmasi', validFrom: '2026-01-01', at: app.clock.now() };
    await transaction(app.db, (tx) => enterRule(tx, objectionDays, { ...entry, value: { toObject: 1, toDecide: 10 }, confirmed: false }));
    const { page, in: signIn } = await rejected();
    app.clock.set('2026-09-01T02:00:00Z');
    expect((await (await signIn()).get(page)).statusCode).toBe(200);
  });
});
