import { catalogue } from '#i18n';

export const texts = catalogue(
  {
    classesOf: (year: string) => `Kelas tahun ajaran ${year}`,
    noClasses: 'Belum ada kelas di tahun ajaran ini.',
    openClass: 'Buka kelas',
    className: 'Nama kelas',
    classNameHint: 'Misalnya 7A.',
    facts: 'Tentang sekolah ini',
    keep: 'Mengurus sekolah',
    change: 'Ubah data sekolah',
    end: 'Sekolah ini sudah ditutup',
    news: {
      entered: 'Sekolah dimasukkan. Beri kepala atau operatornya kode gabung, supaya ia dapat mengurus sekolah ini.',
      class: 'Kelas dibuka.',
      changed: 'Tersimpan.',
    },
    wrong: { name: 'Tulis nama kelas, paling panjang 40 huruf.', grade: 'Pilih tingkat.', year: 'Pilih tahun ajaran.' },
    otherYears: 'Tahun ajaran',
  },
  {
    classesOf: (year: string) => `Classes of ${year}`,
    noClasses: 'No class in this school year yet.',
    openClass: 'Open a class',
    className: 'Name of the class',
    classNameHint: 'Such as 7A.',
    facts: 'About this school',
    keep: 'Keeping the school',
    change: 'Change what is written of the school',
    end: 'This school has been closed',
    news: {
      entered: 'The school was entered. Give its head or operator a join code, so that they can keep it.',
      class: 'The class was opened.',
      changed: 'Saved.',
    },
    wrong: { name: 'Write the name of the class, 40 letters at most.', grade: 'Choose a grade.', year: 'Choose a school year.' },
    otherYears: 'School year',
  },
);
