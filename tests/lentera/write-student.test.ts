import { transaction } from '#db';
import { openNamedAccount } from '#platform/identity';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filledForm } from './filled-form.ts';
import { makeSchools, type SchoolWorld } from './world.ts';

let app: TestApp;
let world: SchoolWorld;
let operator: Visitor;
let enter: string;
beforeAll(async () => {
  app = await startApp();
  world = await makeSchools(app);
  operator = await world.at('operator');
  enter = `/lentera/sekolah/${world.schoolId}/siswa/baru`;
}, 120_000);
afterAll(() => app?.close());

const nyoman = {
  nama: 'nyoman contoh rahasia',
  nis: '2701',
  nisn: '0099000099',
  jk: 'L',
  tempat: 'Denpasar',
  lahir: '2013-02-03',
  alamat: '',
};
const written = (nis: string) =>
  app.db
    .selectFrom('lentera.student as s')
    .leftJoin('lentera.enrolment as e', (join) => join.onRef('e.student_id', '=', 's.id').on('e.ends', 'is', null))
    .select(['s.id', 's.name', 's.nisn', 's.birthplace', 'e.class_id as classId'])
    .where('s.nis', '=', nis)
    .execute();
const parentsOf = (studentId: string) =>
  app.db
    .selectFrom('lentera.parent')
    .select(['relation', 'name', 'phone'])
    .where('student_id', '=', studentId)
    .orderBy('relation')
    .execute();
const trail = (action: string) =>
  app.db.selectFrom('audit.entry').select('detail').where('action', '=', action).orderBy('at', 'desc').limit(1).executeTakeFirst();

