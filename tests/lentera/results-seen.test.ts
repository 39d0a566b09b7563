import { newId } from '#kernel';
import { tellGuardians } from '#services/lentera';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scoredTest } from './scored-test.ts';
import { makeSchools, type SchoolPerson, type SchoolWorld } from './world.ts';

let app: TestApp;
let world: SchoolWorld;
let at: Record<SchoolPerson, Visitor>;
beforeAll(async () => {
  app = await startApp();
  world = await makeSchools(app);
  const who: readonly SchoolPerson[] = ['teacher', 'head', 'parent', 'stranger', 'curriculum', 'admin'];
  at = Object.fromEntries(await Promise.all(who.map(async (one) => [one, await world.at(one)] as const))) as never;
}, 120_000);
afterAll(() => app?.close());

/** So many students of a school, with these scores. */
async function studentsAt(schoolId: string, scores: readonly (number | null)[]): Promise<Readonly<Record<string, number | null>>> {
  const now = app.clock.now();
  const rows = scores.map((_, nth) => ({
    id: newId(),
    school_id: schoolId,
    name: `Siswa Rahasia ${nth}`,
    nis: newId(),
    sex: 'L',
    created_at: now,
    changed_at: now,
  }));
  await app.db.insertInto('lentera.student').values(rows).execute();
  return Object.fromEntries(rows.map(({ id }, nth) => [id, scores[nth] ?? null]));
}
const school = async (npsn: string, name: string) => {
  const id = newId();
  await app.db
    .insertInto('lentera.school')
    .values({ id, agency_id: world.agencyId, npsn, name, level: 'smp', authority: 'city', created_at: app.clock.now() })
    .execute();
  return id;
};
const many = (n: number, score: number | null) => Array.from({ length: n }, () => score);

describe('schools side by side', () => {
  it('show figures of large groups alone, and none a small one could be worked out of', async () => {
    const [third, fourth] = [await school('50109903', 'SMP Contoh Tiga'), await school('50109904', 'SMP Contoh Empat')];
    const scores = {
      ...(await studentsAt(world.schoolId, [...many(12, 80), ...many(8, 60), ...many(5, null)])),
      ...(await studentsAt(world.otherSchoolId, many(3, 10))),
      ...(await studentsAt(third, many(11, 50))),
      ...(await studentsAt(fourth, [...many(15, 90), ...many(15, 70)])),
    };
    await scoredTest(app, {
      ...world,
      schoolId: null,
      authorId: world.personId.curriculum,
      title: 'Ujian Kota',
      scores,
      terms: { pass: 75 },
    });
    const { body } = await at.curriculum.get('/lentera/kota/hasil?mapel=matematika&tingkat=7');
    const text = textOf(body);
    expect(text).toContain('SMP Contoh Satu 25 80 % 72 80 60 %');
    expect(text).toContain('SMP Contoh Empat 30 100 % 80 80 50 %');
    // Three students alone; with them the eleven of the next smallest, since all less the others would be the three.
    expect(text).toContain('SMP Contoh Dua tidak diperlihatkan * * * *');
    expect(text).toContain('SMP Contoh Tiga tidak diperlihatkan * * * *');
    expect(text).toMatch(/Semua sekolah 69 92,8 %/);
    expect(body).not.toContain('Rahasia');
    const csv = (await at.admin.get('/lentera/kota/hasil/ekspor')).body;
    expect(csv).toMatch(/SMP Contoh Dua,\*,\*,\*,\*,\*/);
    expect(csv).not.toContain('Rahasia');
    const { default: excel } = await import('exceljs');
    const workbook = new excel.Workbook();
    await workbook.xlsx.load((await at.admin.get('/lentera/kota/hasil/ekspor?berkas=xlsx')).rawPayload as never);
    expect(JSON.stringify(workbook.worksheets[0]?.getSheetValues())).not.toMatch(/Rahasia|"SMP Contoh Dua",\d/);
  });

  it('hide the total where there are two and one is small, and count the attempt the test says', async () => {
    const scores = { ...(await studentsAt(world.schoolId, many(20, 40))), ...(await studentsAt(world.otherSchoolId, many(4, 100))) };
    const terms = { counts: 'best', attempts: 2 } as const;
    const { participants } = await scoredTest(app, {
      ...world,
      schoolId: null,
      authorId: world.personId.curriculum,
      title: 'Ujian Dua',
      scores,
      terms,
    });
    // A second, better attempt of one student.
    const [first = 0] = Object.values(participants);
    const { rows } = await sql<{
      id: string;
    }>`insert into lentera.attempt (id, participant_id, test_id, nth, device, epoch, started_at, marked_at)
        select id + 1, participant_id, test_id, 2, 1, 1, started_at, marked_at from lentera.attempt where id = ${first * 8} returning id`.execute(
      app.db,
    );
    await app.db
      .insertInto('lentera.response')
      .values({ attempt_id: Number(rows[0]?.id), item: 1, share: 1, points: 100, version: 1, marked_at: app.clock.now() })
      .execute();
    const text = textOf((await at.curriculum.get('/lentera/kota/hasil')).body);
    expect(text).toMatch(/Ujian Dua .*SMP Contoh Satu 20 100 % 43 40 –/);
    expect(text).toMatch(/Ujian Dua .*SMP Contoh Dua tidak diperlihatkan .*Semua sekolah tidak diperlihatkan \* \* \* \*/);
  });

  it('are told how they are worked out, and are nothing for whoever is not of the office', async () => {
    expect(textOf((await at.admin.get('/lentera/kota/hasil/cara')).body)).toContain('kurang dari 10 siswa');
    for (const who of ['head', 'teacher', 'parent'] as const) expect((await at[who].get('/lentera/kota/hasil')).statusCode).toBe(404);
  });
});

