import { castOf, ombudsmanOf, registryOf } from '#demo';
import { transaction } from '#db';
import { assign } from '#platform/access';
import { textOfPdf, verifyPdf } from '#platform/documents';
import { LIAISON } from '#services/ombudsman';
import { type FakeClock, startApp, type TestApp, textOf, type Visitor } from '#support';
import { sql } from 'kysely';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendForm } from '../samsat/world.ts';
import { addressOf, atDesk, sendByPages, takenIn, versionIn } from './walk.ts';

const planted = {
  name: 'Zefanya Kumbangrindu',
  phone: '081299907766',
  title: 'Amplop lembayung di loket sembilan',
  story: 'Ia menyebut angka tujuhratus limapuluh sambil menutup tirai jingga lalu tertawa keras sekali.',
  answer: 'Loket sembilan dijaga bergantian, catatan zamrud terlampir.',
} as const;

let app: TestApp<FakeClock>;
let head: Visitor;
let assistant: Visitor;
let intake: Visitor;
let liaison: Visitor;
let reporter: Visitor;
let at = '';
let badung = '';
beforeAll(async () => {
  app = await startApp();
  const { agencyId, officers } = await castOf(app.deps);
  badung = agencyId;
  await ombudsmanOf(app.deps);
  await transaction(app.db, (tx) =>
    assign(tx, { personId: officers.planner.personId, agencyId, role: LIAISON, employeeNo: null, validFrom: '2020-01-01' }),
  );
  [intake, head, assistant, liaison] = [
    await atDesk(app, 'intake'),
    await atDesk(app, 'head'),
    await atDesk(app, 'assistant'),
    await app.signedIn('tataruang@contoh.test'),
  ];
  reporter = app.visitor();
  at = await examined(reporter, planted.title);
}, 400_000);
afterAll(() => app?.close());

/** A report in examination, held by the assistant. */
async function examined(visitor: Visitor, title: string): Promise<string> {
  const { number, code } = await sendByPages(visitor, 'laporan', {
    periksa: { emergency: 'emergency' },
    cerita: { title, story: planted.story },
    diri: { stands: 'self', secret: 'secret', name: planted.name, phone: planted.phone },
  });
  await visitor.post('/ombudsman/tanda-terima', { kode: code });
  const address = await addressOf(intake, number);
  await step(intake, address, 'rapid');
  const page = await takenIn(intake, address);
  const key = /<option value="([0-9a-f-]{36})"[^>]*>I Made Suta Wirawan/.exec(page.body)?.[1] ?? '';
  await intake.post(`${address}/bagi`, { kunci: key });
  return address;
}

async function step(visitor: Visitor, address: string, langkah: string, more: Readonly<Record<string, string>> = {}) {
  const versi = versionIn((await takenIn(visitor, address)).body);
  return visitor.post(`${address}/langkah`, { langkah, versi: versi || '1', ...more });
}

const letter = (isiSurat: string, untuk = badung) => ({ untuk, isiSurat });
const words = async (visitor: Visitor, url: string) => textOf((await visitor.get(url)).body);
const letterAt = async (visitor: Visitor) =>
  /\/ombudsman\/instansi\/[0-9a-f-]{36}/.exec((await visitor.get('/ombudsman/instansi')).body)?.[0] ?? '';
