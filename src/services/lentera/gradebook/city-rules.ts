import { defineRule, type Rule } from '#platform/rules';
import { Type } from 'typebox';
import { GradingSchema } from './domain/grading.ts';

const citation = 'Belum dikonfirmasi Dinas Pendidikan Kota Denpasar';
const part = { missing: 'left-out' as const, dropped: 0 };

/** When semesters end and how long books stay open after. */
export const semesterTerms = defineRule({
  key: 'lentera.semesters',
  title: { id: 'Akhir semester dan penutupan buku nilai', en: 'End of semesters and closing of gradebooks' },
  schema: Type.Object({
    firstEnds: Type.String({ pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' }),
    graceDays: Type.Integer({ minimum: 0, maximum: 120 }),
  }),
  value: { firstEnds: '12-31', graceDays: 14 },
  citation,
  confirmed: false,
  validFrom: '2020-01-01',
  labels: {
    firstEnds: { id: 'Hari terakhir semester 1 (bulan-hari)', en: 'Last day of semester 1 (month-day)' },
    graceDays: { id: 'Hari buku nilai masih terbuka sesudahnya', en: 'Days gradebooks stay open after it' },
  },
});

/** How final grades are made where a school has decided nothing. */
export const usualGrading = defineRule({
  key: 'lentera.grading',
  title: { id: 'Bobot nilai bila sekolah belum menetapkan', en: 'Weights of marks where a school has set none' },
  schema: GradingSchema,
  value: {
    curriculum: 'merdeka',
    categories: {
      daily: { weight: 40, ...part },
      task: { weight: 10, ...part },
      practice: { weight: 10, ...part },
      midterm: { weight: 20, ...part },
      final: { weight: 20, ...part },
    },
    remedial: 'capped',
    places: 0,
    sentences: {
      reached: 'Menunjukkan penguasaan yang baik dalam {tp}.',
      notReached: 'Perlu pendampingan dalam {tp}.',
      most: 3,
    },
  },
  citation,
  confirmed: false,
  validFrom: '2020-01-01',
  meanwhile: {
    id: 'Nilai akhir dihitung dengan bobot ini dan bertuliskan belum dikonfirmasi.',
    en: 'Final grades are made by these weights and say that nobody has confirmed them.',
  },
  labels: {
    curriculum: { id: 'Kurikulum (merdeka atau k13)', en: 'Curriculum (merdeka or k13)' },
    categories: { id: 'Kelompok nilai', en: 'Categories' },
    daily: { id: 'Sumatif harian / PH', en: 'Daily tests' },
    task: { id: 'Tugas', en: 'Tasks' },
    practice: { id: 'Praktik', en: 'Practice' },
    midterm: { id: 'STS / PTS', en: 'Mid-semester' },
    final: { id: 'SAS / PAS', en: 'End of semester' },
    weight: { id: 'Bobot', en: 'Weight' },
    missing: { id: 'Yang kosong (zero: nol, left-out: tidak dihitung)', en: 'What is missing (zero, or left-out)' },
    dropped: { id: 'Nilai terendah yang tidak dihitung', en: 'Weakest marks that do not count' },
    remedial: { id: 'Remedial (best, capped, replaces, mean)', en: 'Remedial (best, capped, replaces, mean)' },
    places: { id: 'Angka di belakang koma', en: 'Places after the point' },
    sentences: { id: 'Kalimat rapor', en: 'Sentences of the rapor' },
    reached: { id: 'Kalimat TP yang dicapai ({tp})', en: 'Sentence for aims reached ({tp})' },
    notReached: { id: 'Kalimat TP yang belum dicapai ({tp})', en: 'Sentence for aims not reached ({tp})' },
    most: { id: 'TP terbanyak per kalimat', en: 'Aims in a sentence at most' },
  },
  problem: ({ categories, sentences }) => {
    if (Object.values(categories).every(({ weight }) => weight === 0))
      return { id: 'Satu bobot harus lebih dari nol.', en: 'One weight has to be more than zero.' };
    return sentences.reached.includes('{tp}') && sentences.notReached.includes('{tp}')
      ? null
      : { id: 'Kedua kalimat memuat {tp}.', en: 'Both sentences hold {tp}.' };
  },
});

/** From which mark on an aim is reached where a school has set no KKM or KKTP for the subject. */
export const usualMastery = defineRule({
  key: 'lentera.mastery',
  title: { id: 'Batas tuntas bila sekolah belum menetapkan', en: 'Mastery where a school has set none' },
  schema: Type.Object({ least: Type.Number({ minimum: 0, maximum: 100 }) }),
  value: { least: 75 },
  citation,
  confirmed: false,
  validFrom: '2020-01-01',
  labels: { least: { id: 'Nilai terendah yang tuntas', en: 'Lowest mark that is mastery' } },
});

export const gradebookRules: readonly Rule[] = [semesterTerms, usualGrading, usualMastery];
