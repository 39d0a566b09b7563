import { said } from '#i18n';
import { schoolPaths } from './schools/paths.ts';

/** How the hall leads to the schools. */
export const lenteraWing = {
  key: 'lentera',
  label: said('Sekolah', 'Schools'),
  title: said('Lentera: sekolah Kota Denpasar', 'Lentera: schools of Kota Denpasar'),
  summary: said(
    'Materi, soal, ulangan, ujian, dan hasil belajar, untuk siswa, orang tua, guru, sekolah, dan dinas.',
    'Materials, questions, tests, exams and results, for students, parents, teachers, schools and the office.',
  ),
  words:
    'materi pelajaran lesson sekolah school siswa murid student guru teacher orang tua parent ujian uas tryout ulangan exam test nilai rapor bank soal pendidikan education',
  icon: 'book',
  href: schoolPaths.front(),
} as const;

/** Offices at the education office, beside the administrator. */
export const lenteraRoles = [
  { key: 'curriculum', title: said('Petugas kurikulum', 'Curriculum officer') },
  { key: 'head', title: said('Kepala dinas', 'Head of the office') },
] as const;
