import { newId } from '#kernel';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedPermit } from '#demo';

let app: TestApp;
let admin: Visitor;
let agencyId: string;

beforeAll(async () => {
  app = await startApp();
  await seedPermit.submitted(app.deps);
  admin = await app.signedIn('arsip@contoh.test');
  ({ id: agencyId } = await app.db.selectFrom('access.agency').select('id').where('key', '=', 'dpmptsp-badung').executeTakeFirstOrThrow());
});
afterAll(() => app.close());

const page = async (query = '') => (await admin.get(`/kelola/petugas${query}`)).body;
const give = (values: Record<string, string>) =>
  admin.post('/kelola/petugas', { agency: agencyId, from: '28-03-2026', nip: '', ...values });
const end = (id: string, values: Record<string, string> = {}) =>
  admin.post(`/kelola/petugas/${id}/akhiri`, { lastDay: '', reason: 'Pindah tugas', ...values });
const officeOf = async (email: string, role: string) =>
  (
    await app.db
      .selectFrom('access.assignment as a')
      .innerJoin('identity.person as p', 'p.id', 'a.person_id')
      .select('a.id')
      .where('p.email', '=', email)
      .where('a.role', '=', role)
      .orderBy('a.valid_from', 'desc')
      .executeTakeFirstOrThrow()
  ).id;

