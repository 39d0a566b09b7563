import { catalogue } from '#i18n';
import { type Numbering, patternProblem } from './number-pattern.ts';

const sentences = catalogue(
  {
    'no-serial': 'Pola belum memuat {seq}: tanpa nomor urut, dua surat bernomor sama.',
    'no-year': 'Pola belum memuat {year}: nomor urut mulai lagi setiap tahun, sehingga dua surat dapat bernomor sama.',
    'two-serials': 'Pola memuat nomor urut dua kali. Pakai {seq} sekali saja.',
    crowded: 'Nomor urut menempel pada angka atau isian lain. Pisahkan dengan garis miring, titik, atau tanda hubung.',
    brace: 'Ada kurung kurawal yang tidak berpasangan.',
    'unknown-place': (what: string) =>
      `${what} tidak dikenal. Pilih dari {seq}, {seq:1} sampai {seq:9}, {year}, {month}, {month-roman}, {type}, {agency}.`,
    'strange-sign': (what: string) => `Tanda "${what}" tidak dapat dipakai dalam nomor surat.`,
    'too-long': (what: string) => `Nomornya dapat menjadi lebih dari ${what} huruf. Persingkat polanya.`,
  },
  {
    'no-serial': 'The pattern lacks {seq}: without a serial two letters would bear one number.',
    'no-year': 'The pattern lacks {year}: serials begin anew each year, so that two letters could bear one number.',
    'two-serials': 'The pattern has the serial twice. Use {seq} once.',
    crowded: 'The serial touches a digit or another place. Part them by a slash, a dot or a hyphen.',
    brace: 'There is a brace without its partner.',
    'unknown-place': (what: string) =>
      `${what} is not known. Choose from {seq}, {seq:1} to {seq:9}, {year}, {month}, {month-roman}, {type}, {agency}.`,
    'strange-sign': (what: string) => `The sign "${what}" cannot be used in a number.`,
    'too-long': (what: string) => `The number could become longer than ${what} characters. Shorten the pattern.`,
  },
);

/** Why a numbering cannot be used, in both languages; null where every document gets a number of its own. */
export function numberingProblem(numbering: Numbering): { readonly id: string; readonly en: string } | null {
  const problem = patternProblem(numbering);
  if (!problem) return null;
  const say = (locale: 'id' | 'en') => {
    const m = sentences(locale);
    return 'what' in problem ? m[problem.kind](problem.what) : m[problem.kind];
  };
  return { id: say('id'), en: say('en') };
}

/** What the parts of a numbering are called where it is filled in. */
export const numberingLabels = {
  pattern: {
    id: 'Pola nomor',
    en: 'Pattern of the number',
    hint: {
      id: 'Pakai {seq:4} untuk nomor urut empat angka dan {year} untuk tahun. Boleh juga {month}, {month-roman}, {type}, dan {agency}. Di antaranya: huruf, angka, spasi, titik, garis miring, tanda hubung.',
      en: 'Use {seq:4} for a serial of four digits and {year} for the year. {month}, {month-roman}, {type} and {agency} may be used too. Between them: letters, digits, spaces, dots, slashes, hyphens.',
    },
  },
  type: {
    id: 'Isi {type}',
    en: 'What {type} stands for',
    hint: { id: 'Paling banyak 20 huruf atau angka.', en: 'At most 20 letters or digits.' },
  },
  agency: {
    id: 'Isi {agency}',
    en: 'What {agency} stands for',
    hint: { id: 'Paling banyak 20 huruf atau angka.', en: 'At most 20 letters or digits.' },
  },
} as const;
