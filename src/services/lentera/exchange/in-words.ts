import { catalogue, type Locale } from '#i18n';
import type { Left, Loss } from '../bank/domain/parsed.ts';
import type { Output } from './files.ts';
import type { Format } from './detect.ts';
import type { UnreadableCode } from './unreadable.ts';

const losses = {
  'kind-unknown': 'Jenis soal ini belum ada di sini.',
  'key-missing': 'Kunci jawaban tidak ada, atau tidak menunjuk pilihan mana pun.',
  'options-missing': 'Pilihan jawabannya kurang dari dua.',
  'prompt-missing': 'Pertanyaannya kosong.',
  unreadable: 'Bagian ini tidak dapat dibaca.',
  'media-missing': 'Gambar atau suara ini disebut, tetapi tidak ada dalam berkas.',
  'media-refused': 'Gambar atau suara ini tidak diterima: jenisnya lain, atau lebih dari 10 MB.',
  'markup-removed': 'Bagian ini dibuang demi keamanan; teksnya tetap.',
  'part-dropped': 'Bagian ini tidak ikut.',
  'scoring-unknown': 'Cara menilainya khusus; periksa kembali nilai dan kuncinya.',
  'value-changed': 'Nilai ini disesuaikan; periksa kembali.',
} as const satisfies Readonly<Record<Loss, string>>;

const unreadable = {
  'wrong-format': 'Ini bukan berkas soal yang dikenal. Pakai GIFT, Aiken, Moodle XML, QTI, atau tabel Word atau Excel.',
  'xml-broken': 'XML dalam berkas ini rusak. Ekspor sekali lagi dari program asalnya.',
  'xml-doctype': 'Berkas ini memuat DOCTYPE, yang tidak diterima. Ekspor sekali lagi tanpa DOCTYPE.',
  'xml-too-large': 'XML dalam berkas ini terlalu besar. Bagi menjadi beberapa berkas.',
  'zip-broken': 'Berkas zip ini rusak. Ekspor atau simpan sekali lagi.',
  'zip-too-large': 'Isi berkas zip ini terlalu besar. Bagi menjadi beberapa berkas.',
  'zip-leads-out': 'Berkas zip ini memuat nama yang menunjuk ke luar, dan tidak diterima.',
  'too-large': 'Berkas ini terlalu besar. Bagi menjadi beberapa berkas.',
  'too-many': 'Soal dalam berkas ini lebih dari 20.000. Bagi menjadi beberapa berkas.',
} as const satisfies Readonly<Record<UnreadableCode, string>>;

const formats = {
  gift: 'GIFT (Moodle)',
  aiken: 'Aiken',
  'moodle-xml': 'Moodle XML',
  qti: 'QTI',
  docx: 'Word, tabel bank soal',
  xlsx: 'Excel, tabel bank soal',
  'qti-2.1': 'QTI 2.1',
  'qti-2.2': 'QTI 2.2',
  'qti-3.0': 'QTI 3.0',
  'docx-simple': 'Word, tabel pilihan ganda',
  'xlsx-simple': 'Excel, tabel pilihan ganda',
} as const satisfies Readonly<Record<Format | Output, string>>;

/** What reading and writing files of questions says to people. */
export const exchangeTexts = catalogue(
  { losses, unreadable, formats, left: 'Soal ini tidak diambil.', taken: 'Soal ini diambil tanpa bagian itu.' },
  {
    losses: {
      'kind-unknown': 'There is no such kind of question here.',
      'key-missing': 'The key is missing, or names none of the options.',
      'options-missing': 'There are fewer than two options.',
      'prompt-missing': 'The question itself is empty.',
      unreadable: 'This part cannot be read.',
      'media-missing': 'This picture or sound is named, but not in the file.',
      'media-refused': 'This picture or sound is not taken: it is of another type, or larger than 10 MB.',
      'markup-removed': 'This was taken out for safety; its text stays.',
      'part-dropped': 'This part does not come along.',
      'scoring-unknown': 'It is marked in a way of its own; look at its marks and key again.',
      'value-changed': 'This value was adjusted; look at it again.',
    },
    unreadable: {
      'wrong-format': 'This is no file of questions we know. Use GIFT, Aiken, Moodle XML, QTI, or a table in Word or Excel.',
      'xml-broken': 'The XML in this file is broken. Export it once more from where it comes from.',
      'xml-doctype': 'This file has a DOCTYPE, which is not accepted. Export it once more without one.',
      'xml-too-large': 'The XML in this file is too large. Split it into several files.',
      'zip-broken': 'This zip file is broken. Export or save it once more.',
      'zip-too-large': 'What this zip file holds is too large. Split it into several files.',
      'zip-leads-out': 'This zip file has names that lead out of it, and is not accepted.',
      'too-large': 'This file is too large. Split it into several files.',
      'too-many': 'This file has more than 20,000 questions. Split it into several files.',
    },
    formats: {
      gift: 'GIFT (Moodle)',
      aiken: 'Aiken',
      'moodle-xml': 'Moodle XML',
      qti: 'QTI',
      docx: 'Word, question bank table',
      xlsx: 'Excel, question bank table',
      'qti-2.1': 'QTI 2.1',
      'qti-2.2': 'QTI 2.2',
      'qti-3.0': 'QTI 3.0',
      'docx-simple': 'Word, multiple choice table',
      'xlsx-simple': 'Excel, multiple choice table',
    },
    left: 'This question was not taken.',
    taken: 'This question was taken without it.',
  },
);

/** One loss as a line: what happened, and whether the question is there without it. Where it stands and the thing itself are shown beside it. */
export function lossInWords({ loss, whole }: Left, locale: Locale): string {
  const texts = exchangeTexts(locale);
  return `${texts.losses[loss]} ${whole ? texts.left : texts.taken}`;
}
