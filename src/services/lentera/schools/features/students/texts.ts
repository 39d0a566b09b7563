import { catalogue } from '#i18n';

export const texts = catalogue(
  {
    title: (school: string) => `Siswa ${school}`,
    searchLabel: 'Cari siswa',
    placeholder: 'Nama, NISN, atau NIS',
    none: 'Tidak ada siswa yang cocok.',
    account: 'Akun',
    hasAccount: 'ada',
    noAccount: 'belum',
    csvName: 'siswa',
    enter: 'Tambah siswa',
  },
  {
    title: (school: string) => `Students of ${school}`,
    searchLabel: 'Search students',
    placeholder: 'Name, NISN or NIS',
    none: 'No student fits.',
    account: 'Account',
    hasAccount: 'yes',
    noAccount: 'not yet',
    csvName: 'students',
    enter: 'Add a student',
  },
);
