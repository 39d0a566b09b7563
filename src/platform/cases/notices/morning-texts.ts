import { catalogue } from '#i18n';

export const texts = catalogue(
  {
    subject: (parts: string) => `Pagi ini: ${parts}`,
    lead: (agency: string, day: string) => `${agency}, ${day}. Yang menunggu Anda hari ini:`,
    short: {
      overdue: (n: string) => `${n} terlambat`,
      due: (n: string) => `${n} jatuh tempo`,
      arrived: (n: string) => `${n} baru`,
      replies: (n: string) => `${n} kabar pemohon`,
    },
    long: {
      overdue: (n: string) => `${n} berkas lewat batas waktu di meja Anda`,
      due: (n: string, today: string, next: string) => `${n} berkas jatuh tempo hari ini atau hari kerja berikutnya (${today} – ${next})`,
      arrived: (n: string, since: string) => `${n} berkas baru di meja Anda sejak ${since}`,
      replies: (n: string) => `${n} pesan, perbaikan, atau keberatan pemohon yang belum Anda baca`,
    },
    more: (n: number) => `lebih dari ${n}`,
  },
  {
    subject: (parts: string) => `This morning: ${parts}`,
    lead: (agency: string, day: string) => `${agency}, ${day}. What waits for you today:`,
    short: {
      overdue: (n: string) => `${n} overdue`,
      due: (n: string) => `${n} due`,
      arrived: (n: string) => `${n} new`,
      replies: (n: string) => `${n} from applicants`,
    },
    long: {
      overdue: (n: string) => `Past their time limit at your desks: ${n}`,
      due: (n: string, today: string, next: string) => `Due today or on the next working day (${today} – ${next}): ${n}`,
      arrived: (n: string, since: string) => `New at your desks since ${since}: ${n}`,
      replies: (n: string) => `Messages, corrections or objections of applicants you have not read: ${n}`,
    },
    more: (n: number) => `more than ${n}`,
  },
);
