import { castOf, seedPermit } from '#demo';
import { loadCalendar } from '#platform/calendar';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

let app: TestApp;
let admin: Visitor;
let head: Visitor;
let caseId: string;
beforeAll(async () => {
  app = await startApp();
  await castOf(app.deps);
  admin = await app.signedIn('arsip@contoh.test');
  head = await app.signedIn('kepala@contoh.test');
  ({ caseId } = await seedPermit.submitted(app.deps));
}, 180_000);
afterAll(() => app?.close());
beforeEach(() => app.db.deleteFrom('calendar.holiday').where('region', '=', '51.03').execute());

const PAGE = '/kelola/hari-libur';
const decree = { region: '51.03', citation: 'Keputusan Bupati 7/2026', kind: 'closed' };
const enter = (who: Visitor, days: string, rest: object = {}) => who.post(PAGE, { ...decree, days, step: 'enter', ...rest });
const deed = (who: Visitor, day: string, key: string, form = {}, region = '51.03') => who.post(`${PAGE}/${region}/${day}/${key}`, form);
const kept = () =>
  app.db
    .selectFrom('calendar.holiday')
    .select(['day', 'confirmed', 'closed', 'citation'])
    .where('region', '=', '51.03')
    .orderBy('day')
    .execute();
const dueOn = async () =>
  (await app.db.selectFrom('cases.case').select(['due_on', 'decide_by']).where('id', '=', caseId).executeTakeFirstOrThrow()) as {
    due_on: string;
    decide_by: string;
  };

