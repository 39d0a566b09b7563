import { catalogue } from '#i18n';

export const texts = catalogue(
  {
    cards: 'Kartu siswa dan slip orang tua',
    none: 'Belum ada siswa di kelas ini.',
    change: 'Nama dan wali kelas',
    className: 'Nama kelas',
    nobody: 'belum ada',
    closed: 'Kelas ini sudah selesai',
    teaching: 'Pengajar kelas ini',
    noTeaching: 'Belum ada pengajar.',
    add: 'Tambah pengajar',
    endTeaching: 'Lepas',
    news: { changed: 'Tersimpan.' },
    wrong: { name: 'Tulis nama kelas, paling panjang 40 huruf.', both: 'Pilih mata pelajaran dan guru.' },
    csvName: 'kelas',
  },
  {
    cards: 'Cards for students, slips for parents',
    none: 'No student in this class yet.',
    change: 'Name and homeroom teacher',
    className: 'Name of the class',
    nobody: 'nobody yet',
    closed: 'This class is over',
    teaching: 'Who teaches this class',
    noTeaching: 'Nobody teaches here yet.',
    add: 'Add a teacher',
    endTeaching: 'Take away',
    news: { changed: 'Saved.' },
    wrong: { name: 'Write the name of the class, 40 letters at most.', both: 'Choose a subject and a teacher.' },
    csvName: 'class',
  },
);