const everyTable = async () => {
  const { rows: tables } = await sql<{ schema: string; name: string }>`select table_schema as schema, table_name as name
    from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(
    app.db,
  );
  let all = '';
  for (const { schema, name } of tables)
    all += (await sql<{ row: string }>`select t::text as row from ${sql.table(`${schema}.${name}`)} t`.execute(app.db)).rows
      .map(({ row }) => row)
      .join('\n');
  return all;
};

describe('asking an agency', () => {
  it('is refused where the letter repeats the reporter’s words, or says nothing', async () => {
    const copied = await step(
      assistant,
      at,
      'ask-explanation',
      letter('Benarkah ia menyebut angka tujuhratus limapuluh sambil menutup tirai?'),
    );
    expect([copied.statusCode, textOf(copied.body)]).toEqual([422, expect.stringContaining('memuat kalimat pelapor')]);
    expect((await step(assistant, at, 'ask-explanation', letter(' '))).statusCode).toBe(422);
    const inCopy = { ...letter('Mohon jelaskan.'), tembusan: 'Yth. yang menyebut angka tujuhratus limapuluh sambil menutup tirai jingga' };
    expect((await step(assistant, at, 'ask-explanation', inCopy)).statusCode, 'nor in whom it is copied to').toBe(422);
  });

  it('gives the agency the words written for it, a number, a day that is no law, and nothing of the matter', async () => {
    const asked = await step(assistant, at, 'ask-explanation', {
      ...letter('Mohon jelaskan pergantian petugas di loket pada Januari.'),
      tembusan: '1. Bupati Contoh\n\n- Inspektorat Kabupaten Contoh',
    });
    expect(asked.statusCode).toBe(303);
    const own = await letterAt(liaison);
    const said = await words(liaison, own);
    for (const word of ['pergantian petugas di loket', '/PJ/ORI-BALI/', 'belum dikonfirmasi sebagai hukum', '16 Maret 2026', 'Tembusan'])
      expect(said).toContain(word);
    expect(said).toMatch(/1\. Bupati Contoh\s+2\. Inspektorat Kabupaten Contoh/);
    expect(await words(assistant, at), 'the office sees who has it too').toContain('Bupati Contoh; Inspektorat Kabupaten Contoh');
    const pdf = (await liaison.get(`${own}/pdf`)).rawPayload;
    const inside = `${await textOfPdf(pdf)} ${pdf.toString('latin1')}`;
    expect(await verifyPdf(app.deps.documents, pdf)).toMatchObject({ verdict: 'genuine' });
    expect((await textOfPdf(pdf)).replace(/\s+/g, ' '), 'below the signature').toMatch(
      /Tembusan:.*Bupati Contoh.*Inspektorat Kabupaten Contoh/,
    );
    const number = /LM-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await words(assistant, at))?.[0] ?? 'x';
    const doc = await PDFDocument.load(pdf, { updateMetadata: false });
    for (const hidden of [planted.name, planted.title, 'tirai jingga', number, at.slice(-36)])
      expect([hidden, (said + inside + doc.getTitle() + doc.getAuthor() + doc.getSubject()).includes(hidden)]).toEqual([hidden, false]);
    const told = await app.db.selectFrom('notifications.message').selectAll().where('notice', '=', 'ombudsman.asked').execute();
    expect(JSON.stringify(told)).not.toMatch(/LM-|PJ\/ORI|loket/);
  });

  it('leaves no row that joins letter and matter', async () => {
    const rows = await sql<{ row: string }>`select a::text as row from ombudsman.asking a`.execute(app.db);
    const id = at.slice(-36);
    const all = rows.rows.map(({ row }) => row).join();
    for (const form of [id, Buffer.from(id).toString('hex'), id.replaceAll('-', '')]) expect(all).not.toContain(form);
    expect(await everyTable()).not.toContain('pergantian petugas di loket');
  });

  it('is there for the liaison of that agency alone', async () => {
    const own = await letterAt(liaison);
    await registryOf(app.deps);
    for (const [email, lists] of [
      ['loket@contoh.test', 403],
      ['kepala.tabanan@contoh.test', 200],
      ['niluh@contoh.test', 403],
      ['admin.ombudsman@contoh.test', 403],
    ] as const) {
      const other = await app.signedIn(email);
      const list = await other.get('/ombudsman/instansi');
      expect([email, list.statusCode, list.body.includes('/PJ/'), (await other.get(own)).statusCode >= 400]).toEqual([
        email,
        lists,
        false,
        true,
      ]);
    }
  });
});

describe('an answer', () => {
  it('is sealed: nobody reads it again but the office, and its writer keeps a receipt', async () => {
    const own = await letterAt(liaison);
    const empty = await sendForm(liaison, own, { jawaban: 'x', nama: '', jabatan: '' });
    expect([empty.statusCode, textOf(empty.body)]).toEqual([422, expect.stringContaining('nama, dan jabatan')]);
    const paper = await PDFDocument.create();
    paper.addPage();
    paper.setAuthor(planted.name);
    const file = {
      field: 'berkas',
      name: 'a.pdf',
      type: 'application/pdf',
      content: Buffer.from(await paper.save({ useObjectStreams: false })),
    };
    const sent = await sendForm(liaison, own, { jawaban: planted.answer, nama: 'I Ketut Suardana', jabatan: 'Kepala Bidang' }, file);
    expect(sent.statusCode).toBe(303);
    const after = await words(liaison, own);
    expect(after).toContain('terkirim dan tersegel');
    expect(after).not.toContain(planted.answer);
    expect((await sendForm(liaison, own, { jawaban: 'lagi', nama: 'x', jabatan: 'y' })).statusCode).toBe(422);
    expect(await everyTable()).not.toContain('catatan zamrud');
  });

  it('is found by whoever asked and read in the matter, under its own lock', async () => {
    await app.runJobs();
    expect(await words(assistant, '/ombudsman/meja')).toContain('Instansi menjawab surat Anda');
    const page = textOf((await takenIn(assistant, at)).body);
    for (const word of [planted.answer, 'I Ketut Suardana', 'Kepala Bidang']) expect(page).toContain(word);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ombudsman.asking where answer is not null`.execute(app.db);
    expect(rows[0]?.n, 'and lies beside the letter no more').toBe(0);
    expect(await everyTable()).not.toContain('catatan zamrud');
    expect(await words(reporter, '/ombudsman/laporan-saya')).not.toContain('catatan zamrud');
  });
});

