import { catalogue } from '#i18n';

export const texts = catalogue(
  {
    title: (school: string) => `Pegawai ${school}`,
    searchLabel: 'Cari pegawai',
    here: 'Bekerja di sini',
    past: 'Sebelumnya',
    none: 'Tidak ada yang cocok.',
    end: 'Akhiri',
    endLead: 'Mulai sekarang sekolah ini tidak lagi terbuka baginya; mapel dan wali kelas yang dipegangnya dilepas.',
    nip: 'NIP',
    ended: 'Tempatnya di sekolah ini diakhiri.',
    csvName: 'pegawai',
  },
  {
    title: (school: string) => `Staff of ${school}`,
    searchLabel: 'Search staff',
    here: 'Working here',
    past: 'Before',
    none: 'Nobody fits.',
    end: 'End',
    endLead: 'From now on this school is closed to them; subjects and classes they had are without them.',
    nip: 'NIP',
    ended: 'Their place at this school has ended.',
    csvName: 'staff',
  },
);
