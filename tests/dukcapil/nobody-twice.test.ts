import { castOf } from '#demo';
import { Journey, readAnswers } from '#platform/forms';
import { RuleBook } from '#platform/rules';
import { deathAkta, registryServices } from '#services/dukcapil';
import { textOf } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Chats, type Heard, openChats } from '../conversations/chats.ts';

const moving = registryServices.find(({ key }) => key === 'pindah-keluar');
const context = { rules: RuleBook.ofDefaults(registryServices.flatMap(({ rules }) => rules)), today: '2026-03-02' };
const last = (heard: readonly Heard[]): string => heard.map(({ text }) => text).join('\n');

let chats: Chats;
beforeAll(async () => {
  chats = await openChats('2026-03-02T02:00:00Z');
}, 180_000);
afterAll(() => chats?.close());

describe('somebody who is named in a list', () => {
  const one = { name: 'I Made Contoh', nik: '5102050101700002' };

  it('stands there once, whichever way the list is sent', () => {
    const page = moving?.journey.pages.find(({ key }) => key === 'people');
    if (!page) throw new Error('nobody moves');
    const read = (people: object[]) => readAnswers(new Journey([page]), { people }, context).problems.map(({ field }) => field);
    expect(read([one, { ...one, name: 'I Made C.' }])).toEqual(['people.1.nik']);
    expect(read([one, { ...one, nik: '5102050101700003' }])).toEqual([]);
  });

  it('is asked for again where an entry names them a second time, in a browser', async () => {
    await castOf(chats.app.deps);
    const visitor = await chats.app.signedIn('niluh@contoh.test');
    const begun = await visitor.post('/ajukan/pindah-keluar', { draft: crypto.randomUUID(), agency: await agencyId() });
    const draft = String(begun.headers.location);
    const form = async () => /name="_mark" value="([^"]*)"/.exec((await visitor.get(`${draft}/isi/people/baru`)).body)?.[1] ?? '';
    const first = await visitor.post(`${draft}/isi/people/baru`, { ...one, _mark: await form() });
    expect(first.statusCode).toBe(303);
    const second = await visitor.post(`${draft}/isi/people/baru`, { ...one, name: 'I Made Lain', _mark: await form() });
    expect(second.statusCode).toBe(422);
    expect(textOf(second.body)).toContain('Sudah ditulis pada entri lain');
    expect(second.body).toContain('value="I Made Lain"');
  });

  it('is asked for again in a chat, where whoever reports is taken at their word as the first', async () => {
    const phone = chats.phone('Pindah');
    await phone.says('pindah keluar');
    await phone.says('saya sendiri\nNi Made Contoh\n5102064101900001\n5102060101200001\n-\nkediri\nBanjar Anyar\nJalan Contoh 3');
    const stays = last(await phone.says('Jalan Contoh 9\nKesiman\nDenpasar Timur\nKota Denpasar\nBali\npekerjaan\nnomor kk tetap'));
    expect(stays).toContain('*Orang 1*');
    const noted = last(await phone.says('saya sendiri'));
    expect(noted).toContain('Ni Made Contoh');
    await phone.presses('Ya');
    const again = last(await phone.says('Ni Made Contoh\n5102064101900001'));
    expect(again).toContain('Sudah ditulis pada entri lain');
    expect(last(await phone.says('5102060202150003'))).toContain('2 sudah dicatat');
  });
});

it('says of a death that its reporter or a witness cannot be the one who died', () => {
  const person = { name: 'I Contoh', nik: '5102050101500001' };
  const answers = {
    applicant: { ...person, kk: '5102050101150007' },
    deceased: { ...person, bornOn: '1950-01-01', sex: 'male' },
    witnesses: [person, { name: 'I Lain', nik: '5102050101700002' }],
    declaration: { agreed: true },
  };
  const cautions = deathAkta.statements?.(answers, context.rules).flatMap((one) => one.cautions.map((text) => text('id')));
  expect(cautions).toEqual(expect.arrayContaining([expect.stringContaining('NIK pelapor'), expect.stringContaining('seorang saksi')]));
});

it('says that the moving letter is for leaving the regency', () => {
  const field = moving?.journey.pages.find(({ key }) => key === 'to')?.fields.regency;
  const warned = (text: string) => {
    const read = field?.parse(text, context);
    return read?.ok ? read.warning?.('id') : undefined;
  };
  expect(['Kabupaten Tabanan', 'tabanan', 'Kab. Tabanan'].map((text) => warned(text))).toEqual(
    Array.from({ length: 3 }, () => expect.stringContaining('ke luar Kabupaten Tabanan')),
  );
  expect(warned('Kota Denpasar')).toBeUndefined();
});

async function agencyId(): Promise<string> {
  const { id } = await chats.app.db
    .selectFrom('access.agency')
    .select('id')
    .where('key', '=', 'dukcapil-tabanan')
    .executeTakeFirstOrThrow();
  return id;
}
