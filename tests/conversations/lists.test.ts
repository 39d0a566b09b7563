import { registryOf } from '#demo';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Chats, type Heard, openChats, type Phone } from './chats.ts';

let chats: Chats;
beforeAll(async () => {
  chats = await openChats('2026-12-01T02:00:00Z');
  await registryOf(chats.app.deps);
}, 180_000);
afterAll(() => chats?.close());

const last = (heard: readonly Heard[]): string => heard.map(({ text }) => text).join('\n');
const reporter = 'saya sendiri\nI Putu Arya Wiguna\n5102061203920001\n5102060505180007\n-\nKediri\nNyitdah\nBanjar Tegal 12';

/** Somebody who moves away, with themselves listed, asked whether anybody else does. */
async function moving(name: string): Promise<Phone> {
  const phone = chats.phone(name);
  await phone.says('SKPWNI');
  await phone.says(reporter);
  await phone.says('Gang Mawar 3\nSesetan\nDenpasar Selatan\nKota Denpasar\nBali\nPekerjaan\nNomor KK tetap');
  expect(last(await phone.says('saya sendiri'))).toContain('1 sudah dicatat. Ada orang lagi?');
  return phone;
}

describe('what is listed in a chat', () => {
  it.each(['tidak ada lagi', 'cuma saya', 'saya sendiri', 'cukup itu pak'])('ends with “%s”', async (said) => {
    const phone = await moving(`Putu ${said}`);
    expect(last(await phone.says(said))).toContain('*Pernyataan* (4 dari 4)');
  });

  it('goes on where the next one is told at once, and by “ada”', async () => {
    const phone = await moving('Putu Berdua');
    expect(last(await phone.says('istri saya Ni Made Rahayu 5171014509940003'))).toContain('2 sudah dicatat');
    expect(last(await phone.says('ada'))).toContain('Orang 3');
    expect(last(await phone.says('salah, tidak ada lagi')), 'nobody of that name').toContain('*Pernyataan* (4 dari 4)');
    await phone.says('setuju');
    const draft = await chats.app.db
      .selectFrom('forms.draft')
      .select('answers')
      .orderBy('updated_at', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(draft.answers)).not.toContain('tidak ada');
  });

  it('is not ended by words that say neither', async () => {
    const phone = await moving('Putu Ragu');
    expect(last(await phone.says('hmm gimana ya'))).toContain('Ada orang lagi?');
  });
});

it('takes the kind of a certificate by what people call it, and never as its number', async () => {
  const phone = chats.phone('Wayan Pinggir');
  await phone.says('catatan pinggir');
  await phone.says(reporter.replace('Arya', 'Pinggir'));
  const said = last(await phone.says('akta lahir\n5102-LU-01012020-0001\nI Putu Pinggir Wiguna\n5102061203920001'));
  expect(said).not.toContain('Nomor akta: akta lahir');
  expect(said).toContain('(3 dari 4)');
});
