import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filledForm, multipart } from './filled-form.ts';
import { makeSchools, type SchoolPerson, type SchoolWorld } from './world.ts';

let app: TestApp;
let world: SchoolWorld;
let at: Record<'teacher' | 'colleague' | 'head' | 'operator' | 'parent' | 'curriculum' | 'elsewhere', Visitor>;
let book: string;
beforeAll(async () => {
  app = await startApp();
  world = await makeSchools(app);
  const who: readonly SchoolPerson[] = ['teacher', 'colleague', 'head', 'operator', 'parent', 'curriculum', 'elsewhere'];
  at = Object.fromEntries(await Promise.all(who.map(async (one) => [one, await world.at(one)] as const))) as never;
  book = `/lentera/kelas/${world.classes.a}/nilai/matematika/2`;
}, 120_000);
afterAll(() => app?.close());

const { made, luh } = {
  made: () => world.students.made,
  luh: () => world.students.luh,
};
const typed = { kelompok: 'daily', cara: 'points', tertinggi: '100', tanggal: '2026-02-10', tp: '' };

/** Adds a column and gives its address. */
async function column(judul: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  expect((await at.teacher.post(`${book}/ubah/kolom`, { ...typed, judul, ...more })).statusCode).toBe(303);
  const { id } = await app.db.selectFrom('lentera.grade_column').select('id').where('title', '=', judul).executeTakeFirstOrThrow();
  return `/lentera/nilai/${id}`;
}
const formOf = async (visitor: Visitor, address: string) => filledForm((await visitor.get(address)).body, 'kolom-nilai');
const history = () =>
  app.db
    .selectFrom('lentera.grade_change')
    .select(['student_id', 'was', 'became', 'why', 'source', 'by_person'])
    .orderBy('id', 'desc')
    .execute();

