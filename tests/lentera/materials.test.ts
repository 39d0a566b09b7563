import { transaction } from '#db';
import { newId } from '#kernel';
import { addLesson, changeQuestion, dropOldComments, leaveSchools, type Question } from '#services/lentera';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { sql } from 'kysely';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filledForm, multipart } from './filled-form.ts';
import { actorFor, makeMaterials, type MaterialsWorld } from './materials-world.ts';
import { makeSchools, type SchoolPerson, schoolPeople, type SchoolWorld } from './world.ts';

let app: TestApp;
let world: SchoolWorld;
let materials: MaterialsWorld;
let staff: Record<SchoolPerson, Visitor>;

beforeAll(async () => {
  app = await startApp();
  world = await makeSchools(app);
  materials = await makeMaterials(app, world);
  staff = Object.fromEntries(await Promise.all(schoolPeople.map(async (who) => [who, await world.at(who)] as const))) as typeof staff;
}, 120_000);
afterAll(() => app?.close());

const wordsOf = async (visitor: Visitor, url: string) => textOf((await visitor.get(url)).body);
const lesson = (nth: 0 | 1, rest = '') => `/lentera/materi/pelajaran/${materials.lessons[nth]}${rest}`;
const write = (lessonId: string, rest = '') => `/lentera/ajar/pelajaran/${lessonId}${rest}`;

/** Presses a button of the form a lesson is written in. */
async function press(
  who: Visitor,
  lessonId: string,
  langkah: string,
  fields: Record<string, string> = {},
  file?: { name: string; content: Buffer },
) {
  const { body } = await who.get(write(lessonId));
  const { _csrf = '', ...filled } = filledForm(body, 'tulis');
  const sent = { _csrf, ...filled, langkah, ...fields };
  return who.send({ method: 'POST', url: write(lessonId, '/ubah/tulis'), ...multipart(sent, file, 'berkas') });
}

async function whoSees(url: string): Promise<readonly string[]> {
  const seen: string[] = [];
  for (const [who, visitor] of [...Object.entries(staff), ...Object.entries(materials.pupils)]) {
    const { statusCode } = await visitor.get(url);
    if (statusCode === 200) seen.push(who);
    else expect([who, statusCode], url).toEqual([who, 404]);
  }
  return seen;
}

const progress = async (studentId: string) =>
  (
    await sql<{ lesson_id: string; opened: boolean; finished_at: Date | null }>`
      select lesson_id, opened_at is not null as opened, finished_at from lentera.lesson_progress where student_id = ${studentId}::uuid`.execute(
      app.db,
    )
  ).rows;
const tries = async (studentId: string) =>
  (
    await sql<{ id: string; question_id: string; share: number | null; value: unknown }>`
      select id, question_id, share::double precision as share, value from lentera.exercise_answer where student_id = ${studentId}::uuid order by received_at, at`.execute(
      app.db,
    )
  ).rows;

