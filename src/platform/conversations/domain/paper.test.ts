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
