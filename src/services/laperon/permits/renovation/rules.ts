import { paper } from '#platform/forms';
import { identity, powerOfAttorney, standardOf, termsOf } from '../kit/index.ts';

const key = 'laperon.renovasi';
const name = { id: 'izin renovasi bangunan', en: 'renovation permit' } as const;

export const terms = termsOf({
  key,
  name,
  citation: 'PP 16/2021 (PBG perubahan bangunan)',
  validFrom: '2021-02-02',
  days: 14,
  deskDays: {
    'front-office': 2,
    'technical-review': 5,
    'field-inspection': 3,
    levy: 1,
    payment: 30,
    'levy-check': 1,
    head: 2,
    refusal: 2,
    archive: 3,
  },
  number: { matter: '640', type: 'PBG-R' },
  papers: [
    identity,
    powerOfAttorney,
    paper('permit', 'IMB atau PBG bangunan', 'The building’s permit', { maxFiles: 3 }),
    paper('land-title', 'Bukti hak atas tanah', 'Proof of the right to the land', { maxFiles: 3 }),
    paper('drawings', 'Gambar sebelum dan sesudah', 'Drawings before and after', { accepts: 'drawing', maxFiles: 5 }),
    paper('structure', 'Perhitungan struktur', 'Structural calculation', {
      when: {
        any: [
          { path: 'work.degree', is: 'renovation-heavy' },
          { path: 'work.floors', min: 2 },
        ],
      },
    }),
    paper('photos', 'Foto bangunan sekarang', 'Photos of the building now', { accepts: 'picture', maxFiles: 6 }),
  ],
});

export const standard = standardOf({
  key,
  name,
  requirements: {
    id: ['KTP-el, IMB atau PBG, bukti hak atas tanah, gambar sebelum dan sesudah; perhitungan struktur bila berat atau bertingkat.'],
    en: [
      'Identity card, the building’s permit, proof of right, drawings before and after; a structural calculation where heavy or of several storeys.',
    ],
  },
  procedure: {
    id: [
      'Isi permohonan; retribusinya langsung terlihat.',
      'Gambar dinilai dan bangunan diperiksa.',
      'Retribusi disetor; kepala dinas menandatangani.',
    ],
    en: [
      'Fill in the application; the levy is seen at once.',
      'Drawings are reviewed and the building is visited.',
      'The levy is paid in; the head signs.',
    ],
  },
  duration: {
    id: ['14 hari kerja di kantor; waktu Anda membayar tidak dihitung.'],
    en: ['14 working days at the office; the time you take to pay does not count.'],
  },
  cost: {
    id: ['Retribusi dengan indeks renovasi, menurut rumus yang sama dengan PBG.'],
    en: ['A levy with the index of renovation, by the same formula as a new building.'],
  },
  product: { id: ['Izin renovasi bertanda tangan elektronik.'], en: ['A renovation permit, signed electronically.'] },
  legalBasis: {
    id: ['UU 28/2002 tentang Bangunan Gedung.', 'PP 16/2021.'],
    en: ['Law 28/2002 on buildings.', 'Government Regulation 16/2021.'],
  },
});
