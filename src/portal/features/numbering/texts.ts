import { catalogue } from '#i18n';

export const texts = catalogue(
  {
    lead: 'Cara membaca nomor setiap surat. Nomor urutnya tanpa celah per instansi dan tahun. Pola baru berlaku untuk surat yang terbit sejak harinya; nomor yang sudah diberikan tetap.',
    next: (number: string) => `Nomor berikutnya bila terbit hari ini: ${number}`,
    since: (day: string, citation: string) => `Berlaku sejak ${day}. Dasar: ${citation}.`,
    later: (pattern: string, day: string) => `Sudah disetujui: ${pattern}, mulai ${day}.`,
    confirmed: 'Dikonfirmasi',
    unconfirmed: 'Belum dikonfirmasi',
    change: 'Usulkan pola lain',
    none: 'Tidak ada surat bernomor di instansi Anda.',
  },
  {
    lead: 'How the number of each letter reads. Serials run without a gap per agency and year. A new pattern holds for letters issued from its day on; numbers already given stay.',
    next: (number: string) => `Next number, if issued today: ${number}`,
    since: (day: string, citation: string) => `Holds since ${day}. Ground: ${citation}.`,
    later: (pattern: string, day: string) => `Approved already: ${pattern}, from ${day}.`,
    confirmed: 'Confirmed',
    unconfirmed: 'Not confirmed',
    change: 'Propose another pattern',
    none: 'There are no numbered letters at your agency.',
  },
);
