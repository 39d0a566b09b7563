import { transaction } from '#db';
import { addLesson, assignCourse, ownSchooling, publishLesson, tellAssigned } from '#services/lentera';
import { startApp, type TestApp } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorFor, HOSTS, makeMaterials, type MaterialsWorld } from './materials-world.ts';
import { makeSchools, type SchoolWorld } from './world.ts';

let app: TestApp;
let world: SchoolWorld;
let materials: MaterialsWorld;
beforeAll(async () => {
  app = await startApp();
  world = await makeSchools(app);
  materials = await makeMaterials(app, world);
}, 120_000);
afterAll(() => app?.close());

const told = async (personId: string) =>
  app.db
    .selectFrom('notifications.message')
    .select(['notice', 'subject', 'body', 'link', 'topic'])
    .where('person_id', '=', personId)
    .where('notice', '=', 'lentera.lesson-assigned')
    .orderBy('created_at')
    .orderBy('id')
    .execute();

const give = (whom: { classId?: string; studentId?: string; lessonId?: string; dueOn?: string }) =>
  transaction(app.db, (tx) =>
    assignCourse(
      tx,
      actorFor(world, 'teacher'),
      { courseId: materials.courseId, lessonId: null, classId: null, studentId: null, dueOn: null, opensOn: '2026-03-02', ...whom },
      app.clock.now(),
    ),
  );

describe('a course or lesson that is given', () => {
  it('is told to each student of the class with an account and to their guardians, once', async () => {
    await Promise.all([tellAssigned(app.db, app.clock), tellAssigned(app.db, app.clock)]);
    expect(await tellAssigned(app.db, app.clock)).toBe(0);
    expect(await told(materials.personIds.made)).toEqual([
      {
        notice: 'lentera.lesson-assigned',
        topic: 'school-tests',
        subject: 'Materi untuk Anda: Pecahan kelas 7',
        body: expect.stringContaining('“Pecahan kelas 7” ditugaskan kepada Anda, mulai 14 Juli 2025.') as string,
        link: '/lentera/materi',
      },
    ]);
    expect(await told(materials.personIds.luh)).toHaveLength(1);
    expect(await told(world.personId.parent)).toMatchObject([
      { subject: 'Materi Made Contoh Rahasia: Pecahan kelas 7', link: `/lentera/siswa/${world.students.made}/belajar` },
    ]);
    for (const who of ['komang', 'wayan'] as const) expect(await told(materials.personIds[who])).toEqual([]);
  });

  it('is not told again where it is given again with another day, and is where one lesson is given by name', async () => {
    await give({ classId: world.classes.a, dueOn: '2026-03-20' });
    expect(await tellAssigned(app.db, app.clock)).toBe(0);
    const [lessonId] = materials.lessons;
    await give({ studentId: world.students.komang, lessonId, dueOn: '2026-03-20' });
    expect(await tellAssigned(app.db, app.clock)).toBe(1);
    expect(await told(materials.personIds.komang)).toMatchObject([
      {
        subject: 'Materi untuk Anda: Pecahan senilai',
        body: expect.stringContaining('sampai 20 Maret 2026') as string,
        link: `/lentera/materi/pelajaran/${lessonId}`,
      },
    ]);
  });

  it('is told once there is something to read in it', async () => {
    const teacher = actorFor(world, 'teacher');
    const at = app.clock.now();
    const content = { aim: '', blocks: [{ kind: 'text', id: 'b1', title: '', text: '<p>Nanti.</p>' }] } as const;
    const lessonId = await transaction(app.db, (tx) =>
      addLesson(tx, teacher, { courseId: materials.courseId, title: 'Nanti', draft: content }, at),
    );
    await give({ classId: world.classes.a, lessonId });
    expect(await tellAssigned(app.db, app.clock)).toBe(0);
    await transaction(app.db, (tx) => publishLesson(tx, teacher, { lessonId, seen: 1, note: '', hosts: HOSTS }, at));
    expect(await tellAssigned(app.db, app.clock)).toBe(3);
    app.clock.advance({ days: 5 });
    expect(await tellAssigned(app.db, app.clock)).toBe(0);
  });
});

describe('what is held of one at the schools', () => {
  const heldOf = async (personId: string) => {
    const held: { readonly kind: string; readonly lines: readonly string[] }[] = [];
    for await (const one of ownSchooling(app.db, personId, 'en')) held.push(one);
    return held;
  };

  it('is of a student where they learn, of a teacher where they work, of a stranger nothing', async () => {
    const student = await heldOf(materials.personIds.made);
    expect(student.map(({ kind }) => kind)).toContain('schooling');
    const said = student.flatMap(({ lines }) => lines).join('\n');
    expect(said).toMatch(/Student of .*Made Contoh Rahasia.*Class 7A/s);
    expect(said).not.toContain('Luh Contoh Rahasia');
    const teacher = (await heldOf(world.personId.teacher)).flatMap(({ lines }) => lines).join('\n');
    expect(teacher).toMatch(/^Teacher at /m);
    expect(await heldOf('00000000-0000-7000-8000-000000000000')).toEqual([]);
  });
});
