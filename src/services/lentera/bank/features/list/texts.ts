import { catalogue } from '#i18n';
import type { ListSort, Owner } from '../../store/list.ts';

type Of<K extends string> = Readonly<Record<K, string>>;

export const texts = catalogue(
  {
    lead: 'Soal Anda, soal sekolah Anda, dan soal yang disetujui untuk seluruh kota.',
    came: (taken: number, faulty: number) =>
      `${taken} soal dimasukkan dari berkas sebagai konsep.${faulty > 0 ? ` ${faulty} tidak dimasukkan, karena masih punya kesalahan.` : ''}`,
    searchLabel: 'Cari soal',
    words: 'Kata dalam soal',
    filter: 'Saring soal',
    apply: 'Tampilkan',
    more: 'Saringan lain',
    moreUsed: (n: number) => `Saringan lain (${n} dipakai)`,
    clear: 'Hapus semua saringan',
    all: 'Semua',
    topicLabel: 'Topik, TP, atau KD',
    whose: 'Milik',
    sort: 'Urutan',
    sorts: {
      changed: 'Terakhir diubah',
      title: 'Menurut abjad',
      'least-used': 'Paling jarang dipakai',
      hardest: 'Paling sukar',
    } as Of<ListSort>,
    owners: {
      mine: 'Saya',
      school: 'Sekolah saya',
      city: 'Seluruh kota',
      waiting: 'Menunggu putusan saya',
      doubted: 'Kunci mungkin salah',
    } as Of<Owner>,
    empty: 'Tidak ada soal yang cocok.',
    title: 'Judul',
    csv: 'Unduh daftar (CSV)',
    csvName: 'bank-soal',
    waiting: (to: string) => `diusulkan untuk ${to}`,
  },
  {
    lead: 'Your questions, those of your school, and those approved for the whole city.',
    came: (taken: number, faulty: number) =>
      `${taken === 1 ? '1 question is' : `${taken} questions are`} in from the file, as drafts.${faulty > 0 ? ` ${faulty} did not come in because of faults.` : ''}`,
    searchLabel: 'Search questions',
    words: 'Words in the question',
    filter: 'Narrow the list',
    apply: 'Show',
    more: 'More filters',
    moreUsed: (n: number) => `More filters (${n} in use)`,
    clear: 'Clear all filters',
    all: 'All',
    topicLabel: 'Topic or aim',
    whose: 'Whose',
    sort: 'Order',
    sorts: {
      changed: 'Changed last',
      title: 'By title',
      'least-used': 'Least used',
      hardest: 'Hardest',
    } as Of<ListSort>,
    owners: {
      mine: 'Mine',
      school: 'My school',
      city: 'Whole city',
      waiting: 'Waiting for my decision',
      doubted: 'Key probably wrong',
    } as Of<Owner>,
    empty: 'No question matches.',
    title: 'Title',
    csv: 'Download the list (CSV)',
    csvName: 'question-bank',
    waiting: (to: string) => `proposed for ${to}`,
  },
);
