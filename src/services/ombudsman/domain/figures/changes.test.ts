import { expect, it } from 'vitest';
import { CHANGES, changesBetween } from './changes.ts';

const table = (title: string, ...rows: readonly (readonly string[])[]) => ({
  title,
  head: ['Saluran', 'Laporan', 'Informasi'],
  rows,
  note: '',
});

it('names each figure that differs, by table, row and column', () => {
  const before = [table('Masuk', ['Laman', '12', '7'], ['Surel', '8', '5']), table('Selesai', ['Laman', '6', '0'])];
  const after = [table('Masuk', ['Laman', '13', '7'], ['WhatsApp', '9', '5']), table('Selesai', ['Laman', '6', '0'])];
  expect(changesBetween(before, after)).toEqual([
    ['Masuk', 'Laman', 'Laporan', '12', '13'],
    ['Masuk', 'WhatsApp', 'Laporan', '–', '9'],
    ['Masuk', 'WhatsApp', 'Informasi', '–', '5'],
    ['Masuk', 'Surel', 'Laporan', '8', '–'],
    ['Masuk', 'Surel', 'Informasi', '5', '–'],
  ]);
});

it('says nothing of what stayed, nor of the changes an earlier edition named', () => {
  const same = [table('Masuk', ['Laman', '12', '7'])];
  expect(changesBetween([table(CHANGES, ['Masuk', 'Laman', '12']), ...same], same)).toEqual([]);
});
