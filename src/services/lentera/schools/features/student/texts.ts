import { catalogue } from '#i18n';

export const texts = catalogue(
  {
    facts: 'Data siswa',
    birth: 'Tempat, tanggal lahir',
    way: 'Riwayat kelas',
    noWay: 'Belum pernah masuk kelas.',
    guardians: 'Orang tua dan wali yang tergabung',
    guardiansLead: 'Mereka melihat jadwal dan hasil siswa ini.',
    noGuardians: 'Belum ada yang tergabung.',
    cameFrom: 'Pindah dari',
    period: 'Waktu',
    from: (day: string) => `sejak ${day}`,
    fromTo: (from: string, to: string) => `${from} sampai ${to}`,
    relation: 'Hubungan',
    teaching: 'Yang mengajar',
  },
  {
    facts: 'About the student',
    birth: 'Place and day of birth',
    way: 'Classes so far',
    noWay: 'Never in a class yet.',
    guardians: 'Parents and guardians who joined',
    guardiansLead: 'They see the schedule and results of this student.',
    noGuardians: 'Nobody has joined yet.',
    cameFrom: 'Came from',
    period: 'Time',
    from: (day: string) => `since ${day}`,
    fromTo: (from: string, to: string) => `${from} to ${to}`,
    relation: 'Relation',
    teaching: 'Teachers',
  },
);