describe('a child’s page', () => {
  const child = () => `/lentera/siswa/${world.students.made}/belajar`;

  it('shows what is to come and what is released, and nothing of anybody else', async () => {
    const { made, luh } = world.students;
    const base = { ...world, authorId: world.personId.teacher };
    await scoredTest(app, { ...base, title: 'Ulangan Depan', scores: { [made]: null, [luh]: null }, opensIn: 2 });
    const release = (score: 'submitted' | 'never') => ({ pass: 75, release: { score, answers: 'never', discussion: 'never' } }) as const;
    await scoredTest(app, {
      ...base,
      title: 'Ulangan Terbuka',
      scores: { [made]: 81, [luh]: 37 },
      terms: release('submitted'),
      opensIn: -4,
    });
    await scoredTest(app, { ...base, title: 'Ulangan Kedua', scores: { [made]: 64, [luh]: 37 }, terms: release('submitted'), opensIn: -2 });
    await scoredTest(app, { ...base, title: 'Ulangan Tertutup', scores: { [made]: 12, [luh]: 99 }, terms: release('never') });
    const { body } = await at.parent.get(child());
    const text = textOf(body);
    expect(text).toMatch(/Ulangan Depan Matematika Rabu, 4 Maret 2026 .* 60 menit/);
    expect(text).toMatch(/Ulangan Terbuka .* 81 tuntas/);
    expect(text).toMatch(/Ulangan Kedua .* 64 belum tuntas/);
    expect(text).not.toContain('Ulangan Tertutup');
    expect(text).toContain('1 ulangan sudah dikerjakan, hasilnya belum diperlihatkan');
    expect(body).toContain('aria-label="Nilai 2 ulangan menurut waktu');
    expect(body).not.toContain('Luh');
    expect(body).not.toContain('>37<');
  });

  it('shows a gradebook once the school does, with the child’s own marks alone', async () => {
    const book = `/lentera/kelas/${world.classes.a}/nilai/matematika/2`;
    const column = { judul: 'PH 1', kelompok: 'daily', cara: 'points', tertinggi: '100', tanggal: '2026-02-10', tp: 'TP 1 Bilangan bulat' };
    await at.teacher.post(`${book}/ubah/kolom`, column);
    const { id } = await app.db.selectFrom('lentera.grade_column').select('id').executeTakeFirstOrThrow();
    const { made, luh } = world.students;
    await at.teacher.post(`/lentera/nilai/${id}`, { dilihat: '0', [`n-${made}`]: '88', [`n-${luh}`]: '43' });
    expect(textOf((await at.parent.get(child())).body)).toContain('Sekolah belum membuka nilai');
    expect((await at.teacher.post(`${book}/ubah/perlihatkan`)).statusCode).toBe(303);
    const { body } = await at.parent.get(child());
    expect(textOf(body)).toMatch(/Matematika semester 2 Nilai akhir: 88 1 dari 1 TP tercapai/);
    expect(textOf(body)).toContain('Menunjukkan penguasaan yang baik dalam bilangan bulat.');
    expect(textOf(body)).not.toContain('43');
    expect((await at.parent.get(book)).statusCode).toBe(404);
    expect((await at.parent.get(`/lentera/siswa/${luh}/belajar`)).statusCode).toBe(404);
    expect((await at.stranger.get(child())).statusCode).toBe(404);
  });
});

