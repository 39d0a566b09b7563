import { type FakeClock, startApp, type TestApp, textOf, type Visitor } from '#support';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendForm } from '../samsat/world.ts';
import { addressOf, atDesk, officeOf } from './walk.ts';

let app: TestApp<FakeClock>;
let intake: Visitor;
const words = async (visitor: Visitor, at: string) => textOf((await visitor.get(at)).body);
const codeIn = (text: string) => /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(text)?.[0] ?? '';
const photo = (model: string) =>
  sharp({ create: { width: 20, height: 20, channels: 3, background: 'white' } })
    .withExif({ IFD0: { Model: model } })
    .jpeg()
    .toBuffer();

beforeAll(async () => {
  app = await startApp();
  await officeOf(app);
  intake = await atDesk(app, 'intake');
}, 180_000);
afterAll(() => app?.close());

const call = {
  jenis: 'laporan',
  cara: 'phone',
  siapa: 'Anak pelapor, Kadek Tiruan',
  title: 'Jalan desa dibiarkan rusak',
  agency: 'Dinas Contoh',
  story: 'Sudah dua kali mengadu, kata jalak.',
  catatan: 'Suara putus-putus, kata kutilang.',
  name: 'Pelapor Lisan Tiruan',
  phone: '081299900111',
  secret: 'secret',
};

describe('a call', () => {
  let code = '';
  it('is entered by intake with its notes, and its receipt is read out and read back', async () => {
    const page = await words(intake, '/ombudsman/catat');
    expect(page).toMatch(/tersegel bagi petugas.*orang kedua/s);
    const missing = await sendForm(intake, '/ombudsman/catat', { ...call, cara: '', story: '' });
    expect([missing.statusCode, textOf(missing.body)]).toEqual([422, expect.stringMatching(/Pilih caranya.*Ceritakan apa yang terjadi/s)]);
    expect(missing.body, 'what was typed is still there').toContain('kata kutilang');
    const receipt = await intake.follow(await sendForm(intake, '/ombudsman/catat', call));
    code = codeIn(textOf(receipt.body));
    expect(textOf(receipt.body)).toMatch(/bacakan kodenya.*\/ombudsman\/kembali/s);
    expect((await intake.post('/ombudsman/catat/tanda-terima', { kode: '0000-0000-0000-0000' })).statusCode).toBe(422);
    const matter = await intake.follow(await intake.post('/ombudsman/catat/tanda-terima', { kode: code.toLowerCase() }));
    expect(textOf(matter.body)).toMatch(/Lewat telepon: Anak pelapor, Kadek Tiruan Suara putus-putus, kata kutilang/);
    expect((await intake.get('/ombudsman/catat/tanda-terima')).statusCode, 'and is never shown again').toBe(303);
    const { channel, stage } = await app.db
      .selectFrom('ombudsman.matter')
      .select(['channel', 'stage'])
      .where('channel', '=', 'phone')
      .executeTakeFirstOrThrow();
    expect([channel, stage]).toEqual(['phone', 'received']);
    const clocks = await app.db
      .selectFrom('ombudsman.clock as c')
      .innerJoin('ombudsman.matter as m', 'm.id', 'c.matter_id')
      .select('c.key')
      .where('m.channel', '=', 'phone')
      .execute();
    expect(clocks).toEqual([{ key: 'formal' }]);
  });

  it('is the reporter’s own by that receipt, without the office’s notes', async () => {
    const reporter = app.visitor();
    await reporter.get('/ombudsman/kembali');
    const mine = textOf((await reporter.follow(await reporter.post('/ombudsman/kembali', { kode: code }))).body);
    expect(mine).toContain('kata jalak');
    expect(mine).not.toMatch(/kata kutilang|Kadek Tiruan/);
  });

  it('lies sealed: nobody who runs the house reads who called or what was said', async () => {
    const { rows: tables } = await sql<{ schema: string; name: string }>`
      select table_schema as schema, table_name as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(app.db);
    for (const { schema, name } of tables) {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(`${schema}.${name}`)} t`.execute(app.db);
      const text = rows.map(({ row }) => row).join();
      for (const word of ['Kadek Tiruan', 'kata jalak', 'kata kutilang', 'Pelapor Lisan', '081299900111'])
        for (const form of [word, Buffer.from(word).toString('hex')]) expect(text, `${schema}.${name}`).not.toContain(form);
    }
  });
});

