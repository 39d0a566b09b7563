import { catalogue } from '#i18n';
import type { FollowUp } from '../../../results/domain/mastery.ts';

type Of<K extends string> = Readonly<Record<K, string>>;

export const texts = catalogue(
  {
    lead: 'Nilai setiap TP dihitung dari butir ulangan dan kolom yang menilainya, sesudah remedial.',
    rule: 'Batas tuntas',
    noAims: 'Belum ada TP yang dinilai: beri TP pada kolom, atau pakai ulangan yang soalnya bertanda TP.',
    perAim: 'Per TP',
    aim: 'TP/KD',
    reachedBy: 'Tercapai',
    notReached: 'Belum',
    unknown: 'Belum dinilai',
    meanScore: 'Rata-rata',
    states: { reached: 'tercapai', 'not-reached': 'belum tercapai', unknown: 'belum dinilai' } as Of<'reached' | 'not-reached' | 'unknown'>,
    perStudent: 'Per siswa',
    remedial: 'Daftar remedial',
    remedialNone: 'Semua yang dinilai mencapai setiap TP.',
    followUps: {
      all: 'remedial seluruhnya',
      parts: 'remedial sebagian',
      none: 'tuntas',
      enrichment: 'pengayaan',
    } as Of<FollowUp>,
    what: 'Tindak lanjut',
    call: 'Buat ulangan remedial',
    callLead: (n: number) =>
      `${n} siswa belum mencapai TP ini. Ulangan dibuat sebagai rancangan dari soal TP ini; siswa dan orang tuanya diberi tahu.`,
    count: 'Jumlah soal',
    title: (aim: string) => `Remedial ${aim}`,
    called: 'Sudah dipanggil',
    csvName: 'ketuntasan',
    wrongAim: 'Pilih TP yang belum dicapai semua siswa.',
    wrongCount: 'Jumlah soal: 1 sampai 50.',
  },
  {
    lead: 'The mark of each aim comes from the items of tests and the columns that ask after it, after remedials.',
    rule: 'Mastery',
    noAims: 'No aim was asked after yet: give columns an aim, or use tests whose questions have one.',
    perAim: 'By aim',
    aim: 'Aim (TP/KD)',
    reachedBy: 'Reached',
    notReached: 'Not reached',
    unknown: 'Not marked',
    meanScore: 'Mean',
    states: { reached: 'reached', 'not-reached': 'not reached', unknown: 'not marked' },
    perStudent: 'By student',
    remedial: 'Remedial list',
    remedialNone: 'Everybody who was marked reached every aim.',
    followUps: { all: 'remedial of everything', parts: 'remedial in part', none: 'reached', enrichment: 'enrichment' },
    what: 'What follows',
    call: 'Set a remedial test',
    callLead: (n: number) =>
      `${n} ${n === 1 ? 'student has' : 'students have'} not reached this aim. A test is drafted from questions of the aim; students and their parents are told.`,
    count: 'Questions',
    title: (aim: string) => `Remedial test: ${aim}`,
    called: 'Called already',
    csvName: 'mastery',
    wrongAim: 'Choose an aim somebody has not reached.',
    wrongCount: 'Questions: 1 to 50.',
  },
);
