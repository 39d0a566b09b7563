import { paper } from '#platform/forms';
import { identity, powerOfAttorney, standardOf, termsOf } from '../kit/index.ts';

const key = 'laperon.pembongkaran';
const name = { id: 'persetujuan pembongkaran', en: 'approval of a demolition' } as const;

export const terms = termsOf({
  key,
  name,
  citation: 'PP 16/2021 (pembongkaran bangunan gedung; pasal belum dikonfirmasi)',
  validFrom: '2021-02-02',
  days: 14,
  deskDays: { 'front-office': 2, 'technical-review': 5, 'field-inspection': 4, head: 2, refusal: 2, archive: 3 },
  number: { matter: '640', type: 'BONGKAR' },
  papers: [
    identity,
    powerOfAttorney,
    paper('land-title', 'Bukti hak atas tanah dan bangunan', 'Proof of the right to land and building', { maxFiles: 3 }),
    paper('plan', 'Rencana teknis pembongkaran (RTB)', 'Technical plan of the demolition (RTB)', { accepts: 'drawing', maxFiles: 5 }),
    paper('photos', 'Foto bangunan dan sekitarnya', 'Photos of the building and around it', { accepts: 'picture', maxFiles: 6 }),
    paper('neighbours', 'Pemberitahuan kepada tetangga', 'Notice to the neighbours'),
    paper('waste', 'Rencana membuang puing dan bahan berbahaya', 'Plan for debris and hazardous matter', {
      when: { path: 'building.hazard', is: true },
    }),
  ],
});

export const standard = standardOf({
  key,
  name,
  requirements: {
    id: ['KTP-el, bukti hak, rencana teknis pembongkaran, foto, pemberitahuan kepada tetangga.'],
    en: ['Identity card, proof of right, technical plan, photos, notice to the neighbours.'],
  },
  procedure: {
    id: [
      'Isi permohonan dengan cara dan waktu pembongkaran.',
      'Rencananya dinilai dan tempatnya diperiksa.',
      'Kepala dinas menandatangani persetujuan beserta syarat keselamatan.',
    ],
    en: [
      'Fill in how and when it is pulled down.',
      'The plan is reviewed and the place visited.',
      'The head signs the approval with its conditions for safety.',
    ],
  },
  duration: { id: ['14 hari kerja di kantor.'], en: ['14 working days at the office.'] },
  cost: { id: ['Gratis.'], en: ['Free of charge.'] },
  product: { id: ['Persetujuan pembongkaran bertanda tangan elektronik.'], en: ['An approval of the demolition, signed electronically.'] },
  legalBasis: {
    id: ['UU 28/2002 tentang Bangunan Gedung.', 'PP 16/2021.'],
    en: ['Law 28/2002 on buildings.', 'Government Regulation 16/2021.'],
  },
});