describe('who sees materials', () => {
  it('is a matter of what is given to whom: a class of 7A, their parents, the teachers of the school', async () => {
    const { courseId } = materials;
    expect(await whoSees('/lentera/materi')).toEqual(['parent', 'made', 'luh', 'komang', 'wayan']);
    expect(await whoSees(`/lentera/materi/${courseId}`)).toEqual(['parent', 'made', 'luh']);
    expect(await whoSees(lesson(0))).toEqual(['parent', 'made', 'luh']);
    expect(await whoSees(lesson(0, '/luring'))).toEqual(['made', 'luh']);
    expect(await whoSees(lesson(0, `/media/${materials.picture}`))).toEqual(['head', 'teacher', 'colleague', 'parent', 'made', 'luh']);
    expect(await whoSees('/lentera/ajar')).toEqual(['head', 'teacher', 'colleague']);
    expect(await whoSees(`/lentera/ajar/${courseId}`)).toEqual(['head', 'teacher', 'colleague']);
    expect(await whoSees(write(materials.lessons[0]))).toEqual(['head', 'teacher']);
    expect(await whoSees(write(materials.lessons[0], '/pratinjau'))).toEqual(['head', 'teacher', 'colleague']);
    expect(await whoSees(`/lentera/ajar/${courseId}/kemajuan/${world.classes.a}`)).toEqual(['head', 'teacher']);
    // Another class of the school is its own teachers'; another school's is nobody's here.
    expect(await whoSees(`/lentera/ajar/${courseId}/kemajuan/${world.classes.b}`)).toEqual(['head', 'colleague']);
    expect(await whoSees(`/lentera/ajar/${courseId}/kemajuan/${world.classes.other}`)).toEqual([]);
    expect(await whoSees(`/lentera/ajar/${courseId}/kemajuan/${world.classes.a}/${world.students.made}`)).toEqual(['head', 'teacher']);
    // A parent reads for their own child alone.
    expect((await staff.parent.get(`/lentera/materi?anak=${world.students.luh}`)).statusCode).toBe(404);
    expect(await wordsOf(staff.parent, lesson(0, `?anak=${world.students.made}`))).toContain(
      'Anda melihat pelajaran ini sebagai orang tua',
    );
    expect(await wordsOf(materials.pupils.komang, '/lentera/materi')).toContain('Belum ada materi');
  });

  it('follows days, single students and the whole school, and ends with the assignment', async () => {
    const { courseId, lessons, pupils } = materials;
    const give = (fields: Record<string, string>) =>
      staff.head.post(`/lentera/ajar/${courseId}/ubah/tugaskan`, { mulai: '2025-07-14', ...fields });
    const sees = async (who: Visitor, nth: 0 | 1) => (await who.get(lesson(nth))).statusCode === 200;
    // One lesson for one student of another class.
    expect((await give({ kelas: world.classes.b, siswa: 'Komang', bagian: lessons[1] })).statusCode).toBe(303);
    expect([await sees(pupils.komang, 0), await sees(pupils.komang, 1)]).toEqual([false, true]);
    expect((await give({ kelas: world.classes.b, siswa: 'Siapa' })).statusCode).toBe(422);
    expect((await give({ kelas: world.classes.b, mulai: '2026-02-31' })).statusCode).toBe(422);
    expect((await give({ kelas: world.classes.b, mulai: '2025-08-02', batas: '2025-08-01' })).statusCode).toBe(422);
    expect((await give({ kelas: world.classes.other })).statusCode, 'a class of another school').toBe(422);
    // A teacher gives it to the classes they teach.
    expect(
      (await staff.teacher.post(`/lentera/ajar/${courseId}/ubah/tugaskan`, { kelas: world.classes.b, mulai: '2025-07-14' })).statusCode,
    ).toBe(422);
    // What begins later is not there yet; the whole school has it then, another school never.
    const page = await staff.head.get(`/lentera/ajar/${courseId}`);
    const own = [...page.body.matchAll(/name="tugas" value="([^"]+)"/g)].map(([, id = '']) => id);
    expect(own).toHaveLength(2);
    await staff.head.post(`/lentera/ajar/${courseId}/ubah/cabut`, { tugas: own[1] ?? '' });
    expect(await sees(pupils.komang, 1)).toBe(false);
    await give({ kelas: 'sekolah', mulai: '2099-01-01' });
    expect(await sees(pupils.komang, 0)).toBe(false);
    await give({ kelas: 'sekolah' });
    expect([await sees(pupils.komang, 0), await sees(pupils.wayan, 0)]).toEqual([true, false]);
    expect(await wordsOf(pupils.komang, '/lentera/materi')).toContain('Bacaan bebas');
    const again = (await staff.head.get(`/lentera/ajar/${courseId}`)).body;
    const whole = [...again.matchAll(/name="tugas" value="([^"]+)"/g)].map(([, id = '']) => id);
    expect(whole, 'said anew, what was said before ends').toHaveLength(2);
    await staff.head.post(`/lentera/ajar/${courseId}/ubah/cabut`, { tugas: whole[1] ?? '' });
    expect(await sees(pupils.komang, 0)).toBe(false);
    expect((await staff.colleague.post(`/lentera/ajar/${courseId}/ubah/cabut`, { tugas: whole[0] ?? '' })).statusCode).toBe(404);
  });
});

