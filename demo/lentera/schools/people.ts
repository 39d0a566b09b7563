/** Somebody of the schools who can sign in. */
interface SchoolPerson {
  readonly name: string;
  readonly email: string;
  readonly story: { readonly id: string; readonly en: string };
}

const tells = (id: string, en: string) => ({ id, en });

/** Who of the schools can sign in to the demonstration; all invented. */
export const schoolPeople = {
  education: {
    name: 'Ida Ayu Komang Pratiwi',
    email: 'dinas.pendidikan@contoh.test',
    story: tells(
      'Dinas Pendidikan Denpasar: sekolah, mapel; pengawas pengaduan, penghubung Ombudsman.',
      'Education office: schools, subjects; supervises complaints, answers the Ombudsman.',
    ),
  },
  curriculum: {
    name: 'I Made Agus Widnyana',
    email: 'kurikulum@contoh.test',
    story: tells(
      'Petugas kurikulum: soal dan ujian sekota; pengaduan.',
      'Curriculum officer: questions and exams of the city; complaints.',
    ),
  },
  headSmp: {
    name: 'Drs. I Wayan Suarjana',
    email: 'kepala.smp@contoh.test',
    story: tells('Kepala SMP Contoh Sanur.', 'Head of SMP Contoh Sanur.'),
  },
  curriculumSmp: {
    name: 'Ni Putu Sri Handayani, M.Pd.',
    email: 'kurikulum.smp@contoh.test',
    story: tells(
      'Wakil kepala kurikulum SMP: soal, ulangan dan rapor sekolah.',
      'Deputy head for the curriculum at SMP: questions, tests, reports.',
    ),
  },
  operatorSmp: {
    name: 'Ni Luh Putu Trisna',
    email: 'operator.smp@contoh.test',
    story: tells('Operator SMP: kelas, siswa, kartu, impor.', 'School operator: classes, students, cards, imports.'),
  },
  mathematics: {
    name: 'Ni Komang Ayu Sriasih, S.Pd.',
    email: 'guru.matematika@contoh.test',
    story: tells('Guru matematika, wali kelas 8A.', 'Teaches mathematics, homeroom teacher of 8A.'),
  },
  science: {
    name: 'I Ketut Budi Arimbawa, S.Si.',
    email: 'guru.ipa@contoh.test',
    story: tells('Guru IPA, wali kelas 7A.', 'Teaches science, homeroom teacher of 7A.'),
  },
  indonesian: {
    name: 'Ni Wayan Eka Puspita, S.Pd.',
    email: 'guru.indonesia@contoh.test',
    story: tells('Guru bahasa Indonesia, wali kelas 9A.', 'Teaches Indonesian, homeroom teacher of 9A.'),
  },
  languages: {
    name: 'I Gusti Ngurah Adi Wirawan, S.Pd.',
    email: 'guru.bahasa@contoh.test',
    story: tells('Guru bahasa Inggris dan Bali.', 'Teaches English and Balinese.'),
  },
  headSd: {
    name: 'Ni Made Sukasih, S.Pd.',
    email: 'kepala.sd@contoh.test',
    story: tells('Kepala SD Contoh Peguyangan.', 'Head of SD Contoh Peguyangan.'),
  },
  operatorSd: {
    name: 'I Putu Dwi Antara',
    email: 'operator.sd@contoh.test',
    story: tells('Operator SD.', 'School operator of the primary school.'),
  },
  primary: {
    name: 'Ni Ketut Rai Astuti, S.Pd.',
    email: 'guru.sd@contoh.test',
    story: tells('Guru kelas 6A SD.', 'Class teacher of 6A at the primary school.'),
  },
  student: {
    name: 'Komang Bagus Pradana',
    email: 'siswa.smp@contoh.test',
    story: tells('Siswa kelas 8A.', 'Student of 8A.'),
  },
  pupil: {
    name: 'Ni Kadek Dewi Pradana',
    email: 'siswa.sd@contoh.test',
    story: tells('Siswa kelas 6A SD.', 'Pupil of 6A.'),
  },
  parent: {
    name: 'I Nyoman Pradana',
    email: 'ortu@contoh.test',
    story: tells('Orang tua dua anak, di SMP dan di SD.', 'Father of two, at both schools.'),
  },
} as const satisfies Readonly<Record<string, SchoolPerson>>;

export type SchoolPersonKey = keyof typeof schoolPeople;

const order = [['Wayan', 'Putu', 'Gede'], ['Made', 'Kadek'], ['Nyoman', 'Komang'], ['Ketut']] as const;
const boys = [
  'Agus',
  'Bayu',
  'Dharma',
  'Eka',
  'Ganda',
  'Indra',
  'Krisna',
  'Mahendra',
  'Nanda',
  'Pande',
  'Raka',
  'Surya',
  'Tirta',
  'Wira',
  'Yoga',
];
const girls = [
  'Ayu',
  'Bunga',
  'Citra',
  'Diah',
  'Gita',
  'Intan',
  'Kirana',
  'Lestari',
  'Mirah',
  'Nirmala',
  'Puspa',
  'Ratna',
  'Sinta',
  'Tari',
  'Widya',
];
const family = ['Adnyana', 'Budiarta', 'Dana', 'Giri', 'Kerta', 'Mertha', 'Pradnya', 'Sudiana', 'Suryawan', 'Wardana', 'Widiarsa', 'Yasa'];

/** An invented Balinese child, the same for the same number. */
export function childOf(nth: number): { readonly name: string; readonly sex: 'L' | 'P'; readonly family: string } {
  const sex = (nth * 7) % 13 < 6 ? 'L' : 'P';
  const rank = order[(nth * 5) % order.length] ?? order[0];
  const own = (sex === 'L' ? boys : girls)[(nth * 11 + Math.floor(nth / 15)) % 15] ?? '';
  const house = family[(nth * 7 + Math.floor(nth / 12)) % family.length] ?? '';
  const born = rank[nth % rank.length] ?? rank[0];
  return { name: `${sex === 'L' ? 'I' : 'Ni'} ${born} ${own} ${house}`, sex, family: house };
}
