import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { routesOf } from '#web';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSchools, type SchoolPerson, schoolPeople, type SchoolWorld } from './world.ts';

let app: TestApp;
let world: SchoolWorld;
let visitors: Record<SchoolPerson, Visitor>;

beforeAll(async () => {
  app = await startApp();
  world = await makeSchools(app);
  visitors = Object.fromEntries(await Promise.all(schoolPeople.map(async (who) => [who, await world.at(who)] as const))) as never;
}, 120_000);
afterAll(() => app?.close());

interface Row {
  /** Who is served; for everybody else there is nothing here. */
  readonly may: readonly SchoolPerson[];
  readonly at?: () => Readonly<Record<string, string>>;
  /** A form sent with nothing in it is served with what is wrong. */
  readonly gives?: readonly number[];
}

const everybody = schoolPeople;
const keepers = ['operator', 'head'] as const;
const city = ['admin', 'curriculum'] as const;
const planners = [...keepers, 'planner'] as const;
const staff = [...planners, 'teacher', 'colleague'] as const;
const school = () => ({ schoolId: world.schoolId });
const classA = () => ({ classId: world.classes.a });
const bookA = () => ({ ...classA(), subject: 'matematika', semester: '2' });
const made = () => ({ studentId: world.students.made });
const form = [200, 303, 422];

