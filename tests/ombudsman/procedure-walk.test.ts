import { castOf, ombudsmanOf } from '#demo';
import { transaction } from '#db';
import { assign } from '#platform/access';
import { textOfPdf } from '#platform/documents';
import { LIAISON, requirements } from '#services/ombudsman';
import { type FakeClock, startApp, type TestApp, textOf, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendForm } from '../samsat/world.ts';
import { addressOf, atDesk, sendByPages, takenIn } from './walk.ts';

type Fields = Readonly<Record<string, string>>;
let app: TestApp<FakeClock>;
let badung = '';
let intake: Visitor;
let head: Visitor;
let assistant: Visitor;
let liaison: Visitor;
beforeAll(async () => {
  app = await startApp();
  const { agencyId, officers } = await castOf(app.deps);
  badung = agencyId;
  await ombudsmanOf(app.deps);
  await transaction(app.db, (tx) =>
    assign(tx, { personId: officers.planner.personId, agencyId, role: LIAISON, employeeNo: null, validFrom: '2020-01-01' }),
  );
  await comeBack();
}, 400_000);
afterAll(() => app?.close());

/** Everybody signs in, and opens their key: sessions do not outlast the days between steps. */
async function comeBack(): Promise<void> {
  [intake, head, assistant, liaison] = [
    await atDesk(app, 'intake'),
    await atDesk(app, 'head'),
    await atDesk(app, 'assistant'),
    await app.signedIn('tataruang@contoh.test'),
  ];
}

async function later(days: number): Promise<void> {
  app.clock.advance({ days });
  await comeBack();
}

const words = async (visitor: Visitor, url: string) => textOf((await visitor.get(url)).body);

/** As the page of somebody who has a step there carries it. */
async function versionOf(at: string): Promise<string> {
  const { version } = await app.db
    .selectFrom('ombudsman.matter')
    .select('version')
    .where('id', '=', at.slice(-36))
    .executeTakeFirstOrThrow();
  return String(version);
}

/** A matter as its officers and its reporter walk it. */
async function matterOf(title: string) {
  const reporter = app.visitor();
  const { number, code } = await sendByPages(reporter, 'laporan', {
    periksa: { emergency: 'no', prior: 'yes', matter: 'service' },
    cerita: { title, agency: 'DPMPTSP', story: 'Antrean kami dilewati tiga kali pada hari yang sama tanpa penjelasan.' },
    diri: { stands: 'self', secret: 'secret', name: 'Pelapor Rekaan Antrean', phone: '081200000041' },
  });
  await reporter.post('/ombudsman/tanda-terima', { kode: code });
  const at = await addressOf(intake, number);
  const post = async (visitor: Visitor, langkah: string, more: Fields = {}) =>
    visitor.post(`${at}/langkah`, { langkah, versi: await versionOf(at), ...more });
  /** As an officer does: reads the page, and acts. */
  const act = async (visitor: Visitor, langkah: string, more: Fields = {}) => {
    expect((await takenIn(visitor, at)).statusCode).toBe(200);
    return post(visitor, langkah, more);
  };
  return {
    reporter,
    number,
    at,
    post,
    mine: () => words(comer, '/ombudsman/laporan-saya'),
    async done(visitor: Visitor, langkah: string, more: Fields = {}) {
      const reply = await act(visitor, langkah, more);
      expect([langkah, reply.statusCode, reply.statusCode === 303 ? '' : textOf(reply.body).slice(0, 400)]).toEqual([langkah, 303, '']);
    },
    /** Steps that are not open here, by whoever asks, each with what the page says. */
    async refused(visitor: Visitor, says: string, ...steps: readonly (string | readonly [string, Fields])[]) {
      for (const one of steps) {
        const [langkah, more] = typeof one === 'string' ? [one, {}] : one;
        const reply = await act(visitor, langkah, more);
        // The summary of what is wrong comes before the matter itself.
        const said = textOf(reply.body).split('Perihal')[0];
        expect([langkah, reply.statusCode, said]).toEqual([langkah, 422, expect.stringContaining(says)]);
      }
    },
    async give() {
      const page = await intake.get(at);
      const kunci = /<option value="([0-9a-f-]{36})"[^>]*>I Made Suta Wirawan/.exec(page.body)?.[1] ?? '';
      expect((await intake.post(`${at}/bagi`, { kunci })).statusCode).toBe(303);
    },
    /** The reporter comes back by the receipt. */
    async again() {
      comer = app.visitor();
      await comer.get('/ombudsman/kembali');
      expect((await comer.post('/ombudsman/kembali', { kode: code })).statusCode).toBe(303);
      return comer;
    },
  };
}
let comer: Visitor;

