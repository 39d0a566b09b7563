import { registryOf, seedRegistry } from '#demo';
import { newId } from '#kernel';
import { perform, readCase } from '#platform/cases';
import { deathAkta } from '#services/dukcapil';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Chats, type Heard, openChats } from './chats.ts';

let chats: Chats;
beforeEach(async () => {
  chats = await openChats('2026-12-01T02:00:00Z');
  await registryOf(chats.app.deps);
}, 180_000);
afterEach(() => chats?.close());

const last = (heard: readonly Heard[]): string => heard.map(({ text }) => text).join('\n');

/** A report of a death sent in a chat, given back for what an officer remarked on one of its pages. */
async function returned(name: string, about: string, text: string) {
  const { app } = chats;
  const { officers } = await registryOf(app.deps);
  const phone = chats.phone(name);
  await phone.says('halo');
  const person = await app.db.selectFrom('identity.person').select('id').where('name', '=', name).executeTakeFirstOrThrow();
  const { caseId } = await seedRegistry(app.deps, deathAkta, 'submitted');
  await app.db.updateTable('cases.case').set({ applicant_person_id: person.id }).where('id', '=', caseId).execute();
  const read = () => readCase(app.deps.cases, caseId, { kind: 'system', name: 'test' });
  const ask = (command: Parameters<typeof perform>[2]['ask']) =>
    perform(app.deps.cases, officers.clerk, { caseId, idempotencyKey: newId(), expectedVersion: null, ask: command });
  await ask({ action: 'remark', remarkId: 'r1', about, text });
  for (const [requirement, [file]] of Object.entries((await read()).state.files))
    await ask({ action: 'judge', requirement, fileId: file?.fileId ?? '', verdict: 'accepted', note: null });
  await ask({ action: 'verify', input: {} });
  app.clock.advance({ minutes: 6 });
  await chats.settle();
  return { phone, read };
}

it('shows in a chat what becomes of an answer an officer remarked on, and changes no other before it is sent', async () => {
  const { phone, read } = await returned('Kadek Mati', 'deceased', 'Tempat meninggal tertulis waktunya. Tulis tempatnya.');
  expect(phone.all().at(-1)?.text).toContain('Tulis *lanjut* untuk memperbaikinya di sini.');
  const before = (await read()).state.answers.deceased as Record<string, unknown>;

  await phone.says('lanjut');
  const shown = await phone.says('di rumah, banjar pande 4');
  expect(last(shown)).toContain('Tempat meninggal: di rumah, banjar pande 4');
  expect(last(shown)).not.toContain('Nama');
  expect((await read()).state.status, 'nothing is sent unseen').toBe('returned');
  expect(last(await phone.says('ibunya Ni Made Rasmi'))).toMatch(/Tempat meninggal: di rumah, banjar pande 4\nNama ibunya: Ni Made Rasmi/);
  expect(last(await phone.presses('Kirim'))).toContain('sudah kami terima');
  const { state } = await read();
  expect(state.status).toBe('in-review');
  expect(state.answers.deceased).toEqual({ ...before, place: 'di rumah, banjar pande 4', mother: 'Ni Made Rasmi' });
  expect(last(await phone.presses('Kirim'))).toContain('Tidak ada berkas yang perlu diperbaiki');
});

it('sends whoever is asked about one of several to an officer, and takes no words for it', async () => {
  const { phone, read } = await returned('Komang Saksi', 'witnesses', 'Nama saksi kedua tidak sama dengan KTP-nya.');
  const asked = last(await phone.says('lanjut'));
  expect(asked).toContain('Nama saksi kedua tidak sama dengan KTP-nya. Bagian ini berisi beberapa entri');
  expect(asked).toContain('tulis *petugas*');
  const { answers } = (await read()).state;
  await phone.says('nama: Ketut Rasna');
  expect((await read()).state).toMatchObject({ status: 'returned', answers });
});

it('begins nothing for whoever asks what is wrong and has nothing to mend', async () => {
  const phone = chats.phone('Wayan Bingung');
  await phone.says('halo');
  expect(last(await phone.says('apanya yg salah ya?'))).toContain('Tidak ada berkas yang perlu diperbaiki');
  expect(last(await phone.says('status'))).not.toContain('belum dikirim');
});