describe('somebody who comes by', () => {
  it('brings a paper, whose scan is cleaned and read by them too', async () => {
    const content = await photo('KameraZamrud X9');
    const file = { field: 'berkas', name: 'surat-nama.jpg', type: 'image/jpeg', content };
    await intake.get('/ombudsman/catat');
    const receipt = await intake.follow(
      await sendForm(intake, '/ombudsman/catat', { ...call, cara: 'counter', jenis: 'konsultasi', title: 'Bertanya di loket' }, file),
    );
    const reporter = app.visitor();
    await reporter.get('/ombudsman/kembali');
    const mine = await reporter.follow(await reporter.post('/ombudsman/kembali', { kode: codeIn(textOf(receipt.body)) }));
    const at = /\/ombudsman\/laporan-saya\/berkas\/[0-9a-f-]{36}/.exec(mine.body)?.[0] ?? '';
    const scan = await reporter.get(at);
    expect(scan.headers['content-disposition']).toContain('lampiran-1.jpg');
    expect(scan.rawPayload.includes('KameraZamrud')).toBe(false);
    await intake.post('/ombudsman/catat/tanda-terima', { kode: codeIn(textOf(receipt.body)) });
  });

  it('and gives a tip leaves no name, whatever was typed', async () => {
    await intake.get('/ombudsman/catat');
    await intake.follow(await sendForm(intake, '/ombudsman/catat', { ...call, jenis: 'informasi', title: 'Loket tutup awal' }));
    const at = await addressOf(intake, 'Loket tutup awal');
    await intake.post(`${at}/identitas`, { alasan: 'Uji' });
    const head = await atDesk(app, 'head');
    const decide = /\/ombudsman\/meja\/[0-9a-f-]{36}\/identitas\/[0-9a-f-]{36}/.exec((await head.get(at)).body)?.[0] ?? '';
    await head.post(decide, { putusan: 'ya' });
    expect(textOf((await intake.post(`${decide}/lihat`)).body)).not.toContain('Pelapor Lisan');
  });

  it('is not entered by whoever it touches, nor by whoever takes nothing in', async () => {
    const assistant = await atDesk(app, 'assistant');
    await assistant.get('/ombudsman/catat');
    const refused = await sendForm(assistant, '/ombudsman/catat', call);
    expect([refused.statusCode, textOf(refused.body)]).toEqual([422, expect.stringContaining('Hanya petugas penerimaan')]);
    const me =
      (await app.db.selectFrom('identity.person').select('id').where('email', '=', 'pvl.ombudsman@contoh.test').executeTakeFirst())?.id ??
      '';
    await intake.get('/ombudsman/catat');
    const self = await sendForm(intake, '/ombudsman/catat', { [`jauhkan-${me}`]: 'ya', ...call });
    expect([self.statusCode, textOf(self.body)]).toEqual([422, expect.stringContaining('Anda sendiri berkepentingan')]);
  });
});

describe('a letter to a matter there is', () => {
  it('is scanned into it: the reporter’s own for both sides, another’s for the office', async () => {
    const at = await addressOf(intake, 'Jalan desa dibiarkan rusak');
    const scan = { field: 'berkas', name: 'pindai.jpg', type: 'image/jpeg', content: await photo('X') };
    await intake.follow(
      await sendForm(intake, `${at}/kontak`, { cara: 'letter', siapa: 'Pelapor', isi: 'Surat susulan, kata punai.', pelapor: 'ya' }, scan),
    );
    await intake.follow(
      await sendForm(intake, `${at}/kontak`, { cara: 'phone', siapa: 'Tetangga', isi: 'Tetangga menelepon, kata kepodang.' }),
    );
    const page = await words(intake, at);
    expect(page).toMatch(/Lewat surat: Pelapor Surat susulan, kata punai.*Lewat telepon: Tetangga Tetangga menelepon, kata kepodang/s);
    expect(page).toContain('lampiran-1.jpg');
    const bad = { field: 'berkas', name: 'x.exe', type: 'application/pdf', content: Buffer.from('MZ') };
    expect((await sendForm(intake, `${at}/kontak`, { cara: 'letter', isi: 'x' }, bad)).statusCode).toBe(422);
    expect((await sendForm(intake, `${at}/kontak`, { cara: 'letter' })).statusCode, 'nothing said, nothing kept').toBe(422);
  });
});