describe('the schools as JSON', () => {
  it('give a guardian their children alone, a teacher their book, and the office no child', async () => {
    const json = async (who: 'parent' | 'teacher' | 'curriculum' | 'stranger', url: string) => {
      const answer = await at[who].get(url);
      return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
    };
    const { made, luh } = world.students;
    expect((await json('parent', '/api/v1/schools/students')).body).toMatchObject({
      items: [{ id: made, relation: 'child', className: '7A' }],
    });
    const own = (await json('parent', `/api/v1/schools/students/${made}/learning`)).body;
    expect(own).toMatchObject({
      coming: [{ title: 'Ulangan Depan' }],
      results: [
        { title: 'Ulangan Kedua', score: 64, pass: 75 },
        { title: 'Ulangan Terbuka', score: 81 },
      ],
      grades: [{ subject: 'matematika', grade: 88, aims: [{ state: 'reached' }] }],
    });
    for (const who of ['parent', 'stranger'] as const)
      expect((await json(who, `/api/v1/schools/students/${luh}/learning`)).status).toBe(404);
    const book = `/api/v1/schools/gradebooks/${world.classes.a}/matematika/2`;
    expect((await json('teacher', book)).body).toMatchObject({
      open: true,
      rulesConfirmed: false,
      students: [{ grade: 43 }, { grade: 88, missing: 0 }],
    });
    expect((await json('parent', book)).status).toBe(404);
    const results = await json('curriculum', '/api/v1/schools/results');
    expect(results.body).toMatchObject({ smallest: 10 });
    expect(JSON.stringify(results.body)).not.toContain('Rahasia');
    expect((await json('teacher', '/api/v1/schools/results')).status).toBe(404);
  });
});

