import { seedPermit } from '#demo';
import { newId } from '#kernel';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
let admin: Visitor;
let id: string;

beforeAll(async () => {
  app = await startApp();
  await seedPermit.issued(app.deps);
  admin = await app.signedIn('arsip@contoh.test');
  ({ id } = await app.db.selectFrom('documents.certificate').select('id').executeTakeFirstOrThrow());
});
afterAll(() => app.close());

const send = (form: Record<string, string>) => admin.post(`/kelola/sertifikat/${id}/cabut`, { reason: '', from: '', note: '', ...form });

describe('the page of certificates', () => {
  it('shows whose they are, what they signed, until when they hold, and what they lead to', async () => {
    const said = textOf((await admin.get('/kelola/sertifikat')).body);
    for (const part of ['Berlaku sampai', 'Surat yang ditandatangani 1', 'Wantilan CONTOH Root CA', 'Tidak ada otoritas stempel waktu'])
      expect(said).toContain(part);
  });

  it('asks for what is missing, and keeps what was typed', async () => {
    const page = await send({ note: 'Laptop dicuri', from: '2026-03-09' });
    expect(page.statusCode).toBe(422);
    const said = textOf(page.body);
    for (const part of ['Pilih alasannya.', 'Isi hari ini atau sebelumnya']) expect(said).toContain(part);
    expect(page.body).toContain('Laptop dicuri');
  });

  it('revokes one from a day on, and the act stands in the audit trail', async () => {
    const page = await admin.follow(await send({ reason: 'key-compromise', from: '2026-03-01', note: 'Laptop dicuri' }));
    const said = textOf(page.body);
    expect(said).toContain('masuk daftar yang terbit untuk umum');
    expect(said).toContain('Tanda tangan sejak Minggu, 1 Maret 2026 pukul 00.00 WITA tidak berlaku. Kunci bocor');
    const { detail } = await app.db
      .selectFrom('audit.entry')
      .select('detail')
      .where('action', '=', 'documents.revokeCertificate')
      .executeTakeFirstOrThrow();
    expect(detail).toMatchObject({ reason: 'key-compromise', from: '2026-02-28T16:00:00.000Z', note: 'Laptop dicuri' });
  });

  it('refuses a second revocation', async () => {
    expect((await send({ reason: 'superseded', note: 'Sekali lagi' })).statusCode).toBe(409);
  });

  it('goes on page by page, finds one by name, and gives the whole list as a table', async () => {
    const table = async (query = '') => (await admin.get(`/kelola/sertifikat/ekspor${query}`)).body.trim().split('\r\n').length - 1;
    const before = await table();
    const like = await app.db.selectFrom('documents.certificate').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    const fresh = { ...like, revoked_at: null, revoked_from: null, revocation_reason: null, revocation_note: null };
    for (let n = 0; n < 31; n++) {
      const copy = { ...fresh, id: newId(), holder_name: `Pejabat ${n}`, fingerprint: n.toString(16).padStart(64, '0') };
      await app.db
        .insertInto('documents.certificate')
        .values(copy as never)
        .execute();
    }
    const cards = async (query: string) =>
      (await admin.get(`/kelola/sertifikat${query}`)).body.match(/id="sertifikat-[\w-]+-title"/g)?.length;
    expect([await cards(''), await cards('?halaman=2'), await cards('?q=pejabat+17')]).toEqual([30, before + 1, 1]);
    expect([await table(), await table('?q=pejabat+17')]).toEqual([before + 31, 1]);
  });
});
