import { paper } from '#platform/forms';
import { defineRule } from '#platform/rules';
import { Type } from 'typebox';
import { identity, powerOfAttorney, standardOf, termsOf } from '../kit/index.ts';

const key = 'laperon.slf';
const name = { id: 'sertifikat laik fungsi', en: 'certificate of fitness' } as const;
const Years = Type.Integer({ minimum: 1, maximum: 100 });

/** How long a certificate holds. */
export const validYears = defineRule({
  key: `${key}.valid-years`,
  title: { id: 'Masa berlaku SLF', en: 'Validity of the certificate of fitness' },
  schema: Type.Object({ dwellingYears: Years, otherYears: Years }),
  value: { dwellingYears: 20, otherYears: 5 },
  unit: 'tahun',
  citation: 'PP 16/2021 (20 tahun rumah tinggal, 5 tahun lainnya; pasal belum dikonfirmasi)',
  confirmed: false,
  validFrom: '2021-02-02',
  labels: {
    dwellingYears: { id: 'Rumah tinggal, tahun', en: 'Dwellings, years' },
    otherYears: { id: 'Lainnya, tahun', en: 'Others, years' },
  },
});

export const terms = termsOf({
  key,
  name,
  citation: 'PP 16/2021 (SLF)',
  validFrom: '2021-02-02',
  days: 14,
  deskDays: { 'front-office': 2, 'spatial-planning': 3, 'technical-review': 5, 'field-inspection': 4, head: 2, refusal: 2, archive: 3 },
  number: { matter: '648', type: 'SLF' },
  papers: [
    identity,
    powerOfAttorney,
    paper('permit', 'IMB atau PBG bangunan', 'The building’s permit', { maxFiles: 3 }),
    paper('as-built', 'Gambar bangunan terlaksana', 'Drawings as built', { accepts: 'drawing', maxFiles: 5 }),
    paper('statement', 'Pernyataan laik fungsi dari pengkaji teknis', 'Statement of fitness by an assessor'),
    paper('utilities-test', 'Hasil uji listrik, kebakaran, dan lift', 'Tests of electrics, fire safety and lifts', {
      when: { path: 'building.floors', min: 4 },
      maxFiles: 5,
    }),
    paper('changed-use', 'Gambar perubahan fungsi', 'Drawings of the change of use', {
      accepts: 'drawing',
      when: { path: 'building.change', is: 'changed' },
    }),
  ],
});

export const standard = standardOf({
  key,
  name,
  requirements: {
    id: ['KTP-el, IMB atau PBG, gambar terlaksana, pernyataan pengkaji teknis.', 'Gambar perubahan bila fungsinya berubah.'],
    en: [
      'Identity card, the building’s permit, drawings as built, an assessor’s statement.',
      'Drawings of the change where its use changes.',
    ],
  },
  procedure: {
    id: [
      'Bila fungsi berubah, tata ruang diperiksa lebih dahulu.',
      'Dokumen dinilai, bangunan diperiksa di tempat.',
      'Kepala dinas menandatangani sertifikat dengan tanggal berakhir.',
    ],
    en: [
      'Where the use changes the spatial plan is checked first.',
      'Papers are reviewed, the building is visited.',
      'The head signs a certificate with its last day.',
    ],
  },
  duration: { id: ['14 hari kerja di kantor.'], en: ['14 working days at the office.'] },
  cost: { id: ['Gratis.'], en: ['Free of charge.'] },
  product: { id: ['Sertifikat Laik Fungsi bertanda tangan elektronik.'], en: ['A certificate of fitness, signed electronically.'] },
  legalBasis: {
    id: ['UU 28/2002 tentang Bangunan Gedung.', 'PP 16/2021.'],
    en: ['Law 28/2002 on buildings.', 'Government Regulation 16/2021.'],
  },
});
