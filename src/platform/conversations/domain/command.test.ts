import { expect, it } from 'vitest';
import { commandIn, isNothing, yesOrNo } from './command.ts';

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
])('%s', (text, command) => {
  expect(commandIn(text)).toBe(command);
});

it('hears yes and no as people say them', () => {
  expect(['Ya', 'inggih pak', 'oke', 'tidak', 'ten', 'mungkin'].map(yesOrNo)).toEqual([true, true, true, false, false, null]);
  expect(['-', 'Tidak ada', 'ada'].map(isNothing)).toEqual([true, true, false]);
});
