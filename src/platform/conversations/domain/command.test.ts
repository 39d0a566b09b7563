import { expect, it } from 'vitest';
import { commandIn, isNothing, noMore, saysSelf, yesOrNo } from './command.ts';

it.each([
  ['halo', 'greet'],
  ['Om Swastiastu 🙏', 'greet'],
  ['Selamat pagi bu', 'greet'],
  ['MENU', 'menu'],
  ['batal ya', 'cancel'],
  ['status', 'status'],
  ['Pak, petugas!', 'human'],
  ['English', 'english'],
  ['tolong', 'help'],
  ['Kirim', 'send'],
  ['nanti saja', 'later'],
  ['besok saya lanjut lagi ya', 'later'],
  ['Nanti Sore Contoh', null],
  ['halo nama saya Ketut', null],
  ['I Wayan Status', null],
  ['🙏', null],
  ['Terima kasih ya pak 🙏', 'thanks'],
  ['suksma', 'thanks'],
  ['oke makasih', 'thanks'],
  ['oke', 'fine'],
  ['Ketut Suksma', null],
  ['mau ambil kartunya', 'meet'],
  ['ambil KTP', 'meet'],
  ['Ambilawati', null],
  ['ambil nomor', null],
])('%s', (text, command) => {
  expect(commandIn(text)).toBe(command);
});

it('hears yes and no as people say them', () => {
  expect(['Ya', 'inggih pak', 'oke', 'tidak', 'ten', 'mungkin'].map(yesOrNo)).toEqual([true, true, true, false, false, null]);
  expect(['-', 'Tidak ada', 'ada'].map(isNothing)).toEqual([true, true, false]);
});

it.each([
  'tidak ada lagi',
  'tidak ada orang lagi',
  'Sudah cukup pak',
  'itu saja',
  'cuma saya',
  'hanya satu orang',
  'salah, cuma saya',
  'sudah',
  'gak jadi',
  'no more',
])('“%s” says that there is no more', (said) => expect(noMore(said)).toBe(true));

it.each(['ya', 'I Made Cukup', 'Ni Luh Sudah Rasmini', '5102014101900001', 'ada', 'saya sendiri', 'Hanya Allah yang tahu semuanya'])(
  '“%s” does not say that there is no more',
  (said) => expect(noMore(said)).toBe(false),
);

it('hears that it is themselves alone', () => {
  expect(['saya sendiri', 'Sendirian', 'sendiri saja bu', 'saya', 'I Putu Sendiri'].map(saysSelf)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
