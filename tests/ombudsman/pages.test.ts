import { newId } from '#kernel';
import { type FakeClock, startApp, type TestApp, textOf, type Visitor } from '#support';
import { requirements } from '#services/ombudsman';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendForm } from '../samsat/world.ts';
import { addressOf, atDesk, officeOf, sendByPages, versionIn } from './walk.ts';

let app: TestApp<FakeClock>;
let intake: Visitor;
let head: Visitor;
beforeAll(async () => {
  app = await startApp();
}, 120_000);
afterAll(() => app?.close());

const words = async (visitor: Visitor, at: string) => textOf((await visitor.get(at)).body);
const story = { title: 'Antrean diloncati', agency: 'Kantor Contoh', story: 'Nomor saya dilewati tiga kali.' };
const report = {
  periksa: { emergency: 'no', prior: 'no', when: 'yes', court: 'no', matter: 'service' },
  cerita: story,
  diri: { stands: 'self', secret: 'secret', name: 'Pelapor Rekaan', phone: '081200000000' },
};

describe('before the office has keys', () => {
  it('nothing is taken in, and the page says why', async () => {
    const visitor = app.visitor();
    expect(await words(visitor, '/ombudsman')).toContain('Kotak laporan belum dibuka');
    const begun = await visitor.post('/ombudsman/baru', { jenis: 'laporan' });
    expect([begun.statusCode, textOf(begun.body)]).toEqual([422, expect.stringContaining('belum dibuka')]);
  });

  it('is left behind once the head, intake and a second person have theirs', async () => {
    await officeOf(app);
    [intake, head] = [await atDesk(app, 'intake'), await atDesk(app, 'head')];
    expect(await words(app.visitor(), '/ombudsman')).not.toContain('belum dibuka');
  }, 120_000);
});

