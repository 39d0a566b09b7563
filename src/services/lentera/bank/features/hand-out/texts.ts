import { catalogue } from '#i18n';

export const texts = catalogue(
  {
    title: 'Unduh soal sebagai berkas',
    lead: 'Soal dari daftar yang Anda saring. Lihat dahulu apa yang tidak dapat dibawa format itu.',
    format: 'Format berkas',
    look: 'Lihat yang tidak terbawa',
    download: 'Unduh berkas',
    choose: 'Soal yang diunduh',
    none: 'Tidak ada soal di sini.',
    carriesNone: 'Format ini tidak dapat membawa satu pun soal yang dipilih. Pilih format lain.',
    some: 'Pilih sedikitnya satu soal.',
    more: (n: number) => `Hanya ${n} soal pertama yang ditampilkan. Saring daftar untuk yang lain.`,
    link: 'Unduh sebagai berkas soal',
    name: 'soal',
  },
  {
    title: 'Download questions as a file',
    lead: 'Questions of the list you narrowed. Look first at what the format cannot carry.',
    format: 'File format',
    look: 'See what is left behind',
    download: 'Download the file',
    choose: 'Questions to download',
    none: 'There is no question here.',
    carriesNone: 'This format carries none of the questions you chose. Choose another format.',
    some: 'Choose one question at least.',
    more: (n: number) => `Only the first ${n} questions are shown. Narrow the list for others.`,
    link: 'Download as a file of questions',
    name: 'questions',
  },
);
