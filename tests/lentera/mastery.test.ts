import { markEnded, takeMarked } from '#services/lentera';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Device, knownAnswer } from './device.ts';
import { type ExamWorld, examWorld, holdTest, rightAnswers } from './exam-world.ts';
import { filledForm } from './filled-form.ts';

let app: TestApp;
let world: ExamWorld;
let teacher: Visitor;
let book: string;
let testId: string;
beforeAll(async () => {
  app = await startApp();
  world = await examWorld(app, { students: 3 });
  await app.db
    .insertInto('lentera.school_year')
    .values({ agency_id: world.agencyId, year: 2025, begins: '2025-07-14', ends: '2026-06-30' })
    .execute();
  await app.db
    .insertInto('lentera.subject')
    .values({ agency_id: world.agencyId, key: 'ipa', title_id: 'IPA', title_en: 'Science', nth: 1 })
    .execute();
  teacher = await app.signedIn('guru.ujian@contoh.test');
  book = `/lentera/kelas/${world.classId}/nilai/ipa/2`;
}, 120_000);
afterAll(() => app?.close());

/** Sits a test, everything right but essays, or everything wrong. */
async function sit(code: string, right: boolean) {
  const device = new Device(app);
  await device.enter(code);
  const paper = await device.paper(String((await device.begin()).json.key));
  await device.finish(...paper.items.map((item) => device.entry(item.item, right ? knownAnswer(item, rightAnswers) : null)));
}
const page = async (address: string) => textOf((await teacher.get(address)).body);
const columns = () => app.db.selectFrom('lentera.grade_column').selectAll().where('removed_at', 'is', null).orderBy('nth').execute();

