import { castOf } from '#demo';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '#support';
import { type Chats, openChats } from './chats.ts';
import { png } from './photos.ts';

let chats: Chats;
let front: Visitor;
beforeAll(async () => {
  chats = await openChats();
  await castOf(chats.app.deps);
  front = await chats.app.signedIn('loket@contoh.test');
});
afterAll(() => chats.close());

const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const idIn = (html: string) => /\/percakapan\/([0-9a-f-]{36})/.exec(html)?.[1] ?? '';

describe('officers and chats', () => {
  it('find who waits, the longest first, and whoever writes again keeps their place', async () => {
    const [first, second] = [chats.phone('Pertama'), chats.phone('Kedua')];
    for (const phone of [first, second]) {
      await phone.says('izin keramaian');
      await phone.says('petugas');
      chats.app.clock.advance({ minutes: 5 });
    }
    await second.says('halo? NIK saya 5103014101900001');
    const { body } = await front.get('/percakapan');
    expect(body.indexOf('Pertama')).toBeLessThan(body.indexOf('Kedua'));
    expect(body).not.toContain('5103014101900001');
    expect(body).toContain('5103••••••••••01');
    expect(words(body)).toContain('23 jam lagi');
  });

  it('answer in their own words, once, and have the conversation until they give it back', async () => {
    const phone = chats.phone('Bertanya');
    await phone.says('izin keramaian');
    await phone.says('petugas');
    await phone.sends({ bytes: await png('lampiran') });
    const id = idIn((await front.get('/percakapan?q=Bertanya')).body);
    const page = await front.get(`/percakapan/${id}`);
    expect(words(page.body)).toContain('petugas akan membalas');
    const file = /href="(\/percakapan\/[^"]+\/berkas\/[^"]+)"/.exec(page.body)?.[1] ?? '';
    expect((await front.get(file)).headers['content-type']).toContain('image/');
    const before = phone.all().length;
    for (let n = 0; n < 2; n++) await front.post(`/percakapan/${id}/balas`, { text: 'Izin banjar cukup lisan.', _key: 'k1' });
    await chats.settle();
    expect(
      phone
        .all()
        .slice(before)
        .map(({ text }) => text),
    ).toEqual(['Izin banjar cukup lisan.']);
    expect((await front.get('/percakapan')).body).not.toContain('Bertanya');
    // What they write goes to the officer, not to the house.
    expect(await phone.says('terima kasih, lalu?')).toEqual([]);
    await front.post(`/percakapan/${id}/selesai`);
    await chats.settle();
    expect(phone.all().at(-1)?.text).toContain('selesai');
    expect((await phone.says('menu')).length).toBeGreaterThan(0);
    const acts = await chats.app.db.selectFrom('audit.entry').select('action').where('action', 'like', 'conversations.%').execute();
    expect(new Set(acts.map(({ action }) => action))).toEqual(
      new Set(['conversations.read', 'conversations.reply', 'conversations.give-back']),
    );
  });

  it('cannot answer once a day has passed, and are told so', async () => {
    const phone = chats.phone('Terlambat');
    await phone.says('izin keramaian');
    await phone.says('petugas');
    const id = idIn((await front.get('/percakapan?q=Terlambat')).body);
    chats.app.clock.advance({ hours: 25 });
    front = await chats.app.signedIn('loket@contoh.test');
    expect(words((await front.get(`/percakapan/${id}`)).body)).toContain('tidak mengizinkan balasan bebas');
    const refused = await front.post(`/percakapan/${id}/balas`, { text: 'Halo', _key: 'k2' });
    expect(refused.statusCode).toBe(422);
    expect(words(refused.body)).toContain('tidak terkirim');
  });

  it('of another agency see nothing of it', async () => {
    const id = idIn((await front.get('/percakapan?tampil=officers')).body);
    const other = await chats.app.signedIn('denpasar@contoh.test');
    expect((await other.get(`/percakapan/${id}`)).statusCode).toBeGreaterThanOrEqual(403);
    expect((await other.get('/percakapan?tampil=all')).body).not.toContain(id);
  });

  it('take the list along as CSV without what was said', async () => {
    const { body, headers } = await front.get('/percakapan/ekspor?tampil=all');
    expect(headers['content-type']).toContain('text/csv');
    expect(body).toContain('Pertama');
    expect(body).not.toContain('petugas akan');
  });
});
