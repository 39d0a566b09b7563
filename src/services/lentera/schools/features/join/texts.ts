import { catalogue } from '#i18n';

export const texts = catalogue(
  {
    title: 'Gabung dengan kode',
    lead: 'Ketik kode dari slip atau surat sekolah: tiga kelompok huruf dan angka.',
    code: 'Kode gabung',
    go: 'Lanjut',
    guardian: (child: string) => `Anda akan tergabung sebagai orang tua atau wali ${child}.`,
    staff: (role: string, name: string) => `Anda akan tergabung sebagai ${role.toLowerCase()} (${name}).`,
    at: (school: string) => `Sekolah: ${school}`,
    relation: 'Hubungan Anda dengan siswa',
    join: 'Gabung',
    other: 'Bukan ini? Ketik kode lain',
    wrongRelation: 'Pilih hubungan Anda dengan siswa.',
    note: 'Kode hanya dapat dipakai satu kali. Orang tua dan wali lain memerlukan kode sendiri.',
    ownChild: 'Ini kode untuk wali Anda sendiri; pakailah akun mereka.',
  },
  {
    title: 'Join with a code',
    lead: 'Type the code from the slip or letter of the school: three groups of letters and digits.',
    code: 'Join code',
    go: 'Go on',
    guardian: (child: string) => `You are going to join as a parent or guardian of ${child}.`,
    staff: (role: string, name: string) => `You are going to join as ${role.toLowerCase()} (${name}).`,
    at: (school: string) => `School: ${school}`,
    relation: 'What you are to the student',
    join: 'Join',
    other: 'Not this? Type another code',
    wrongRelation: 'Choose what you are to the student.',
    note: 'A code works once only. Other parents and guardians need codes of their own.',
    ownChild: 'This code is for a guardian of yours; they use it with their account.',
  },
);