describe('officers of an agency', () => {
  it('are listed with office and NIP, searched by name and address', async () => {
    const all = textOf(await page());
    for (const name of ['Ni Made Ayu Lestari', 'I Gede Putra Wibawa']) expect(all).toContain(name);
    const found = textOf(await page('?q=LOKET@'));
    expect(found).toContain('Ni Made Ayu Lestari');
    expect(found).not.toContain('I Gede Putra Wibawa');
    expect(textOf(await page('?q=%25'))).toContain('Tidak ada yang cocok');
    expect(textOf(await page('?lewat=1'))).toContain('Tidak ada yang cocok');
  });

  it('are appointed from a day on, told of it with every administrator, and work from then', async () => {
    const today = app.clock.now();
    const personId = await app.account({ name: 'Ni Kadek Baru', email: 'kadek-baru@contoh.test' });
    const day = (days: number) => new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10).split('-').reverse().join('-');
    const visitor = await app.signedIn('kadek-baru@contoh.test');
    expect((await visitor.get('/meja')).statusCode).toBe(403);
    const given = await give({ email: 'Kadek-Baru@contoh.test', role: 'front-office', from: day(2) });
    expect(given.statusCode, textOf(given.body)).toBe(303);
    expect(textOf((await admin.follow(given)).body)).toContain('Jabatan sudah diberikan');
    await app.runJobs();
    expect((await app.mail('kadek-baru@contoh.test'))?.subject).toContain('Anda diberi jabatan');
    expect((await app.mail('arsip@contoh.test'))?.body).toContain('memberi Ni Kadek Baru jabatan');
    expect((await visitor.get('/meja')).statusCode, 'not before its first day').toBe(403);
    app.clock.advance({ days: 2 });
    // An office is worked with a second factor only: the page says so instead of refusing.
    expect((await visitor.get('/meja')).statusCode).not.toBe(403);
    const { action, detail } = await app.db
      .selectFrom('audit.entry')
      .select(['action', 'detail'])
      .where('action', '=', 'access.appoint')
      .executeTakeFirstOrThrow();
    expect([action, detail]).toEqual(['access.appoint', expect.objectContaining({ personId, role: 'front-office' })]);
  });

  it('are signed out everywhere by an administrator, told of it, and sign in again as before', async () => {
    const one = await app.signedIn('loket@contoh.test');
    const other = await app.signedIn('loket@contoh.test');
    const id = await officeOf('loket@contoh.test', 'front-office');
    const answer = await admin.post(`/kelola/petugas/${id}/keluarkan`);
    expect(textOf((await admin.follow(answer)).body)).toContain('dikeluarkan dari semua perangkat dan diberi tahu');
    for (const visitor of [one, other]) expect((await visitor.get('/meja')).headers.location).toContain('/masuk');
    await app.runJobs();
    expect((await app.mail('loket@contoh.test'))?.body).toContain('mengakhiri semua sesi Anda');
    expect((await (await app.signedIn('loket@contoh.test')).get('/meja')).statusCode).toBe(200);
    expect((await admin.get('/kelola/petugas')).statusCode, 'nobody else is').toBe(200);
  });

  it('are ended at once: the next request is refused, the office is told as past with its reason', async () => {
    const visitor = await app.signedIn('kadek-baru@contoh.test');
    const id = await officeOf('kadek-baru@contoh.test', 'front-office');
    expect((await end(id, { reason: '' })).statusCode).toBe(422);
    expect((await end(id, { lastDay: '01-01-2020' })).statusCode).toBe(422);
    expect((await end(id)).statusCode).toBe(303);
    expect((await visitor.get('/meja')).statusCode).toBe(403);
    expect(textOf(await page('?lewat=1'))).toContain('Alasan: Pindah tugas');
    expect(textOf(await page())).not.toContain('Ni Kadek Baru');
    const again = await end(id);
    expect([again.statusCode, textOf(again.body)]).toEqual([422, expect.stringContaining('Jabatan ini sudah berakhir')]);
    expect((await end(newId())).statusCode).toBe(404);
    expect((await end(await officeOf('denpasar@contoh.test', 'head'))).statusCode, 'of another agency').toBe(404);
  });

  it('are not appointed without an account, twice, by themselves, or to sign without a NIP', async () => {
    const said = async (values: Record<string, string>) => {
      const answer = await give({ from: '01-01-2027', ...values });
      return [answer.statusCode, textOf(answer.body)];
    };
    expect(await said({ email: 'tidak-ada@contoh.test', role: 'front-office' })).toEqual([
      422,
      expect.stringContaining('Belum ada akun terkonfirmasi'),
    ]);
    expect(await said({ email: 'loket@contoh.test', role: 'front-office' })).toEqual([
      422,
      expect.stringContaining('sudah memegang jabatan itu'),
    ]);
    expect(await said({ email: 'arsip@contoh.test', role: 'front-office' })).toEqual([422, expect.stringContaining('kepada diri sendiri')]);
    expect(await said({ email: 'loket@contoh.test', role: 'head' })).toEqual([422, expect.stringContaining('tulis NIP-nya')]);
    expect(await said({ email: 'loket@contoh.test', role: 'head', nip: '123' })).toEqual([422, expect.stringContaining('NIP 18 angka')]);
    expect(await said({ email: 'loket@contoh.test', role: 'mayor' })).toEqual([422, expect.anything()]);
    expect((await give({ email: 'loket@contoh.test', role: 'head', from: '01-01-2027', agency: newId() })).statusCode).toBe(403);
  });

  it('never lose their last administrator, not even when two end each other at the same moment', async () => {
    const own = await officeOf('arsip@contoh.test', 'admin');
    expect(textOf((await end(own)).body)).toContain('Ini administrator terakhir');
    expect((await give({ email: 'loket@contoh.test', role: 'admin', from: '01-12-2026' })).statusCode).toBe(303);
    expect(textOf((await end(own)).body), 'the other one is not in office yet').toContain('Ini administrator terakhir');
    app.clock.set('2026-12-02T02:00:00Z');
    admin = await app.signedIn('arsip@contoh.test');
    const other = await app.signedIn('loket@contoh.test');
    const theirs = await officeOf('loket@contoh.test', 'admin');
    await other.get('/kelola/petugas');
    const answers = await Promise.all([end(theirs), other.post(`/kelola/petugas/${own}/akhiri`, { lastDay: '', reason: 'Pindah tugas' })]);
    // Whoever comes second is told that nobody would be left, or is no administrator any more.
    const [first, second] = answers.map(({ statusCode }) => statusCode).sort();
    expect([first, [404, 422].includes(second ?? 0)]).toEqual([303, true]);
  });
});
