import { formatDate } from '#i18n';
import type { Purpose } from '../domain/procedure/agency-letters.ts';

const openings: Readonly<Record<Purpose, string>> = {
  explanation: 'Sehubungan dengan pemeriksaan yang sedang kami lakukan, kami meminta penjelasan tertulis mengenai hal berikut.',
  'explanation-again':
    'Penjelasan yang kami minta belum kami terima atau belum lengkap. Sekali lagi kami meminta penjelasan tertulis mengenai hal berikut.',
  summons: 'Kami memanggil pejabat yang berwenang untuk memberi keterangan mengenai hal berikut.',
  minutes: 'Berikut berita acara konsiliasi yang kami sampaikan.',
  lhp: 'Pemeriksaan kami selesai. Tindakan korektif yang kami minta:',
  recommendation: 'Tindakan korektif yang kami minta belum dilaksanakan. Ombudsman menerbitkan rekomendasi berikut:',
  reply: 'Ombudsman akan mengumumkan hal ini. Sebelum diumumkan, Saudara berhak menjawab hal berikut.',
};

/** What a report on an examination says was found, before what is to be done about it. */
const foundIn = (kind: string) => `Pemeriksaan kami selesai. Ditemukan maladministrasi berupa: ${kind}. Tindakan korektif yang kami minta:`;

export interface Framing {
  readonly purpose: Purpose;
  /** What was found to be wrong, in words; null where the letter says nothing of that. */
  readonly kind: string | null;
  /** YYYY-MM-DD */
  readonly dueOn: string | null;
  readonly dueIsLaw: boolean;
  /** Whether the agency answers on its page of the hall; another one gets a link. */
  readonly inHall: boolean;
}

/** The words an officer wrote, within what every letter of its kind says: what it is, by when and how it is answered. */
export function framed(words: readonly string[], { purpose, kind, dueOn, dueIsLaw, inHall }: Framing): readonly string[] {
  const opening = purpose === 'lhp' && kind !== null ? foundIn(kind) : openings[purpose];
  const bound = dueIsLaw ? 'Batas itu ditentukan peraturan.' : 'Batas itu permintaan kami dan belum dikonfirmasi sebagai ketentuan hukum.';
  const way = inHall ? 'melalui halaman Surat Ombudsman di balai' : 'melalui tautan sekali jawab yang kami berikan, atau dengan surat';
  const due = dueOn === null ? [] : [`Jawaban kami tunggu paling lambat ${formatDate(dueOn, 'id')}, ${way}. ${bound}`];
  return [opening, ...words, ...due];
}
