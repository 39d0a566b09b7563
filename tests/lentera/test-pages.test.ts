import { transaction } from '#db';
import { newId } from '#kernel';
import { leaveSchools, makeCards, markEnded } from '#services/lentera';
import { startApp, type TestApp, textOf, textOfPdf, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Device, knownAnswer } from './device.ts';
import { type ExamWorld, examWorld, rightAnswers } from './exam-world.ts';

let app: TestApp;
let world: ExamWorld;
let teacher: Visitor;
beforeAll(async () => {
  app = await startApp();
  world = await examWorld(app, { students: 4 });
  await app.db
    .insertInto('lentera.subject')
    .values({ agency_id: world.agencyId, key: 'ipa', title_id: 'IPA', title_en: 'Science', nth: 1 })
    .execute();
  teacher = await app.signedIn('guru.ujian@contoh.test');
});
afterAll(() => app.close());

describe('a test, from the plan to the results, by its pages', () => {
  let testId = '';
  let codes: readonly string[] = [];
  const page = (rest = '') => teacher.get(`/lentera/ulangan/${testId}${rest}`);
  const does = (deed: string, fields: Readonly<Record<string, string | readonly string[]>> = {}) =>
    teacher.post(`/lentera/ulangan/${testId}/ubah/${deed}`, fields);

  it('is made, says what it lacks, and is drawn by its blueprint', async () => {
    await teacher.get('/lentera/ulangan/baru');
    const refused = await teacher.post('/lentera/ulangan/baru', { judul: 'x', jenis: 'daily', mapel: 'sihir', tingkat: '40' });
    expect(refused.statusCode).toBe(422);
    for (const id of ['judul', 'mapel', 'tingkat']) expect(refused.body).toContain(`href="#${id}"`);
    const made = await teacher.post('/lentera/ulangan/baru', { judul: 'Ulangan Zat', jenis: 'daily', mapel: 'ipa', tingkat: '8' });
    testId = /ulangan\/([0-9a-f-]{36})/.exec(String(made.headers.location))?.[1] ?? '';
    expect(textOf((await page()).body)).toContain('tambahkan sesi');
    expect((await does('terbitkan')).statusCode).toBe(422);
    const short = await teacher.follow(await does('undian', { bagian: '0', banyak: '3', berpikir: 'reasoning' }));
    expect(textOf(short.body)).toContain('tersedia 0 dari 3');
    expect((await does('undian', { bagian: '0', banyak: 'banyak' })).statusCode).toBe(422);
    await does('hapus-baris', { bagian: '0', baris: '0' });
    await does('undian', { bagian: '0', banyak: '9', nilai: '2' });
    // One chosen by hand stands beside those drawn, and is not drawn a second time.
    const found = await teacher.get(`/lentera/ulangan/${testId}/soal?q=subak`);
    expect(textOf(found.body)).toContain('Mengapa subak penting');
    expect(textOf(found.body)).not.toContain('Rumus kimia');
    await teacher.post(`/lentera/ulangan/${testId}/soal`, { soal: world.questionIds[6] ?? '', bagian: '0' });
    expect((await does('sesi', { tanggal: '2020-01-01', pukul: '7.30', lama: '60' })).statusCode).toBe(422);
    const today = app.clock.now().toISOString().slice(0, 10);
    expect((await does('sesi', { tanggal: today, pukul: '23.00', lama: '60', paling: '120', token: 'merah1' })).statusCode).toBe(303);
    await does('aturan', {
      judul: 'Ulangan Zat dan Bali',
      jenis: 'daily',
      tingkat: '8',
      acakPilihan: 'ya',
      percobaan: '1',
      hitung: 'first',
      terlambat: 'full',
      tunggu: '24',
      lihatNilai: 'ended',
      lihatJawaban: 'ended',
      kkm: '75',
      penilai: '1',
    });
    // A section nobody filled would be a heading above nothing.
    await does('bagian-baru');
    expect(textOf((await page()).body)).toContain('tiap bagian berisi soal');
    expect((await does('terbitkan')).statusCode).toBe(422);
    await does('hapus-bagian', { bagian: '1' });
    expect((await teacher.follow(await does('terbitkan'))).body).toContain('Terbit');
    expect((await does('paket', { paket: '2' })).statusCode).toBe(422);
  });

  it('admits a class once and prints its cards, lists and paper', async () => {
    expect((await does('daftarkan', { sesi: '1' })).statusCode).toBe(422);
    await does('daftarkan', { kelas: world.classId, sesi: '1' });
    await does('daftarkan', { kelas: world.classId, sesi: '1' });
    expect(textOf((await page()).body)).toContain('Peserta 4');
    const cards = await teacher.post(`/lentera/ulangan/${testId}/kartu`);
    expect([cards.statusCode, cards.headers['content-type']]).toEqual([200, 'application/pdf']);
    for (const list of ['daftar-hadir', 'berita-acara'])
      expect((await page(`/${list}`)).headers['content-type'], list).toBe('application/pdf');
    const paper = textOf((await page('/naskah?kunci=ya')).body);
    expect(paper).toContain('Lembar jawab');
    expect(paper).toContain('Denpasar');
    expect(textOf((await page('/naskah')).body)).not.toContain('Kunci');
    codes = await cardsOf();
  });

  it('is watched over, and a proctor acts with a reason', async () => {
    const later = new Date(`${app.clock.now().toISOString().slice(0, 10)}T15:05:00Z`).getTime() - app.clock.now().getTime();
    app.clock.advance({ seconds: Math.ceil(later / 1000) });
    expect(textOf((await page('/pantau')).body)).toContain('4 belum masuk');
    for (const [nth, code] of codes.slice(0, 2).entries()) {
      const device = new Device(app);
      await device.enter(code);
      const begun = await device.begin('MERAH1');
      const paper = await device.paper(String(begun.json.key));
      const entries = paper.items.map((item) =>
        device.entry(item.item, nth === 1 && item.asked.kind === 'choice' ? 'b' : knownAnswer(item, rightAnswers)),
      );
      await device.send(...entries, device.entry(0, { what: 'left' }));
      if (nth === 0) await device.finish();
    }
    const watched = textOf((await page('/pantau')).body);
    expect(watched).toContain('1 mengerjakan, 1 selesai, 2 belum masuk');
    expect(watched).toContain('1 kali');
    const act = (fields: Readonly<Record<string, string>>) =>
      teacher.post(`/lentera/ulangan/${testId}/pantau/tindakan`, { sesi: '1', ...fields });
    expect((await act({ siapa: 'semua', tindakan: 'waktu', menit: '5', alasan: '' })).statusCode).toBe(422);
    expect((await act({ siapa: 'semua', tindakan: 'waktu', menit: '5', alasan: 'listrik padam' })).statusCode).toBe(303);
    expect((await act({ siapa: 'semua', tindakan: 'akhiri', alasan: 'selesai' })).statusCode).toBe(303);
    expect(textOf((await page('/pantau')).body)).toContain('0 mengerjakan');
    // The minutes say what happened in the order it did.
    const { text } = await textOfPdf((await page('/berita-acara')).rawPayload);
    expect(text.replace(/\s+/g, ' ')).toMatch(/Peserta terdaftar 4 Hadir 2 .*Tidak hadir 2 .*listrik padam.*selesai.*Pengawas/);
  });

  it('is marked, essays by people, and shows what came of it', async () => {
    app.clock.advance({ seconds: 30 });
    await markEnded(app.db, app.clock);
    expect(textOf((await page('/hasil')).body)).toContain('uraian menunggu');
    const essay = `/koreksi/${world.questionIds[6]}`;
    expect(textOf((await page('/koreksi')).body)).toContain('0 dari 2 selesai');
    const shown = textOf((await page(essay)).body);
    expect(shown).toContain('2 jawaban sama');
    expect(shown, 'without names').not.toContain('Siswa Contoh');
    const kunci = /name="kunci" value="([^"]+)"/.exec((await page(essay)).body)?.[1] ?? '';
    const mark = (fields: Readonly<Record<string, string>>) =>
      teacher.post(`/lentera/ulangan/${testId}${essay}`, { jawaban: '1', kunci, ...fields });
    expect((await mark({ 'r-isi': '2' })).statusCode).toBe(422);
    const other = await mark({ 'r-isi': '2', 'r-bahasa': '1', kunci: 'of-an-answer-that-was-here' });
    expect([other.statusCode, textOf(other.body)]).toEqual([422, expect.stringContaining('berubah sejak Anda membukanya')]);
    expect((await mark({ 'r-isi': '2', 'r-bahasa': '1', samakan: 'ya' })).statusCode).toBe(303);
    // Without waiting for the sweep of the next minute.
    const results = textOf((await page('/hasil')).body);
    expect(results).toContain('2 siswa selesai, 2 belum ikut');
    expect(results).not.toContain('uraian menunggu');
    expect(results).toContain('100');
    expect((await page('/hasil/ekspor')).body).toContain('Siswa Contoh 00001');
    // What one student answered: part by part, and formulas as formulas.
    const [, own = ''] = /href="(\/lentera\/hasil\/\d+)"/.exec((await page('/hasil')).body) ?? [];
    const { body } = await teacher.get(own);
    expect(textOf(body)).not.toMatch(/\\[(a-z]/);
    expect(body).toMatch(/<math[\s\S]*?<\/td><td[^>]*>[\s\S]*?Benar[\s\S]*?benar<\/span>[\s\S]*?<\/td><td[^>]*>[\s\S]*?Benar/);
    expect(textOf(body)).toMatch(/Tanah Lot .*?Tabanan benar Tabanan/);
    expect((await page('/hasil/xlsx')).rawPayload.subarray(0, 2).toString()).toBe('PK');
  });

  it('tells the bank how each of its questions did', async () => {
    await app.runSweep('lentera.feed-bank');
    await app.runSweep('lentera.feed-bank');
    const uses = await app.db
      .selectFrom('lentera.question_use')
      .select(['question_id', 'attempts', 'facility'])
      .where('test_id', '=', testId)
      .execute();
    expect(uses).toHaveLength(10);
    expect(uses.find(({ question_id }) => question_id === world.questionIds[0])).toMatchObject({ attempts: 2, facility: 0.5 });
  });

  it('corrects a key after saying whom it changes', async () => {
    const questionId = world.questionIds[0] ?? '';
    expect(textOf((await page('/hasil/butir')).body)).toContain('Daya pembeda');
    const at = `/lentera/ulangan/${testId}/hasil/butir/${questionId}`;
    await teacher.get(at);
    expect((await teacher.post(at, { cara: 'version', versi: '99', alasan: 'kunci keliru' })).statusCode).toBe(422);
    const preview = await teacher.post(at, { cara: 'all-right', alasan: 'kunci keliru', langkah: 'lihat' });
    expect(textOf(preview.body)).toContain('1 dari 2 siswa berubah nilainya');
    await teacher.post(at, { cara: 'all-right', alasan: 'kunci keliru', langkah: 'berlakukan' });
    await markEnded(app.db, app.clock);
    const scores = (await page('/hasil/ekspor')).body.split('\n').filter((line) => line.includes('Siswa Contoh'));
    expect(scores.every((line) => line.includes('100'))).toBe(true);
  });

  it('shows a student and their parent the result once the test is closed, and nobody else', async () => {
    const { db, clock } = app;
    const [studentId = '', otherId = ''] = world.studentIds;
    const parentId = await app.account({ name: 'I Wayan Ayah', email: 'ayah.ujian@contoh.test' });
    await db
      .insertInto('lentera.guardian')
      .values({ student_id: studentId, person_id: parentId, relation: 'father', since: clock.now() })
      .execute();
    const parent = await app.signedIn('ayah.ujian@contoh.test');
    const numbers = await db.selectFrom('lentera.participant').select(['id', 'student_id']).where('test_id', '=', testId).execute();
    const participantOf = (id: string) => numbers.find(({ student_id }) => student_id === id)?.id ?? 0;
    expect(textOf((await parent.get('/lentera/ulangan-saya')).body)).toContain('belum diperlihatkan');
    expect(textOf((await parent.get(`/lentera/hasil/${participantOf(studentId)}`)).body)).toContain('belum diperlihatkan');
    await does('tutup');
    expect(textOf((await parent.get('/lentera/ulangan-saya')).body)).toContain('100');
    const own = await parent.get(`/lentera/hasil/${participantOf(studentId)}`);
    expect(textOf(own.body)).toContain('tuntas');
    expect(textOf(own.body)).toContain('Denpasar');
    expect((await parent.get(`/lentera/hasil/${participantOf(otherId)}`)).statusCode).toBe(404);
    expect((await parent.get(`/lentera/ulangan/${testId}`)).statusCode).toBe(404);
    expect((await parent.get('/lentera/ulangan')).statusCode).toBe(404);
    // Whoever has their account erased sees no child's results any more.
    await transaction(db, (tx) => leaveSchools(tx, parentId, '2026-03-04', clock.now()));
    expect((await parent.get(`/lentera/hasil/${participantOf(studentId)}`)).statusCode).toBe(404);
  });

  it('is held again for those who missed it, and for them alone', async () => {
    const made = await does('susulan');
    const makeupId = /ulangan\/([0-9a-f-]{36})/.exec(String(made.headers.location))?.[1] ?? '';
    const at = (deed: string, fields = {}) => teacher.post(`/lentera/ulangan/${makeupId}/ubah/${deed}`, fields);
    const tomorrow = new Date(app.clock.now().getTime() + 86_400_000).toISOString().slice(0, 10);
    await at('sesi', { tanggal: tomorrow, pukul: '9.00', lama: '60' });
    expect((await at('terbitkan')).statusCode).toBe(303);
    const page = await teacher.follow(await at('daftarkan', { kelas: 'absen', sesi: '1' }));
    expect(textOf(page.body)).toContain('Peserta 2');
    expect(textOf(page.body)).not.toContain('Siswa Contoh 00001');
  });

  it('shows a colleague the results of the classes they teach, and of no others', async () => {
    const { db } = app;
    const personId = await app.account({ name: 'Ni Guru Rekan', email: 'guru.rekan.ujian@contoh.test' });
    const memberId = newId();
    const member = { school_id: world.schoolId, person_id: personId, role: 'teacher', name: 'Ni Guru Rekan', since: '2020-01-01' };
    await db
      .insertInto('lentera.member')
      .values({ ...member, id: memberId })
      .execute();
    const colleague = await app.signedIn('guru.rekan.ujian@contoh.test');
    const results = async () => textOf((await colleague.get(`/lentera/ulangan/${testId}/hasil`)).body);
    expect(await results()).not.toContain('Siswa Contoh');
    const essay = `/lentera/ulangan/${testId}/koreksi/${world.questionIds[6]}`;
    expect((await colleague.get(essay)).statusCode, 'essays of a subject they do not teach').toBe(404);
    await db.insertInto('lentera.teaching').values({ class_id: world.classId, subject: 'ipa', member_id: memberId }).execute();
    expect(await results()).toContain('Siswa Contoh 00001');
    expect((await colleague.get(essay)).statusCode).toBe(200);
  });

  it('is nobody else’s to change', async () => {
    await app.account({ name: 'Ni Guru Lain', email: 'guru.lain.ujian@contoh.test' });
    const stranger = await app.signedIn('guru.lain.ujian@contoh.test');
    for (const rest of ['', '/pantau', '/hasil', '/hasil/butir', '/koreksi', '/naskah', '/daftar-hadir'])
      expect((await stranger.get(`/lentera/ulangan/${testId}${rest}`)).statusCode, rest).toBe(404);
    expect((await stranger.post(`/lentera/ulangan/${testId}/ubah/batalkan`)).statusCode).toBe(404);
  });

  /** Codes as they stand on the cards: only a hash of each is kept. */
  async function cardsOf(): Promise<readonly string[]> {
    const cards = await transaction(app.db, (tx) =>
      makeCards(tx, world.teacher, { testId, session: null, tickets: world.tickets }, app.clock.now()),
    );
    return cards.map(({ code }) => code);
  }
});
