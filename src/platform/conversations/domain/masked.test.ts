import { expect, it } from 'vitest';
import { masked } from './masked.ts';

it.each([
  ['NIK saya 5102014101900001 ya', 'NIK saya 5102••••••••••01 ya'],
  ['5102 0141 0190 0001', '5102••••••••••01'],
  ['hubungi +62812-0000-0001', 'hubungi 6281•••••••01'],
  ['Nomor *KRM-5103-2026-00003*, 081200000001', 'Nomor *KRM-5103-2026-00003*, 0812••••••01'],
  ['AKL-5102-2026-00001 081200000001', 'AKL-5102-2026-00001 0812••••••01'],
  ['Kode lacak N9BS-99A5-438W-VF53.', 'Kode lacak ••••-••••-••••-••••.'],
  ['KONS-5103-2026-00009', 'KONS-5103-2026-00009'],
  ['-081200000001', '-0812••••••01'],
  ['lahir 01-02-2026, 450 orang', 'lahir 01-02-2026, 450 orang'],
])('%s', (said, shown) => expect(masked(said)).toBe(shown));
