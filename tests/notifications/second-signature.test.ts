import { castOf } from '#demo';
import { startApp, type TestApp, type Visitor } from '#support';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

let app: TestApp;
let admin: Visitor;
let head: Visitor;
beforeAll(async () => {
  app = await startApp();
  await castOf(app.deps);
  admin = await app.signedIn('arsip@contoh.test');
  head = await app.signedIn('kepala@contoh.test');
}, 180_000);
afterAll(() => app?.close());
beforeEach(() => app.db.deleteFrom('notifications.message').execute());

/** Who has what in the inbox, of all officers, with its link. */
async function told(): Promise<readonly string[]> {
  const rows = await app.db
    .selectFrom('notifications.message as m')
    .innerJoin('identity.person as p', 'p.id', 'm.person_id')
    .select(['p.email', 'm.subject', 'm.link'])
    .where('m.notice', 'like', 'console.%')
    .orderBy('m.id')
    .execute();
  return rows.map(({ email, subject, link }) => `${email?.split('@')[0]}: ${subject} ${link}`);
}

const RULE = '/kelola/aturan/dpmptsp-badung/laperon.permit.mending-days';
const paper = { dasar: 'Keputusan Kepala Dinas 5/2026', mulai: '2026-03-02', konfirmasi: '1', alasan: 'Jangka waktu baru' };
const proposed = async () =>
  (await app.db.selectFrom('rules.proposal').select('id').where('state', '=', 'open').executeTakeFirstOrThrow()).id;

describe('what a second person has to decide', () => {
  it('is told to whoever may approve a rule, and the proposer hears what became of it', async () => {
    await admin.post(RULE, { nilai: '20', ...paper });
    expect(await told()).toEqual([expect.stringMatching(new RegExp(`^kepala: Menunggu keputusan Anda: .+ ${RULE}$`))]);
    await app.db.deleteFrom('notifications.message').execute();
    await head.post(`/kelola/usulan/${await proposed()}`, { putusan: 'approve' });
    expect(await told()).toEqual([expect.stringMatching(/^arsip: Disetujui: /)]);
    await head.post(RULE, { nilai: '21', ...paper });
    await app.db.deleteFrom('notifications.message').execute();
    await admin.post(`/kelola/usulan/${await proposed()}`, { putusan: 'reject', catatan: 'Belum ada keputusan bupati' });
    expect(await told()).toEqual([expect.stringMatching(/^kepala: Tidak disetujui: /)]);
    await head.post(RULE, { nilai: '22', ...paper });
    await app.db.deleteFrom('notifications.message').execute();
    await head.post(`/kelola/usulan/${await proposed()}`, { putusan: 'withdraw' });
    expect(await told(), 'taken back by oneself').toEqual([]);
  });

  it('is told of holidays entered and to be taken away, and of what became of either', async () => {
    const page = '/kelola/hari-libur';
    const day = `${page}/51.03/2026-05-05`;
    const decree = { region: '51.03', citation: 'Keputusan Bupati 7/2026', kind: 'closed' };
    await admin.post(page, { ...decree, days: '2026-05-05; Hari Jadi', step: 'enter' });
    await head.post(`${day}/konfirmasi`, { citation: decree.citation });
    await admin.post(`${day}/hapus`);
    await head.post(`${day}/tetap`);
    await head.post(`${day}/hapus`);
    await admin.post(`${day}/hapus`);
    const link = `${page}?tahun=2026`;
    expect(await told()).toEqual([
      `kepala: Menunggu keputusan Anda: 1 hari libur baru ${link}`,
      `arsip: Disetujui: hari libur 5 Mei 2026 ${link}`,
      `kepala: Menunggu keputusan Anda: penghapusan hari libur 5 Mei 2026 ${link}`,
      `arsip: Tidak disetujui: penghapusan hari libur 5 Mei 2026 ${link}`,
      `arsip: Menunggu keputusan Anda: penghapusan hari libur 5 Mei 2026 ${link}`,
      `kepala: Disetujui: penghapusan hari libur 5 Mei 2026 ${link}`,
    ]);
    await app.runJobs();
    const mails = await app.db.selectFrom('channels.demo_mail').select('subject').where('subject', 'like', 'Menunggu keputusan%').execute();
    expect(mails, 'in the inbox, by e-mail only to whoever wants it').toEqual([]);
  });
});
