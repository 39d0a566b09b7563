import { catalogue } from '#i18n';
import type { PatternProblem } from '#platform/documents';

export const texts = catalogue(
  {
    lead: 'Cara membaca nomor setiap surat. Nomor urutnya tanpa celah per instansi dan tahun. Pola baru berlaku untuk surat yang terbit sejak harinya; nomor yang sudah diberikan tetap.',
    next: (number: string) => `Nomor berikutnya bila terbit hari ini: ${number}`,
    since: (day: string, citation: string) => `Berlaku sejak ${day}. Dasar: ${citation}.`,
    later: (pattern: string, day: string) => `Sudah dimasukkan: ${pattern}, mulai ${day}.`,
    confirmed: 'Dikonfirmasi',
    unconfirmed: 'Belum dikonfirmasi',
    change: 'Ubah pola',
    pattern: 'Pola nomor',
    patternHint:
      'Pakai {seq:4} untuk nomor urut empat angka dan {year} untuk tahun. Boleh juga {month}, {month-roman}, {type}, dan {agency}. Di antaranya: huruf, angka, spasi, titik, garis miring, tanda hubung.',
    type: 'Isi {type}',
    agency: 'Isi {agency}',
    codeHint: 'Paling banyak 20 huruf atau angka.',
    citation: 'Dasar',
    citationHint: 'Surat keputusan atau pedoman tata naskah yang menetapkannya.',
    from: 'Berlaku mulai',
    fromHint: 'Hari ini atau sesudahnya; tahun-bulan-tanggal.',
    save: 'Simpan pola',
    saved: 'Pola baru disimpan.',
    none: 'Tidak ada surat bernomor di instansi Anda.',
    wrong: {
      'no-serial': 'Pola belum memuat {seq}: tanpa nomor urut, dua surat bernomor sama.',
      'no-year': 'Pola belum memuat {year}: nomor urut mulai lagi setiap tahun, sehingga dua surat dapat bernomor sama.',
      'two-serials': 'Pola memuat nomor urut dua kali. Pakai {seq} sekali saja.',
      crowded: 'Nomor urut menempel pada angka atau isian lain. Pisahkan dengan garis miring, titik, atau tanda hubung.',
      brace: 'Ada kurung kurawal yang tidak berpasangan.',
      'unknown-place': (what: string) =>
        `${what} tidak dikenal. Pilih dari {seq}, {seq:1} sampai {seq:9}, {year}, {month}, {month-roman}, {type}, {agency}.`,
      'strange-sign': (what: string) => `Tanda "${what}" tidak dapat dipakai dalam nomor surat.`,
      'too-long': (what: string) => `Nomornya dapat menjadi lebih dari ${what} huruf. Persingkat polanya.`,
      code: 'Isi dengan 1 sampai 20 huruf, angka, titik, atau tanda hubung.',
      citation: 'Sebutkan dasarnya, paling sedikit lima huruf.',
      from: 'Isi tanggal hari ini atau sesudahnya, misalnya 2026-03-02.',
    },
  },
  {
    lead: 'How the number of each letter reads. Serials run without a gap per agency and year. A new pattern holds for letters issued from its day on; numbers already given stay.',
    next: (number: string) => `Next number, if issued today: ${number}`,
    since: (day: string, citation: string) => `Holds since ${day}. Ground: ${citation}.`,
    later: (pattern: string, day: string) => `Entered already: ${pattern}, from ${day}.`,
    confirmed: 'Confirmed',
    unconfirmed: 'Not confirmed',
    change: 'Change the pattern',
    pattern: 'Pattern of the number',
    patternHint:
      'Use {seq:4} for a serial of four digits and {year} for the year. {month}, {month-roman}, {type} and {agency} may be used too. Between them: letters, digits, spaces, dots, slashes, hyphens.',
    type: 'What {type} stands for',
    agency: 'What {agency} stands for',
    codeHint: 'At most 20 letters or digits.',
    citation: 'Ground',
    citationHint: 'The decree or the rules of correspondence that set it.',
    from: 'Holds from',
    fromHint: 'Today or later; year-month-day.',
    save: 'Save the pattern',
    saved: 'The new pattern is saved.',
    none: 'There are no numbered letters at your agency.',
    wrong: {
      'no-serial': 'The pattern lacks {seq}: without a serial two letters would bear one number.',
      'no-year': 'The pattern lacks {year}: serials begin anew each year, so that two letters could bear one number.',
      'two-serials': 'The pattern has the serial twice. Use {seq} once.',
      crowded: 'The serial touches a digit or another place. Part them by a slash, a dot or a hyphen.',
      brace: 'There is a brace without its partner.',
      'unknown-place': (what: string) =>
        `${what} is not known. Choose from {seq}, {seq:1} to {seq:9}, {year}, {month}, {month-roman}, {type}, {agency}.`,
      'strange-sign': (what: string) => `The sign "${what}" cannot be used in a number.`,
      'too-long': (what: string) => `The number could become longer than ${what} characters. Shorten the pattern.`,
      code: 'Give 1 to 20 letters, digits, dots or hyphens.',
      citation: 'Name the ground, in five letters or more.',
      from: 'Give the day, today or later, such as 2026-03-02.',
    },
  },
);

/** Why a pattern is refused, as a sentence. */
export function sentenceOf(problem: PatternProblem, locale: 'id' | 'en'): string {
  const { wrong } = texts(locale);
  switch (problem.kind) {
    case 'unknown-place':
    case 'strange-sign':
    case 'too-long':
      return wrong[problem.kind](problem.what);
    default:
      return wrong[problem.kind];
  }
}
