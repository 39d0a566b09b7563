import { catalogue } from '#i18n';
import { date, journey, nikField, optional, personName, text } from '#platform/forms';
import { RuleBook } from '#platform/rules';
import { expect, it } from 'vitest';
import { mendedIn } from './mended.ts';

const said = (id: string) => catalogue({ w: id }, { w: `${id}-en` }).text((m) => m.w);
const context = { today: '2026-12-01', rules: RuleBook.ofDefaults([]) };
const of = journey.page('deceased', said('Yang meninggal'), {
  name: personName({ label: said('Nama yang meninggal') }),
  nik: nikField({ label: said('NIK yang meninggal') }),
  diedOn: date({ label: said('Tanggal meninggal') }),
  place: text({ label: said('Tempat meninggal') }, { max: 120 }),
  mother: optional(personName({ label: said('Nama ibunya') })),
});
const page = of.pages[0] as never;
const mended = (words: string, remark: string) => mendedIn(page, words, { remark, locale: 'id', context, own: {} });
const remark = 'Tempat meninggal tertulis waktunya. Tulis tempatnya, dan nama ibu almarhum.';

it.each([
  ['di rumah, banjar pande 4', { place: 'di rumah, banjar pande 4' }],
  ['tempat meninggal: RSUD Tabanan', { place: 'RSUD Tabanan' }],
  ['5102061203620009', { nik: '5102061203620009' }],
  ['nama yang meninggal: I Wayan Suta', { name: 'I Wayan Suta' }],
])('%s', (words, what) => expect(mended(words, remark)).toEqual(what));

it('leaves the place alone where somebody else is named', () => {
  expect(mended('ibunya Ni Made Contoh Rasmi', remark)).toMatchObject({ mother: 'Ni Made Contoh Rasmi' });
  expect(mended('ibunya Ni Made Contoh Rasmi', remark)).not.toHaveProperty('place');
});