describe('a link', () => {
  let link = '';
  const make = async () => {
    const page = await takenIn(assistant, at);
    const [form = ''] = [...page.body.matchAll(/\/ombudsman\/meja\/[0-9a-f-]{36}\/surat\/[0-9a-f-]{36}\/tautan(?=")/g)]
      .map(([one]) => one)
      .slice(-1);
    const made = await assistant.post(form);
    return /http:\/\/localhost(\/ombudsman\/surat\/[\w-]{43})/.exec(textOf(made.body))?.[1] ?? '';
  };

  it('is shown once, opens after a press, and answers once', async () => {
    await step(assistant, at, 'explained');
    await step(assistant, at, 'ask-explanation', {
      ...letter('Mohon kirim daftar jaga bulan Januari.', 'elsewhere'),
      namaInstansi: 'Puskesmas Contoh',
    });
    link = await make();
    expect(link).not.toBe('');
    expect((await assistant.get(at)).body).not.toContain(link);
    expect(await everyTable()).not.toContain(link.split('/').at(-1));
    const outside = app.visitor();
    const first = await outside.get(link);
    expect([first.statusCode, first.headers['referrer-policy'], first.headers['cache-control']]).toEqual([
      200,
      'no-referrer',
      expect.stringContaining('no-store'),
    ]);
    expect(textOf(first.body)).not.toContain('daftar jaga');
    const opened = await outside.post(`${link}/buka`);
    expect(textOf(opened.body)).toContain('daftar jaga bulan Januari');
    expect(textOf(opened.body)).not.toMatch(/LM-|Kumbangrindu|lembayung/);
    const answered = await sendForm(outside, `${link}/jawab`, { jawaban: 'Daftar jaga menyusul.', nama: 'Kepala', jabatan: 'Puskesmas' });
    expect(textOf(answered.body)).toContain('terkirim dan tersegel');
    expect((await app.visitor().get(link)).statusCode).toBe(404);
    const again = app.visitor();
    await again.get(link);
    expect((await again.post(`${link}/buka`)).statusCode).toBe(404);
    const uses = await app.db.selectFrom('ombudsman.link_use').select('what').orderBy('n').execute();
    expect(uses.map(({ what }) => what)).toEqual(['made', 'opened', 'answered', 'refused']);
    await expect(app.db.updateTable('ombudsman.link_use').set({ what: 'made' }).execute()).rejects.toThrow('stays as it is');
  });

  it('ends by its day and by being revoked, and a wrong one tells nothing', async () => {
    await step(assistant, at, 'explained');
    await step(assistant, at, 'ask-explanation', {
      ...letter('Siapa yang menetapkan daftar itu?', 'elsewhere'),
      namaInstansi: 'Puskesmas Contoh',
    });
    const [one, two] = [await make(), await make()];
    const page = await takenIn(assistant, at);
    const revoke = /\/ombudsman\/meja\/[0-9a-f-]{36}\/surat\/[0-9a-f-]{36}\/tautan\/[0-9a-f-]{36}\/cabut/.exec(page.body)?.[0] ?? '';
    expect((await assistant.post(revoke)).statusCode).toBe(303);
    const codes = async () => Promise.all([one, two].map(async (url) => (await app.visitor().get(url)).statusCode));
    expect((await codes()).toSorted()).toEqual([200, 404]);
    app.clock.advance({ days: 15 });
    expect(await codes()).toEqual([404, 404]);
    app.clock.advance({ days: -15 });
    expect((await app.visitor().get(`/ombudsman/surat/${'a'.repeat(43)}`)).statusCode).toBe(404);
  });
});

describe('letters', () => {
  it('to the reporter are numbered by kind and year, signed, and name nobody', async () => {
    const page = await reporter.get('/ombudsman/laporan-saya');
    expect(textOf(page.body)).toMatch(/Surat 000\d\/TR\/ORI-BALI\/III\/2026/);
    const file = /href="(\/ombudsman\/laporan-saya\/berkas\/[0-9a-f-]{36})">surat-tr/.exec(page.body)?.[1] ?? '';
    const pdf = (await reporter.get(file)).rawPayload;
    expect(await verifyPdf(app.deps.documents, pdf)).toMatchObject({ verdict: 'genuine' });
    expect(`${await textOfPdf(pdf)} ${pdf.toString('latin1')}`).not.toMatch(/Kumbangrindu|lembayung|0812999/);
    const kept = await app.db
      .selectFrom('documents.document')
      .select(['holder_name', 'case_id', 'file_id'])
      .where('kind', 'like', 'ombudsman.%')
      .execute();
    expect(new Set(kept.map((row) => JSON.stringify(row)))).toEqual(
      new Set([JSON.stringify({ holder_name: '', case_id: null, file_id: null })]),
    );
  });
});

describe('a clock', () => {
  it('stands still with a reason both read, makes nobody late meanwhile, and its last day moves', async () => {
    const due = async () =>
      await app.db
        .selectFrom('ombudsman.clock')
        .select(['due_on', 'paused_days'])
        .where('matter_id', '=', at.slice(-36))
        .where('ended_on', 'is', null)
        .executeTakeFirstOrThrow();
    const before = await due();
    expect((await assistant.post(`${at}/jam`, { apa: 'paused', alasan: 'expert', catatan: '' })).statusCode).toBe(422);
    expect((await assistant.post(`${at}/jam`, { apa: 'paused', alasan: 'expert', catatan: 'Menunggu ahli kearsipan.' })).statusCode).toBe(
      303,
    );
    expect(await words(reporter, '/ombudsman/laporan-saya')).toContain('ahli kearsipan');
    app.clock.advance({ days: 30 });
    const again = await atDesk(app, 'assistant');
    expect(textOf((await step(again, at, 'ask-again', letter('Mohon segera.'))).body)).toContain('batas terlapor belum lewat');
    await again.post(`${at}/jam`, { apa: 'resumed' });
    const after = await due();
    expect([after.paused_days, Date.parse(after.due_on) - Date.parse(before.due_on)]).toEqual([30, 30 * 86_400_000]);
    app.clock.advance({ days: -30 });
  });
});

describe('conciliation, transfer and objection', () => {
  it('closes with minutes both agreed to, signed as one paper', async () => {
    [assistant, head] = [await atDesk(app, 'assistant'), await atDesk(app, 'head')];
    await step(assistant, at, 'explained');
    expect((await assistant.post(`${at}/berita-acara`, letter('Loket dijaga dua orang.'))).statusCode).toBe(422);
    await assistant.post(`${at}/cara`, { cara: 'conciliation', catatan: 'Bertemu.' });
    await assistant.post(`${at}/berita-acara`, letter('Loket dijaga dua orang mulai bulan depan.'));
    expect(textOf((await step(head, at, 'conciliated')).body)).toContain('belum disetujui kedua pihak');
    await reporter.post('/ombudsman/laporan-saya/berita-acara', { setuju: 'ya' });
    const own = await letterAt(liaison);
    const said = await sendForm(liaison, own, { jawaban: 'Setuju.', nama: 'I Ketut Suardana', jabatan: 'Kepala Bidang', setuju: 'ya' });
    expect(said.statusCode).toBe(303);
    expect((await step(head, at, 'conciliated')).statusCode).toBe(303);
    const page = await reporter.get('/ombudsman/laporan-saya');
    const file = /href="(\/ombudsman\/laporan-saya\/berkas\/[0-9a-f-]{36})">surat-ba/.exec(page.body)?.[1] ?? '';
    const text = (await textOfPdf((await reporter.get(file)).rawPayload)).replace(/\s+/g, ' ');
    for (const word of ['dua orang mulai bulan depan', 'Pelapor', 'menyetujui', 'I Ketut Suardana']) expect(text).toContain(word);
    expect(text).not.toContain(planted.name);
  });

  it('is objected to once, and decided by another than whoever closed it', async () => {
    await reporter.post('/ombudsman/laporan-saya/langkah', { langkah: 'object' });
    expect(textOf((await step(head, at, 'reject-objection')).body)).toContain('perlu orang lain');
    const keeper = await atDesk(app, 'keeper');
    expect((await step(keeper, at, 'reject-objection', { catatan: 'Berita acara sudah disetujui.' })).statusCode).toBe(303);
    expect(await words(reporter, '/ombudsman/laporan-saya')).toContain('tetap ditutup');
    expect((await reporter.post('/ombudsman/laporan-saya/langkah', { langkah: 'object' })).statusCode).toBeGreaterThanOrEqual(400);
  });

  it('goes to another office with a letter that says where', async () => {
    const other = app.visitor();
    const second = await examined(other, 'Antrean di kabupaten lain');
    expect((await step(head, second, 'transfer')).statusCode).toBe(422);
    expect((await step(head, second, 'transfer', { kantor: 'Ombudsman RI Perwakilan Contoh' })).statusCode).toBe(303);
    expect(await words(other, '/ombudsman/laporan-saya')).toContain('dilimpahkan kepada Ombudsman RI Perwakilan Contoh');
  });
});