describe('a report', () => {
  it('says who sees what before a word is written', async () => {
    const page = await words(app.visitor(), '/ombudsman/baru');
    expect(page).toMatch(/Siapa melihat apa.*Pengelola laman, server, dan basis data.*Tidak dapat membuka isi maupun nama/s);
    const english = app.visitor();
    expect(await words(english, '/ombudsman/baru?lang=en')).toMatch(/Who sees what.*Cannot open what you say/s);
  });

  it('names the office for whoever rather calls or comes by', async () => {
    expect(await words(app.visitor(), '/ombudsman')).toMatch(
      /Lewat telepon, atau datang ke kantor: Ombudsman RI Perwakilan Bali, Denpasar/,
    );
  });

  it('is explained and not blocked, and asks for what cannot be missing alone', async () => {
    const visitor = app.visitor();
    await visitor.get('/ombudsman/baru');
    await visitor.post('/ombudsman/baru', { jenis: 'laporan' });
    const next = await visitor.follow(await visitor.post('/ombudsman/konsep/periksa', { prior: 'no', court: 'yes', matter: 'election' }));
    for (const explained of ['keluhan disampaikan dahulu', 'di pengadilan', 'bukan wewenang'])
      expect(textOf(next.body)).toContain(explained);
    expect(next.body, 'the agency’s own way is offered first').toContain('href="/layanan/pengaduan"');
    const empty = await visitor.post('/ombudsman/konsep/cerita', { title: 'Judul saja' });
    expect([empty.statusCode, textOf(empty.body)]).toEqual([422, expect.stringContaining('Ceritakan apa yang terjadi')]);
    expect(empty.body, 'what was typed is still there').toContain('value="Judul saja"');
    const sent = await visitor.post('/ombudsman/konsep/kirim');
    expect(sent.headers.location, 'and cannot be sent past it').toBe('/ombudsman/konsep/cerita');
  });

  it('is kept in this browser alone while it is written, and thrown away', async () => {
    const visitor = app.visitor();
    await visitor.get('/ombudsman/baru');
    await visitor.post('/ombudsman/baru', { jenis: 'konsultasi' });
    await visitor.post('/ombudsman/konsep/cerita', story);
    expect(await words(visitor, '/ombudsman/konsep/kirim')).toContain('dilewati tiga kali');
    expect((await app.visitor().get('/ombudsman/konsep/kirim')).statusCode).toBe(303);
    await visitor.post('/ombudsman/konsep/buang');
    expect((await visitor.get('/ombudsman/konsep/kirim')).headers.location).toContain('kabar=hilang');
    app.clock.advance({ days: 9 });
    await app.runSweep('ombudsman.close');
    expect(await app.db.selectFrom('ombudsman.draft').selectAll().execute()).toEqual([]);
    app.clock.advance({ days: -9 });
  });

  it('ends with a receipt that is typed back, sent once however often it is pressed', async () => {
    const visitor = app.visitor();
    const { code, number } = await sendByPages(visitor, 'laporan', report);
    expect((await visitor.post('/ombudsman/konsep/kirim')).headers.location).toBe('/ombudsman/tanda-terima');
    expect(await words(visitor, '/ombudsman/tanda-terima')).toContain(code);
    const wrong = await visitor.post('/ombudsman/tanda-terima', { kode: 'AAAA-AAAA-AAAA-AAAA' });
    expect([wrong.statusCode, textOf(wrong.body)]).toEqual([422, expect.stringContaining('Tidak sama')]);
    const mine = await visitor.follow(await visitor.post('/ombudsman/tanda-terima', { kode: code.toLowerCase().replaceAll('-', ' ') }));
    expect(textOf(mine.body)).toMatch(new RegExp(`${number}.*Antrean diloncati.*Diterima, diperiksa kelengkapannya`, 's'));
    expect(textOf(mine.body), 'who they are is nowhere on it').not.toContain('Pelapor Rekaan');
    expect((await visitor.get('/ombudsman/tanda-terima')).headers.location, 'shown once').toBe('/ombudsman/kembali');
    const { rows } = await app.deps.pool.query<{ n: number }>('select count(*)::int as n from ombudsman.matter where number = $1', [
      number,
    ]);
    expect(rows[0]?.n).toBe(1);
  });

  it('is come back to by the receipt, from anywhere, and closed again', async () => {
    const { code } = await sendByPages(app.visitor(), 'laporan', report);
    const elsewhere = app.visitor();
    await elsewhere.get('/ombudsman/kembali');
    for (const kode of ['', 'x', '0000-0000-0000-0000'])
      expect(textOf((await elsewhere.post('/ombudsman/kembali', { kode })).body), kode).toContain('tidak membuka apa pun');
    const mine = await elsewhere.follow(await elsewhere.post('/ombudsman/kembali', { kode: code }));
    expect(textOf(mine.body)).toContain('Antrean diloncati');
    await elsewhere.post('/ombudsman/laporan-saya/tutup');
    expect((await elsewhere.get('/ombudsman/laporan-saya')).headers.location).toBe('/ombudsman/kembali');
  });

  it('is withdrawn by a second press alone', async () => {
    const visitor = app.visitor();
    const { code } = await sendByPages(visitor, 'laporan', report);
    await visitor.post('/ombudsman/tanda-terima', { kode: code });
    const page = (await visitor.get('/ombudsman/laporan-saya')).body;
    expect(page).toMatch(/<details><summary>Cabut laporan<\/summary>[^]*?Ya, cabut laporan ini<\/button>[^]*?<\/details>/);
  });

  it('says to a tip and to a question what becomes of them, and to a tip that nobody asked who tells', async () => {
    const seen = async (kind: 'informasi' | 'konsultasi') => {
      const visitor = app.visitor();
      const { code } = await sendByPages(visitor, kind, { cerita: story });
      await visitor.post('/ombudsman/tanda-terima', { kode: code });
      return words(visitor, '/ombudsman/laporan-saya');
    };
    const [tip, question] = [await seen('informasi'), await seen('konsultasi')];
    for (const page of [tip, question]) expect(page).not.toContain('kelengkapan');
    expect(tip).toContain('Kami tidak menanyakan siapa Anda');
    expect(tip).not.toContain('Identitas Anda tersimpan');
    expect(question).toContain('Diterima, menunggu jawaban');
  });

  it('closes by itself when it is left alone', async () => {
    const { code } = await sendByPages(app.visitor(), 'laporan', report);
    const visitor = app.visitor();
    await visitor.get('/ombudsman/kembali');
    await visitor.post('/ombudsman/kembali', { kode: code });
    app.clock.advance({ minutes: 21 });
    expect((await visitor.get('/ombudsman/laporan-saya')).headers.location).toBe('/ombudsman/kembali');
    [intake, head] = [await atDesk(app, 'intake'), await atDesk(app, 'head')];
  }, 120_000);

  it('is come back to by account and passphrase where its sender chose one', async () => {
    await app.account({ name: 'Warga Kembali', email: 'kembali@contoh.test' });
    const visitor = await app.signedIn('kembali@contoh.test');
    const send = (sandi: string) => sendByPages(visitor, 'konsultasi', { cerita: story }, [], { sandi });
    await expect(send('pendek')).rejects.toThrow('16 huruf');
    const { number } = await send('sandi panjang milik warga');
    const later = await app.signedIn('kembali@contoh.test');
    await later.get('/ombudsman/kembali');
    const mine = await later.follow(await later.post('/ombudsman/kembali', { sandi: 'sandi panjang milik warga' }));
    expect(textOf(mine.body)).toContain(number);
    const other = await app.signedIn('kepala.ombudsman@contoh.test');
    await other.get('/ombudsman/kembali');
    expect(textOf((await other.post('/ombudsman/kembali', { sandi: 'sandi panjang milik warga' })).body)).toContain(
      'tidak membuka apa pun',
    );
  }, 120_000);

  it('carries files without what they say of their maker', async () => {
    const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } })
      .withExif({ IFD0: { Artist: 'Pelapor Rekaan', Model: 'Kamera Rahasia' } })
      .jpeg()
      .toBuffer();
    expect(photo.includes('Kamera Rahasia')).toBe(true);
    const paper = await PDFDocument.create();
    paper.addPage();
    paper.setAuthor('Pelapor Rekaan');
    paper.setTitle('Surat Pelapor Rekaan');
    const pdf = Buffer.from(await paper.save({ useObjectStreams: false }));
    const visitor = app.visitor();
    const { code } = await sendByPages(visitor, 'laporan', report, [
      { name: 'Pelapor Rekaan.jpg', type: 'image/jpeg', content: photo },
      { name: 'Surat Pelapor Rekaan.pdf', type: 'application/pdf', content: pdf },
    ]);
    const mine = await visitor.follow(await visitor.post('/ombudsman/tanda-terima', { kode: code }));
    expect(textOf(mine.body)).toMatch(/lampiran-1\.jpg.*lampiran-2\.pdf/s);
    const links = [...mine.body.matchAll(/\/ombudsman\/laporan-saya\/berkas\/[0-9a-f-]{36}/g)].map(([link]) => link);
    for (const link of links) {
      const file = await visitor.get(link);
      expect(file.statusCode).toBe(200);
      expect(file.headers['cache-control']).toBe('no-store');
      const read = file.headers['content-type']?.includes('pdf')
        ? await PDFDocument.load(file.rawPayload, { updateMetadata: false })
        : null;
      expect([read?.getAuthor(), read?.getTitle(), read?.getProducer()], link).toEqual([undefined, undefined, undefined]);
      for (const planted of ['Pelapor Rekaan', 'Kamera Rahasia']) expect(file.rawPayload.includes(planted), link).toBe(false);
      expect((await app.visitor().get(link)).statusCode).toBe(303);
    }
    const bad = app.visitor();
    await bad.get('/ombudsman/baru');
    await bad.post('/ombudsman/baru', { jenis: 'informasi' });
    const refused = await sendForm(
      bad,
      '/ombudsman/konsep/berkas',
      {},
      { field: 'berkas', name: 'a.exe', type: 'x/y', content: 'MZ bukan gambar' },
    );
    expect([refused.statusCode, textOf(refused.body)]).toEqual([422, expect.stringContaining('PDF, JPG')]);
  });
});