const table: Readonly<Record<string, Row>> = {
  'GET /lentera': { may: everybody },
  'GET /lentera/sekolah': { may: city },
  'GET /lentera/sekolah/ekspor': { may: city },
  'POST /lentera/sekolah': { may: ['admin'], gives: form },
  'GET /lentera/kota': { may: city },
  'POST /lentera/kota/tahun': { may: ['admin'], gives: form },
  'POST /lentera/kota/mapel': { may: ['admin'], gives: form },
  'POST /lentera/kota/mapel/:subject/akhiri': { may: ['admin'], at: () => ({ subject: 'tidak-ada' }) },
  'GET /lentera/kota/hasil': { may: city },
  'GET /lentera/kota/hasil/ekspor': { may: city },
  'GET /lentera/kota/hasil/cara': { may: city },
  'GET /lentera/sekolah/:schoolId': { may: [...staff, ...city], at: school },
  'POST /lentera/sekolah/:schoolId/ubah': { may: ['admin'], at: school, gives: form },
  'POST /lentera/sekolah/:schoolId/kelas': { may: keepers, at: school, gives: form },
  'GET /lentera/sekolah/:schoolId/pegawai': { may: [...keepers, ...city], at: school },
  'GET /lentera/sekolah/:schoolId/pegawai/ekspor': { may: [...keepers, ...city], at: school },
  // Nobody of this name is there: whoever may is told so as everybody else is.
  'POST /lentera/sekolah/:schoolId/pegawai/:memberId/akhiri': { may: [], at: () => ({ ...school(), memberId: world.classes.a }) },
  'GET /lentera/sekolah/:schoolId/siswa': { may: keepers, at: school },
  'GET /lentera/sekolah/:schoolId/siswa/ekspor': { may: keepers, at: school },
  'GET /lentera/sekolah/:schoolId/siswa/baru': { may: keepers, at: school },
  'POST /lentera/sekolah/:schoolId/siswa/baru': { may: keepers, at: school, gives: [422] },
  'GET /lentera/siswa/:studentId/ubah': { may: keepers, at: made },
  'POST /lentera/siswa/:studentId/ubah': { may: keepers, at: made, gives: [422] },
  'GET /lentera/kelas/:classId': { may: [...planners, 'teacher'], at: classA },
  'GET /lentera/kelas/:classId/ekspor': { may: [...keepers, 'teacher'], at: classA },
  'POST /lentera/kelas/:classId/ubah': { may: keepers, at: classA, gives: form },
  'POST /lentera/kelas/:classId/pengajar': { may: keepers, at: classA, gives: form },
  'POST /lentera/kelas/:classId/pengajar/akhiri': { may: keepers, at: classA, gives: form },
  'GET /lentera/gabung': { may: everybody },
  'POST /lentera/gabung': { may: everybody, gives: [400, 422] },
  'GET /lentera/sekolah/:schoolId/kode': { may: [...keepers, 'admin'], at: school },
  'GET /lentera/sekolah/:schoolId/kode/ekspor': { may: [...keepers, 'admin'], at: school },
  'POST /lentera/sekolah/:schoolId/kode': { may: [...keepers, 'admin'], at: school, gives: form },
  'POST /lentera/sekolah/:schoolId/kode/:codeId/tarik': {
    may: [...keepers, 'admin'],
    at: () => ({ ...school(), codeId: world.classes.a }),
  },
  'GET /lentera/sekolah/:schoolId/impor': { may: keepers, at: school },
  'POST /lentera/sekolah/:schoolId/impor': { may: keepers, at: school, gives: [422] },
  'GET /lentera/sekolah/:schoolId/impor/contoh/:kind': { may: keepers, at: () => ({ ...school(), kind: 'students' }) },
  'GET /lentera/sekolah/:schoolId/impor/:intakeId': { may: [], at: () => ({ ...school(), intakeId: world.classes.a }) },
  'GET /lentera/sekolah/:schoolId/impor/:intakeId/laporan': { may: [], at: () => ({ ...school(), intakeId: world.classes.a }) },
  'POST /lentera/sekolah/:schoolId/impor/:intakeId/:deed': {
    may: [],
    at: () => ({ ...school(), intakeId: world.classes.a, deed: 'buang' }),
  },
  'GET /lentera/siswa/:studentId/pindah': { may: keepers, at: made },
  'POST /lentera/siswa/:studentId/pindah/:deed': { may: keepers, at: () => ({ ...made(), deed: 'keluar' }), gives: [422] },
  'GET /lentera/sekolah/:schoolId/pindahan': { may: keepers, at: school },
  'POST /lentera/sekolah/:schoolId/pindahan/:transferId': {
    may: keepers,
    at: () => ({ ...school(), transferId: world.classes.a }),
    gives: [422],
  },
  'GET /lentera/kelas/:classId/kenaikan': { may: keepers, at: classA },
  'POST /lentera/kelas/:classId/kenaikan': { may: keepers, at: classA, gives: [422] },
  'POST /lentera/kelas/:classId/kenaikan/batal': { may: keepers, at: classA, gives: [422] },
  'GET /lentera/kelas/:classId/kartu': { may: [...keepers, 'teacher'], at: classA },
  'POST /lentera/kelas/:classId/kartu': { may: [...keepers, 'teacher'], at: classA, gives: form },
  'POST /lentera/kelas/:classId/slip': { may: [...keepers, 'teacher'], at: classA },
  'POST /lentera/siswa/:studentId/kode': { may: [...keepers, 'teacher'], at: made },
  'POST /lentera/siswa/:studentId/wali/:personId/akhiri': { may: [], at: () => ({ ...made(), personId: world.classes.a }) },
  'GET /lentera/sekolah/:schoolId/penilaian': { may: [...staff, ...city], at: school },
  'POST /lentera/sekolah/:schoolId/penilaian': { may: planners, at: school, gives: form },
  'POST /lentera/sekolah/:schoolId/penilaian/kktp': { may: planners, at: school, gives: form },
  // None of this school's: whoever may confirm is told so as everybody else is.
  'POST /lentera/sekolah/:schoolId/penilaian/:ruleId/sahkan': { may: [], at: () => ({ ...school(), ruleId: world.classes.a }) },
  'GET /lentera/kelas/:classId/nilai': { may: [...planners, 'teacher'], at: classA },
  'GET /lentera/kelas/:classId/nilai/:subject/:semester': { may: [...planners, 'teacher'], at: bookA },
  'GET /lentera/kelas/:classId/nilai/:subject/:semester/ekspor': { may: [...planners, 'teacher'], at: bookA },
  'GET /lentera/kelas/:classId/nilai/:subject/:semester/riwayat': { may: [...planners, 'teacher'], at: bookA },
  'GET /lentera/kelas/:classId/nilai/:subject/:semester/riwayat/ekspor': { may: [...planners, 'teacher'], at: bookA },
  'GET /lentera/kelas/:classId/nilai/:subject/:semester/siswa/:studentId': {
    may: [...planners, 'teacher'],
    at: () => ({ ...bookA(), ...made() }),
  },
  'GET /lentera/kelas/:classId/nilai/:subject/:semester/ketuntasan': { may: [...planners, 'teacher'], at: bookA },
  'GET /lentera/kelas/:classId/nilai/:subject/:semester/ketuntasan/ekspor': { may: [...planners, 'teacher'], at: bookA },
  'GET /lentera/kelas/:classId/rapor/:semester': { may: [...planners, 'teacher'], at: bookA },
  'GET /lentera/kelas/:classId/rapor/:semester/xlsx': { may: [...planners, 'teacher'], at: bookA },
  'GET /lentera/kelas/:classId/rapor/:semester/siswa/:studentId': { may: [...planners, 'teacher'], at: () => ({ ...bookA(), ...made() }) },
  'POST /lentera/kelas/:classId/nilai/:subject/:semester/ubah/:deed': {
    may: ['teacher'],
    at: () => ({ ...bookA(), deed: 'kolom' }),
    gives: form,
  },
  'GET /lentera/siswa/:studentId/belajar': { may: [...keepers, 'teacher', 'parent'], at: made },
  'GET /lentera/siswa/:studentId': { may: [...keepers, 'teacher', 'parent'], at: made },
};

