import { catalogue, counted } from '#i18n';

export const texts = catalogue(
  {
    title: 'Perlu dilihat lebih teliti',
    lead: 'Ini hanya tanda, bukan alasan menolak. Lihat buktinya, lalu putuskan seperti biasa atau kesampingkan dengan alasan.',
    kinds: {
      'many-families': (count: number) => `Satu pengirim mengajukan untuk ${count} keluarga yang berbeda.`,
      'same-file': (count: number) => `Berkas yang persis sama ada pada ${count} permohonan orang lain.`,
      'passed-on': (count: number) => `${count} foto diteruskan dari orang lain, bukan diambil pengirim.`,
    },
    beside: '(lihat berdampingan)',
    file: 'Berkas',
    unreadable: 'Permohonan lain dari pengirim ini yang tidak dapat dibuka dengan kunci yang ada, jadi tidak dibandingkan',
    lay: 'Kesampingkan tanda ini',
    reason: 'Mengapa tidak perlu dipersoalkan',
    reasonHint: 'Dibaca petugas berikutnya, misalnya: perbekel mengajukan untuk warganya dengan F-1.07.',
    missing: 'Tulis alasannya: petugas berikutnya membacanya.',
    laid: (count: number) => `${count} tanda dikesampingkan`,
    laidBy: (by: string, at: string, reason: string) => `Dikesampingkan ${by}, ${at}: ${reason}`,
  },
  {
    title: 'Worth a closer look',
    lead: 'These are only signals, no reason to refuse. Look at what they rest on, then decide as always or lay them aside with a reason.',
    kinds: {
      'many-families': (count: number) => `One sender applied for ${count} different families.`,
      'same-file': (count: number) => `The very same file lies in ${counted(count, 'application')} of others.`,
      'passed-on': (count: number) => `${counted(count, 'photo')} passed on from somebody else, not taken by the sender.`,
    },
    beside: '(side by side)',
    file: 'File',
    unreadable: 'Other applications of this sender that no key here opens, and which were therefore not compared',
    lay: 'Lay this signal aside',
    reason: 'Why it is no matter',
    reasonHint: 'The next officer reads it, such as: the village head applies for villagers with F-1.07.',
    missing: 'Write the reason: the next officer reads it.',
    laid: (count: number) => `${counted(count, 'signal')} laid aside`,
    laidBy: (by: string, at: string, reason: string) => `Laid aside by ${by}, ${at}: ${reason}`,
  },
);
