import { castOf, type Cast } from '#demo';
import { findPlan, importPlan, putInForce } from '#services/laperon';
import { transaction } from '#db';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
let cast: Cast;
let admin: Visitor;
let head: Visitor;
beforeAll(async () => {
  app = await startApp();
  cast = await castOf(app.deps);
  admin = await app.signedIn('arsip@contoh.test');
  head = await app.signedIn('kepala@contoh.test');
}, 120_000);
afterAll(() => app?.close());

const BOOKS = '/kelola/rencana';
/** A hundred of them beside each other, then the next hundred north of these. */
const square = (at: number) => {
  const [west, south] = [115.1 + (at % 100) / 1000, -8.6 + Math.floor(at / 100) / 1000];
  const [east, north] = [west + 0.0005, south + 0.0005];
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]; // prettier-ignore
};
/** A plan of as many squares, of which every one from `named` on has no name. */
const planOf = (rows: number, named: number) =>
  JSON.stringify({
    features: Array.from({ length: rows }, (_, at) => ({
      geometry: { type: 'Polygon', coordinates: [square(at)] },
      properties: { KODZON: 'R', ...(at < named && { NAMZON: 'Perumahan' }) },
    })),
  });

async function send(who: Visitor, file: string | Buffer | null, fields: Record<string, string>) {
  const all = { _csrf: await who.token(), ...fields };
  const parts = Object.entries(all).map(([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  const head_ = `--x\r\ncontent-disposition: form-data; name="berkas"; filename="rencana.geojson"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const payload = Buffer.concat([
    Buffer.from(parts.join('')),
    ...(file === null ? [] : [Buffer.from(head_), Buffer.from(file), Buffer.from('\r\n')]),
    Buffer.from('--x--\r\n'),
  ]);
  return who.send({ method: 'POST', url: BOOKS, headers: { 'content-type': 'multipart/form-data; boundary=x' }, payload });
}
const named = { jenis: 'rdtr', nama: 'Rencana uji', kunci: 'rencana-uji', dasar: 'Perbup 1/2026 pasal 4' };
const enter = async (who: Visitor, key = 'rencana-uji') => {
  const sent = await send(who, planOf(2, 2), { ...named, kunci: key, langkah: 'masukkan' });
  expect(sent.statusCode, textOf(sent.body).slice(-900)).toBe(303);
  return /rencana\/([0-9a-f-]{36})/.exec(String(sent.headers.location))?.[1] ?? '';
};
const deed = (who: Visitor, planId: string, key: string, form: Record<string, string> = {}) => who.post(`${BOOKS}/${planId}/${key}`, form);
const stands = (planId: string) =>
  app.db.selectFrom('laperon.plan').select(['valid_from', 'valid_to', 'ends_on']).where('id', '=', planId).executeTakeFirstOrThrow();

describe('a plan in the books', () => {
  it('is only read at first: what was found is shown and can be kept row by row, all of it, and nothing is entered', async () => {
    const before = await app.db.selectFrom('laperon.plan').select('id').execute();
    const shown = await send(admin, planOf(700, 20), { jenis: 'rdtr', langkah: 'periksa' });
    expect(shown.statusCode).toBe(200);
    const text = textOf(shown.body);
    for (const words of ['700 baris dibaca, 700 dapat disimpan', 'tanpa nama 680', 'Belum ada yang disimpan', '50 baris pertama'])
      expect(text).toContain(words);
    const csv = await send(admin, planOf(700, 20), { jenis: 'rdtr', langkah: 'laporan' });
    expect(csv.headers['content-type']).toContain('text/csv');
    const lines = csv.body.trim().split('\r\n');
    expect([lines.length, lines[1], lines.at(-1)]).toEqual([681, '21,Disimpan,tanpa nama', '700,Disimpan,tanpa nama']);
    expect(await app.db.selectFrom('laperon.plan').select('id').execute()).toEqual(before);
  });

  it('says what is wrong with the form and the file, and keeps what was typed', async () => {
    const nothing = await send(admin, null, { jenis: 'rdtr', nama: 'x', langkah: 'masukkan' });
    expect(nothing.statusCode).toBe(422);
    for (const words of ['Tulis nama rencana', 'Tulis kunci', 'Tulis dasar hukumnya', 'Pilih berkas rencana'])
      expect(textOf(nothing.body)).toContain(words);
    expect(nothing.body).toContain('value="x"');
    const far = await send(admin, planOf(1, 1), { jenis: 'rdtr', jarak: '100', langkah: 'periksa' });
    expect(textOf(far.body)).toContain('hanya untuk lapisan');
    const broken = await send(admin, '{"features": [', { jenis: 'rdtr', langkah: 'periksa' });
    expect([broken.statusCode, textOf(broken.body)]).toEqual([422, expect.stringContaining('GeoJSON ini rusak')]);
  });

  it('is put in force by another officer from a day on, and told to them; its whole report stays', async () => {
    const sent = await send(admin, planOf(600, 0), { ...named, kunci: 'besar', langkah: 'masukkan' });
    const planId = /rencana\/([0-9a-f-]{36})/.exec(String(sent.headers.location))?.[1] ?? '';
    expect((await head.get(`${BOOKS}/${planId}/laporan`)).body.trim().split('\r\n')).toHaveLength(601);
    await app.runJobs();
    expect(textOf((await head.get('/kotak-masuk')).body)).toContain('rencana tata ruang: Rencana uji');
    const own = await deed(admin, planId, 'berlaku', { mulai: '2026-03-02' });
    expect([own.statusCode, textOf(own.body)]).toEqual([422, expect.stringContaining('Petugas lain yang memberlakukannya')]);
    expect((await deed(head, planId, 'berlaku', { mulai: '2026-03-01' })).statusCode, 'yesterday').toBe(422);
    expect((await deed(head, planId, 'berlaku', { mulai: '2026-03-05' })).statusCode).toBe(303);
    expect(await stands(planId)).toMatchObject({ valid_from: '2026-03-05', valid_to: null });
    const page = textOf((await admin.get(`${BOOKS}/${planId}?kabar=approved`)).body);
    for (const words of ['Akan berlaku', 'Perbup 1/2026 pasal 4', 'Riwayat', 'Diberlakukan', '600 baris dibaca'])
      expect(page).toContain(words);
  });

  it('ends without a successor only when two agree, and the next version may begin before or after', async () => {
    const planId = await enter(admin);
    await deed(head, planId, 'berlaku', { mulai: '2026-03-02' });
    expect(textOf((await deed(admin, planId, 'akhiri', { sampai: '2026-03-20', alasan: '' })).body)).toContain('Tulis alasannya');
    expect((await deed(admin, planId, 'akhiri', { sampai: '2026-03-20', alasan: 'Dicabut oleh Perbup 9/2026' })).statusCode).toBe(303);
    expect(textOf((await deed(admin, planId, 'akhiri', { sampai: '2026-03-21', alasan: 'Dicabut sekali lagi' })).body)).toContain(
      'sudah diminta',
    );
    expect(await stands(planId), 'not yet').toMatchObject({ valid_to: null, ends_on: '2026-03-20' });
    expect(textOf((await deed(admin, planId, 'setujui')).body)).toContain('Anda sendiri yang meminta');
    expect((await deed(head, planId, 'biarkan')).statusCode).toBe(303);
    expect(await stands(planId)).toMatchObject({ valid_to: null, ends_on: null });
    await deed(admin, planId, 'akhiri', { sampai: '2026-03-20', alasan: 'Dicabut oleh Perbup 9/2026' });
    expect((await deed(head, planId, 'setujui')).statusCode).toBe(303);
    expect(await stands(planId)).toMatchObject({ valid_to: '2026-03-20', ends_on: null });
    expect(textOf((await admin.get(`${BOOKS}/${planId}`)).body)).toMatch(
      /Hari terakhir ditetapkan 20 Maret 2026: Dicabut oleh Perbup 9\/2026.*Dibiarkan berlaku/s,
    );

    const next = await enter(admin);
    expect((await deed(head, next, 'berlaku', { mulai: '2026-03-15' })).statusCode).toBe(303);
    expect(await stands(planId), 'two versions never hold at once').toMatchObject({ valid_to: '2026-03-14' });
    const acts = await app.db
      .selectFrom('audit.entry')
      .select('action')
      .where('subject_id', '=', planId)
      .orderBy('at')
      .orderBy('seq')
      .execute();
    expect(acts.map(({ action }) => action.replace('laperon.', ''))).toEqual([
      'enter-plan',
      'put-plan-in-force',
      'ask-plan-ending',
      'keep-plan',
      'ask-plan-ending',
      'end-plan',
    ]); // prettier-ignore
  });

  it('keeps its last day where the next version begins after it', async () => {
    const about = {
      agencyId: cast.agencyId,
      key: 'berhenti',
      title: 'x',
      citation: 'x',
      sort: { kind: 'rdtr' as const },
      synthetic: true,
      fileName: 'x',
      epsg: null,
      bytes: Buffer.from(planOf(1, 1)),
    };
    const [one, two] = [await importPlan(app.deps, cast.officers.planner, about), await importPlan(app.deps, cast.officers.planner, about)];
    const inForce = (planId: string, from: string) =>
      transaction(app.db, (tx) => putInForce(tx, cast.officers.head, planId, from, app.clock.now()));
    await inForce(one.planId, '2026-01-01');
    await deed(admin, one.planId, 'akhiri', { sampai: '2026-03-10', alasan: 'Dicabut oleh pengadilan' });
    await deed(head, one.planId, 'setujui');
    await inForce(two.planId, '2026-04-01');
    expect(await findPlan(app.db, { id: one.planId })).toMatchObject({ validTo: '2026-03-10' });
  });
});
