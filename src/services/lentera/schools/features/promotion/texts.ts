import { catalogue } from '#i18n';
import type { PromotionFate } from '../../promoting.ts';

export const texts = catalogue(
  {
    title: (name: string) => `Kenaikan kelas ${name}`,
    here: 'Kenaikan',
    early: (day: string) =>
      `Tahun ajaran kelas ini baru berakhir ${day}. Bila dicatat sekarang, siswanya keluar dari kelas ini hari ini juga.`,
    lead: (year: string) => `Ke mana siswa kelas ini pergi di tahun ajaran ${year}. Kelas yang belum ada dibuka; kelas ini selesai.`,
    up: 'Kelas bagi yang naik',
    stay: 'Kelas bagi yang tinggal',
    fates: { up: 'Naik', repeat: 'Tinggal kelas', graduate: 'Lulus' } as Readonly<Record<PromotionFate, string>>,
    look: 'Lihat dulu',
    preview: 'Yang akan terjadi',
    counts: (fate: string, n: number, into: string | null) => (into === null ? `${fate}: ${n}` : `${fate}: ${n}, ke kelas ${into}`),
    do: 'Catat kenaikan',
    change: 'Ubah',
    done: (day: string) => `Kenaikan dicatat ${day}.`,
    undoLead: 'Selama belum ada siswa yang pindah lagi, keluar, atau kembali, kenaikan dapat dibatalkan: semua kembali ke kelas ini.',
    undo: 'Batalkan kenaikan',
    undone: 'Kenaikan dibatalkan.',
    empty: 'Tidak ada siswa di kelas ini.',
    wrong: { name: 'Tulis nama kelasnya, paling panjang 40 huruf.', fate: (name: string) => `Pilih untuk ${name}.` },
  },
  {
    title: (name: string) => `End of the year of ${name}`,
    here: 'End of the year',
    early: (day: string) => `This class’s school year ends on ${day}. Recorded now, its students leave the class today.`,
    lead: (year: string) =>
      `Where the students of this class go in the school year ${year}. Classes there are not yet are opened; this class is over.`,
    up: 'Class of those who go up',
    stay: 'Class of those who repeat',
    fates: { up: 'Goes up', repeat: 'Repeats', graduate: 'Graduates' } as Readonly<Record<PromotionFate, string>>,
    look: 'Look first',
    preview: 'What is going to happen',
    counts: (fate: string, n: number, into: string | null) => (into === null ? `${fate}: ${n}` : `${fate}: ${n}, to ${into}`),
    do: 'Note it',
    change: 'Change',
    done: (day: string) => `Noted on ${day}.`,
    undoLead: 'As long as no student has moved again, left or come back, it can be undone: everybody returns to this class.',
    undo: 'Undo it',
    undone: 'It was undone.',
    empty: 'There is no student in this class.',
    wrong: { name: 'Write the name of the class, 40 letters at most.', fate: (name: string) => `Choose for ${name}.` },
  },
);
