import { castOf, registryOf, seedBirth } from '#demo';
import { textOfPdf } from '#platform/documents';
import { startApp, type TestApp, textOf } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { png } from '../conversations/photos.ts';

let app: TestApp;
let entry: Awaited<ReturnType<typeof seedBirth>>;
let entered: Awaited<ReturnType<typeof seedBirth>>;

beforeAll(async () => {
  app = await startApp();
  await castOf(app.deps);
  await registryOf(app.deps);
  entry = await seedBirth(app.deps, 'verified');
  entered = await seedBirth(app.deps, 'inSiak');
}, 180_000);
afterAll(() => app?.close());

const seen = async (email: string, url: string) => textOf((await (await app.signedIn(email)).get(url)).body);

describe('the queue of an office with many services', () => {
  it('names each desk once, and shows as chosen the one that is', async () => {
    const { body } = await (await app.signedIn('siak@contoh.test')).get('/meja?desk=verification&open=1');
    const [select = ''] = /<select id="desk".*?<\/select>/s.exec(body) ?? [];
    const options = [...select.matchAll(/<option value="([^"]*)"( selected)?>([^<]*)/g)];
    const values = options.map(([, value]) => value);
    expect(values).toEqual([...new Set(values)]);
    expect(options.filter(([, , chosen]) => chosen).map(([, value, , name]) => [value, name?.startsWith('Loket dan verifikasi')])).toEqual([
      ['verification', true],
    ]);
  });
});

describe('the reconciliation with SIAK', () => {
  it('lists what is verified and not entered apart from what is entered and not out', async () => {
    const first = await seen('siak@contoh.test', '/siak');
    expect([first.includes(entry.number), first.includes(entered.number)]).toEqual([true, false]);
    const second = await seen('siak@contoh.test', '/siak?tahap=siak');
    expect([second.includes(entry.number), second.includes(entered.number)]).toEqual([false, true]);
  });

  it('is reached from every page of its officers, and of nobody else', async () => {
    const leads = async (email: string) => (await (await app.signedIn(email)).get('/kinerja')).body.includes('href="/siak"');
    expect([await leads('siak@contoh.test'), await leads('loket@contoh.test'), await leads('niluh@contoh.test')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('offers no handing over where officers enter by hand, and says so', async () => {
    const operator = await app.signedIn('siak@contoh.test');
    const { body } = await operator.get('/siak');
    expect([body.includes('/siak/serahkan'), textOf(body).includes('Petugas memasukkan sendiri di SIAK')]).toEqual([false, true]);
    expect(textOf((await operator.get('/siak/serahkan')).body)).toContain('Belum ada antarmuka ke SIAK di sini');
  });

  it('is narrowed by service and by words, and reaches beyond its first page', async () => {
    expect(await seen('siak@contoh.test', '/siak?layanan=kk-baru')).toContain('Tidak ada berkas yang cocok');
    expect(await seen('siak@contoh.test', `/siak?layanan=akta-kelahiran&q=${entry.number}`)).toContain(entry.number);
    const operator = await app.signedIn('siak@contoh.test');
    const beyond = async (url: string) => (await operator.get(url)).headers.location;
    expect(await beyond('/siak?halaman=7&layanan=akta-kelahiran'), 'beyond the last page: to the last').toBe(
      '/siak?tahap=siak-entry&layanan=akta-kelahiran',
    );
    expect(await beyond('/siak?halaman=7&layanan=kk-baru'), 'also where there is none').toBe('/siak?tahap=siak-entry&layanan=kk-baru');
    expect(await beyond('/siak')).toBeUndefined();
    expect(await seen('siak@contoh.test', '/siak?halaman=x&tahap=tidak')).toContain(entry.number);
  });

  it('is a table to take away, of the same files', async () => {
    const { headers, body } = await (await app.signedIn('siak@contoh.test')).get('/siak/ekspor?tahap=siak');
    expect(headers['content-type']).toContain('text/csv');
    expect([body.includes(entered.number), body.includes(entry.number)]).toEqual([true, false]);
  });

  it('holds nothing of this agency for officers of another, and is no page for citizens', async () => {
    expect(await seen('loket@contoh.test', '/siak')).not.toContain(entry.number);
    expect((await (await app.signedIn('niluh@contoh.test')).get('/siak')).statusCode).toBe(403);
  });

  it('takes the PDF itself and no picture of it', async () => {
    const operator = await app.signedIn('siak@contoh.test');
    const { body } = await operator.get(`/meja/${entered.caseId}?tindakan=attach`);
    expect(/<input[^>]*name="pdf"[^>]*>/.exec(body)?.[0]).toMatch(/accept="application\/pdf"/);
    expect(textOf(body)).toContain('PDF aslinya, bukan hasil pindai. PDF, paling besar 20 MB.');
    const parts = [
      `--x\r\ncontent-disposition: form-data; name="_csrf"\r\n\r\n${await operator.token()}\r\n`,
      '--x\r\ncontent-disposition: form-data; name="berkas"; filename="pindaian.png"\r\ncontent-type: image/png\r\n\r\n',
      await png('pindaian'),
      '\r\n--x--\r\n',
    ];
    const sent = await operator.send({
      method: 'POST',
      url: '/unggahan?jenis=pdf',
      headers: { 'content-type': 'multipart/form-data; boundary=x', accept: 'application/json' },
      payload: Buffer.concat(parts.map((part) => Buffer.from(part))),
    });
    expect(sent.json()).toEqual({ files: [], problems: [{ name: 'pindaian.png', message: expect.stringContaining('PDF') }] });
  });

  it('gives an example as SIAK would make it, so that the demonstration goes to the end', async () => {
    const operator = await app.signedIn('siak@contoh.test');
    const page = await operator.get(`/siak/berkas/${entered.caseId}`);
    expect(textOf(page.body)).toContain(`CONTOH-${entered.number}`);
    const take = async (kind: string) => (await operator.get(`/siak/berkas/${entered.caseId}/contoh?jenis=${kind}`)).rawPayload;
    const [fits, doubtful, unsigned] = await Promise.all(['fits', 'doubtful', 'unsigned'].map(take));
    const words = await textOfPdf(fits ?? Buffer.alloc(0));
    for (const said of ['Kutipan Akta Kelahiran', 'Kadek Bintang Pradnya', 'Perempuan', '11 Februari 2026', 'Rumah sakit'])
      expect(words).toContain(said);
    expect(words).not.toMatch(/female|hospital|2026-02-11/);
    expect(await textOfPdf(doubtful ?? Buffer.alloc(0))).not.toContain('Kadek Bintang Pradnya');
    expect([fits?.includes('/ByteRange'), doubtful?.includes('/ByteRange'), unsigned?.includes('/ByteRange')]).toEqual([true, true, false]);
    expect((await (await app.signedIn('loket@contoh.test')).get(`/siak/berkas/${entered.caseId}/contoh`)).statusCode).toBe(404);
  });

  it('is led to from a file at SIAK, for officers alone', async () => {
    expect(await seen('siak@contoh.test', `/meja/${entry.caseId}`)).toContain('Permintaan dan rekonsiliasi SIAK');
    expect(await seen('niluh@contoh.test', `/berkas/${entry.caseId}`)).not.toContain('Permintaan dan rekonsiliasi SIAK');
  });
});
