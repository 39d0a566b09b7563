import { ombudsmanOf } from '#demo';
import { transaction } from '#db';
import { forgetKeys, officeRules } from '#services/ombudsman';
import { type FakeClock, startApp, type TestApp, textOf, type Visitor } from '#support';
import { enterRule } from '../support/rules.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendForm } from '../samsat/world.ts';
import { lookInDatabase } from './look.ts';
import { mailIn, mailTo } from './mail-world.ts';
import { addressOf, atDesk, sendByPages, takenIn, versionIn } from './walk.ts';

const LISTS = '/ombudsman/pimpinan/penyusutan';
let app: TestApp<FakeClock>;
let head: Visitor;
let keeper: Visitor;
let intake: Visitor;
const codes: Record<string, string> = {};
const at: Record<string, string> = {};
beforeAll(async () => {
  app = await startApp();
  await ombudsmanOf(app.deps);
  await comeBack();
  for (const one of ['goes', 'held', 'again']) {
    const visitor = app.visitor();
    const { code, number } = await sendByPages(visitor, 'laporan', {
      periksa: { emergency: 'no' },
      cerita: { title: `Perkara ${one}`, agency: 'Dinas Contoh', story: 'Loket tutup setiap Jumat.' },
      diri: { stands: 'self', secret: 'secret', name: 'Pelapor Rekaan' },
    });
    await visitor.post('/ombudsman/tanda-terima', { kode: code });
    at[one] = await addressOf(intake, number);
    codes[one] = code;
    await visitor.post('/ombudsman/laporan-saya/langkah', { langkah: 'withdraw' });
  }
}, 300_000);
afterAll(() => app?.close());

async function comeBack(): Promise<void> {
  [head, keeper, intake] = [await atDesk(app, 'head'), await atDesk(app, 'keeper'), await atDesk(app, 'intake')];
}
async function later(days: number): Promise<void> {
  app.clock.advance({ days });
  await comeBack();
}
const words = async (visitor: Visitor, url: string) => textOf((await visitor.get(url)).body);
const count = async (table: string) =>
  (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(app.db)).rows[0]?.n ?? 0;
const idOf = (one: string) => (at[one] ?? '').slice(-36);
const listAt = async () => new RegExp(`${LISTS}/[0-9a-f-]{36}`).exec((await keeper.get(LISTS)).body)?.[0] ?? '';
const back = async (one: string) => {
  const visitor = app.visitor();
  await visitor.get('/ombudsman/kembali');
  return { visitor, reply: await visitor.post('/ombudsman/kembali', { kode: codes[one] ?? '' }) };
};