describe('guardians', () => {
  const told = async () => {
    const rows = await app.db
      .selectFrom('notifications.message')
      .select(['notice', 'subject', 'body', 'link', 'topic', 'id'])
      .where('person_id', '=', world.personId.parent)
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    return rows;
  };

  it('are told once of what is set, shown, missed and to be taken up again, whatever runs again', async () => {
    expect(await tellGuardians(app.db, app.clock)).toBeGreaterThan(0);
    const first = await told();
    const kinds = (of: readonly { readonly notice: string; readonly subject: string }[]) =>
      of.map(({ notice, subject }) => `${notice} ${subject}`).toSorted();
    expect(kinds(first)).toEqual([
      'lentera.grades Buku nilai Made Contoh Rahasia: Matematika',
      'lentera.result Hasil ulangan Made Contoh Rahasia: Ulangan Kedua',
      'lentera.result Hasil ulangan Made Contoh Rahasia: Ulangan Terbuka',
      'lentera.scheduled Ulangan Made Contoh Rahasia: Ulangan Depan',
    ]);
    // No score stands in a message.
    expect(first.map(({ body }) => body).join()).not.toMatch(/81|64|88/);
    expect(await tellGuardians(app.db, app.clock)).toBe(0);
    await Promise.all([tellGuardians(app.db, app.clock), tellGuardians(app.db, app.clock)]);
    expect(await told()).toHaveLength(4);
    expect(String(first.find(({ notice }) => notice === 'lentera.scheduled')?.link)).toBe(`/lentera/siswa/${world.students.made}/belajar`);
  });

  it('are told of another time as a change, of a test called off, and of one that was missed', async () => {
    const { made } = world.students;
    const { id: testId } = await app.db
      .selectFrom('lentera.test')
      .select('id')
      .where('title', '=', 'Ulangan Depan')
      .executeTakeFirstOrThrow();
    const later = new Date(app.clock.now().getTime() + 3 * 86_400_000);
    await app.db
      .updateTable('lentera.session')
      .set({ opens_at: later, closes_at: new Date(later.getTime() + 3_600_000) })
      .where('test_id', '=', testId)
      .execute();
    await tellGuardians(app.db, app.clock);
    expect((await told()).at(-1)).toMatchObject({
      notice: 'lentera.moved',
      subject: 'Waktu ulangan Made Contoh Rahasia berubah: Ulangan Depan',
    });
    await app.db.updateTable('lentera.test').set({ status: 'cancelled', changed_at: app.clock.now() }).where('id', '=', testId).execute();
    await tellGuardians(app.db, app.clock);
    expect((await told()).at(-1)).toMatchObject({ notice: 'lentera.cancelled' });
    await scoredTest(app, { ...world, authorId: world.personId.teacher, title: 'Ulangan Lewat', scores: { [made]: null } });
    await tellGuardians(app.db, app.clock);
    expect((await told()).at(-1)).toMatchObject({ notice: 'lentera.absence', topic: 'school-absence' });
    expect(await tellGuardians(app.db, app.clock)).toBe(0);
  });

  it('mute each kind by itself, choose WhatsApp, and have the rest in one e-mail a day where they said so', async () => {
    const { made } = world.students;
    const page = textOf((await at.parent.get('/akun/pemberitahuan')).body);
    expect(page).toContain('Sekolah: tidak ikut ulangan');
    // Nobody else is asked about schools.
    expect(textOf((await at.stranger.get('/akun/pemberitahuan')).body)).not.toContain('Sekolah: ulangan');
    const saved = await at.parent.post('/akun/pemberitahuan', {
      wanted: ['decision.email', 'todo.email', 'school-results.email', 'school-remedial.email', 'school-absence.whatsapp'],
      ritme: 'daily',
    } as never);
    expect(saved.statusCode).toBe(303);
    const base = { ...world, authorId: world.personId.teacher };
    const release = { score: 'submitted', answers: 'never', discussion: 'never' } as const;
    await scoredTest(app, { ...base, title: 'Dibisukan', scores: { [made]: null }, opensIn: 1 });
    await scoredTest(app, { ...base, title: 'Dikumpulkan', scores: { [made]: 50 }, terms: { release } });
    await scoredTest(app, { ...base, title: 'Lewat Lagi', scores: { [made]: null } });
    const before = (await told()).length;
    await tellGuardians(app.db, app.clock);
    const fresh = (await told()).slice(before);
    const by = async (notice: string) => {
      const id = fresh.find((one) => one.notice === notice)?.id ?? '';
      const { rows } = await sql<{ channel: string }>`
        select channel from notifications.delivery where message_id = ${id}::uuid
        union all select 'morning' from notifications.gathered where message_id = ${id}::uuid
        union all select 'chat' from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
                   where t.identifier = 'notifications.otherwise' and j.payload::text like ${`%${id}%`}`.execute(app.db);
      return rows.map(({ channel }) => channel);
    };
    expect(await by('lentera.scheduled')).toEqual([]);
    expect(await by('lentera.result')).toEqual(['morning']);
    expect(await by('lentera.absence')).toEqual(['chat']);
  });
});
