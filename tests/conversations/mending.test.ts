import { registryOf, seedRegistry } from '#demo';
import { newId } from '#kernel';
import { perform, readCase } from '#platform/cases';
import { deathAkta } from '#services/dukcapil';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Chats, type Heard, openChats } from './chats.ts';

let chats: Chats;
beforeAll(async () => {
  chats = await openChats('2026-12-01T02:00:00Z');
  await registryOf(chats.app.deps);
}, 180_000);
afterAll(() => chats?.close());

const last = (heard: readonly Heard[]): string => heard.map(({ text }) => text).join('\n');

it('shows in a chat what becomes of an answer an officer remarked on, and changes no other before it is sent', async () => {
  const { app } = chats;
  const { officers } = await registryOf(app.deps);
  const phone = chats.phone('Kadek Mati');
  await phone.says('halo');
  const person = await app.db.selectFrom('identity.person').select('id').where('name', '=', 'Kadek Mati').executeTakeFirstOrThrow();
  const { caseId } = await seedRegistry(app.deps, deathAkta, 'submitted');
  await app.db.updateTable('cases.case').set({ applicant_person_id: person.id }).where('id', '=', caseId).execute();
  const read = () => readCase(app.deps.cases, caseId, { kind: 'system', name: 'test' });
  const ask = (command: Parameters<typeof perform>[2]['ask']) =>
    perform(app.deps.cases, officers.clerk, { caseId, idempotencyKey: newId(), expectedVersion: null, ask: command });
  await ask({ action: 'remark', remarkId: 'r1', about: 'deceased', text: 'Tempat meninggal tertulis waktunya. Tulis tempatnya.' });
  for (const [requirement, [file]] of Object.entries((await read()).state.files))
    await ask({ action: 'judge', requirement, fileId: file?.fileId ?? '', verdict: 'accepted', note: null });
  await ask({ action: 'verify', input: {} });
  app.clock.advance({ minutes: 6 });
  await chats.settle();
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