describe('every page of the schools', () => {
  it('stands in the table', () => {
    const routes = routesOf(app.application.web).filter(({ method, url }) => method !== 'HEAD' && url.startsWith('/lentera'));
    const ours = routes.map(({ method, url }) => `${method} ${url}`).filter((route) => !others.some((other) => route.includes(other)));
    expect(Object.keys(table).toSorted()).toEqual(ours.toSorted());
  });

  it.each(Object.entries(table))('%s', async (route, row) => {
    const [method = '', pattern = ''] = route.split(' ');
    const values = row.at?.() ?? {};
    const address = pattern.replace(/:(\w+)/g, (_, name: string) => values[name] ?? name);
    const found: Record<string, boolean> = {};
    for (const who of schoolPeople) {
      const visitor = visitors[who];
      const answer = method === 'GET' ? await visitor.get(address) : await visitor.post(address);
      const served = (row.gives ?? [200, 303]).includes(answer.statusCode);
      if (!served) expect([route, who, answer.statusCode]).toEqual([route, who, 404]);
      if (!served) expect(answer.body).not.toContain('Rahasia');
      found[who] = served;
    }
    expect(found).toEqual(Object.fromEntries(schoolPeople.map((who) => [who, row.may.includes(who)])));
  });
});

/** Pages of Lentera that have a table of their own. */
const others: readonly string[] = [
  '/lentera/ruang',
  '/lentera/soal',
  '/lentera/media',
  '/lentera/ulangan',
  '/lentera/ujian',
  '/lentera/hasil',
  '/lentera/nilai',
  '/lentera/materi',
  '/lentera/ajar',
];

describe('what somebody is to the schools', () => {
  const front = async (who: SchoolPerson) => textOf((await visitors[who].get('/lentera')).body);

  it('leads each to what is theirs and names nothing else', async () => {
    expect(await front('parent')).toContain('Made Contoh Rahasia');
    expect(await front('parent')).not.toContain('Luh Contoh');
    expect(await front('teacher')).toMatch(/Kelas saya.*7A/);
    expect(await front('colleague')).toMatch(/Kelas saya.*7B/);
    expect(await front('operator')).toContain('SMP Contoh Satu');
    expect(await front('operator')).not.toContain('SMP Contoh Dua');
    expect(await front('admin')).toContain('Semua sekolah');
    expect(await front('stranger')).toContain('belum terhubung');
  });

  it('shows a teacher the classes of the school, and who is in their own', async () => {
    const { body } = await visitors.teacher.get(`/lentera/sekolah/${world.schoolId}`);
    expect(body).toContain(`/lentera/kelas/${world.classes.a}`);
    expect(body).not.toContain(`/lentera/kelas/${world.classes.b}`);
    expect(textOf(body)).toContain('7B');
  });

  it('shows the city numbers of a school and no child', async () => {
    const { body } = await visitors.admin.get(`/lentera/sekolah/${world.schoolId}`);
    expect(textOf(body)).toContain('7A');
    expect(body).not.toContain('Rahasia');
    const list = textOf((await visitors.curriculum.get('/lentera/sekolah?q=50109902')).body);
    expect(list).toContain('SMP Contoh Dua');
    expect(list).not.toContain('SMP Contoh Satu');
  });

  it('asks whoever keeps a school for a second factor, and a teacher for none', async () => {
    await app.db.updateTable('identity.session').set({ proof: 'password' }).execute();
    try {
      for (const who of ['operator', 'admin'] as const)
        expect((await visitors[who].get('/lentera')).headers.location).toMatch(/^\/akun\/dua-langkah/);
      expect((await visitors.teacher.get('/lentera')).statusCode).toBe(200);
    } finally {
      await app.db.updateTable('identity.session').set({ proof: 'totp' }).execute();
    }
  });
});