describe('a student', () => {
  it('reads, answers with feedback by the bank’s own rules, and marks it finished', async () => {
    const { pupils, questionIds } = materials;
    const { made } = pupils;
    const shown = await made.get(lesson(0));
    expect(shown.body).toContain('<math');
    expect(shown.body, 'no frame of another site, and nothing of it before it is asked for').not.toMatch(/<iframe|ytimg|youtube-nocookie/);
    expect(textOf(shown.body)).toContain('Video di youtube.com');
    expect(textOf(shown.body), 'no key before a try').not.toContain('Pembahasan');
    expect(await progress(world.students.made)).toMatchObject([{ opened: true, finished_at: null }]);
    const answer = (kind: Question['body']['kind'], fields: Record<string, string | readonly string[]>) =>
      made.post(lesson(0, `/jawab/${questionIds[kind]}`), fields);
    await answer('choice', { j: 'b' });
    expect(await wordsOf(made, lesson(0))).toContain('Belum tepat');
    await answer('choice', { j: 'a' });
    await answer('choices', { j: ['a', 'b', 'c'] });
    await answer('grid', { 'j-a': 'a', 'j-b': 'b', 'j-c': 'a' });
    await answer('numeric', { j: '150 cm' });
    await answer('essay', { j: 'Sebab air dibagi adil.' });
    const empty = await made.follow(await answer('short', { j: '  ' }));
    expect(textOf(empty.body)).toContain('Pilih atau tulis jawaban dahulu');
    // Pairs are shown under other names and in another order than the key's.
    const page = await made.get(lesson(0));
    const section = page.body.slice(page.body.indexOf(`id="soal-${questionIds.matching}"`));
    const columnOf = (name: string) => new RegExp(`<option value="(k\\d)"[^>]*>[^<]*${name}`).exec(section)?.[1] ?? '';
    await answer('matching', { 'j-a': columnOf('Tabanan') || 'k1', 'j-b': columnOf('Karangasem') || 'k2' });
    const shares = Object.fromEntries((await tries(world.students.made)).map((row) => [row.question_id, row.share]));
    expect(shares).toMatchObject({ [questionIds.choice]: 1, [questionIds.grid]: 1, [questionIds.numeric]: 1, [questionIds.essay]: null });
    expect(shares[questionIds.choices], 'what is wrong to tick takes away').toBeCloseTo(2 / 3 - 1 / 2, 4);
    expect(await tries(world.students.made), 'every try is kept').toHaveLength(7);
    const after = await wordsOf(made, lesson(0));
    expect(after).toContain('Percobaan ke-2');
    expect(after).toContain('Pembahasan choice');
    expect(after).toContain('Dibaca guru');
    await made.post(lesson(0, '/selesai'), { selesai: 'ya' });
    expect(await wordsOf(made, lesson(0))).toContain('Anda menandai pelajaran ini selesai');
    expect(await wordsOf(made, '/lentera/materi')).toContain('1 dari 2 pelajaran selesai');
    await made.post(lesson(0, '/selesai'), { selesai: 'tidak' });
    expect(await wordsOf(made, '/lentera/materi')).toContain('0 dari 2 pelajaran selesai');
    await made.post(lesson(0, '/selesai'), { selesai: 'ya' });
    // A parent sees the same and does none of it.
    const seen = await wordsOf(staff.parent, lesson(0, `?anak=${world.students.made}`));
    expect(seen).toContain('Ditandai selesai');
    expect(seen).not.toContain('Periksa jawaban');
    expect((await staff.parent.post(lesson(0, '/selesai'), { selesai: 'tidak' })).statusCode).toBe(404);
    expect((await staff.parent.post(lesson(0, `/jawab/${questionIds.choice}`), { j: 'a' })).statusCode).toBe(404);
  });

  it('sends what was done without a network once, however often it comes, and nothing that is not theirs', async () => {
    const { luh, wayan } = materials.pupils;
    const send = (who: Visitor, entries: readonly object[]) =>
      who.send({
        method: 'POST',
        url: '/api/v1/materials/progress',
        headers: { 'content-type': 'application/json' },
        payload: JSON.stringify({ entries }),
      });
    await luh.get(lesson(1));
    const at = app.clock.now().getTime() - 3_600_000;
    const [lessonId] = materials.lessons;
    const answer = {
      id: newId(),
      kind: 'answer',
      lesson: lessonId,
      version: 1,
      at,
      question: materials.questionIds.short,
      fields: { j: 'H2O' },
    };
    const finished = { id: newId(), kind: 'finished', lesson: lessonId, version: 1, at };
    const all = [answer, finished];
    expect((await send(luh, all)).json()).toEqual({ taken: all.map(({ id }) => id), refused: [] });
    expect((await send(luh, all)).json()).toMatchObject({ taken: all.map(({ id }) => id) });
    expect(await tries(world.students.luh)).toMatchObject([{ share: 1 }]);
    const row = (await progress(world.students.luh)).find((one) => one.lesson_id === lessonId);
    expect(row?.finished_at?.getTime(), 'when it was done, not when it came').toBe(at);
    // What a clock that is wrong says is not believed.
    const early = { ...answer, id: newId(), at: 1000 };
    await send(luh, [early]);
    const { rows } = await sql<{ at: Date }>`select at from lentera.exercise_answer where id = ${early.id}::uuid`.execute(app.db);
    expect(rows[0]?.at.getTime()).toBeGreaterThan(at);
    const strange = { ...answer, id: newId(), question: newId() };
    const foreign = { ...answer, id: newId() };
    expect((await send(luh, [strange])).json()).toEqual({ taken: [], refused: [strange.id] });
    expect((await send(wayan, [foreign])).json()).toEqual({ taken: [], refused: [foreign.id] });
    expect((await send(staff.parent, [foreign])).statusCode).toBe(404);
    expect((await send(staff.stranger, [])).statusCode).toBe(404);
  });

  it('has the same by the API, without a key', async () => {
    const { luh, komang } = materials.pupils;
    const [course] = (await luh.get('/api/v1/materials')).json<{ id: string; lessons: { id: string; standing: string }[] }[]>();
    expect(course).toMatchObject({ id: materials.courseId, lessons: [{ standing: 'finished' }, { standing: 'opened' }] });
    const { body } = await luh.get(`/api/v1/materials/lessons/${materials.lessons[0]}`);
    const read = JSON.parse(body) as { title: string; blocks: { kind: string; questions?: { asked: { kind: string } }[] }[] };
    expect(read.title).toBe('Pecahan senilai');
    expect(read.blocks.at(-1)?.questions).toHaveLength(10);
    for (const secret of ['H2O', 'Pembahasan', 'accepted', '"key']) expect(body.includes(secret), secret).toBe(false);
    expect((await komang.get(`/api/v1/materials/lessons/${materials.lessons[0]}`)).statusCode).toBe(404);
    const own = (await staff.parent.get(`/api/v1/materials?student=${world.students.made}`)).json<unknown[]>();
    expect(own).toHaveLength(1);
    expect((await staff.parent.get(`/api/v1/materials?student=${world.students.luh}`)).statusCode).toBe(404);
  });

  it('is given a copy for a device that names nobody', async () => {
    const { made } = materials.pupils;
    const { body } = await made.get(lesson(0, '/luring'));
    expect(textOf(body)).toContain('salinan di perangkat ini');
    for (const own of ['made Contoh', 'Keluar', 'Percobaan ke-', 'Pembahasan', '_csrf', 'Tanya guru', 'luh Contoh'])
      expect(body.includes(own), own).toBe(false);
    expect((await made.get('/lentera/materi/luring?salinan=ya')).body).not.toContain('_csrf');
  });

  it('asks the teacher alone, and the class where that was opened; a teacher answers, hides, and it is on record', async () => {
    const { made, luh, komang } = materials.pupils;
    const [lessonId] = materials.lessons;
    await made.post(lesson(0, '/tanya'), { kepada: 'guru', isi: 'Mengapa penyebut harus sama?' });
    expect(await wordsOf(made, lesson(0))).toContain('Mengapa penyebut harus sama?');
    expect(await wordsOf(luh, lesson(0))).not.toContain('Mengapa penyebut');
    await luh.post(lesson(0, '/tanya'), { kepada: 'kelas', isi: 'Ayo belajar bersama' });
    expect(await wordsOf(made, lesson(0))).toContain('Ayo belajar bersama');
    expect(textOf((await made.follow(await made.post(lesson(0, '/tanya'), { kepada: 'guru', isi: '?' }))).body)).toContain(
      'Tulis 2 sampai',
    );
    expect((await komang.post(lesson(0, '/tanya'), { kepada: 'guru', isi: 'Saya bukan di sini' })).statusCode).toBe(404);

    const inbox = await wordsOf(staff.teacher, '/lentera/ajar/pertanyaan');
    expect(inbox).toContain('Made Contoh Rahasia');
    expect(inbox).toContain('menunggu jawaban');
    expect(await wordsOf(staff.colleague, '/lentera/ajar/pertanyaan')).not.toContain('Made Contoh');
    const thread = `/lentera/ajar/pertanyaan/${lessonId}/${world.students.made}`;
    expect(await whoSees(thread)).toEqual(['head', 'teacher']);
    expect((await staff.teacher.post(thread, { isi: '' })).statusCode).toBe(422);
    await staff.teacher.post(thread, { isi: 'Supaya potongannya sama besar.' });
    expect(await wordsOf(made, lesson(0))).toContain('Supaya potongannya sama besar.');
    expect(await wordsOf(made, '/kotak-masuk')).toContain('Guru menjawab pertanyaan Anda');
    expect(await wordsOf(staff.teacher, '/lentera/ajar/pertanyaan?tunggu=ya')).not.toContain('Made Contoh');

    const talk = await staff.teacher.get(`/lentera/ajar/pertanyaan/${lessonId}/k${world.classes.a}`);
    const comment = /komentar\/([0-9a-f-]{36})/.exec(talk.body)?.[1] ?? '';
    expect((await staff.colleague.post(`/lentera/ajar/komentar/${comment}`, { tampil: 'tidak' })).statusCode).toBe(404);
    await staff.teacher.post(`/lentera/ajar/komentar/${comment}`, { tampil: 'tidak' });
    expect(await wordsOf(made, lesson(0))).not.toContain('Ayo belajar bersama');
    expect(await wordsOf(made, lesson(0))).toContain('Disembunyikan guru');
    await staff.teacher.post(`/lentera/ajar/komentar/${comment}`, { tampil: 'ya' });
    expect(await wordsOf(made, lesson(0))).toContain('Ayo belajar bersama');
    const { rows } = await sql<{ action: string }>`
      select action from audit.entry where action in ('lentera.hide-comment', 'lentera.show-comment')`.execute(app.db);
    expect(rows).toHaveLength(2);
  });
});

