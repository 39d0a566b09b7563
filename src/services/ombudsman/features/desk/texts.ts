import { catalogue } from '#i18n';

/** What of the queue is looked at. */
export const texts = catalogue(
  {
    filter: 'Tampilkan',
    apply: 'Terapkan',
    kind: 'Jenis',
    everyKind: 'Semua jenis',
    noneSo: 'Tidak ada yang seperti itu.',
    shows: {
      open: 'Yang masih berjalan',
      late: 'Lewat batas',
      urgent: 'Darurat',
      office: 'Giliran kantor',
      reporter: 'Giliran pelapor',
      agency: 'Giliran instansi atau atasannya',
      all: 'Semua, juga yang selesai',
    },
  },
  {
    filter: 'Show',
    apply: 'Apply',
    kind: 'Kind',
    everyKind: 'Every kind',
    noneSo: 'There is nothing of that kind.',
    shows: {
      open: 'What is under way',
      late: 'Past its limit',
      urgent: 'Emergencies',
      office: 'The office’s turn',
      reporter: 'The reporter’s turn',
      agency: 'The turn of the agency or its superior',
      all: 'All, also what has ended',
    },
  },
);
