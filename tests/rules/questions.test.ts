import { castOf } from '#demo';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

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

const at = (key: string) => `/kelola/aturan/dpmptsp-badung/laperon.${key}`;
const paper = { dasar: 'Peraturan Bupati 9/2026', mulai: '2026-03-02', konfirmasi: '1', alasan: 'Tarif baru dari bupati' };
const questions = async () => textOf((await admin.get('/kelola/pertanyaan')).body);

async function openOn(page: string): Promise<string> {
  return /\/kelola\/usulan\/([0-9a-f-]{36})/.exec((await head.get(page)).body)?.[1] ?? '';
}

describe('the questions to the agency', () => {
  it('are what nobody has confirmed, with what is done meanwhile; an answer is one press and another’s approval', async () => {
    const before = await questions();
    expect(before).toContain('Waktu memperbaiki permohonan');
    expect(before).toContain('permohonan tidak dianggap ditarik bila waktunya lewat');
    expect(before).not.toContain('Waktu mengajukan dan memutus keberatan');
    const count = Number(/(\d+) pertanyaan terbuka/.exec(before)?.[1]);
    const [, versi = ''] =
      /mending-days\/konfirmasi".*?name="versi" value="([^"]+)"/s.exec((await admin.get('/kelola/pertanyaan')).body) ?? [];
    const pressed = await admin.post(`${at('permit.mending-days')}/konfirmasi`, { versi, dasar: 'Keputusan Kepala Dinas 7/2026' });
    expect(pressed.headers.location).toBe(`${at('permit.mending-days')}?sudah=propose`);
    expect(await questions()).toContain('Usulan Gusti Ayu Rai Komala menunggu persetujuan');
    await head.post(`/kelola/usulan/${await openOn(at('permit.mending-days'))}`, { putusan: 'approve' });
    const after = await questions();
    expect(after).not.toContain('Waktu memperbaiki permohonan');
    expect(after).toContain(`${count - 1} pertanyaan terbuka`);
    expect(textOf((await admin.get(at('permit.mending-days'))).body)).toContain('Keputusan Kepala Dinas 7/2026');
  });

  it('are not answered about a version that holds no more', async () => {
    const page = (await admin.get('/kelola/pertanyaan')).body;
    const [, versi = ''] = /service-days\/konfirmasi".*?name="versi" value="([^"]+)"/s.exec(page) ?? [];
    await admin.post(at('permit.service-days'), { nilai: '21', ...paper, konfirmasi: '' });
    await head.post(`/kelola/usulan/${await openOn(at('permit.service-days'))}`, { putusan: 'approve' });
    const late = await admin.post(`${at('permit.service-days')}/konfirmasi`, { versi, dasar: 'Keputusan Kepala Dinas 7/2026' });
    expect(late.statusCode).toBe(409);
  });
});

describe('what leaves the console', () => {
  it('is the list of questions with room for the answers, and stands in the trail', async () => {
    const file = await admin.get('/kelola/pertanyaan/ekspor?lang=en');
    expect(file.headers['content-type']).toContain('text/csv');
    expect(file.headers['cache-control']).toBe('private, no-store');
    expect(file.body.split('\r\n')[0]).toMatch(/Answer of the agency$/);
    const [price = ''] = file.body.split('\r\n').filter((line) => line.includes('laperon.levy.price'));
    expect(price).toMatch(/shst.*: 4,530,000/is);
    const trail = textOf((await admin.get('/kelola/audit?lang=id')).body);
    expect(trail).toContain('Tabel konsol diunduh');
  });
});

describe('rules of the whole installation', () => {
  it('are read where rules are read, and belong to no service and no proposal', async () => {
    const page = textOf((await admin.get('/kelola/aturan')).body);
    expect(page).toMatch(/Berlaku di seluruh instalasi.*Sesi petugas tanpa kegiatan.*30 menit/s);
    expect(page).toContain('notifications.dailyTime');
    for (const narrowed of ['?usulan=1', '?layanan=imb-pbg'])
      expect(textOf((await admin.get(`/kelola/aturan${narrowed}`)).body)).not.toContain('identity.session.officerIdle');
    expect((await admin.get('/kelola/aturan/dpmptsp-badung/identity.session.officerIdle')).statusCode).toBe(404);
  });
});

describe('the list of rules', () => {
  it('is narrowed to words of the title in either language, of the key or of the citation', async () => {
    const keys = async (q: string) => {
      const page = (await admin.get(`/kelola/aturan?q=${encodeURIComponent(q)}`)).body;
      return [...new Set([...page.matchAll(/aturan\/dpmptsp-badung\/([\w.-]+)/g)].map(([, key]) => key))];
    };
    expect((await keys('')).length).toBeGreaterThan(30);
    expect(await keys('Rounding RETRIBUSI')).toEqual(['laperon.levy.rounding']);
    expect(await keys('shst garut')).toContain('laperon.levy.price');
    expect(await keys('tidakada')).toEqual([]);
    expect(textOf((await admin.get('/kelola/aturan?q=tidakada')).body)).toContain('Tidak ada aturan yang cocok');
    expect(textOf((await admin.get('/kelola/aturan?q=officerIdle')).body)).toContain('Sesi petugas tanpa kegiatan');
  });
});

describe('before a proposal is approved', () => {
  it('the levy of sample buildings is shown as it is and as it would be', async () => {
    await admin.post(at('levy.price'), { 'nilai.shstRupiahPerM2': '4.530.000', 'nilai.iloPercent': '0,2', ...paper });
    const page = textOf((await head.get(at('levy.price'))).body);
    expect(page).toMatch(/Retribusi rumah dua lantai 150 m².*Rp 575\.265 \(belum dikonfirmasi\).*Rp 287\.632 \(belum dikonfirmasi\)/s);
    expect(page).toContain('Retribusi vila usaha dua lantai');
    expect(page, 'what stays is not listed').not.toContain('diputus paling lambat');
  });

  it('so are the days of a case begun that day, by the calendar of the region', async () => {
    await admin.post(at('permit.service-days'), { nilai: '5', ...paper });
    expect(textOf((await head.get(at('permit.service-days'))).body)).toMatch(/diputus paling lambat.*9 Maret 2026/s);
  });

  it('and where no sample changes, that is said', async () => {
    await admin.post(at('permit.after-objection'), {
      'nilai.id': 'Banding kepada Bupati.',
      'nilai.en': 'An appeal to the Regent.',
      ...paper,
    });
    expect(textOf((await head.get(at('permit.after-objection'))).body)).toContain('Tidak satu pun contoh berubah');
  });
});