describe('a gradebook', () => {
  it('is empty before its first column, and nothing is written by looking', async () => {
    expect(textOf((await at.teacher.get(book)).body)).toContain('Belum ada kolom nilai');
    expect(await app.db.selectFrom('lentera.gradebook').selectAll().execute()).toEqual([]);
  });

  it('takes a whole column by one form, keeps zero and missing apart, and shows the formula', async () => {
    const daily = await column('PH 1', { tp: 'TP 1 Bilangan' });
    const form = await formOf(at.teacher, daily);
    expect(Object.keys(form).filter((name) => name.startsWith('n-'))).toHaveLength(2);
    const wrong = await at.teacher.post(daily, { ...form, [`n-${made()}`]: '120' });
    expect([wrong.statusCode, textOf(wrong.body)]).toEqual([422, expect.stringContaining('Made Contoh Rahasia: tulis angka 0 sampai 100')]);
    expect((await at.teacher.post(daily, { ...form, [`n-${made()}`]: '80,5', [`n-${luh()}`]: '0' })).statusCode).toBe(303);
    const final = await column('SAS', { kelompok: 'final' });
    const second = await formOf(at.teacher, final);
    expect((await at.teacher.post(final, { ...second, [`n-${made()}`]: '60' })).statusCode).toBe(303);
    const page = textOf((await at.teacher.get(book)).body);
    // (80,5 × 40 + 60 × 20) ÷ 60 = 73,67; Luh has a zero and nothing else.
    expect(page).toMatch(/Made Contoh Rahasia 74 80,5 60/);
    expect(page).toMatch(/Luh Contoh Rahasia 0 1 kosong 0 kosong/);
    expect(page).toContain('usul kota');
    const formula = textOf((await at.teacher.get(`${book}/siswa/${made()}`)).body);
    expect(formula).toContain('(80,5 × 40 + 60 × 20) ÷ 60 = 73,67');
    expect(formula).toContain('73,67, dibulatkan menjadi 74');
  });

  it('asks why a mark that stands changes, and keeps who, from what and to what', async () => {
    const [{ id }] = (await app.db.selectFrom('lentera.grade_column').select('id').where('title', '=', 'PH 1').execute()) as [
      { id: string },
    ];
    const address = `/lentera/nilai/${id}`;
    const form = await formOf(at.teacher, address);
    const without = await at.teacher.post(address, { ...form, [`n-${luh()}`]: '55' });
    expect([without.statusCode, textOf(without.body)]).toEqual([
      422,
      expect.stringContaining('Tulis alasan: nilai yang sudah ada berubah'),
    ]);
    expect((await at.teacher.post(address, { ...form, [`n-${luh()}`]: '55', alasan: 'salah koreksi' })).statusCode).toBe(303);
    expect((await history())[0]).toEqual({
      student_id: luh(),
      was: { kind: 'points', points: 0 },
      became: { kind: 'points', points: 55 },
      why: 'salah koreksi',
      source: 'typed',
      by_person: world.personId.teacher,
    });
    const list = textOf((await at.head.get(`${book}/riwayat`)).body);
    expect(list).toMatch(/Ni Wayan Guru Luh Contoh Rahasia PH 1 0 55 salah koreksi/);
    expect((await at.head.get(`${book}/riwayat/ekspor?kolom=${id}`)).body).toContain('salah koreksi');
  });

  it('tells two who write at once what met, and loses nothing of either', async () => {
    const address = await column('Tugas 1', { kelompok: 'task' });
    await at.teacher.post(address, { ...(await formOf(at.teacher, address)), [`n-${made()}`]: '70', [`n-${luh()}`]: '70' });
    const [mine, theirs] = [await formOf(at.teacher, address), await formOf(at.teacher, address)];
    await at.teacher.post(address, { ...theirs, [`n-${made()}`]: '75', alasan: 'dinilai ulang' });
    // Another student's mark: both stand.
    expect((await at.teacher.post(address, { ...mine, [`n-${luh()}`]: '90', alasan: 'dinilai ulang' })).statusCode).toBe(303);
    const after = await formOf(at.teacher, address);
    expect([after[`n-${made()}`], after[`n-${luh()}`]]).toEqual(['75', '90']);
    // The same one: nothing is written, and both are named.
    const met = await at.teacher.post(address, { ...mine, [`n-${made()}`]: '60', alasan: 'dinilai ulang' });
    expect(met.statusCode).toBe(409);
    expect(textOf(met.body)).toContain('Made Contoh Rahasia: Ni Wayan Guru menulis 75, Anda menulis 60');
    expect((await formOf(at.teacher, address))[`n-${made()}`]).toBe('75');
    // Sent once more as it came back, it holds.
    const again = filledForm(met.body, 'kolom-nilai');
    expect((await at.teacher.post(address, { ...again })).statusCode).toBe(303);
    expect((await formOf(at.teacher, address))[`n-${made()}`]).toBe('60');
  });

  it('excuses a student with a reason, and counts the work no longer for them', async () => {
    const address = await column('Praktik 1', { kelompok: 'practice' });
    await at.teacher.post(address, {
      ...(await formOf(at.teacher, address)),
      [`n-${made()}`]: '10',
      [`k-${luh()}`]: 'dirawat di rumah sakit',
    });
    expect(textOf((await at.teacher.get(`${book}/siswa/${luh()}`)).body)).toContain('dikecualikan: dirawat di rumah sakit');
    expect((await formOf(at.teacher, address))[`k-${luh()}`]).toBe('dirawat di rumah sakit');
  });

  it('holds no work against whoever came into the class after it', async () => {
    const begins = (student: string, day: string) =>
      app.db.updateTable('lentera.enrolment').set({ begins: day }).where('student_id', '=', student).execute();
    const [{ begins: before }] = (
      await sql<{ begins: string }>`
      select begins::text as begins from lentera.enrolment where student_id = ${luh()}`.execute(app.db)
    ).rows as [{ begins: string }];
    await begins(made(), '2026-01-05');
    const address = await column('Tugas lama', { kelompok: 'task', tanggal: '2026-02-01' });
    const owed = async () => Number(/(\d+) kosong/.exec(textOf((await at.teacher.get(`${book}/siswa/${luh()}`)).body))?.[1] ?? 0);
    await begins(luh(), '2026-01-05');
    const then = await owed();
    await begins(luh(), '2026-02-05');
    const formula = textOf((await at.teacher.get(`${book}/siswa/${luh()}`)).body);
    expect(formula).toMatch(/Tugas lama Tugas 1 Februari 2026 sebelum masuk kelas/);
    expect(await owed()).toBe(then - 1);
    await begins(luh(), before);
    await begins(made(), before);
    expect((await at.teacher.post(`${address}/hapus`, { alasan: 'salah kelas' })).statusCode).toBe(303);
  });

  it('looks at a pasted column first, then takes it in', async () => {
    const address = await column('PH 2');
    const { _csrf = '' } = await formOf(at.teacher, address);
    const isi = 'NIS\tNama\tNilai\n2611\t\t88,5\n\tLuh Contoh Rahasia\t101\n9999\tBukan Siapa\t70';
    const sent = multipart({ _csrf, tempel: isi });
    const dry = await at.teacher.send({ method: 'POST', url: `${address}/impor`, ...sent });
    const text = textOf(dry.body);
    expect(text).toMatch(/Made Contoh Rahasia kosong 88,5 nilai baru/);
    expect(text).toContain('bukan nilai yang berlaku');
    expect(text).toContain('siswa tidak ditemukan');
    expect((await formOf(at.teacher, address))[`n-${made()}`]).toBe('');
    const [, hidden = ''] = /name="isi" value="([^"]*)"/.exec(dry.body) ?? [];
    const [, seen = ''] = /name="dilihat" value="(\d+)"/.exec(dry.body) ?? [];
    const taken = await at.teacher.post(`${address}/masukkan`, { isi: hidden.replaceAll('&quot;', '"'), dilihat: seen });
    expect(taken.statusCode).toBe(303);
    expect((await formOf(at.teacher, address))[`n-${made()}`]).toBe('88,5');
    expect((await history())[0]).toMatchObject({ source: 'import', student_id: made() });
    // What is no list of this column's marks is taken by nobody.
    const forged = [[world.students.wayan, { kind: 'points', points: 9 }]];
    await at.teacher.post(`${address}/masukkan`, { isi: JSON.stringify(forged), dilihat: seen });
    expect((await history())[0]?.student_id).toBe(made());
  });

  it('is weighed by the school’s own rule from its day on, and says until the head has confirmed it', async () => {
    const rules = `/lentera/sekolah/${world.schoolId}/penilaian`;
    const form = {
      kurikulum: 'k13',
      ...Object.fromEntries(
        ['daily', 'task', 'practice', 'midterm', 'final'].map((key) => [`bobot-${key}`, key === 'daily' ? '100' : '0']),
      ),
      remedial: 'best',
      koma: '1',
      'kalimat-capai': 'Menguasai {tp}.',
      'kalimat-belum': 'Perlu bantuan dalam {tp}.',
      terbanyak: '2',
      dasar: 'SK contoh 1',
    };
    expect((await at.operator.post(rules, { ...form, mulai: '2026-03-01' })).statusCode).toBe(422);
    expect((await at.operator.post(rules, { ...form, 'kalimat-belum': 'tanpa tempat', mulai: '2026-03-02' })).statusCode).toBe(422);
    expect((await at.operator.post(rules, { ...form, mulai: '2026-03-02' })).statusCode).toBe(303);
    // (80,5 + 88,5) ÷ 2
    expect(textOf((await at.teacher.get(book)).body)).toMatch(/belum disahkan[\s\S]*Made Contoh Rahasia 84,5 /);
    const { id } = await app.db.selectFrom('lentera.school_rule').select('id').executeTakeFirstOrThrow();
    expect((await at.operator.post(`${rules}/${id}/sahkan`)).statusCode).toBe(404);
    expect((await at.head.post(`${rules}/${id}/sahkan`)).statusCode).toBe(303);
    expect(textOf((await at.teacher.get(book)).body)).not.toContain('belum disahkan');
    expect(textOf((await at.teacher.get(rules)).body)).toContain('disahkan I Nyoman Kepala');
  });

  it('closes with the semester, and only the head opens it again, for a reason and some days', async () => {
    const address = await column('PH 3');
    const form = await formOf(at.teacher, address);
    expect((await at.teacher.post(`${book}/ubah/tutup`)).statusCode).toBe(303);
    const late = await at.teacher.post(address, { ...form, [`n-${made()}`]: '99' });
    expect([late.statusCode, textOf(late.body)]).toEqual([409, expect.stringContaining('Buku ini ditutup')]);
    expect((await at.teacher.post(`${book}/ubah/kolom`, { ...typed, judul: 'PH 4' })).statusCode).toBe(409);
    expect((await at.operator.post(`${book}/ubah/buka`, { sampai: '2026-03-04', alasan: 'nilai tertukar' })).statusCode).toBe(404);
    expect((await at.head.post(`${book}/ubah/buka`, { sampai: '2026-06-04', alasan: 'nilai tertukar' })).statusCode).toBe(422);
    expect((await at.head.post(`${book}/ubah/buka`, { sampai: '2026-03-04', alasan: 'nilai tertukar' })).statusCode).toBe(303);
    expect((await at.teacher.post(address, { ...form, [`n-${made()}`]: '99' })).statusCode).toBe(303);
    const clock = app.clock.now();
    app.clock.set('2026-03-05T02:00:00Z');
    expect(
      (await at.teacher.post(address, { ...(await formOf(at.teacher, address)), [`n-${made()}`]: '1', alasan: 'coba' })).statusCode,
    ).toBe(409);
    app.clock.set(clock.toISOString());
  });

  it('can be taken along, and holds nothing a spreadsheet would run', async () => {
    await app.db.updateTable('lentera.student').set({ name: '=1+1 Rahasia' }).where('id', '=', luh()).execute();
    const csv = (await at.teacher.get(`${book}/ekspor`)).body;
    expect(csv).toContain("'=1+1 Rahasia");
    const { default: excel } = await import('exceljs');
    const workbook = new excel.Workbook();
    await workbook.xlsx.load((await at.teacher.get(`${book}/ekspor?jenis=xlsx`)).rawPayload as never);
    const names = workbook.worksheets[0]?.getColumn(3).values;
    expect(names).toContain("'=1+1 Rahasia");
    await app.db.updateTable('lentera.student').set({ name: 'Luh Contoh Rahasia' }).where('id', '=', luh()).execute();
  });

  it('is written by whoever teaches the subject there, and is nothing for anybody else', async () => {
    const { id } = await app.db.selectFrom('lentera.grade_column').select('id').where('title', '=', 'PH 1').executeTakeFirstOrThrow();
    const address = `/lentera/nilai/${id}`;
    for (const who of ['head', 'operator'] as const) {
      expect((await at[who].get(address)).statusCode).toBe(200);
      expect((await at[who].post(address, { dilihat: '0' })).statusCode).toBe(404);
      expect((await at[who].get(`${address}/impor`)).statusCode).toBe(404);
      expect((await at[who].post(`${address}/hapus`)).statusCode).toBe(404);
    }
    for (const who of ['colleague', 'parent', 'curriculum', 'elsewhere'] as const)
      for (const answer of [await at[who].get(address), await at[who].post(address, { dilihat: '0' }), await at[who].get(book)]) {
        expect([who, answer.statusCode]).toEqual([who, 404]);
        expect(answer.body).not.toContain('Rahasia');
      }
  });

  it('leaves the marks of a column that is taken out, which count no longer', async () => {
    const { id } = await app.db.selectFrom('lentera.grade_column').select('id').where('title', '=', 'Tugas 1').executeTakeFirstOrThrow();
    await at.head.post(`${book}/ubah/buka`, { sampai: '2026-03-04', alasan: 'nilai tertukar' });
    expect((await at.teacher.post(`/lentera/nilai/${id}/hapus`)).statusCode).toBe(303);
    expect((await at.teacher.get(`/lentera/nilai/${id}`)).statusCode).toBe(404);
    expect(await app.db.selectFrom('lentera.grade_mark').select('value').where('column_id', '=', id).execute()).toHaveLength(2);
  });
});
