import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
let somebody: Visitor;
beforeAll(async () => {
  app = await startApp();
  somebody = app.visitor();
});
afterAll(() => app?.close());

/** A form with files as browsers send it, its token first. */
async function send(url: string, fields: Readonly<Record<string, string>>, file?: { name: string; bytes: Buffer }) {
  const boundary = 'batas-uji';
  const part = (head: string, body: Buffer | string) => [
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`),
    Buffer.from(body),
    Buffer.from('\r\n'),
  ];
  const all = Object.entries({ _csrf: await somebody.token(), ...fields }).flatMap(([name, value]) => part(`name="${name}"`, value));
  const sent = file ? part(`name="berkas"; filename="${file.name}"\r\ncontent-type: application/octet-stream`, file.bytes) : [];
  return somebody.send({
    method: 'POST',
    url,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([...all, ...sent, Buffer.from(`--${boundary}--\r\n`)]),
  });
}

/** Webhooks come in a turn of their own; then their jobs are done. */
async function settle(): Promise<void> {
  for (let nth = 0; nth < 4; nth++) {
    await new Promise((resolve) => setTimeout(resolve, 30));
    await app.runJobs();
  }
}

describe('the telephone of the demonstration', () => {
  it('is opened with a number, and writes to the office, which answers', async () => {
    await somebody.get('/demo/whatsapp');
    expect((await somebody.post('/demo/whatsapp', { nama: 'Pak Wayan', nomor: 'abc' })).statusCode).toBe(422);
    const opened = await somebody.post('/demo/whatsapp', { nama: 'Pak Wayan', nomor: '0812 0000 0999' });
    expect(opened.headers.location).toBe('/demo/whatsapp/6281200000999');
    const chat = '/demo/whatsapp/6281200000999';
    await somebody.get(chat);
    const sent = await send(chat, { pesan: 'halo' });
    expect(sent.statusCode).toBe(303);
    expect((await somebody.follow(sent)).body).toContain('http-equiv="refresh"');
    await settle();
    const text = textOf((await somebody.get(chat)).body);
    expect(text).toMatch(/halo Anda, [\d.]+ ✓✓ dibaca/);
    expect(text).toContain('Silakan pilih layanan');
  });

  it('sends a photo and a place, forwards and quotes, and shows what it sent', async () => {
    const chat = '/demo/whatsapp/6281200000012';
    await somebody.get(chat);
    await send(chat, { contoh: 'photo', pesan: 'KK saya', diteruskan: 'ya' });
    await send(chat, { contoh: 'place' });
    await send(chat, { pesan: 'itu fotonya', balas: '0' });
    await send(chat, { pesan: '' }, { name: 'surat.pdf', bytes: Buffer.from('%PDF-1.4\n%%EOF') });
    await settle();
    const { body } = await somebody.get(chat);
    const text = textOf(body);
    for (const words of ['↪ Diteruskan', 'KK saya', 'Lokasi: Tabanan', 'surat.pdf']) expect(text).toContain(words);
    expect(body).toContain('<blockquote class="small">KK saya</blockquote>');
    const photo = await somebody.get(`${chat}/berkas/0`);
    expect([photo.statusCode, photo.headers['content-type']]).toEqual([200, 'image/jpeg']);
    const kept = await app.db.selectFrom('files.file').select('media_type').orderBy('media_type').execute();
    expect(kept.map((one) => one.media_type)).toEqual(['application/pdf', 'image/jpeg']);
    expect((await send(chat, { pesan: ' ' })).statusCode).toBe(422);
    expect((await somebody.get('/demo/whatsapp/6281299999999')).statusCode).toBe(404);
  });

  it('is there only where no number is connected', async () => {
    const real = {
      WHATSAPP_PHONE_NUMBER_ID: '106540352242922',
      WHATSAPP_NUMBER: '+62 361 000 0000',
      WHATSAPP_TOKEN: 'contoh',
      WHATSAPP_APP_SECRET: 'contoh',
      WHATSAPP_VERIFY_TOKEN: 'contoh',
    };
    const other = await startApp({ env: real });
    expect((await other.inject({ method: 'GET', url: '/demo/whatsapp' })).statusCode).toBe(404);
    await other.close();
  });
});