const NO_STEP = 'tidak ada langkah itu di tahap ini';
const letter = (isiSurat: string): Fields => ({ untuk: badung, isiSurat });
/** The newest letter of a kind on the agency's desk, and answering it. */
async function letterOf(code: string): Promise<string> {
  const row = (await liaison.get('/ombudsman/instansi')).body.split('<tr').find((one) => one.includes(`/${code}/`));
  return /\/ombudsman\/instansi\/[0-9a-f-]{36}/.exec(row ?? '')?.[0] ?? '';
}
const answer = (address: string, jawaban: string, more: Fields = {}) =>
  sendForm(liaison, address, { jawaban, nama: 'I Ketut Suardana', jabatan: 'Kepala Bidang', ...more });

const decideAll = async (at: string, group: 'formal' | 'material') => {
  for (const { key } of requirements.filter((one) => one.group === group))
    expect((await intake.post(`${at}/syarat`, { [`putusan-${key}`]: 'met' })).statusCode).toBe(303);
};

/** To examination by plenary. */
async function accepted(title: string) {
  const matter = await matterOf(title);
  await decideAll(matter.at, 'formal');
  await matter.done(intake, 'formal-done');
  await decideAll(matter.at, 'material');
  await matter.done(intake, 'to-plenary');
  await matter.done(head, 'accept', { kelas: 'light' });
  await matter.give();
  await matter.again();
  return matter;
}