describe('a teacher', () => {
  it('writes a lesson by plain forms, with files, and publishes what is whole', async () => {
    const { teacher } = staff;
    expect((await teacher.post('/lentera/ajar/baru', { judul: 'x' })).statusCode).toBe(422);
    const made = await teacher.post('/lentera/ajar/baru', {
      judul: 'Bilangan bulat',
      mapel: 'matematika',
      tingkat: '7',
      pengantar: 'Naik dan turun.',
    });
    const course = String(made.headers.location);
    const added = await teacher.post(`${course}/ubah/pelajaran`, { judul: 'Garis bilangan' });
    const id = /pelajaran\/([0-9a-f-]{36})/.exec(String(added.headers.location))?.[1] ?? '';
    expect(textOf((await press(teacher, id, 'terbitkan')).body)).toContain('Pelajaran belum ada isinya');
    await press(teacher, id, 'tambah.text');
    await press(teacher, id, 'tambah.link', { 'blok.b1.teks': 'Di kiri nol ada \\(-1\\).', 'blok.b1.judul': 'Kiri dan kanan' });
    const wrong = await press(teacher, id, 'terbitkan', {
      'blok.b2.judul': 'Film',
      'blok.b2.alamat': 'https://film.contoh.test/1',
      judul: 'Garis bilangan bulat',
    });
    expect([wrong.statusCode, textOf(wrong.body).includes('bukan dari situs video yang dikenal')]).toEqual([422, true]);
    expect(textOf(wrong.body), 'what was typed is kept').toContain('Garis bilangan bulat');
    const document = await PDFDocument.create();
    document.addPage();
    const pdf = Buffer.from(await document.save());
    expect(
      textOf((await press(teacher, id, 'unggah', {}, { name: 'jahat.exe', content: Buffer.from('MZ tidak ada apa-apa di sini') })).body),
    ).toContain('Isi dokumen ini bukan');
    await press(teacher, id, 'unggah', {}, { name: 'Lembar kerja.pdf', content: pdf });
    await press(teacher, id, 'naik.b3');
    await press(teacher, id, 'hapus.b2');
    const blocks = async () =>
      (
        await sql<{ draft: { blocks: { id: string; kind: string }[] } }>`select draft from lentera.lesson where id = ${id}::uuid`.execute(
          app.db,
        )
      ).rows[0]?.draft.blocks;
    expect((await blocks())?.map(({ kind }) => kind)).toEqual(['text', 'pdf']);
    await press(teacher, id, 'tambah.exercise');
    const picking = write(id, '/soal/b4');
    expect(await wordsOf(teacher, `${picking}?q=prima`)).toContain('Bilangan prima?');
    await teacher.post(picking, { soal: materials.questionIds.choices });
    expect((await staff.colleague.get(picking)).statusCode).toBe(404);
    const preview = await wordsOf(teacher, write(id, '/pratinjau'));
    expect(preview).toContain('Kiri dan kanan');
    expect(preview).toContain('Bilangan prima?');
    expect(textOf((await teacher.follow(await press(teacher, id, 'terbitkan', { catatan: 'versi pertama' }))).body)).toContain(
      'Terbit. Siswa sudah dapat membacanya.',
    );

    // The pinned version stays when the question changes, until its teacher takes the newer one.
    const questionId = materials.questionIds.choices;
    const { rows } = await sql<{
      content: Question;
    }>`select content from lentera.question_version where question_id = ${questionId}::uuid`.execute(app.db);
    const [first] = rows;
    if (first)
      await transaction(app.db, (tx) =>
        changeQuestion(
          tx,
          actorFor(world, 'teacher'),
          { questionId, seen: 1, question: { ...first.content, prompt: '<p>Prima yang baru?</p>' }, note: '' },
          app.clock.now(),
        ),
      );
    expect(await wordsOf(teacher, write(id, '/pratinjau'))).not.toContain('Prima yang baru');
    await press(teacher, id, `versi.b4.${questionId}`);
    expect(await wordsOf(teacher, write(id, '/pratinjau'))).toContain('Prima yang baru');

    // Students read the published version; a second one can be taken back, and any be made the draft again.
    await teacher.post(`${course}/ubah/tugaskan`, { kelas: world.classes.a, mulai: '2025-07-14', batas: '2025-08-01' });
    const read = `/lentera/materi/pelajaran/${id}`;
    const { luh, komang } = materials.pupils;
    expect(await wordsOf(luh, read)).not.toContain('Prima yang baru');
    await press(teacher, id, 'terbitkan');
    expect(await wordsOf(luh, read)).toContain('Prima yang baru');
    await teacher.post(write(id, '/ubah/tarik'));
    expect(await wordsOf(luh, read)).not.toContain('Prima yang baru');
    const file = /berkas\/([0-9a-f-]{36})/.exec((await luh.get(read)).body)?.[1] ?? '';
    expect((await luh.get(`${read}/berkas/${file}`)).headers['content-type']).toBe('application/pdf');
    expect((await komang.get(`${read}/berkas/${file}`)).statusCode).toBe(404);
    expect((await luh.get(lesson(0, `/berkas/${file}`))).statusCode, 'a file of another lesson').toBe(404);
    await teacher.post(write(id, '/ubah/tarik'));
    expect((await luh.get(read)).statusCode).toBe(404);
    expect((await teacher.post(write(id, '/ubah/tarik'))).statusCode).toBe(422);
    const page = await teacher.get(write(id));
    expect(textOf(page.body)).toContain('ditarik');
    const revisi = /name="revisi" value="(\d+)"/.exec(page.body)?.[1] ?? '';
    await teacher.post(write(id, '/ubah/pulihkan'), { versi: '1', revisi });
    expect(await wordsOf(teacher, write(id, '/pratinjau'))).not.toContain('Prima yang baru');

    // Two who write at once do not write over one another.
    const late = { _csrf: await teacher.token(), revisi: '1', langkah: 'simpan', judul: 'Ditimpa' };
    const refused = await teacher.send({ method: 'POST', url: write(id, '/ubah/tulis'), ...multipart(late) });
    expect([refused.statusCode, textOf(refused.body).includes('diubah orang lain')]).toEqual([422, true]);
  });

  it('orders lessons, takes one out, copies a course with its files, and puts one away', async () => {
    const { teacher, colleague } = staff;
    const { courseId, lessons } = materials;
    const order = (langkah: string, pelajaran: string) => teacher.post(`/lentera/ajar/${courseId}/ubah/urutan`, { langkah, pelajaran });
    const shown = async () =>
      /Pecahan senilai.*Menyamakan penyebut/.test(await wordsOf(materials.pupils.made, `/lentera/materi/${courseId}`));
    await order('turun', lessons[0]);
    expect(await shown()).toBe(false);
    await order('naik', lessons[0]);
    expect(await shown()).toBe(true);
    // A colleague looks at it and takes a copy, which is theirs and given to nobody.
    expect((await colleague.post(`/lentera/ajar/${courseId}/ubah/keterangan`, { judul: 'Milik saya', tingkat: '7' })).statusCode).toBe(404);
    const copy = await colleague.post(`/lentera/ajar/${courseId}/ubah/salin`, { judul: 'Pecahan untuk 7B', tahun: '2025' });
    const copied = String(copy.headers.location).split('?')[0] ?? '';
    const page = await wordsOf(colleague, copied);
    expect(page).toContain('Pecahan untuk 7B');
    expect(page).toContain('Belum untuk siapa pun');
    expect(page).toContain('Rancangan');
    expect((await teacher.get(copied)).statusCode).toBe(200);
    expect((await teacher.post(`${copied}/ubah/arsip`)).statusCode).toBe(404);
    await colleague.post(`${copied}/ubah/keterangan`, { judul: 'Pecahan untuk kelas 7B', tingkat: '7', percakapan: 'ya' });
    expect(await wordsOf(colleague, '/lentera/ajar?milik=mine')).toContain('Pecahan untuk kelas 7B');
    const csv = await colleague.get('/lentera/ajar/ekspor?milik=mine');
    expect(csv.body).toContain('Pecahan untuk kelas 7B');
    expect(csv.body).not.toContain('Bilangan bulat');
    await colleague.post(`${copied}/ubah/arsip`);
    expect(await wordsOf(colleague, '/lentera/ajar?milik=mine')).not.toContain('Pecahan untuk kelas 7B');
    expect(await wordsOf(colleague, '/lentera/ajar?milik=mine&status=ended')).toContain('Pecahan untuk kelas 7B');
    await colleague.post(`${copied}/ubah/pulihkan`);
    // A lesson goes into another course of theirs, with the file of it bound to the copy.
    const list = await teacher.get('/lentera/ajar?q=Bilangan');
    const other = /ajar\/([0-9a-f-]{36})"/.exec(list.body)?.[1] ?? '';
    const source = /pelajaran\/([0-9a-f-]{36})/.exec((await teacher.get(`/lentera/ajar/${other}`)).body)?.[1] ?? '';
    const went = await teacher.post(write(source, '/ubah/salin'), { materi: courseId });
    const target = /pelajaran\/([0-9a-f-]{36})/.exec(String(went.headers.location))?.[1] ?? '';
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from files.file where case_id = ${target}::uuid`.execute(app.db);
    expect(rows).toEqual([{ n: 1 }]);
    await order('keluarkan', target);
    expect((await teacher.get(write(target))).statusCode).toBe(404);
  });

  it('follows a class: who opened, finished and answered what, as pages and files', async () => {
    const { courseId, lessons } = materials;
    const at = `/lentera/ajar/${courseId}/kemajuan/${world.classes.a}`;
    const page = await wordsOf(staff.teacher, at);
    expect(page).toContain('2 siswa: 2 sudah membuka, 0 sudah menyelesaikan semuanya');
    expect(page).toMatch(/Luh Contoh Rahasia 2 dari 2 1 dari 2/);
    const csv = (await staff.teacher.get(`${at}/ekspor`)).body;
    expect(csv).toContain('Made Contoh Rahasia,Pecahan senilai');
    const xlsx = await staff.head.get(`${at}/xlsx`);
    expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK');
    const own = await wordsOf(staff.teacher, `${at}/${world.students.made}`);
    expect(own).toContain('Sebab air dibagi adil.');
    expect(own).toContain('Ibu kota Provinsi Bali?');
    expect((await staff.teacher.get(`${at}/${world.students.komang}`)).statusCode, 'not of this class').toBe(404);
    expect((await staff.admin.get(at)).statusCode, 'the office sees nothing of single students').toBe(404);
    expect(lessons).toHaveLength(2);
  });
});

it('forgets what somebody wrote when their account is erased, and old conversations by rule; what they learnt stays', async () => {
  const { personIds } = materials;
  const count = async () =>
    (
      await sql<{ n: number }>`select count(*)::int as n from lentera.lesson_comment where by_person = ${personIds.luh}::uuid`.execute(
        app.db,
      )
    ).rows[0]?.n;
  expect(await count()).toBe(1);
  const now = app.clock.now();
  await transaction(app.db, (tx) => leaveSchools(tx, personIds.luh, '2025-09-01', now));
  expect(await count()).toBe(0);
  expect(await tries(world.students.luh)).not.toEqual([]);
  expect((await materials.pupils.luh.get('/lentera/materi')).statusCode).toBe(404);
  const left = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from lentera.lesson_comment`.execute(app.db)).rows[0]?.n ?? 0;
  const before = await left();
  expect(await transaction(app.db, (tx) => dropOldComments(tx, new Date(now.getTime() + 1000), 1))).toBe(1);
  expect(await left()).toBe(before - 1);
});

describe('films and pictures', () => {
  it('publishes no film without captions, which students are shown and nobody else', async () => {
    const { teacher, colleague } = staff;
    const at = app.clock.now();
    const actor = actorFor(world, 'teacher');
    const film = { kind: 'video', id: 'b1', fileId: newId(), name: 'film.webm', title: 'Film pecahan', transcript: '' } as const;
    const id = await transaction(app.db, (tx) =>
      addLesson(tx, actor, { courseId: materials.courseId, title: 'Film', draft: { aim: '', blocks: [film] } }, at),
    );
    const said = textOf((await press(teacher, id, 'terbitkan')).body);
    expect(said).toContain('Kirim takarirnya di bawah');
    const send = async (who: Visitor, content: string, fields: Record<string, string> = {}) => {
      const { rows } = await sql<{ revision: number }>`select revision from lentera.lesson where id = ${id}::uuid`.execute(app.db);
      const form = { _csrf: await who.token(), revisi: String(rows[0]?.revision), ...fields };
      const file = content === '' ? undefined : { name: 'film.vtt', content: Buffer.from(content) };
      return who.send({ method: 'POST', url: write(id, '/takarir/b1'), ...multipart(form, file, 'takarir-b1') });
    };
    expect(textOf((await send(teacher, '<html>')).body)).toContain('bukan WebVTT atau SubRip');
    expect((await send(teacher, '')).statusCode).toBe(422);
    expect((await send(colleague, 'WEBVTT\n\n00:01.000 --> 00:02.000\nHalo')).statusCode).toBe(404);
    expect((await send(teacher, 'WEBVTT\n\n00:01.000 --> 00:02.000\n<b>Setengah</b> kue')).statusCode).toBe(303);
    expect(await wordsOf(teacher, write(id))).toContain('1 baris');
    const captions = `/lentera/materi/pelajaran/${id}/takarir/b1`;
    expect((await materials.pupils.made.get(captions)).statusCode).toBe(404);
    expect((await press(teacher, id, 'terbitkan')).statusCode).toBe(303);
    const seen = await materials.pupils.made.get(captions);
    expect(seen.headers['content-type']).toBe('text/vtt; charset=utf-8');
    expect(seen.body).toBe('WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nSetengah kue\n');
    for (const who of ['komang', 'wayan'] as const) expect((await materials.pupils[who].get(captions)).statusCode).toBe(404);
    // What is said in writing began as their words.
    const { rows } = await sql<{ content: { blocks: { transcript: string }[] } }>`
      select content from lentera.lesson_version where lesson_id = ${id}::uuid`.execute(app.db);
    expect(rows[0]?.content.blocks[0]?.transcript).toBe('Setengah kue');
    expect((await send(teacher, '', { langkah: 'hapus' })).statusCode).toBe(303);
    expect(textOf((await press(teacher, id, 'terbitkan')).body)).toContain('Kirim takarirnya di bawah');
    // A film in which nothing is said has none.
    expect((await press(teacher, id, 'terbitkan', { 'blok.b1.hening': 'ya' })).statusCode).toBe(303);
  });

  it('publishes no picture without words for whoever cannot see it', async () => {
    const { teacher } = staff;
    const block = {
      kind: 'text',
      id: 'b1',
      title: '',
      text: `<p>Lihat.</p><p><img src="media:${materials.picture}" alt="" /></p>`,
    } as const;
    const id = await transaction(app.db, (tx) =>
      addLesson(
        tx,
        actorFor(world, 'teacher'),
        { courseId: materials.courseId, title: 'Gambar', draft: { aim: '', blocks: [block] } },
        app.clock.now(),
      ),
    );
    expect(textOf((await press(teacher, id, 'terbitkan')).body)).toContain('Tulis apa yang terlihat pada gambar');
  });
});
