import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSchools, type SchoolWorld } from './world.ts';

let app: TestApp;
let world: SchoolWorld;
let operator: Visitor;
let elsewhere: Visitor;
beforeAll(async () => {
  app = await startApp();
  world = await makeSchools(app);
  [operator, elsewhere] = await Promise.all([world.at('operator'), world.at('elsewhere')]);
}, 120_000);
afterAll(() => app?.close());

const where = async (studentId: string) => {
  const { rows } = await sql<{ school: string; class: string | null; status: string; nis: string }>`
    select o.name as school, c.name as class, s.status, s.nis
      from lentera.student s join lentera.school o on o.id = s.school_id
      left join lentera.enrolment e on e.student_id = s.id and e.ends is null
      left join lentera.class c on c.id = e.class_id
     where s.id = ${studentId}`.execute(app.db);
  return rows[0];
};
const move = (studentId: string, deed: string, fields: Record<string, string> = {}) =>
  operator.post(`/lentera/siswa/${studentId}/pindah/${deed}`, fields);

describe('a student', () => {
  it('goes to another class, leaves, and comes back', async () => {
    const { luh } = world.students;
    expect((await move(luh, 'kelas', { kelas: world.classes.other })).statusCode).toBe(422);
    await move(luh, 'kelas', { kelas: world.classes.b });
    expect(await where(luh)).toMatchObject({ class: '7B', status: 'active' });
    await move(luh, 'keluar', { alasan: 'left' });
    expect(await where(luh)).toMatchObject({ class: null, status: 'left' });
    expect((await move(luh, 'kelas', { kelas: world.classes.b })).statusCode).toBe(422);
    await move(luh, 'kembali');
    await move(luh, 'kelas', { kelas: world.classes.a });
    expect(await where(luh)).toMatchObject({ class: '7A', status: 'active' });
  });

  it('goes to another school once that has received them, and the parents go along', async () => {
    const { made } = world.students;
    await move(made, 'sekolah', { npsn: '50109902', catatan: 'Pindah rumah' });
    expect(await where(made)).toMatchObject({ school: 'SMP Contoh Satu', class: '7A' });
    expect((await move(made, 'keluar', { alasan: 'left' })).statusCode).toBe(422);
    const list = `/lentera/sekolah/${world.otherSchoolId}/pindahan`;
    const page = await elsewhere.get(list);
    expect(textOf(page.body)).toMatch(/Made Contoh Rahasia SMP Contoh Satu: Pindah rumah/);
    const transfer = /pindahan\/([0-9a-f-]{36})"/.exec(page.body)?.[1] ?? '';
    expect((await operator.post(`/lentera/sekolah/${world.schoolId}/pindahan/${transfer}`, { nis: '900' })).statusCode).toBe(404);
    const taken = await elsewhere.post(`${list}/${transfer}`, { nis: '2616' });
    expect([taken.statusCode, textOf(taken.body)]).toEqual([422, expect.stringContaining('sudah dipakai siswa lain')]);
    expect((await elsewhere.post(`${list}/${transfer}`, { nis: '900', kelas: world.classes.other })).statusCode).toBe(303);
    expect(await where(made)).toEqual({ school: 'SMP Contoh Dua', class: '7A', status: 'active', nis: '900' });
    expect((await operator.get(`/lentera/siswa/${made}`)).statusCode).toBe(404);
    expect((await (await world.at('teacher')).get(`/lentera/siswa/${made}`)).statusCode).toBe(404);
    const parent = textOf((await (await world.at('parent')).get(`/lentera/siswa/${made}`)).body);
    expect(parent).toMatch(/Pindah dari SMP Contoh Satu/);
    expect((await elsewhere.post(`${list}/${transfer}`, { nis: '901' })).statusCode).toBe(404);
  });

  it('is called back while nobody has received them', async () => {
    const { putu } = world.students;
    await move(putu, 'sekolah', { npsn: '50109902' });
    await move(putu, 'batal');
    expect(textOf((await elsewhere.get(`/lentera/sekolah/${world.otherSchoolId}/pindahan`)).body)).not.toContain('Putu Contoh');
  });
});

describe('the end of a class’s year', () => {
  const address = () => `/lentera/kelas/${world.classes.b}/kenaikan`;

  it('says so while the school year still runs', async () => {
    const { rows } = await sql<{ ends: string }>`select ends::text from lentera.school_year where year = 2025`.execute(app.db);
    const warned = async () => textOf((await operator.get(address())).body).includes('siswanya keluar dari kelas ini hari ini juga');
    expect(await warned()).toBe(true);
    await sql`update lentera.school_year set ends = '2026-01-01' where year = 2025`.execute(app.db);
    expect(await warned(), 'once it is over').toBe(false);
    await sql`update lentera.school_year set ends = ${rows[0]?.ends}::date where year = 2025`.execute(app.db);
  });

  it('is looked at, noted once, and undone whole', async () => {
    const { komang, putu } = world.students;
    const fields = { naik: '8B', tinggal: '7B', [`s-${komang}`]: 'up', [`s-${putu}`]: 'repeat' };
    const looked = textOf((await operator.post(address(), { ...fields, langkah: 'lihat' })).body);
    expect(looked).toMatch(/Naik: 1, ke kelas 8B Komang .* Tinggal kelas: 1, ke kelas 7B Putu/);
    expect(await where(komang)).toMatchObject({ class: '7B' });
    const noted = await Promise.all([1, 2].map(() => operator.post(address(), { ...fields, langkah: 'catat' })));
    expect(noted.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 422]);
    const years = () =>
      sql<{ name: string; year: number; ended: boolean }>`
        select name, year, ended_at is not null as ended from lentera.class where school_id = ${world.schoolId} and name like '%B' order by year, name`
        .execute(app.db)
        .then(({ rows }) => rows);
    expect(await years()).toEqual([
      { name: '7B', year: 2025, ended: true },
      { name: '7B', year: 2026, ended: false },
      { name: '8B', year: 2026, ended: false },
    ]);
    expect(await where(komang)).toMatchObject({ class: '8B' });
    expect((await operator.post(`${address()}/batal`)).statusCode).toBe(303);
    expect(await where(komang)).toMatchObject({ class: '7B' });
    expect((await years())[0]).toEqual({ name: '7B', year: 2025, ended: false });
  });

  it('stays as it is once something was built on it', async () => {
    const { komang, putu } = world.students;
    const fields = { naik: '8B', tinggal: '7B', [`s-${komang}`]: 'up', [`s-${putu}`]: 'up', langkah: 'catat' };
    expect((await operator.post(address(), fields)).statusCode).toBe(303);
    await move(putu, 'keluar', { alasan: 'moved' });
    const refused = await operator.post(`${address()}/batal`);
    expect([refused.statusCode, textOf(refused.body)]).toEqual([422, expect.stringContaining('Tidak dapat dibatalkan')]);
    expect(await where(komang)).toMatchObject({ class: '8B' });
  });
});