describe('a report, from its sending to publication', () => {
  let m: Awaited<ReturnType<typeof matterOf>>;

  it('is verified by form and by substance, in that order, and accepted by the plenary alone', async () => {
    m = await matterOf('Antrean dilewati tiga kali');
    await m.again();
    await m.refused(intake, 'putuskan dahulu tiap persyaratan formal', 'formal-done');
    await m.refused(head, NO_STEP, 'to-plenary', ['accept', { kelas: 'light' }], ['lhp-found', letter('x')], 'publish');
    await decideAll(m.at, 'formal');
    await m.done(intake, 'formal-done');
    await m.refused(intake, 'putuskan dahulu tiap persyaratan material', 'to-plenary');
    await m.refused(head, NO_STEP, ['accept', { kelas: 'light' }], ['refuse', { alasan: 'no-maladministration' }]);
    await decideAll(m.at, 'material');
    await m.done(intake, 'to-plenary');
    await m.refused(intake, 'bukan jabatan Anda', ['accept', { kelas: 'light' }]);
    await m.refused(head, NO_STEP, 'explained', ['tell-result', { hasil: 'found' }], 'publish');
    await m.done(head, 'accept', { kelas: 'light' });
    expect(await m.mine()).toContain('Laporan Anda diterima dan mulai diperiksa');
    await m.give();
  }, 120_000);

  it('hears the agency by letter before it comes to a result', async () => {
    const before = await letterOf('PJ');
    await m.refused(assistant, NO_STEP, 'explained', ['ask-again', letter('x')], ['lhp-found', letter('x')]);
    await m.refused(assistant, 'belum ada pemeriksaan yang dicatat', ['tell-result', { hasil: 'found' }]);
    await m.done(assistant, 'ask-explanation', letter('Mohon jelaskan urutan panggilan di loket pada bulan Januari.'));
    await m.refused(assistant, NO_STEP, ['tell-result', { hasil: 'found' }], 'publish');
    await m.refused(assistant, 'batas terlapor belum lewat', ['ask-again', letter('Mohon segera dijelaskan.')]);
    const asked = await letterOf('PJ');
    expect(asked).not.toBe(before);
    expect(await words(liaison, asked)).toContain('urutan panggilan di loket');
    expect((await answer(asked, 'Dua petugas bergantian menurut jadwal.')).statusCode).toBe(303);
    expect((await answer(asked, 'Sekali lagi.')).statusCode).toBe(422);
    const unread = await m.post(assistant, 'explained');
    expect([unread.statusCode, textOf(unread.body)]).toEqual([422, expect.stringContaining('baru masuk; baca dahulu')]);
    expect(textOf((await takenIn(assistant, m.at)).body)).toContain('Dua petugas bergantian menurut jadwal.');
    await m.done(assistant, 'explained', { catatan: 'Penjelasan tertulis.' });
    expect((await assistant.post(`${m.at}/cara`, { cara: 'documents', catatan: 'Buku antrean' })).statusCode).toBe(303);
  }, 120_000);

  it('tells the result first, hears the reporter, and only then becomes an LHP, by the head', async () => {
    await m.refused(head, NO_STEP, ['lhp-found', { ...letter('Perbaiki.'), bentuk: 'procedure' }], 'lhp-not-found');
    await m.done(assistant, 'tell-result', { hasil: 'found', catatan: 'Nomor dilewati tanpa dicatat.' });
    const corrective = { ...letter('Perbaiki urutan panggilan dan umumkan.'), bentuk: 'procedure' };
    await m.refused(head, 'pelapor masih dapat menanggapi', ['lhp-found', corrective]);
    expect(await m.mine()).toContain('Hasil pemeriksaan: ditemukan maladministrasi');
    await sendForm(comer, '/ombudsman/laporan-saya/pesan', { pesan: 'Saya setuju dengan hasilnya.' });
    await m.refused(assistant, 'bukan jabatan Anda', ['lhp-found', corrective]);
    await m.refused(head, 'hasilnya lain', 'lhp-not-found');
    await m.refused(head, 'Pilih bentuk maladministrasinya.', ['lhp-found', letter('Perbaiki urutan panggilan.')]);
    await m.done(head, 'lhp-found', corrective);
    expect(await m.mine()).toMatch(/Laporan Hasil Pemeriksaan sudah terbit.*Pelaksanaan tindakan korektif dipantau/s);
    expect(await words(liaison, await letterOf('LHP'))).toContain('Perbaiki urutan panggilan dan umumkan.');
  }, 120_000);

  it('comes to a recommendation only once the agency let its days pass, and to publication once its superior did', async () => {
    await m.refused(assistant, 'batas terlapor belum lewat', 'to-resolution');
    await m.refused(head, NO_STEP, ['recommend', letter('x')], ['propose-publication', letter('x')], 'publish');
    await later(60);
    await m.again();
    await m.done(assistant, 'to-resolution', { catatan: 'Tidak ada laporan pelaksanaan.' });
    await m.refused(assistant, 'bukan jabatan Anda', ['recommend', letter('Laksanakan.')]);
    await m.refused(head, 'Tulis isi surat untuk instansi.', 'recommend');
    await m.done(head, 'recommend', letter('Laksanakan perbaikan urutan panggilan dan laporkan.'));
    expect(await m.mine()).toMatch(/menerbitkan rekomendasi.*Rekomendasi/s);
    await m.refused(assistant, 'batas atasan belum lewat', ['propose-publication', letter('Berikut yang akan diumumkan.')]);
    await m.refused(head, NO_STEP, 'publish');
    await later(61);
    await m.again();
    await m.done(assistant, 'propose-publication', letter('Kami akan mengumumkan rekomendasi yang tidak dilaksanakan ini.'));
  }, 240_000);

  it('is published by another person than proposed it, after the agency’s own word, which answers no other letter', async () => {
    await m.refused(head, 'instansi belum menjawab', 'publish');
    expect((await answer(await letterOf('LHP'), 'Tindakan korektif sedang disusun.')).statusCode).toBe(303);
    await m.refused(head, 'instansi belum menjawab', 'publish');
    expect((await answer(await letterOf('HJ'), 'Kami berkeberatan: papan panggilan sudah dibeli.')).statusCode).toBe(303);
    expect(textOf((await takenIn(head, m.at)).body)).toContain('papan panggilan sudah dibeli');
    await m.refused(assistant, 'bukan jabatan Anda', 'publish');
    await m.done(head, 'publish', { catatan: 'Bersama tanggapan instansi.' });
    const page = await m.mine();
    expect(page).toMatch(/kami umumkan, tanpa nama Anda, bersama tanggapan instansi.*Diumumkan/s);
    await m.refused(head, NO_STEP, 'corrected', 'close', 'publish', ['transfer', { kantor: 'Kantor lain' }]);
    const number = await app.db
      .selectFrom('ombudsman.matter')
      .select(['stage', 'closed_on'])
      .where('number', '=', m.number)
      .executeTakeFirstOrThrow();
    expect([number.stage, number.closed_on]).toEqual(['published', expect.stringMatching(/^2026-/)]);
  }, 120_000);

  it('refuses publication to whoever proposed it themselves', async () => {
    const own = await accepted('Antrean lain yang dilewati');
    await own.refused(head, NO_STEP, 'publish');
    await head.post(`${own.at}/cara`, { cara: 'documents', catatan: 'Buku' });
    await own.done(head, 'tell-result', { hasil: 'found' });
    await sendForm(comer, '/ombudsman/laporan-saya/pesan', { pesan: 'Setuju.' });
    await own.done(head, 'lhp-found', { ...letter('Perbaiki papan.'), bentuk: 'delay' });
    await later(60);
    await own.done(head, 'to-resolution');
    await own.done(head, 'recommend', letter('Laksanakan perbaikan papan.'));
    await later(61);
    await own.done(head, 'propose-publication', letter('Ini yang akan diumumkan tentang papan.'));
    expect((await answer(await letterOf('HJ'), 'Sudah dibaca.')).statusCode).toBe(303);
    await own.refused(head, 'perlu orang lain', 'publish');
    await own.done(assistant, 'corrected', { catatan: 'Papan dipasang.' });
  }, 240_000);
});

