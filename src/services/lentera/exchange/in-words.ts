import { catalogue, type Locale } from '#i18n';
import { texts as bankTexts } from '../bank/texts.ts';
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
  {
    losses,
    unreadable,
    formats,
    left: 'Soal ini tidak diambil.',
    taken: 'Soal ini diambil tanpa bagian itu.',
    leftOut: 'Soal ini tidak masuk berkas.',
    goesWithout: 'Soal ini masuk berkas tanpa bagian itu.',
    line: (n: string) => `baris ${n}`,
    tableRow: (table: string, row: string) => `tabel ${table}, baris ${row}`,
    cell: (sheet: string, row: string) => `lembar ${sheet}, baris ${row}`,
    parts: {
      title: 'judul',
      points: 'nilai',
      tags: 'penanda',
      discussion: 'pembahasan',
      feedback: 'umpan balik',
      shuffle: 'urutan pilihan yang tetap',
      id: 'nomor asal',
      units: 'satuan',
      policy: 'aturan penilaian',
      shares: 'bagian nilai',
      rubric: 'rubrik',
      guide: 'pedoman penilaian',
      template: 'isi awal',
      lines: 'jumlah baris tulis',
      case: 'beda huruf besar dan kecil',
      stimulus: 'bacaan atau gambar yang ditanyakan',
      accepted: 'jawaban lain yang diterima',
      markup: 'bentuk tulisan',
      grid: 'tabel pernyataan',
      cloze: 'isian rumpang',
      essay: 'uraian',
      ordering: 'mengurutkan',
      hotspot: 'menunjuk gambar',
    } as Readonly<Record<string, string>>,
    policies: { all: 'semua benar, atau nol', clamped: 'pilihan salah mengurangi', ratio: 'bagian yang benar' } as Readonly<
      Record<string, string>
    >,
  },
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
    leftOut: 'This question does not go into the file.',
    goesWithout: 'This question goes into the file without it.',
    line: (n: string) => `line ${n}`,
    tableRow: (table: string, row: string) => `table ${table}, row ${row}`,
    cell: (sheet: string, row: string) => `sheet ${sheet}, row ${row}`,
    parts: {
      title: 'title',
      points: 'points',
      tags: 'tags',
      discussion: 'discussion',
      feedback: 'feedback',
      shuffle: 'fixed order of options',
      id: 'id',
      units: 'units',
      policy: 'rule of marking',
      shares: 'parts of the marks',
      rubric: 'rubric',
      guide: 'guide to marking',
      template: 'text to begin with',
      lines: 'lines to write on',
      case: 'capital letters count',
      stimulus: 'reading or picture asked about',
      accepted: 'other right answers',
      markup: 'form of the text',
      grid: 'table of statements',
      cloze: 'cloze',
      essay: 'essay',
      ordering: 'ordering',
      hotspot: 'pointing at a picture',
    } as Readonly<Record<string, string>>,
    policies: { all: 'all right, or nothing', clamped: 'wrong choices take away', ratio: 'the part that is right' } as Readonly<
      Record<string, string>
    >,
  },
);

/**
 * One loss as a line: what happened, and whether the question is there without it; `out` of a file that is written. Where it
 * stands and the thing itself are shown beside it.
 */
export function lossInWords({ loss, whole }: Left, locale: Locale, out = false): string {
  const texts = exchangeTexts(locale);
  const rest = out ? (whole ? texts.leftOut : texts.goesWithout) : whole ? texts.left : texts.taken;
  return `${texts.losses[loss]} ${rest}`;
}

/** A place in a file: `line 17`, `table 1, row 5` and `Sheet1!5` in words; names of files and questions as they are. */
export function placeInWords(where: string, locale: Locale): string {
  const texts = exchangeTexts(locale);
  const line = /^line (\d+)$/.exec(where)?.[1];
  const [, sheet, row] = /^([^!]+)!(\d+)$/.exec(where) ?? [];
  const [, table, at] = /^table (\d+), row (\d+)/.exec(where) ?? [];
  if (line) return texts.line(line);
  if (table && at) return texts.tableRow(table, at);
  return sheet && row ? texts.cell(sheet, row) : where;
}

/** Titles of subjects, by the word the bank keeps of each. */
export type SubjectName = (key: string) => string;

/** What was lost, of a file that is written: `shuffle`, `points: 2` by what a form calls that part. */
export function partInWords(named: string, locale: Locale, subjectName: SubjectName = (key) => key): string {
  const texts = exchangeTexts(locale);
  const [, name = '', rest = ''] = /^(\w+)(?:: ([\s\S]*))?$/.exec(named) ?? [];
  const part = Object.hasOwn(texts.parts, name) ? texts.parts[name] : undefined;
  if (part === undefined) return named;
  if (rest === '') return part;
  if (name === 'policy') return `${part}: ${texts.policies[rest] ?? rest}`;
  return `${part}: ${
    name === 'tags'
      ? rest
          .split(', ')
          .map((one) => tagInWords(one, locale, subjectName))
          .join(', ')
      : rest
  }`;
}

/** A tag as files carry it, `grade:8`, as the bank's pages call it; a topic or a label as it is. */
function tagInWords(tag: string, locale: Locale, subjectName: SubjectName): string {
  const m = bankTexts(locale);
  const [, name = '', value = ''] = /^(\w+):([\s\S]+)$/.exec(tag) ?? [];
  const word = (words: Readonly<Record<string, string>>) => (Object.hasOwn(words, value) ? (words[value] ?? value) : value);
  switch (name) {
    case 'subject':
      return subjectName(value);
    case 'grade':
      return m.gradeOf(Number(value));
    case 'phase':
    case 'aim':
    case 'context':
      return `${m[name]} ${value}`;
    case 'level':
      return word(m.levels);
    case 'difficulty':
      return word(m.difficulties);
    default:
      return tag;
  }
}
