import type { Requirement } from '#platform/forms';
import { expect, it } from 'vitest';
import { paperNamed } from './paper.ts';

const paper = (key: string, id: string): Requirement => ({
  key,
  name: { id, en: key },
  need: 'required',
  accepts: 'document',
  maxFiles: 1,
});
const asked = [
  paper('birth-letter', 'Surat keterangan lahir dari dokter atau bidan'),
  paper('kk', 'Kartu keluarga (KK)'),
  paper('mother', 'KTP-el ibu'),
  paper('father', 'KTP-el ayah'),
  paper('statement', 'SPTJM kebenaran data kelahiran (F-2.03)'),
];

it.each([
  ['surat lahir dari bidan', 'birth-letter'],
  ['KK', 'kk'],
  ['ini foto kartu keluarga saya', 'kk'],
  ['ktp ibu', 'mother'],
  ['KTP bapak / ayah', 'father'],
  ['2', 'kk'],
  ['F-2.03', 'statement'],
  ['formulir f2,03', 'statement'],
  ['ktp', undefined],
  ['6', undefined],
  ['', undefined],
  ['sertifikat vaksin', undefined],
])('%s', (said, key) => {
  expect(paperNamed(asked, said)?.key).toBe(key);
});

const spoken = { saya: ['pelapor'], ortu: ['orang', 'tua', 'kedua'], bapak: ['tua'], akte: ['akta'], lahir: ['kelahiran'] };
const cards = [paper('own', 'KTP-el pelapor'), paper('parents', 'KTP-el kedua orang tua'), paper('akta', 'Kutipan akta kelahiran anak')];

it('hears whose card it is by the words its service knows, and replaces what is there sooner than it takes one for another', () => {
  const named = (said: string, words = {}) => paperNamed(cards, said, { spoken: words })?.key;
  expect(['ktp saya', 'ktp ortu', 'ktp bapak', 'akte lahir'].map((said) => named(said, spoken))).toEqual([
    'own',
    'parents',
    'parents',
    'akta',
  ]);
  expect(paperNamed(cards.slice(1), 'ktp pelapor', { all: cards })?.key).toBe('own');
  // Which words people use for its papers is known to the service alone.
  expect(['ktp ortu', 'akte lahir'].map((said) => named(said))).not.toContain('parents');
  expect(named('akte lahir')).toBeUndefined();
});