describe('a column from a test', () => {
  it('takes scores as they are marked, and leaves what a teacher wrote by hand', async () => {
    const held = await holdTest(app, world, { title: 'Sumatif 1' });
    testId = held.testId;
    const [first, second] = held.cards;
    await sit(first?.code ?? '', true);
    await sit(second?.code ?? '', false);
    app.clock.advance({ seconds: 10 });
    await markEnded(app.db, app.clock);
    // The essay waits for a person: until it has a mark the test has none.
    await app.db.updateTable('lentera.response').set({ share: 1 }).where('share', 'is', null).execute();
    expect(await page(book)).toContain('Sumatif 1');
    expect((await teacher.post(`${book}/ubah/ulangan`, { ulangan: testId, kelompok: 'daily', remedial: '' })).statusCode).toBe(303);
    expect((await teacher.post(`${book}/ubah/ulangan`, { ulangan: testId, kelompok: 'daily', remedial: '' })).statusCode).toBe(422);
    expect(await page(book)).toMatch(/Siswa Contoh 00001 100 100/);
    expect(await page(book)).toMatch(/Siswa Contoh 00003 – 1 kosong kosong/);
    // Items are told apart while scores differ.
    const items = (await teacher.get(`/lentera/ulangan/${testId}/hasil/butir`)).body;
    expect(items).toMatch(/<svg class="plot"[^>]* role="img" aria-label="\d+ butir/);
    const [{ id } = { id: '' }] = await columns();
    const form = filledForm((await teacher.get(`/lentera/nilai/${id}`)).body, 'kolom-nilai');
    const [, studentId = ''] = world.studentIds;
    await teacher.post(`/lentera/nilai/${id}`, { ...form, [`n-${studentId}`]: '42', alasan: 'perangkat rusak' });
    // Marked anew, as after a key was corrected.
    await app.db.updateTable('lentera.response').set({ share: 0.5 }).where('item', '>', 0).execute();
    app.clock.advance({ minutes: 5 });
    await app.db.updateTable('lentera.attempt').set({ marked_at: app.clock.now() }).execute();
    expect(await takeMarked(app.db, app.clock)).toBe(1);
    const marks = await app.db.selectFrom('lentera.grade_mark').select(['student_id', 'value', 'source']).execute();
    expect(marks.find((one) => one.student_id === world.studentIds[0])).toMatchObject({ value: { points: 50 }, source: 'test' });
    expect(marks.find((one) => one.student_id === studentId)).toMatchObject({ value: { points: 42 }, source: 'typed' });
    // Once more a while later, for what was committed meanwhile; then there is nothing left.
    app.clock.advance({ minutes: 5 });
    await takeMarked(app.db, app.clock);
    expect(await takeMarked(app.db, app.clock)).toBe(0);
    const text = await page(`${book}/riwayat`);
    expect(text).toContain('dari ulangan Siswa Contoh 00001 Sumatif 1 100 50');
    expect(text).toContain('perangkat rusak');
  });
});

describe('mastery by aim', () => {
  it('follows the items of tests by the school’s rule, with a remedial list that can be taken along', async () => {
    const text = await page(`${book}/ketuntasan`);
    expect(text).toMatch(/Daftar remedial 2 .* Siswa Contoh 00001 3\.1 50 remedial sebagian Siswa Contoh 00002 3\.1 0/);
    expect((await teacher.get(`${book}/ketuntasan/ekspor`)).body).toMatch(/Siswa Contoh 00001,3\.1,50,belum tercapai,remedial sebagian/);
    // The school chooses intervals for the subject.
    const rule = { school_id: world.schoolId, kind: 'mastery', subject: 'ipa', valid_from: '2026-01-01', made_by: world.teacher.personId };
    const intervals = [
      { from: 0, title: 'Belum', followUp: 'all' },
      { from: 50, title: 'Cukup', followUp: 'none' },
    ];
    await app.db
      .insertInto('lentera.school_rule')
      .values({ ...rule, id: crypto.randomUUID(), made_at: app.clock.now(), value: JSON.stringify({ kind: 'intervals', intervals }) })
      .execute();
    expect(await page(`${book}/ketuntasan`)).toMatch(/Daftar remedial 1 .*Siswa Contoh 00002/);
    await app.db.deleteFrom('lentera.school_rule').execute();
  });

  it('drafts a remedial test for those who have not reached an aim, and they can be admitted to it', async () => {
    expect((await teacher.post(`${book}/ubah/remedial`, { tp: '9.9', jumlah: '2' })).statusCode).toBe(422);
    expect((await teacher.post(`${book}/ubah/remedial`, { tp: '3.1', jumlah: '0' })).statusCode).toBe(422);
    const made = await teacher.post(`${book}/ubah/remedial`, { tp: '3.1', jumlah: '2' });
    const address = String(made.headers.location).split('?')[0] ?? '';
    expect(textOf((await teacher.get(address)).body)).toContain('Remedial 3.1');
    const calls = await app.db.selectFrom('lentera.remedial_call').select(['student_id', 'aim']).execute();
    const missed = world.studentIds.slice(0, 2);
    expect(calls.map(({ student_id }) => student_id).toSorted()).toEqual(missed.toSorted());
    const session = await teacher.post(`${address}/ubah/sesi`, { tanggal: '2026-03-09', pukul: '08:00', lama: '60' });
    expect(session.statusCode).toBe(303);
    expect((await teacher.post(`${address}/ubah/terbitkan`)).statusCode).toBe(303);
    expect((await teacher.post(`${address}/ubah/daftarkan`, { kelas: 'dipanggil', sesi: '1' })).statusCode).toBe(303);
    const participants = await app.db
      .selectFrom('lentera.participant')
      .select('student_id')
      .where('test_id', '=', address.split('/').at(-1) ?? '')
      .execute();
    expect(participants.map(({ student_id }) => student_id).toSorted()).toEqual(missed.toSorted());
  });

  it('is said by a person where the school goes by a rubric', async () => {
    const rule = { school_id: world.schoolId, kind: 'mastery', subject: 'ipa', valid_from: '2026-01-01', made_by: world.teacher.personId };
    const levels = [
      { id: '1', title: 'Berkembang', isReached: false },
      { id: '2', title: 'Cakap', isReached: true },
    ];
    await app.db
      .insertInto('lentera.school_rule')
      .values({ ...rule, id: crypto.randomUUID(), made_at: app.clock.now(), value: JSON.stringify({ kind: 'rubric', levels }) })
      .execute();
    const column = { judul: 'Proyek', kelompok: 'practice', cara: 'rubric', tertinggi: '1', tanggal: '2026-02-10' };
    expect((await teacher.post(`${book}/ubah/kolom`, { ...column, tp: '' })).statusCode).toBe(422);
    expect((await teacher.post(`${book}/ubah/kolom`, { ...column, tp: 'TP 2 Merancang percobaan' })).statusCode).toBe(303);
    const { id } = await app.db.selectFrom('lentera.grade_column').select('id').where('title', '=', 'Proyek').executeTakeFirstOrThrow();
    const form = filledForm((await teacher.get(`/lentera/nilai/${id}`)).body, 'kolom-nilai');
    const [first = '', second = ''] = world.studentIds;
    expect((await teacher.post(`/lentera/nilai/${id}`, { ...form, [`n-${first}`]: '2', [`n-${second}`]: '1' })).statusCode).toBe(303);
    const text = await page(`${book}/ketuntasan`);
    expect(text).toMatch(/Siswa Contoh 00001 .*Cakap/);
    expect(text).toMatch(/Daftar remedial 1 .*Siswa Contoh 00002 TP 2 Merancang percobaan/);
  });
});

describe('plots of a test', () => {
  it('stand beside the same figures as a table', async () => {
    const { body } = await teacher.get(`/lentera/ulangan/${testId}/hasil`);
    expect(body).toMatch(/<svg class="bars"[^>]* role="img" aria-label="Sebaran 2 nilai/);
    expect(textOf(body)).toMatch(/50–59 2/);
  });
});

describe('figures of the rapor', () => {
  it('stand for the whole class in one workbook, as the preview says them', async () => {
    const rapor = `/lentera/kelas/${world.classId}/rapor/2`;
    expect(await page(rapor)).toMatch(/Siswa Contoh 00001 50/);
    const own = await page(`${rapor}/siswa/${world.studentIds[0]}`);
    expect(own).toContain('Menunjukkan penguasaan yang baik dalam merancang percobaan.');
    expect(own).toContain('belum disahkan');
    const { default: excel } = await import('exceljs');
    const workbook = new excel.Workbook();
    await workbook.xlsx.load((await teacher.get(`${rapor}/xlsx`)).rawPayload as never);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Nilai', 'Capaian', 'TP', 'Keterangan']);
    const rows = (sheet: number) => (workbook.worksheets[sheet]?.getSheetValues() ?? []).slice(1).map((row) => (row as unknown[]).slice(1));
    expect(rows(0)[0]).toEqual(['NIS', 'NISN', 'Siswa', 'IPA']);
    expect(rows(0)[1]).toEqual(['10000', '', 'Siswa Contoh 00001', 50]);
    expect(rows(1)[1]).toContain('Menunjukkan penguasaan yang baik dalam merancang percobaan.');
    expect(rows(2)).toContainEqual(['10001', '', 'Siswa Contoh 00002', 'IPA', 'TP 2 Merancang percobaan', undefined, 'belum tercapai']);
  });
});
