import { paper } from '#platform/forms';
import { identity, powerOfAttorney, standardOf, termsOf } from '../kit/index.ts';

const key = 'laperon.reklame';
const name = { id: 'izin reklame', en: 'billboard permit' } as const;

export const terms = termsOf({
  key,
  name,
  citation: 'UU 1/2022 dan PP 35/2023 (pajak daerah)',
  validFrom: '2024-01-05',
  days: 7,
  deskDays: {
    'front-office': 1,
    'spatial-planning': 2,
    'field-inspection': 2,
    levy: 1,
    payment: 14,
    'levy-check': 1,
    head: 1,
    refusal: 2,
    archive: 2,
  },
  number: { matter: '510', type: 'REKLAME' },
  papers: [
    identity,
    powerOfAttorney,
    paper('design', 'Gambar isi dan ukuran reklame', 'Drawing of content and size', { accepts: 'drawing' }),
    paper('place-photos', 'Foto tempat pemasangan', 'Photos of the place', { accepts: 'picture', maxFiles: 4 }),
    paper('consent', 'Persetujuan pemilik tanah atau bangunan', 'Consent of the owner of land or building'),
    paper('structure', 'Perhitungan konstruksi', 'Structural calculation', {
      when: { path: 'billboard.height', min: 4 },
      hint: { id: 'Untuk reklame setinggi 4 m atau lebih.', en: 'For a billboard of 4 m height or more.' },
    }),
  ],
});

export const standard = standardOf({
  key,
  name,
  requirements: {
    id: [
      'KTP-el; surat kuasa bila dikuasakan.',
      'Gambar reklame, foto tempat, persetujuan pemilik tanah; perhitungan konstruksi bila tinggi.',
    ],
    en: [
      'Identity card; power of attorney where somebody acts for another.',
      'Drawing, photos of the place, consent of the land’s owner; structural calculation where it is tall.',
    ],
  },
  procedure: {
    id: [
      'Isi permohonan; pajaknya langsung terlihat.',
      'Tempat diperiksa pada peta dan di lapangan.',
      'Pajak ditetapkan dan disetor; kepala dinas menandatangani izin sampai tanggal berakhirnya.',
    ],
    en: [
      'Fill in the application; the tax is seen at once.',
      'The place is checked on the map and on the spot.',
      'The tax is set and paid in; the head signs a permit with its last day.',
    ],
  },
  duration: {
    id: ['7 hari kerja di kantor; waktu Anda membayar tidak dihitung.'],
    en: ['7 working days at the office; the time you take to pay does not count.'],
  },
  cost: {
    id: ['Pajak reklame menurut luas, jenis, jalan, dan lama; taksirannya tampak sebelum mengirim.'],
    en: ['Billboard tax by area, kind, road and time; you see the estimate before sending.'],
  },
  product: {
    id: ['Izin reklame bertanda tangan elektronik dengan tanggal berakhir.'],
    en: ['A billboard permit signed electronically, with its last day.'],
  },
  legalBasis: {
    id: ['UU 1/2022 tentang Hubungan Keuangan Pusat dan Daerah.', 'Peraturan daerah tentang reklame: belum dikonfirmasi.'],
    en: ['Law 1/2022 on finances of centre and regions.', 'Regional regulation on billboards: not yet confirmed.'],
  },
});
