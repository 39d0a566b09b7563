import { castOf, registryOf } from '#demo';
import { registryAgency } from '#services/dukcapil';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Visitor } from '#support';
import { type Chats, type Heard, openChats } from './chats.ts';

let chats: Chats;
let permits: Visitor;
let registry: Visitor;
beforeAll(async () => {
  chats = await openChats();
  await castOf(chats.app.deps);
  await registryOf(chats.app.deps);
  permits = await chats.app.signedIn('loket@contoh.test');
  registry = await chats.app.signedIn('loket.tabanan@contoh.test');
});
afterAll(() => chats.close());

const last = (heard: readonly Heard[]) => heard.at(-1)?.text ?? '';
const idIn = (html: string) => /\/percakapan\/([0-9a-f-]{36})/.exec(html)?.[1] ?? '';
const waitsAt = async (office: Visitor, name: string) => (await office.get(`/percakapan?q=${name}`)).body.includes(`>${name}<`);

it('asks which office is meant where several are here, and hands over to the one that is pressed', async () => {
  const phone = chats.phone('Tanpabekal');
  await phone.says('halo');
  const asked = (await phone.says('petugas')).at(-1);
  expect(asked?.text).toContain('kantor mana');
  expect(asked?.options.length).toBeGreaterThan(1);
  expect(await waitsAt(permits, 'Tanpabekal')).toBe(false);
  const office = asked?.options.find(({ title }) => registryAgency.name.startsWith(title.slice(0, 12)))?.title ?? '';
  expect(last(await phone.presses(office))).toContain('petugas akan membalas');
  expect([await waitsAt(permits, 'Tanpabekal'), await waitsAt(registry, 'Tanpabekal')]).toEqual([false, true]);
});

it('takes what somebody needs for an answer, and asks again where that tells nothing', async () => {
  const phone = chats.phone('Bercerita');
  await phone.says('petugas');
  expect(last(await phone.says('entah'))).toContain('kantor mana');
  expect(last(await phone.says('mau tanya akta kelahiran anak saya'))).toContain('sudah sampai di petugas');
  expect(await waitsAt(registry, 'Bercerita')).toBe(true);
});

it('goes by what was chosen from last, and by a word for the house where somebody wants no officer any more', async () => {
  const shown = chats.phone('Memilih');
  expect((await shown.says('akta')).at(-1)?.options.length).toBeGreaterThan(1);
  expect(last(await shown.says('petugas'))).toContain('petugas akan membalas');
  expect(await waitsAt(registry, 'Memilih')).toBe(true);
  const other = chats.phone('Urungkan');
  await other.says('petugas');
  expect(last(await other.says('menu'))).toContain('Silakan pilih layanan');
  expect(last(await other.says('entah'))).not.toContain('kantor mana');
});

it('is passed on to another office, which finds it waiting since it waited', async () => {
  const phone = chats.phone('Salahalamat');
  await phone.says('izin keramaian');
  await phone.says('petugas');
  const id = idIn((await permits.get('/percakapan?q=Salahalamat')).body);
  const since = () => chats.app.db.selectFrom('conversations.conversation').select('waits_since').where('id', '=', id).executeTakeFirst();
  const before = await since();
  chats.app.clock.advance({ minutes: 3 });
  const page = (await permits.get(`/percakapan/${id}`)).body;
  const [, to = ''] = new RegExp(`name="kantor" value="([^"]+)"[^]*?${registryAgency.name}`).exec(page) ?? [];
  await permits.post(`/percakapan/${id}/pegang`);
  expect((await permits.post(`/percakapan/${id}/teruskan`, { kantor: to })).statusCode).toBe(303);
  await chats.settle();
  expect(last(phone.all())).toContain(`diteruskan ke petugas ${registryAgency.name}`);
  expect(await since()).toEqual(before);
  expect([await waitsAt(permits, 'Salahalamat'), await waitsAt(registry, 'Salahalamat')]).toEqual([false, true]);
  expect((await permits.get(`/percakapan/${id}`)).statusCode).toBe(404);
  // Whoever has no part in it passes nothing on, and nobody to an office that answers no chats.
  expect((await permits.post(`/percakapan/${id}/teruskan`, { kantor: to })).statusCode).toBe(404);
  expect((await registry.post(`/percakapan/${id}/teruskan`, { kantor: id })).statusCode).toBe(404);
});
