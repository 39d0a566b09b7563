import { defineRule, type Rule } from '#platform/rules';
import { Type } from 'typebox';
import { gradebookRules } from './gradebook/city-rules.ts';

/** How long a join code of a school can be used. */
export const joinTerms = defineRule({
  key: 'lentera.join-codes',
  title: { id: 'Masa berlaku kode gabung', en: 'How long join codes can be used' },
  schema: Type.Object({
    guardianDays: Type.Integer({ minimum: 1, maximum: 400 }),
    staffDays: Type.Integer({ minimum: 1, maximum: 400 }),
  }),
  value: { guardianDays: 60, staffDays: 14 },
  citation: 'Belum dikonfirmasi Dinas Pendidikan Kota Denpasar',
  confirmed: false,
  validFrom: '2020-01-01',
  labels: {
    guardianDays: { id: 'Hari untuk orang tua dan wali', en: 'Days for parents and guardians' },
    staffDays: { id: 'Hari untuk guru, operator, dan kepala', en: 'Days for teachers, operators and heads' },
  },
});

/** From where on figures of an item say something; teachers know these readings, no law does. */
export const readingTerms = defineRule({
  key: 'lentera.item-readings',
  title: { id: 'Cara membaca analisis butir', en: 'How item analysis reads' },
  schema: Type.Object({
    veryGood: Type.Number({ minimum: -100, maximum: 100 }),
    adequate: Type.Number({ minimum: -100, maximum: 100 }),
    weak: Type.Number({ minimum: -100, maximum: 100 }),
    hardPercent: Type.Number({ minimum: 0, maximum: 100 }),
    easyPercent: Type.Number({ minimum: 0, maximum: 100 }),
    distractorPercent: Type.Number({ minimum: 0, maximum: 100 }),
    fewest: Type.Integer({ minimum: 2, maximum: 1000 }),
    /** Groups smaller than this are not shown side by side. */
    smallest: Type.Integer({ minimum: 2, maximum: 100 }),
  }),
  value: { veryGood: 50, adequate: 30, weak: 20, hardPercent: 30, easyPercent: 85, distractorPercent: 5, fewest: 10, smallest: 10 },
  citation: 'Belum dikonfirmasi Dinas Pendidikan Kota Denpasar',
  confirmed: false,
  validFrom: '2020-01-01',
  labels: {
    veryGood: { id: 'Daya pembeda sangat baik mulai (persen)', en: 'Discrimination very good from (per cent)' },
    adequate: { id: 'Daya pembeda cukup mulai (persen)', en: 'Discrimination adequate from (per cent)' },
    weak: { id: 'Daya pembeda lemah mulai (persen)', en: 'Discrimination weak from (per cent)' },
    hardPercent: { id: 'Sukar: dijawab benar di bawah (persen)', en: 'Hard: answered rightly below (per cent)' },
    easyPercent: { id: 'Mudah: dijawab benar di atas (persen)', en: 'Easy: answered rightly above (per cent)' },
    distractorPercent: { id: 'Pengecoh tidak bekerja di bawah (persen)', en: 'A wrong option does not work below (per cent)' },
    fewest: { id: 'Paling sedikit siswa untuk menilai butir', en: 'Fewest students to judge an item by' },
    smallest: { id: 'Kelompok terkecil yang diperlihatkan', en: 'Smallest group that is shown' },
  },
});

/** What scores of a tryout are brought to. */
export const tryoutScale = defineRule({
  key: 'lentera.tryout-scale',
  title: { id: 'Skala nilai tryout', en: 'Scale of tryout scores' },
  schema: Type.Object({
    mean: Type.Number({ minimum: 0, maximum: 10_000 }),
    sd: Type.Number({ minimum: 1, maximum: 10_000 }),
    lowest: Type.Number({ minimum: 0, maximum: 10_000 }),
    highest: Type.Number({ minimum: 1, maximum: 10_000 }),
  }),
  value: { mean: 500, sd: 100, lowest: 200, highest: 800 },
  citation: 'Belum dikonfirmasi Dinas Pendidikan Kota Denpasar',
  confirmed: false,
  validFrom: '2020-01-01',
  labels: {
    mean: { id: 'Rata-rata', en: 'Mean' },
    sd: { id: 'Simpangan baku', en: 'Standard deviation' },
    lowest: { id: 'Nilai terendah', en: 'Lowest score' },
    highest: { id: 'Nilai tertinggi', en: 'Highest score' },
  },
});

/** Where films that lessons lead to may lie; a page of ours never shows them itself. */
export const videoHosts = defineRule({
  key: 'lentera.video-hosts',
  title: { id: 'Situs video yang boleh ditautkan', en: 'Sites whose videos lessons may lead to' },
  schema: Type.Object({
    hosts: Type.Array(Type.String({ pattern: '^[a-z0-9-]+(\\.[a-z0-9-]+)+$', maxLength: 80 }), { minItems: 1, maxItems: 30 }),
  }),
  value: { hosts: ['youtube.com', 'youtu.be', 'vimeo.com', 'drive.google.com', 'kemdikbud.go.id', 'kemendikdasmen.go.id'] },
  citation: 'Belum dikonfirmasi Dinas Pendidikan Kota Denpasar',
  confirmed: false,
  validFrom: '2020-01-01',
  labels: { hosts: { id: 'Alamat situs, tanpa https://', en: 'Addresses of sites, without https://' } },
});

/** What the education office may decide for itself. */
export const lenteraRules: readonly Rule[] = [joinTerms, readingTerms, tryoutScale, videoHosts, ...gradebookRules];