describe('a matter that ended', () => {
  it('is past its time by no rule that nobody confirmed', async () => {
    await later(800);
    expect(await words(head, LISTS)).toMatch(/Tidak ada laporan yang lewat.*4 laporan lain lewat menurut aturan yang belum dikonfirmasi/s);
    const early = await head.post(LISTS);
    expect([early.statusCode, textOf(early.body)]).toEqual([422, expect.stringContaining('tidak ada yang dapat diusulkan')]);
    expect((await intake.get(LISTS)).statusCode, 'not for those who only take in').toBe(404);
  }, 60_000);

  it('is held back with a reason, and proposed once the rule is confirmed; its reporter reads from which day on', async () => {
    await confirm();
    expect((await head.post(`${at.held}/tahan`, { tahan: 'ya', alasan: ' ' })).statusCode).toBe(422);
    expect((await head.post(`${at.held}/tahan`, { tahan: 'ya', alasan: 'Gugatan di PTUN.' })).statusCode).toBe(303);
    expect(await words(head, at.held ?? '')).toMatch(/Ditahan dari penyusutan Gugatan di PTUN/);
    expect(await words(head, LISTS)).toMatch(/3 laporan lewat lama simpannya.*1 laporan ditahan/s);
    expect((await head.post(LISTS)).statusCode).toBe(303);
    const { visitor } = await back('goes');
    expect(await words(visitor, '/ombudsman/laporan-saya')).toMatch(/akan dimusnahkan, paling cepat \d+ \w+ 2028/);
    const own = await visitor.get('/ombudsman/laporan-saya/unduh');
    expect([own.headers['content-disposition'], own.body]).toEqual([
      expect.stringContaining('attachment'),
      expect.stringMatching(/Perkara goes.*Loket tutup setiap Jumat/s),
    ]);
    expect(own.body, 'who reports lies under locks of two').not.toContain('Pelapor Rekaan');
    expect((await app.visitor().get('/ombudsman/laporan-saya/unduh')).statusCode).toBe(303);
  }, 60_000);

  it('is decided by another person, with minutes, and not before its day', async () => {
    const list = await listAt();
    const by = async (who: Visitor, more: Record<string, string>) => {
      const reply = await who.post(list, more);
      return [reply.statusCode, textOf(reply.body)];
    };
    expect(await by(keeper, { putusan: 'ya', beritaAcara: 'BA-1' })).toEqual([422, expect.stringContaining('belum sampai harinya')]);
    await later(31);
    expect(await by(head, { putusan: 'ya', beritaAcara: 'BA-1' })).toEqual([422, expect.stringContaining('diputus orang lain')]);
    expect(await by(keeper, { putusan: 'ya', beritaAcara: ' ' })).toEqual([422, expect.stringContaining('isi nomor berita acara')]);
    await expect(sql`delete from ombudsman.matter where id = ${idOf('goes')}`.execute(app.db)).rejects.toThrow('approved list alone');
  }, 60_000);

  it('goes with every key and line, unless something was said since; figures and a word for its reporter are left', async () => {
    await head.post(`${at.again}/pesan`, { kepada: 'office', tulisan: 'Ada surat baru dari pelapor.' });
    const before = await count('ombudsman.matter');
    const goes = idOf('goes');
    expect((await keeper.post(await listAt(), { putusan: 'ya', beritaAcara: 'BA-12/2028' })).statusCode).toBe(303);
    expect(before - (await count('ombudsman.matter')), 'one went, and a tip of the demonstration').toBe(2);
    expect(await words(keeper, LISTS)).toMatch(/BA-12\/2028.*dimusnahkan/s);
    expect(await words(keeper, LISTS)).toContain('tetap: ada yang baru sejak diusulkan');
    for (const table of ['held', 'entry', 'identity', 'opening', 'attachment', 'clock', 'excluded']) {
      const { rows } = await sql`select 1 from ${sql.table(`ombudsman.${table}`)} where matter_id = ${goes}`.execute(app.db);
      expect([table, rows.length]).toEqual([table, 0]);
    }
    expect([await count('ombudsman.past'), await count('ombudsman.past_key')]).toEqual([2, 4]);
    expect(await lookInDatabase(app.db, ['Perkara goes', 'Dinas Contoh', 'Loket tutup setiap Jumat'])).toEqual([]);
    const { reply } = await back('goes');
    expect([reply.statusCode, textOf(reply.body)]).toEqual([200, expect.stringContaining('sudah dimusnahkan pada')]);
    expect((await back('again')).reply.statusCode, 'what stays opens as before').toBe(303);
    expect((await head.get(at.goes ?? '')).statusCode).toBe(404);
    const trail = await app.db.selectFrom('audit.entry').select('detail').where('action', '=', 'ombudsman.decide-disposal').execute();
    expect(trail.map(({ detail }) => detail)).toEqual([{ approve: true, gone: 2, stayed: 1 }]);
  }, 60_000);

  it('is not prolonged by what is split off from it', async () => {
    await mailTo(app, { from: 'belah@contoh.test', subject: 'Perkara induk', text: 'Isi pertama.' });
    await app.runSweep('mail.read');
    const surat = (await mailIn(intake, 'Perkara induk')).slice(-36);
    const parent = { surat, jenis: 'konsultasi', title: 'Induk', story: 'Isi pertama.', secret: 'open' };
    await intake.follow(await sendForm(intake, '/ombudsman/catat', parent));
    const own = await addressOf(intake, 'Induk');
    await intake.post(`${own}/langkah`, { langkah: 'answer', versi: versionIn((await intake.get(own)).body), jawaban: 'Baik.' });
    await intake.post(`${own}/langkah`, { langkah: 'finish', versi: versionIn((await intake.get(own)).body) });
    const closed = await app.db
      .selectFrom('ombudsman.matter')
      .select('closed_on')
      .where('id', '=', own.slice(-36))
      .executeTakeFirstOrThrow();
    await later(40);
    const { replyAddress } = await import('./mail-world.ts');
    await mailTo(app, {
      from: 'belah@contoh.test',
      to: await replyAddress(app, 'belah@contoh.test'),
      subject: 'Perkara lain sama sekali',
      text: 'Isi kedua.',
    });
    await app.runSweep('mail.read');
    const page = await takenIn(intake, own);
    const mail = /\/ombudsman\/surat-masuk\/[0-9a-f-]{36}/.exec(page.body)?.[0] ?? '';
    const split = { surat: mail.slice(-36), jenis: 'konsultasi', title: 'Belahan', story: 'Isi kedua.', secret: 'open' };
    await intake.follow(await sendForm(intake, '/ombudsman/catat', split));
    const part = await addressOf(intake, 'Belahan');
    const row = await app.db.selectFrom('ombudsman.matter').select('keep_from').where('id', '=', part.slice(-36)).executeTakeFirstOrThrow();
    expect([closed.closed_on, row.keep_from]).toEqual([expect.any(String), closed.closed_on]);
  }, 60_000);
});

/** The office read its retention schedule, and vouches for every line. */
async function confirm(): Promise<void> {
  const [rule] = officeRules;
  if (!rule) throw new Error('no rule of keeping');
  const value = (rule.value as readonly object[]).map((line) => ({ ...line, confirmed: true }));
  const at = app.clock.now();
  const entry = { agencyId: app.deps.ombudsman.agencyId, value, citation: 'JRA contoh', validFrom: at.toISOString().slice(0, 10), at };
  await transaction(app.db, (tx) => enterRule(tx, rule, entry));
}

describe('an officer', () => {
  it('takes along what is held of their keys, and is forgotten with the secret half of them', async () => {
    const own = await keeper.get('/akun/data/unduh/json');
    expect(JSON.parse(own.body)).toContainEqual(expect.objectContaining({ kind: 'ombudsman-key', seats: ['keeper'], state: 'admitted' }));
    const { id } = await app.db
      .selectFrom('identity.person')
      .select('id')
      .where('email', '=', 'identitas.ombudsman@contoh.test')
      .executeTakeFirstOrThrow();
    await transaction(app.db, (tx) => forgetKeys(tx, id, app.clock.now()));
    const key = await app.db.selectFrom('ombudsman.officer_key').selectAll().where('person_id', '=', id).executeTakeFirstOrThrow();
    expect([key.state, key.wrapped.length, key.recovery]).toEqual(['retired', 0, null]);
    expect((await app.db.selectFrom('ombudsman.held').select('key_id').where('key_id', '=', key.id).execute()).length).toBe(0);
    expect((await keeper.get('/ombudsman/meja')).headers.location).toBe('/ombudsman/kunci');
  }, 60_000);
});