describe('days of the calendar', () => {
  it('are shown before anything is entered: what is new, what is there; and are changed back in the form', async () => {
    await enter(admin, '2026-05-05; Hari Jadi');
    const shown = await admin.post(PAGE, { ...decree, days: '05-05-2026; Hari Jadi\n06-05-2026; Cuti bersama' });
    const text = textOf(shown.body);
    expect(text).toContain('1 hari untuk Pemerintah Kabupaten Badung');
    expect(text).toContain('Sudah ada, tidak diubah');
    expect(text).toContain('6 Mei 2026');
    expect(await kept()).toHaveLength(1);
    const back = await admin.post(PAGE, { ...decree, days: '06-05-2026; Cuti bersama', step: 'change' });
    expect(back.body).toMatch(/<textarea[^>]*>06-05-2026; Cuti bersama<\/textarea>/);
  });

  it('are told from those that change nothing, beside the holidays of the country', async () => {
    const tagOf = async (days: string, kind: string) => {
      const shown = (await admin.post(PAGE, { ...decree, kind, days })).body;
      return [textOf(shown).includes('Memang sudah libur'), textOf(shown).includes('Memang hari kerja')];
    };
    // Saturday, Independence Day, a plain Tuesday.
    expect(await tagOf('02-05-2026; Sabtu', 'closed')).toEqual([true, false]);
    expect(await tagOf('17-08-2026; Kemerdekaan', 'closed')).toEqual([true, false]);
    expect(await tagOf('05-05-2026; Hari Jadi', 'closed')).toEqual([false, false]);
    expect(await tagOf('05-05-2026; Tetap buka', 'works')).toEqual([false, true]);
    expect(await tagOf('17-08-2026; Tetap buka', 'works')).toEqual([false, false]);
    const reader = await app.signedIn('kepala@contoh.test');
    const english = textOf((await reader.get(`${PAGE}?tahun=2026&lang=en`)).body);
    expect(english).toContain('17 August 2026 Independence Day');
    expect(english).toContain('17 June 2026 Galungan Bali');
  });

  it('move the limits of open files, later when entered and earlier when removed, and of no other region', async () => {
    const [before, plain] = [await dueOn(), await loadCalendar(app.db, '51.03')];
    const days = '03-03-2026; Upacara\n04-03-2026; Upacara\n05-03-2026; Upacara';
    expect((await enter(admin, days)).headers.location).toContain('kabar=entered');
    await app.runJobs();
    const after = await dueOn();
    const calendar = await loadCalendar(app.db, '51.03');
    const today = plain.dateIn(app.clock.now());
    const moved = (day: string) => calendar.addWorkingDays(today, plain.workingDaysBetween(today, day));
    expect(after).toEqual({ due_on: moved(before.due_on), decide_by: moved(before.decide_by) });
    expect(after.due_on > before.due_on).toBe(true);
    for (const day of ['2026-03-03', '2026-03-04', '2026-03-05']) await deed(head, day, 'hapus');
    await app.runJobs();
    expect(await dueOn()).toEqual(before);
    expect((await loadCalendar(app.db, '51.71')).isWorkingDay('2026-03-03')).toBe(true);
  });

  it('may be a published holiday on which the office works', async () => {
    expect((await loadCalendar(app.db, '51.03')).isWorkingDay('2026-08-17')).toBe(false);
    await enter(admin, '17-08-2026; Tetap buka', { kind: 'works' });
    expect((await loadCalendar(app.db, '51.03')).isWorkingDay('2026-08-17')).toBe(true);
  });

  it('are confirmed by somebody else than who entered them, by the decree they rest on', async () => {
    await enter(admin, '05-05-2026; Hari Jadi');
    const own = await deed(admin, '2026-05-05', 'konfirmasi', { citation: 'SK 1' });
    expect(own.statusCode).toBe(422);
    expect(textOf(own.body)).toContain('Anda sendiri yang memasukkan hari ini');
    expect((await deed(head, '2026-05-05', 'konfirmasi', { citation: ' ' })).statusCode).toBe(422);
    expect(await kept()).toMatchObject([{ confirmed: false }]);
    await deed(head, '2026-05-05', 'konfirmasi', { citation: 'Keputusan Bupati 9/2026' });
    expect(await kept()).toMatchObject([{ confirmed: true, citation: 'Keputusan Bupati 9/2026' }]);
  });

  it('that are confirmed go only when two want it, and stay when one thinks better of it', async () => {
    await enter(admin, '05-05-2026; Hari Jadi');
    await deed(head, '2026-05-05', 'konfirmasi', { citation: 'SK 2' });
    expect((await deed(head, '2026-05-05', 'hapus')).headers.location).toContain('kabar=asked');
    expect((await deed(head, '2026-05-05', 'hapus')).statusCode).toBe(422);
    expect(await kept()).toHaveLength(1);
    await deed(head, '2026-05-05', 'tetap');
    await deed(head, '2026-05-05', 'hapus');
    expect((await deed(admin, '2026-05-05', 'hapus')).headers.location).toContain('kabar=removed');
    expect(await kept()).toHaveLength(0);
    expect((await deed(admin, '2026-05-05', 'hapus')).statusCode).toBe(404);
  });

  it('of the province are confirmed here and removed nowhere; other regions are not touched', async () => {
    const galungan = { day: '2026-06-17', region: 'ID-BA' };
    expect((await deed(head, galungan.day, 'konfirmasi', { citation: 'Keputusan Gubernur 1/2026' }, 'ID-BA')).statusCode).toBe(303);
    expect((await deed(head, galungan.day, 'hapus', {}, 'ID-BA')).statusCode).toBe(403);
    expect((await enter(admin, '05-05-2026; Hari Jadi', { region: '51.71' })).statusCode).toBe(403);
    expect((await deed(head, '2026-01-01', 'konfirmasi', { citation: 'SK' }, 'ID')).statusCode).toBe(404);
  });

  it('say line by line what is wrong, and keep what was typed', async () => {
    const refused = await enter(admin, 'Daftar libur\n31-02-2026; Tidak ada', { citation: '' });
    expect(refused.statusCode).toBe(422);
    const text = textOf(refused.body);
    expect(text).toContain('Baris 1 (Daftar libur): tulis tanggal');
    expect(text).toContain('Baris 2 (31-02-2026; Tidak ada): tanggal ini tidak ada.');
    expect(text).toContain('Tulis dasarnya');
    expect(refused.body).toContain('Daftar libur\n31-02-2026; Tidak ada</textarea>');
    expect(await kept()).toHaveLength(0);
  });

  it('stand year by year, for every officer to see and for few to change, with a line of the audit chain for each change', async () => {
    await enter(admin, '05-05-2027; Hari Jadi');
    const front = await app.signedIn('loket@contoh.test');
    const next = textOf((await front.get(`${PAGE}?tahun=2027&lang=en`)).body);
    expect(next).toContain('5 May 2027');
    expect(next).not.toContain('Enter days');
    expect(textOf((await admin.get(`${PAGE}?tahun=2027&lang=en`)).body)).toContain('Enter days');
    expect(textOf((await admin.get(`${PAGE}?tahun=2026&lang=en`)).body)).not.toContain('5 May 2027');
    expect(textOf((await admin.get(`${PAGE}?tahun=2099&lang=id`)).body)).toContain('Belum ada yang dimasukkan untuk tahun 2099');
    const { n } = await app.db
      .selectFrom('audit.entry')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('action', '=', 'calendar.enter')
      .executeTakeFirstOrThrow();
    expect(n).toBeGreaterThan(0);
  });
});
