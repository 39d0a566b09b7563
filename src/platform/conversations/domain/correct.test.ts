import { catalogue } from '#i18n';
import { date, journey, nikField, personName } from '#platform/forms';
import { RuleBook } from '#platform/rules';
import { expect, it } from 'vitest';
import { correctionIn, withoutIntro } from './correct.ts';

const said = (id: string) => catalogue({ w: id }, { w: `${id}-en` }).text((m) => m.w);
const context = { today: '2026-11-29', rules: RuleBook.ofDefaults([]) };
const of = journey
  .page('applicant', said('Pelapor'), { name: personName({ label: said('Nama Anda') }), nik: nikField({ label: said('NIK Anda') }) })
  .page('child', said('Bayi'), { name: personName({ label: said('Nama bayi') }), born: date({ label: said('Tanggal lahir bayi') }) });
const answers = {
  applicant: { name: 'Ketut', nik: '5102014101900001' },
  child: { name: 'Wayan', born: '2026-02-01' },
};
const correct = (text: string) => correctionIn(of as never, answers, text, context);

it.each([
  ['bukan itu, NIK saya 5102014101900002', 'applicant', 'nik', '5102014101900002'],
  ['ralat tanggal lahir bayi 3-4-2026', 'child', 'born', '3-4-2026'],
  ['salah, nama bayi seharusnya Made', 'child', 'name', 'Made'],
  ['Nama bayi: Nyoman', 'child', 'name', 'Nyoman'],
  ['maaf bukan 3-4-2026', 'child', 'born', '3-4-2026'],
  ['eh salah 5102014101900002', 'applicant', 'nik', '5102014101900002'],
])('%s', (text, page, name, raw) => {
  expect(correct(text)).toEqual({ kind: 'found', page, entry: null, name, raw });
});

it('asks what an answer should be where it is not said or not right', () => {
  expect(correct('ralat tanggal lahir bayi')).toMatchObject({ kind: 'asked', name: 'born', said: '' });
  expect(correct('ubah NIK saya 12')).toMatchObject({ kind: 'asked', name: 'nik', said: '12' });
});

it.each(['Wayan', 'nama bayi Nyoman', 'berapa lama?', 'bukan', ''])('is no correction: %s', (text) => {
  expect(correct(text)).toBeUndefined();
});

it.each([
  ['bukan itu, NIK saya 5102014101900002', 'NIK saya 5102014101900002'],
  ['maaf salah, namanya Ketut', 'namanya Ketut'],
  ['bukan, laki-laki', 'laki-laki'],
  ['bukan keluarga', 'bukan keluarga'],
  ['maaf', 'maaf'],
  ['Maafudin Contoh', 'Maafudin Contoh'],
  ['Eka Contoh', 'Eka Contoh'],
])('without what only says that something else is meant: %s', (text, rest) => {
  expect(withoutIntro(text)).toBe(rest);
});

it('means the page that is open where several pages ask for the same, by either word of its question', () => {
  const page = (key: string, label: string) => ({ key, fields: { village: personName({ label: said(label) }) } });
  const moving = { pages: [page('applicant', 'Desa'), page('to', 'Desa atau kelurahan')] };
  const given = { applicant: { village: 'Nyitdah' }, to: { village: 'Denpasar Selatan' } };
  const meant = (words: string, open?: string) => correctionIn(moving as never, given, words, context, open);
  expect(meant('ralat desa Sesetan', 'to')).toMatchObject({ kind: 'found', page: 'to', raw: 'Sesetan' });
  expect(meant('ralat kelurahan Sesetan')).toMatchObject({ kind: 'found', page: 'to', raw: 'Sesetan' });
  expect(meant('ralat desa Sesetan')).toMatchObject({ kind: 'which' });
});