describe('other ways to an end', () => {
  it('is refused by the plenary with a ground and a letter, and by nobody before', async () => {
    const m = await matterOf('Sengketa tanah waris');
    await m.again();
    await m.refused(head, NO_STEP, ['refuse', { alasan: 'outside' }]);
    await decideAll(m.at, 'formal');
    await m.done(intake, 'formal-done');
    await decideAll(m.at, 'material');
    await m.done(intake, 'to-plenary');
    await m.refused(head, 'Pilih alasannya.', 'refuse', ['refuse', { alasan: 'bukan-alasan' }]);
    const ground = /<select[^>]*name="alasan"[^]*?<option value="([a-z][a-z-]*)"/.exec((await head.get(m.at)).body)?.[1] ?? '';
    await m.done(head, 'refuse', { alasan: ground, catatan: 'Silakan ke pengadilan.' });
    expect(await m.mine()).toMatch(/tidak dapat kami lanjutkan.*Alasan: .*Tidak dilanjutkan/s);
    expect((await sendForm(comer, '/ombudsman/laporan-saya/pesan', { pesan: 'Lagi' })).statusCode).toBe(422);
  }, 120_000);

  it('is objected to once it was closed with a ground, taken up again by another person, and conciliated with minutes of both', async () => {
    const m = await accepted('Loket kosong siang hari');
    await m.refused(head, 'Pilih alasannya.', 'close');
    const closing = /<select[^>]*id="alasan-close"[^]*?<option value="([a-z][a-z-]*)"/.exec((await head.get(m.at)).body)?.[1] ?? '';
    await m.done(head, 'close', { alasan: closing });
    expect(await m.mine()).toContain('Laporan ditutup:');
    expect((await comer.post('/ombudsman/laporan-saya/langkah', { langkah: 'object' })).statusCode).toBe(303);
    await m.refused(head, 'perlu orang lain', 'uphold-objection', 'reject-objection');
    await m.refused(assistant, 'bukan jabatan Anda', 'uphold-objection');
    const keeper = await atDesk(app, 'keeper');
    await m.done(keeper, 'uphold-objection', { catatan: 'Loket belum diperiksa.' });
    expect(await m.mine()).toMatch(/Keberatan Anda diterima.*Pemeriksaan/s);
    await m.refused(head, 'belum disetujui kedua pihak', 'conciliated');
    await assistant.post(`${m.at}/cara`, { cara: 'conciliation', catatan: 'Bertemu.' });
    await assistant.post(`${m.at}/berita-acara`, letter('Loket dijaga satu orang.'));
    const draft = await letterOf('BA');
    const read = /name="naskah" value="(\d+)"/.exec((await comer.get('/ombudsman/laporan-saya')).body)?.[1] ?? '';
    await assistant.post(`${m.at}/berita-acara`, letter('Loket dijaga dua orang sampai pukul tiga.'));
    // Both say yes to the draft they read: it is none any more.
    expect((await comer.post('/ombudsman/laporan-saya/berita-acara', { setuju: 'ya', naskah: read })).statusCode).toBe(409);
    expect((await answer(draft, 'Setuju.', { setuju: 'ya' })).statusCode).toBe(303);
    await m.refused(head, 'belum disetujui kedua pihak', 'conciliated');
    await comer.post('/ombudsman/laporan-saya/berita-acara', { setuju: 'ya' });
    await m.refused(head, 'belum disetujui kedua pihak', 'conciliated');
    const letters = [...(await liaison.get('/ombudsman/instansi')).body.matchAll(/\/ombudsman\/instansi\/[0-9a-f-]{36}/g)].map(
      ([one]) => one,
    );
    for (const one of new Set(letters))
      if ((await words(liaison, one)).includes('sampai pukul tiga'))
        expect((await answer(one, 'Setuju.', { setuju: 'ya' })).statusCode).toBe(303);
    await m.done(head, 'conciliated');
    const page = await comer.get('/ombudsman/laporan-saya');
    const file = /href="(\/ombudsman\/laporan-saya\/berkas\/[0-9a-f-]{36})">surat-ba/.exec(page.body)?.[1] ?? '';
    const text = (await textOfPdf((await comer.get(file)).rawPayload)).replace(/\s+/g, ' ');
    for (const word of ['sampai pukul tiga', 'Pelapor', 'I Ketut Suardana']) expect(text).toContain(word);
    expect(text).not.toMatch(/satu orang|Pelapor Rekaan/);
    expect((await comer.post('/ombudsman/laporan-saya/langkah', { langkah: 'object' })).statusCode).toBeGreaterThanOrEqual(400);
  }, 120_000);
});