describe('the office', () => {
  it('reads nothing while its key is closed, and nothing by another passphrase', async () => {
    const visitor = await app.signedIn('asisten.ombudsman@contoh.test');
    expect((await visitor.get('/ombudsman/meja')).headers.location).toBe('/ombudsman/kunci');
    await visitor.get('/ombudsman/kunci');
    const wrong = await visitor.post('/ombudsman/kunci/buka', { sandi: 'kata sandi yang bukan itu' });
    expect([wrong.statusCode, textOf(wrong.body)]).toEqual([422, expect.stringContaining('tidak membuka kunci')]);
  });

  it('is not there for administrators, also not for its own, nor for officers of others', async () => {
    const { number } = await sendByPages(app.visitor(), 'laporan', report);
    const at = await addressOf(intake, number);
    await app.account({ name: 'Warga', email: 'warga-biasa@contoh.test' });
    for (const email of ['admin.ombudsman@contoh.test'])
      for (const page of ['/ombudsman/meja', '/ombudsman/kunci', '/ombudsman/kantor', at]) {
        const visitor = await app.signedIn(email);
        expect((await visitor.get(page)).statusCode, `${email} ${page}`).toBe(404);
      }
    const citizen = await app.signedIn('warga-biasa@contoh.test');
    expect((await citizen.get(at)).statusCode).toBe(403);
    const custodian = await atDesk(app, 'custodianA');
    expect((await custodian.get(at)).statusCode).toBe(404);
    const assistant = await atDesk(app, 'assistant');
    expect((await assistant.get(at)).statusCode, 'a colleague it was not given to').toBe(404);
  }, 120_000);

  it('decides each requirement, and asks in a letter for what is missing; the reporter completes it', async () => {
    const reporter = app.visitor();
    const { code, number } = await sendByPages(reporter, 'laporan', report);
    await reporter.post('/ombudsman/tanda-terima', { kode: code });
    const at = await addressOf(intake, number);
    const page = await intake.get(at);
    expect(textOf(page.body)).toContain('Minta kelengkapan: putuskan dahulu apa yang kurang');
    const early = await intake.post(`${at}/langkah`, { langkah: 'formal-done', versi: versionIn(page.body) || '1' });
    expect([early.statusCode, textOf(early.body)]).toEqual([422, expect.stringContaining('putuskan dahulu tiap persyaratan formal')]);
    const waived = await intake.post(`${at}/syarat`, { 'putusan-power': 'waived', 'catatan-power': '' });
    expect([waived.statusCode, textOf(waived.body)]).toEqual([422, expect.stringContaining('tulis alasannya bila dikesampingkan')]);
    expect(waived.body, 'what was chosen is still there').toMatch(/name="putusan-power"[^]*?<option value="waived" selected/);
    await intake.follow(await intake.post(`${at}/syarat`, { 'putusan-prior': 'missing', 'catatan-prior': 'belum ada tanda terima' }));
    const asked = await intake.follow(await intake.post(`${at}/langkah`, { langkah: 'ask-completion', versi: '1' }));
    expect(textOf(asked.body)).toContain('Menunggu kelengkapan dari pelapor');
    const stale = await intake.post(`${at}/langkah`, { langkah: 'deem-withdrawn', versi: '1' });
    expect([stale.statusCode, textOf(stale.body)]).toEqual([422, expect.stringContaining('baru saja mengubahnya')]);
    const letter = await words(reporter, '/ombudsman/laporan-saya');
    expect(letter).toMatch(/Surat.*Sudah disampaikan kepada terlapor.*belum ada tanda terima.*Mohon dilengkapi sebelum/s);
    expect(letter, 'no unconfirmed limit is called law').not.toContain('dianggap dicabut');
    await sendForm(reporter, '/ombudsman/laporan-saya/pesan', { pesan: 'Ini tanda terimanya.' });
    const back = await reporter.follow(await reporter.post('/ombudsman/laporan-saya/langkah', { langkah: 'completed' }));
    expect(textOf(back.body)).toContain('Diterima, diperiksa kelengkapannya');
    expect(await words(intake, at)).toContain('Ini tanda terimanya.');
  }, 120_000);

  it('decides all requirements by one press, and writes nothing twice', async () => {
    const reporter = app.visitor();
    const { number } = await sendByPages(reporter, 'laporan', report);
    const at = await addressOf(intake, number);
    const all = Object.fromEntries(
      requirements.flatMap(({ key }) => [
        [`putusan-${key}`, 'met'],
        [`catatan-${key}`, `catatan ${key}`],
      ]),
    );
    const decided = await intake.follow(await intake.post(`${at}/syarat`, { ...all, 'putusan-power': '' }));
    expect(textOf(decided.body)).toContain('Selesai verifikasi formal: putuskan dahulu tiap persyaratan formal');
    const again = await intake.follow(await intake.post(`${at}/syarat`, all));
    expect(textOf(again.body), 'each stands in the history once').toContain('catatan power');
    const lines = await app.db
      .selectFrom('audit.entry')
      .select('action')
      .where('subject_id', '=', at.slice(-36))
      .where('action', '=', 'ombudsman.decide')
      .execute();
    expect(lines).toHaveLength(requirements.length);
  }, 120_000);

  it('gives back everything an officer typed where a step, a note or a scan is refused, and says why', async () => {
    const reporter = app.visitor();
    const { code, number } = await sendByPages(reporter, 'laporan', { ...report, periksa: { emergency: 'emergency' } });
    await reporter.post('/ombudsman/tanda-terima', { kode: code });
    const at = await addressOf(intake, number);
    await intake.post(`${at}/langkah`, { langkah: 'rapid', versi: '1' });
    const copied = `Panjang sekali surat ini. ${story.title}. Ceritanya: Nomor saya dilewati tiga kali, kata mereka. Nomor antrean loket yang saya pegang.`;
    await sendForm(reporter, '/ombudsman/laporan-saya/pesan', { pesan: 'x' });
    const letter = {
      langkah: 'ask-explanation',
      versi: versionIn((await head.get(at)).body),
      untuk: 'elsewhere',
      namaInstansi: 'Dinas Contoh',
    };
    for (const untuk of ['', newId()]) {
      const nobody = await head.post(`${at}/langkah`, { ...letter, untuk, isiSurat: copied });
      expect([untuk, nobody.statusCode, nobody.body.includes(copied)], 'no agency chosen').toEqual([untuk, 422, true]);
    }
    const unnamed = await head.post(`${at}/langkah`, { ...letter, namaInstansi: '', isiSurat: copied, catatan: 'catatan kantor' });
    expect(unnamed.statusCode).toBe(422);
    for (const kept of [copied, 'catatan kantor', '<option value="elsewhere" selected']) expect(unnamed.body).toContain(kept);
    const rubbish = { field: 'berkas', name: 'a.exe', type: 'application/pdf', content: Buffer.from('MZ bukan pdf') };
    const scan = await sendForm(head, `${at}/kontak`, { cara: 'letter', siapa: 'anaknya', isi: 'Surat panjang dari desa' }, rubbish);
    expect([scan.statusCode, textOf(scan.body)]).toEqual([422, expect.stringMatching(/PDF/)]);
    for (const kept of ['Surat panjang dari desa', 'value="anaknya"']) expect(scan.body).toContain(kept);
    await head.post(`${at}/cara`, { cara: 'field', catatan: 'Loket kosong pukul sembilan' });
    await head.post(`${at}/langkah`, { ...letter, isiSurat: 'Mohon jelaskan jam loket.', catatan: 'lewat kepala dinas' });
    const history = textOf((await head.get(at)).body).split('Riwayat')[1] ?? '';
    expect(history, 'what was noted is read by the office').toMatch(
      /Pemeriksaan lapangan Loket kosong pukul sembilan.*Minta penjelasan terlapor lewat kepala dinas/s,
    );
    expect(await words(reporter, '/ombudsman/laporan-saya'), 'and by nobody else').not.toMatch(/Loket kosong|lewat kepala dinas/);
    expect(textOf(scan.body)).not.toContain('lengkapi isian yang diminta');
  }, 120_000);

  it('goes through plenary, examination and result to the LHP, and refuses what was skipped', async () => {
    const reporter = app.visitor();
    const { code, number } = await sendByPages(reporter, 'laporan', report);
    await reporter.post('/ombudsman/tanda-terima', { kode: code });
    const at = await addressOf(intake, number);
    const step = async (who: Visitor, langkah: string, more: Record<string, string> = {}) =>
      textOf((await who.follow(await who.post(`${at}/langkah`, { langkah, versi: versionIn((await who.get(at)).body), ...more }))).body);
    await intake.post(`${at}/syarat`, Object.fromEntries(requirements.map(({ key }) => [`putusan-${key}`, 'met'])));
    await step(intake, 'formal-done');
    await step(intake, 'to-plenary');
    expect(textOf((await intake.post(`${at}/langkah`, { langkah: 'accept', versi: '3', kelas: 'light' })).body)).toContain(
      'bukan jabatan Anda',
    );
    const classless = await head.post(`${at}/langkah`, { langkah: 'accept', versi: '3', kelas: '' });
    expect([classless.statusCode, textOf(classless.body)]).toEqual([422, expect.stringContaining('Pilih klasifikasinya.')]);
    expect(classless.body, 'leads to the field').toMatch(/href="#kelas-accept"[^]*id="kelas-accept"[^>]*aria-invalid="true"/);
    expect(await step(head, 'accept', { kelas: 'light' })).toContain('Pemeriksaan laporan sederhana');
    const skipped = await head.post(`${at}/langkah`, { langkah: 'lhp-found', versi: versionIn((await head.get(at)).body) });
    expect([skipped.statusCode, textOf(skipped.body)]).toEqual([422, expect.stringContaining('tidak ada langkah itu')]);
    await head.follow(await head.post(`${at}/cara`, { cara: 'documents', catatan: 'Buku antrean' }));
    expect(textOf((await head.post(`${at}/cara`, { cara: 'summons-3' })).body)).toContain('langkah sebelumnya belum dilakukan');
    await step(head, 'tell-result', { hasil: 'found', catatan: 'Nomor dilewati.' });
    expect(await words(head, at)).toContain('Terbitkan LHP: ditemukan: pelapor masih dapat menanggapi');
    expect(await words(reporter, '/ombudsman/laporan-saya')).toContain('ditemukan maladministrasi');
    await sendForm(reporter, '/ombudsman/laporan-saya/pesan', { pesan: 'Saya setuju.' });
    const wordless = await head.post(`${at}/langkah`, { langkah: 'lhp-found', versi: versionIn((await head.get(at)).body) });
    expect([wordless.statusCode, textOf(wordless.body)]).toEqual([422, expect.stringContaining('Pilih bentuk maladministrasinya.')]);
    const lhp = { bentuk: 'procedure', untuk: 'elsewhere', namaInstansi: 'Kantor Contoh', isiSurat: 'Perbaiki urutan panggilan antrean.' };
    const monitored = await step(head, 'lhp-found', lhp);
    expect(monitored).toContain('Pelaksanaan tindakan korektif dipantau');
    const clocks = await app.db
      .selectFrom('ombudsman.clock as c')
      .innerJoin('ombudsman.matter as m', 'm.id', 'c.matter_id')
      .select(['c.key', 'c.party', 'c.ended_on'])
      .where('m.number', '=', number)
      .execute();
    expect(clocks.map(({ key, party, ended_on }) => [key, party, ended_on === null])).toEqual(
      expect.arrayContaining([
        ['formal', 'ombudsman', false],
        ['material', 'ombudsman', false],
        ['class-light', 'ombudsman', false],
        ['result-answer', 'reporter', false],
        ['corrective', 'agency', true],
      ]),
    );
  }, 120_000);

  it('shows of the queue what is looked for, by a form without a word in it', async () => {
    const [waits, question] = [
      await sendByPages(app.visitor(), 'laporan', report),
      await sendByPages(app.visitor(), 'konsultasi', { cerita: story }),
    ];
    const urgent = await sendByPages(app.visitor(), 'laporan', { ...report, periksa: { emergency: 'life' } });
    const listed = async (query: string) => {
      const page = (await intake.get(`/ombudsman/meja?${query}`)).body;
      return [waits, question, urgent].map(({ number }) => page.includes(number));
    };
    expect(await listed('tampil=&jenis=')).toEqual([true, true, true]);
    expect(await listed('tampil=urgent')).toEqual([false, false, true]);
    expect(await listed('jenis=konsultasi')).toEqual([false, true, false]);
    expect(await listed('tampil=office')).toEqual([true, true, true]);
    expect(await listed('tampil=agency')).toEqual([false, false, false]);
    expect(await listed('tampil=late')).toEqual([false, false, false]);
    expect(textOf((await intake.get('/ombudsman/meja?tampil=agency&jenis=informasi')).body)).toContain('Tidak ada yang seperti itu');
    app.clock.advance({ days: 40 });
    const later = await atDesk(app, 'intake');
    const page = (await later.get('/ombudsman/meja?tampil=late')).body;
    app.clock.advance({ days: -40 });
    // What was open is closed by then.
    [intake, head] = [await atDesk(app, 'intake'), await atDesk(app, 'head')];
    expect([page.includes(waits.number), page.includes(question.number)], 'a question has no clock').toEqual([true, false]);
  }, 120_000);

  it('takes an emergency at once, with everything missing', async () => {
    const { number } = await sendByPages(app.visitor(), 'laporan', { periksa: { emergency: 'life' }, cerita: story });
    const at = await addressOf(intake, number);
    const done = await intake.follow(await intake.post(`${at}/langkah`, { langkah: 'rapid', versi: '1' }));
    expect(textOf(done.body)).toMatch(/Pemeriksaan.*Darurat/s);
  });

  it('answers a question, is asked more, and is done when the one who asked says so', async () => {
    const asker = app.visitor();
    const { code, number } = await sendByPages(asker, 'konsultasi', { cerita: story });
    await asker.post('/ombudsman/tanda-terima', { kode: code });
    const at = await addressOf(intake, number);
    const nothing = await intake.post(`${at}/langkah`, { langkah: 'answer', versi: '1', jawaban: ' ' });
    expect(nothing.statusCode).toBe(422);
    await intake.follow(
      await intake.post(`${at}/langkah`, { langkah: 'answer', versi: '1', jawaban: 'Tanyakan dahulu kepada kepala kantor.' }),
    );
    expect(await words(asker, '/ombudsman/laporan-saya')).toContain('Tanyakan dahulu kepada kepala kantor.');
    await sendForm(asker, '/ombudsman/laporan-saya/pesan', { pesan: 'Dan bila tidak dijawab?' });
    expect(await words(intake, at)).toMatch(/Diterima, menunggu jawaban.*Dan bila tidak dijawab/s);
    await intake.post(`${at}/langkah`, { langkah: 'answer', versi: '3', jawaban: 'Melaporlah di sini.' });
    const done = await asker.follow(await asker.post('/ombudsman/laporan-saya/langkah', { langkah: 'finish' }));
    expect(textOf(done.body)).toContain('Sudah selesai');
    const late = await sendForm(asker, '/ombudsman/laporan-saya/pesan', { pesan: 'Lagi' });
    expect([late.statusCode, textOf(late.body)]).toEqual([422, expect.stringContaining('tidak menerima pesan lagi')]);
  });

  it('learns who reports by two people, seen by the reporter', async () => {
    const reporter = app.visitor();
    const { code, number } = await sendByPages(reporter, 'laporan', {
      ...report,
      diri: { ...report.diri, stands: 'proxy', represented: 'Nenek Contoh Diwakili' },
    });
    await reporter.post('/ombudsman/tanda-terima', { kode: code });
    const at = await addressOf(intake, number);
    expect(await words(intake, at), 'whom a proxy stands for is somebody’s identity too').not.toContain('Nenek Contoh');
    await intake.follow(await intake.post(`${at}/identitas`, { alasan: 'Mencocokkan KTP' }));
    const keeper = await atDesk(app, 'keeper');
    const waiting = await keeper.get(at);
    expect(textOf(waiting.body)).toContain('Sri Wedari Asih meminta membuka identitas');
    const decide = /\/ombudsman\/meja\/[0-9a-f-]{36}\/identitas\/[0-9a-f-]{36}/.exec(waiting.body)?.[0] ?? '';
    expect((await intake.post(decide, { putusan: 'ya' })).statusCode, 'not by the one who asks').toBe(422);
    expect((await intake.post(`${decide}/lihat`)).statusCode, 'not before').toBe(404);
    await keeper.follow(await keeper.post(decide, { putusan: 'ya' }));
    const seen = await intake.post(`${decide}/lihat`);
    expect([seen.statusCode, textOf(seen.body)]).toEqual([
      200,
      expect.stringMatching(/Nenek Contoh Diwakili.*Pelapor Rekaan.*081200000000/s),
    ]);
    expect((await keeper.post(`${decide}/lihat`)).statusCode, 'not for the one who granted').toBe(404);
    expect(await words(reporter, '/ombudsman/laporan-saya')).toMatch(
      /meminta membuka identitas Anda Alasan: Mencocokkan KTP.*disetujui orang kedua.*Identitas Anda dilihat/s,
    );
  }, 120_000);

  it('keeps away whom it touches: named before sending, or by themselves later', async () => {
    const reporter = app.visitor();
    await reporter.get('/ombudsman/baru');
    await reporter.post('/ombudsman/baru', { jenis: 'informasi' });
    await reporter.post('/ombudsman/konsep/cerita', story);
    const page = await reporter.get('/ombudsman/konsep/kirim');
    const ids = [...page.body.matchAll(/name="jauhkan" value="([0-9a-f-]{36})"[^]*?<span>([^<]+)/g)].map(
      ([, id = '', name = '']) => [name, id] as const,
    );
    const id = ids.find(([name]) => name.includes('Sri Wedari'))?.[1] ?? '';
    const nobody = await reporter.post('/ombudsman/konsep/kirim', { jauhkan: ids.map(([, one]) => one) });
    expect([nobody.statusCode, textOf(nobody.body)]).toEqual([422, expect.stringContaining('tidak ada yang dapat membukanya')]);
    const receipt = await reporter.follow(await reporter.post('/ombudsman/konsep/kirim', { jauhkan: [id] }));
    const number = /IN-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(textOf(receipt.body))?.[0] ?? '';
    await expect(addressOf(intake, number)).rejects.toThrow('not in the queue');
    expect(textOf((await intake.post('/ombudsman/meja', { q: number })).body)).toContain('Tidak ada yang memuat kata itu');
    const assistant = await atDesk(app, 'assistant');
    const at = await addressOf(assistant, number);
    const own = await app.db
      .selectFrom('identity.person')
      .select('id')
      .where('email', '=', 'asisten.ombudsman@contoh.test')
      .executeTakeFirstOrThrow();
    const left = await assistant.post(`${at}/jauhkan`, { petugas: own.id, alasan: 'Ipar terlapor' });
    expect(left.headers.location).toBe('/ombudsman/meja');
    expect((await assistant.get(at)).statusCode).toBe(404);
    expect(await words(head, at)).toMatch(/Dijauhkan karena kepentingan: I Made Suta Wirawan Ipar terlapor/s);
  }, 120_000);

  it('lists keys with their fingerprints, and only a head’s open one admits and ends them', async () => {
    const list = await head.get('/ombudsman/kantor');
    expect(textOf(list.body)).toMatch(/Sri Wedari Asih penerimaan ([0-9A-F]{4} ?){6} diterima/s);
    const key = /\/ombudsman\/kantor\/kunci\/[0-9a-f-]{36}/.exec(list.body)?.[0] ?? '';
    const byIntake = await intake.post(key, { putusan: 'akhiri' });
    expect([byIntake.statusCode, textOf(byIntake.body)]).toEqual([409, expect.stringContaining('Tidak dapat dilakukan')]);
  });
});
