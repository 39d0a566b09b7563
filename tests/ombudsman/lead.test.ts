import { ombudsmanOf } from '#demo';
import { readSheet } from '#platform/files';
import { textOfPdf, verifyPdf } from '#platform/documents';
import { type FakeClock, startApp, type TestApp, textOf, type Visitor } from '#support';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, atDesk, sendByPages } from './walk.ts';

const PATTERNS = '/ombudsman/pimpinan/pola';
const REPORTS = '/ombudsman/pimpinan/laporan';
let app: TestApp<FakeClock>;
let head: Visitor;
let keeper: Visitor;
let intake: Visitor;
const at: string[] = [];
beforeAll(async () => {
  app = await startApp();
  await ombudsmanOf(app.deps);
  await comeBack();
  for (let nth = 0; nth < 7; nth++) {
    const { number } = await sendByPages(app.visitor(), 'laporan', {
      periksa: { emergency: 'no' },
      cerita: {
        title: `Antre ${nth}`,
        agency: nth < 6 ? (['Dinas Awan Tinggi', 'dinas awan  tinggi'][nth % 2] ?? '') : 'Kantor Kabut Tunggal',
        service: 'Akta',
        story: `Cerita pelapor bertanda kelopak ${nth}.`,
      },
      diri: { stands: 'self', secret: 'secret', name: `Pelapor Kelopak ${nth}` },
    });
    at.push(await addressOf(intake, number));
  }
}, 300_000);
afterAll(() => app?.close());

async function comeBack(): Promise<void> {
  [head, keeper, intake] = [await atDesk(app, 'head'), await atDesk(app, 'keeper'), await atDesk(app, 'intake')];
}
const words = async (visitor: Visitor, url: string) => textOf((await visitor.get(url)).body);

describe('patterns', () => {
  it('group what the key opens by agency and service, however it was written, for head and keeper alone', async () => {
    expect(await words(head, '/ombudsman/pimpinan')).toMatch(/Pola laporan.*Laporan berkala.*Penyusutan/s);
    const page = await words(head, PATTERNS);
    expect(page).toMatch(/Dinas Awan Tinggi.*Akta.*belum ada temuan.*6 laporan/s);
    expect(page).not.toContain('Kabut Tunggal');
    expect([(await intake.get(PATTERNS)).statusCode, (await intake.get('/ombudsman/pimpinan')).statusCode]).toEqual([404, 404]);
    expect(await words(keeper, PATTERNS)).toContain('Hanya kepala yang membukanya');
  }, 60_000);

  it('become a matter of the office’s own by the head, with a reason: nothing of a reporter goes along, and conflicts do', async () => {
    const { id } = await app.db
      .selectFrom('identity.person')
      .select('id')
      .where('email', '=', 'identitas.ombudsman@contoh.test')
      .executeTakeFirstOrThrow();
    await head.post(`${at[0]}/jauhkan`, { petugas: id, alasan: 'Kerabat terlapor.' });
    const laporan = at.slice(0, 3).map((one) => one.slice(-36));
    const asked = {
      instansi: 'Dinas Awan Tinggi',
      layanan: 'Akta',
      judul: 'Antrean akta',
      alasan: 'Lima laporan serupa dalam sebulan.',
      laporan,
    };
    const byKeeper = await keeper.post(PATTERNS, asked);
    expect([byKeeper.statusCode, textOf(byKeeper.body)]).toEqual([422, expect.stringContaining('Hanya kepala yang membukanya')]);
    const wordless = await head.post(PATTERNS, { ...asked, alasan: ' ' });
    expect([wordless.statusCode, textOf(wordless.body)]).toEqual([422, expect.stringContaining('Isi alasannya')]);
    expect(wordless.body, 'what was typed is still there').toContain('Antrean akta');
    expect(textOf((await head.post(PATTERNS, { ...asked, laporan: laporan.slice(0, 1) })).body)).toContain('sedikitnya dua');
    const opened = await head.post(PATTERNS, asked);
    expect(opened.statusCode).toBe(303);
    const own = String(opened.headers.location).split('?')[0] ?? '';
    const page = await words(head, own);
    expect(page).toMatch(/Antrean akta.*Menunggu rapat pleno.*berdasarkan laporan: LM-/s);
    expect(page).not.toContain('kelopak');
    expect(await words(head, at[1] ?? '')).toContain('Menjadi dasar penyelidikan atas prakarsa sendiri: LM-');
    expect((await keeper.get(own)).statusCode, 'whoever is kept away from one is kept away from this').toBe(404);
    const row = await app.db
      .selectFrom('ombudsman.matter')
      .select(['channel', 'stage'])
      .where('id', '=', own.slice(-36))
      .executeTakeFirst();
    expect(row).toEqual({ channel: 'own', stage: 'plenary' });
    const rows = await sql<{ row: string }>`select m::text as row from ombudsman.matter m where channel = 'own'`.execute(app.db);
    for (const one of laporan) expect(JSON.stringify(rows.rows)).not.toContain(one);
    // It is examined without a reporter: nobody is waited for, nobody is written to.
    const step = async (langkah: string, more: Record<string, string> = {}) => {
      const { version } = await app.db
        .selectFrom('ombudsman.matter')
        .select('version')
        .where('id', '=', own.slice(-36))
        .executeTakeFirstOrThrow();
      return (await head.post(`${own}/langkah`, { langkah, versi: String(version), ...more })).statusCode;
    };
    expect(await step('accept', { kelas: 'medium' })).toBe(303);
    await head.post(`${own}/cara`, { cara: 'field', catatan: 'Loket didatangi.' });
    expect(await step('tell-result', { hasil: 'found' })).toBe(303);
    const lhp = { bentuk: 'delay', untuk: 'elsewhere', namaInstansi: 'Dinas Awan Tinggi', isiSurat: 'Tambah loket akta.' };
    expect(await step('lhp-found', lhp)).toBe(303);
    expect(await words(head, own)).not.toMatch(/surat-(tr|hp|pl)\.pdf/);
  }, 60_000);
});

