import { expect, it } from 'vitest';
import { lowerFirst } from './lower-first.ts';

it('puts words into a sentence, and leaves abbreviations and the polite address alone', () => {
  expect(['Loket depan', 'A house', 'KTP pemohon', 'PBG', 'Anda meminta', 'Andal', ''].map(lowerFirst)).toEqual([
    'loket depan',
    'a house',
    'KTP pemohon',
    'PBG',
    'Anda meminta',
    'andal',
    '',
  ]);
});