describe('a student written by hand', () => {
  it('is entered with class and parents, once, by those who keep the school', async () => {
    expect(textOf((await operator.get(`/lentera/sekolah/${world.schoolId}/siswa`)).body)).toContain('Tambah siswa');
    const sent = { ...nyoman, kelas: world.classes.a, ibu: 'ni made ibu', 'telepon-ibu': '0812 3456 7890' };
    const { headers } = await operator.post(enter, sent);
    expect(headers.location).toMatch(/kabar=entered$/);
    const [one] = await written('2701');
    expect(one).toMatchObject({ name: 'Nyoman Contoh Rahasia', nisn: '0099000099', classId: world.classes.a });
    const page = textOf((await operator.get(String(headers.location))).body);
    expect(page).toMatch(/Siswa dicatat.*Ni Made Ibu Ibu \+62 ?812/);
    const [noted] = await parentsOf(one?.id ?? '');
    expect(noted?.phone, 'sealed').not.toContain('812');
    // The same name again is asked about, the same numbers are refused.
    const again = await operator.post(enter, { ...sent, nis: '2702', nisn: '' });
    expect([again.statusCode, textOf(again.body)]).toEqual([422, expect.stringContaining('Nyoman Contoh Rahasia (7A, NIS 2701)')]);
    const other = { ...sent, nisn: '', lain: 'ya' };
    expect(textOf((await operator.post(enter, other)).body)).toContain('NIS itu sudah dipakai');
    expect((await operator.post(enter, { ...other, nis: '2702' })).statusCode).toBe(303);
    expect(textOf((await operator.post(enter, { ...sent, nama: 'Lain', nis: '2703' })).body)).toContain('NISN ini dipakai siswa lain');
    expect(await written('2703'), 'nothing is left of it').toEqual([]);
    for (const who of ['teacher', 'planner', 'elsewhere', 'admin', 'parent'] as const)
      expect((await (await world.at(who)).post(enter, { ...nyoman, nis: '2799' })).statusCode, who).toBe(404);
  });

  it('comes back with everything typed and says what is wrong with each field', async () => {
    const wrong = { ...nyoman, nis: '', nisn: '99000099', jk: '', lahir: '2031-02-03', 'telepon-wali': '12' };
    const { statusCode, body } = await operator.post(enter, wrong);
    expect(statusCode).toBe(422);
    const words = textOf(body);
    for (const said of [
      'Tulis NIS',
      'NISN terdiri dari 10 angka',
      'Pilih laki-laki',
      'sudah lewat',
      'Tulis juga namanya',
      'Tulis nomor telepon',
    ])
      expect(words).toContain(said);
    expect(filledForm(body, 'siswa')).toMatchObject({ nama: nyoman.nama, nisn: '99000099', 'telepon-wali': '12' });
  });

  it('is corrected field by field, with a trail that names fields and nothing that stood in them', async () => {
    const { luh } = world.students;
    const address = `/lentera/siswa/${luh}/ubah`;
    const form = filledForm((await operator.get(address)).body, 'siswa');
    const mine = { ...form, nama: 'Luh Contoh Dibetulkan', tempat: '', ayah: 'I Ketut Ayah', 'telepon-ayah': '0812 1111 2222' };
    const theirs = filledForm((await operator.get(address)).body, 'siswa');
    app.clock.advance({ seconds: 1 });
    expect((await operator.post(address, mine)).headers.location).toMatch(/kabar=corrected$/);
    expect(await written('2612')).toMatchObject([
      { name: 'Luh Contoh Dibetulkan', nisn: '0099000012', birthplace: null, classId: world.classes.a },
    ]);
    expect((await trail('lentera.correct-student'))?.detail).toEqual({
      schoolId: world.schoolId,
      fields: ['name', 'birthplace', 'father'],
    });
    // Who had the form open meanwhile writes over nothing unseen, and a fault does not make it seen.
    const faulty = await operator.post(address, { ...theirs, nis: '' });
    expect(filledForm(faulty.body, 'siswa').dilihat).toBe(theirs.dilihat);
    const late = await operator.post(address, { ...theirs, alamat: 'Jalan Contoh 1' });
    expect([late.statusCode, textOf(late.body)]).toEqual([422, expect.stringContaining('baru saja diubah orang lain')]);
    // A parent or a number that was wrong can be taken out.
    const now = filledForm((await operator.get(address)).body, 'siswa');
    expect(now['telepon-ayah']).toContain('812');
    app.clock.advance({ seconds: 1 });
    await operator.post(address, { ...now, 'telepon-ayah': '' });
    expect(await parentsOf(luh)).toMatchObject([{ relation: 'father', phone: null }]);
    const last = filledForm((await operator.get(address)).body, 'siswa');
    app.clock.advance({ seconds: 1 });
    await operator.post(address, { ...last, ayah: '' });
    expect(await parentsOf(luh)).toEqual([]);
    const { _csrf, ...page } = filledForm((await operator.get(address)).body, 'siswa');
    expect(textOf((await operator.post(address, { ...page, nis: '2611' })).body)).toContain('NIS itu sudah dipakai');
    for (const who of ['teacher', 'elsewhere', 'admin', 'parent'] as const)
      expect((await (await world.at(who)).post(address, page)).statusCode, who).toBe(404);
  });

  it('gives its corrected name to the account the school opened, and leaves one of their own as they wrote it', async () => {
    const { komang, putu } = world.students;
    const named = { name: 'Komang Salah', username: 'komang.salah1234', hash: 'none' };
    const card = await transaction(app.db, (tx) => openNamedAccount(tx, named, app.clock.now()));
    const own = await app.account({ name: 'Putu Sendiri', email: 'putu.sendiri@contoh.test' });
    for (const [id, person_id] of [
      [komang, card],
      [putu, own],
    ] as const) {
      await app.db.updateTable('lentera.student').set({ person_id }).where('id', '=', id).execute();
      const address = `/lentera/siswa/${id}/ubah`;
      const form = filledForm((await operator.get(address)).body, 'siswa');
      app.clock.advance({ seconds: 1 });
      await operator.post(address, { ...form, nama: 'Nama Yang Benar' });
    }
    const nameOf = async (id: string) =>
      (await app.db.selectFrom('identity.person').select('name').where('id', '=', id).executeTakeFirstOrThrow()).name;
    expect([await nameOf(card), await nameOf(own)]).toEqual(['Nama Yang Benar', 'Putu Sendiri']);
  });
});