describe('a periodic report', () => {
  let draft = '';
  it('is drafted for a period that is over, small groups put together before anything is kept', async () => {
    const running = await keeper.post(REPORTS, { masa: '2026-Q1' });
    expect([running.statusCode, textOf(running.body)]).toEqual([422, expect.stringContaining('Pilih masa yang sudah lewat')]);
    app.clock.advance({ days: 40 });
    await comeBack();
    const made = await keeper.post(REPORTS, { masa: '2026-Q1' });
    expect(made.statusCode).toBe(303);
    draft = String(made.headers.location).split('?')[0] ?? '';
    const page = await words(keeper, draft);
    // Of the five the keeper opens three wrote it so.
    expect(page).toMatch(/Laporan menurut instansi terlapor.*dinas awan tinggi 5.*Tindakan korektif/s);
    const kept = await sql<{ row: string }>`select r::text as row from ombudsman.figure_report r`.execute(app.db);
    expect(JSON.stringify(kept.rows)).not.toMatch(/Kabut|Kelopak|kelopak/);
    const [{ tables } = { tables: [] }] = (await app.db.selectFrom('ombudsman.figure_report').select('tables').execute()) as unknown as {
      tables: { rows: string[][] }[];
    }[];
    for (const { rows } of tables) for (const row of rows) expect(row[1]).toMatch(/^(0|[5-9]|\d\d+|kurang dari 5)$/);
  }, 90_000);

  it('is approved by a head who did not draft it, numbered, signed and verifiable, and stays as it is', async () => {
    const own = await keeper.post(draft);
    expect([own.statusCode, textOf(own.body)]).toEqual([422, expect.stringContaining('Hanya kepala yang menyetujui')]);
    expect((await keeper.get(`${draft}/pdf`)).statusCode, 'nothing to download before').toBe(404);
    expect((await head.post(draft)).statusCode).toBe(303);
    const page = await words(head, draft);
    expect(page).toMatch(/0001\/LB\/ORI-BALI\/IV\/2026.*Sidik SHA-256/s);
    const pdf = (await head.get(`${draft}/pdf`)).rawPayload;
    expect(await verifyPdf(app.deps.documents, pdf)).toMatchObject({ verdict: 'genuine' });
    const text = (await textOfPdf(pdf)).replace(/\s+/g, ' ');
    for (const word of ['Laporan Triwulan I Tahun 2026', 'Akses masyarakat', '1 Januari 2026 sampai 31 Maret 2026'])
      expect(text).toContain(word);
    expect(page).toContain(createHash('sha256').update(pdf).digest('hex'));
    const xlsx = (await head.get(`${draft}/xlsx`)).rawPayload;
    expect(page).toContain(createHash('sha256').update(xlsx).digest('hex'));
    const rows = (await readSheet(xlsx, 200)).map(({ cells }) => cells.join('|'));
    expect(rows).toEqual(
      expect.arrayContaining([expect.stringContaining('Laporan Triwulan I'), expect.stringContaining('0001/LB/ORI-BALI')]),
    );
    await expect(sql`update ombudsman.figure_report set tables = '[]'`.execute(app.db)).rejects.toThrow('stays as it is');
    await expect(sql`delete from ombudsman.figure_report`.execute(app.db)).rejects.toThrow('stays as it is');
    expect((await head.post(draft)).statusCode).toBe(422);
    expect((await keeper.post(REPORTS, { masa: '2026-Q1' })).statusCode).toBe(422);
    expect((await intake.get(draft)).statusCode).toBe(404);
  }, 90_000);

  it('is put right by a further edition alone, which says why and what changed, and is approved anew', async () => {
    const correct = async (sebab: string) => keeper.post(REPORTS, { masa: '2026-Q1', sebab });
    expect(textOf((await correct('salah')).body)).toContain('Tulis sebab perbaikan');
    const same = await correct('Instansi satu laporan keliru.');
    expect([same.statusCode, textOf(same.body)]).toEqual([422, expect.stringContaining('Tidak satu angka pun berubah')]);
    for (const matter of at.slice(0, 2))
      expect((await intake.post(`${matter}/instansi`, { agencyId: 'other', agency: 'Kantor Embun Sejuk' })).statusCode).toBe(303);
    const made = await correct('Instansi satu laporan keliru.');
    expect(made.statusCode).toBe(303);
    const second = String(made.headers.location).split('?')[0] ?? '';
    expect(await words(keeper, second)).toMatch(
      /Yang berubah dari edisi sebelumnya.*Semula.*Menjadi.*Menggantikan laporan nomor 0001.*keliru/s,
    );
    expect((await head.post(second)).statusCode).toBe(303);
    const text = (await textOfPdf((await head.get(`${second}/pdf`)).rawPayload)).replace(/\s+/g, ' ');
    expect(text).toMatch(/Triwulan I Tahun 2026, perbaikan ke-1.*Yang berubah dari edisi sebelumnya/);
    const list = await words(head, REPORTS);
    expect(list.match(/Triwulan I tahun 2026/g), 'the first edition is still there').toHaveLength(2);
    expect(list.match(/Perbaiki laporan ini/g)?.length, 'only the newest is put right').toBe(2);
    expect((await keeper.get(`${draft}/pdf`)).statusCode).toBe(200);
  }, 90_000);

  it('is not approved by whoever drafted it, also not a head', async () => {
    const made = await head.post(REPORTS, { masa: '2025' });
    const address = String(made.headers.location).split('?')[0] ?? '';
    const own = await head.post(address);
    expect([own.statusCode, textOf(own.body)]).toEqual([422, expect.stringContaining('orang lain daripada yang menyusunnya')]);
  }, 60_000);
});
