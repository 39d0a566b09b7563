import { paper } from '#platform/forms';
import { defineRule } from '#platform/rules';
import { Type } from 'typebox';
import { identity, powerOfAttorney, standardOf, termsOf } from '../kit/index.ts';

const key = 'laperon.keramaian';
const name = { id: 'izin keramaian', en: 'event permit' } as const;

/** How long before the event one should apply. */
export const leadTime = defineRule({
  key: `${key}.lead-time`,
  title: { id: 'Tenggang sebelum acara', en: 'Time before the event' },
  schema: Type.Object({ calendarDays: Type.Integer({ minimum: 0, maximum: 365 }) }),
  value: { calendarDays: 14 },
  unit: 'hari kalender sebelum acara',
  citation: 'PP 60/2017 (14 hari sebelum kegiatan; pasal belum dikonfirmasi)',
  confirmed: false,
  validFrom: '2017-12-29',
  labels: { calendarDays: { id: 'Hari kalender sebelum acara', en: 'Calendar days before the event' } },
});

/** From how many visitors on a plan for safety is asked for is part of the checklist. */
export const terms = termsOf({
  key,
  name,
  citation: 'PP 60/2017 tentang tata cara perizinan keramaian umum',
  validFrom: '2017-12-29',
  days: 7,
  deskDays: { 'front-office': 1, 'technical-review': 4, head: 1, refusal: 2, archive: 2 },
  number: { matter: '300', type: 'KERAMAIAN' },
  papers: [
    identity,
    powerOfAttorney,
    paper('proposal', 'Susunan acara dan panitia', 'Programme and committee'),
    paper('layout', 'Denah tempat dan jalur keluar', 'Plan of the place with its exits', { accepts: 'drawing' }),
    paper('consent', 'Persetujuan pemilik tempat dan desa adat', 'Consent of the place’s owner and the customary village'),
    paper('safety-plan', 'Rencana keamanan, medis, dan parkir', 'Plan for safety, first aid and parking', {
      when: { path: 'event.visitors', min: 500 },
      hint: { id: 'Mulai 500 pengunjung.', en: 'From 500 visitors.' },
    }),
    paper('road', 'Rekomendasi penutupan jalan', 'Recommendation for closing a road', { when: { path: 'event.road', is: 'closed' } }),
  ],
});

export const standard = standardOf({
  key,
  name,
  requirements: {
    id: ['KTP-el penanggung jawab.', 'Susunan acara, denah, persetujuan tempat; rencana keamanan bila pengunjung banyak.'],
    en: ['Identity card of who answers for it.', 'Programme, plan of the place, consent; a safety plan where many will come.'],
  },
  procedure: {
    id: [
      'Ajukan paling sedikit 14 hari sebelum acara.',
      'Kantor meminta rekomendasi keamanan; waktu menunggunya terlihat terpisah.',
      'Kepala dinas menandatangani sebelum acara.',
    ],
    en: [
      'Apply at least 14 days before the event.',
      'The office asks for a safety recommendation; the wait for it is shown apart.',
      'The head signs before the event.',
    ],
  },
  duration: {
    id: ['7 hari kerja di kantor, dan tidak lewat dari hari acara.'],
    en: ['7 working days at the office, and not beyond the day of the event.'],
  },
  cost: { id: ['Gratis.'], en: ['Free of charge.'] },
  product: {
    id: ['Izin keramaian bertanda tangan elektronik untuk hari dan jam acara.'],
    en: ['An event permit signed electronically, for day and hours of the event.'],
  },
  legalBasis: {
    id: ['PP 60/2017 tentang Tata Cara Perizinan dan Pengawasan Kegiatan Keramaian Umum.'],
    en: ['Government Regulation 60/2017 on permits for public gatherings.'],
  },
});
