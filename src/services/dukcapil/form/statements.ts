import type { Answers, Printables } from '#platform/forms';
import { formPaths } from './paths.ts';

type Given = Readonly<Record<string, unknown>>;

/** One box of a statement: who or what it is about, line by line; a line nobody has an answer for is dotted. */
interface Part {
  readonly title: string;
  readonly lines: readonly (readonly [label: string, value: string])[];
}

/** A statement to be signed on paper. Which facts stand in it is ours; its code and what it is for are the ministry's. */
interface Statement {
  readonly title: string;
  parts(answers: Answers, read: Read): readonly Part[];
  /** What whoever signs says, in order. */
  readonly says: readonly string[];
  /** Boxes to tick, before what is said. */
  readonly ticks?: readonly string[];
  signs(answers: Answers): readonly { readonly as: string; readonly name: string }[];
}

/** An answer as it is read, by page and question; empty where there is none. */
export type Read = (page: string, question: string) => string;

const of = (answers: Answers, page: string): Given => {
  const given = answers[page];
  return typeof given === 'object' && given !== null && !Array.isArray(given) ? (given as Given) : {};
};
const nameOf = (answers: Answers, page: string) => String(of(answers, page).name ?? '');

const person = (read: Read, page: string): Part['lines'] => [
  ['Nama lengkap', read(page, 'name')],
  ['NIK', read(page, 'nik')],
];
const who = (read: Read): Part => ({
  title: 'Yang membuat pernyataan',
  lines: [...person(read, 'applicant'), ['Alamat', read('applicant', 'address')], ['Nomor telepon', read('applicant', 'phone')]],
});

const witnesses = (answers: Answers) =>
  [0, 1].map((nth) => {
    const all = answers.witnesses;
    const one = Array.isArray(all) ? (all[nth] as Given | undefined) : undefined;
    return { as: `Saksi ${nth + 1}`, name: String(one?.name ?? ''), nik: String(one?.nik ?? '') };
  });
const seenBy = (answers: Answers): Part => ({
  title: 'Saksi',
  lines: witnesses(answers).flatMap(({ as, name, nik }) => [
    [`${as}, nama`, name],
    [`${as}, NIK`, nik],
  ]),
});
const maker = (answers: Answers) => ({ as: 'Yang membuat pernyataan', name: nameOf(answers, 'applicant') });

const responsible = [
  'Keterangan di atas benar. Bila di kemudian hari ternyata tidak benar, saya bersedia menerima sanksi menurut peraturan perundang-undangan, dan dokumen yang terbit karenanya dapat dibatalkan.',
];

/** Whoever reports for somebody else, by a power of attorney. */
const isProxy = (answers: Answers) => ['proxy', 'village'].includes(String(of(answers, 'applicant').capacity ?? ''));

/** The statements of Permendagri 109/2019 that people write themselves, by code; their annexes are not checked here. */
export const statements: Readonly<Record<string, Statement>> = {
  'F-1.04': {
    title: 'Surat pernyataan tidak memiliki dokumen kependudukan',
    parts: (_, read) => [
      {
        title: 'Yang membuat pernyataan',
        lines: [
          ['Nama lengkap', read('person', 'name') || read('applicant', 'name')],
          ['Tempat lahir', read('person', 'town')],
          ['Tanggal lahir', read('person', 'bornOn')],
          ['Alamat sekarang', read('applicant', 'address')],
          ['Sebabnya', ''],
        ],
      },
    ],
    ticks: ['Biodata penduduk', 'Kartu Keluarga', 'KTP-el', 'Akta kelahiran', 'Lainnya'],
    says: ['Saya menyatakan tidak memiliki dokumen yang dicentang di atas.', ...responsible],
    signs: (answers) => [{ as: 'Yang membuat pernyataan', name: nameOf(answers, 'person') || nameOf(answers, 'applicant') }],
  },
  'F-1.05': {
    title: 'Surat pernyataan tanggung jawab mutlak perkawinan atau perceraian belum tercatat',
    parts: (answers, read) => [
      who(read),
      {
        title: 'Suami',
        lines: [
          ['Nama lengkap', ''],
          ['NIK', ''],
        ],
      },
      {
        title: 'Istri',
        lines: [
          ['Nama lengkap', ''],
          ['NIK', ''],
        ],
      },
      {
        title: 'Peristiwa',
        lines: [
          ['Tanggal', ''],
          ['Tempat', ''],
          ['Menurut agama atau kepercayaan', ''],
        ],
      },
      seenBy(answers),
    ],
    ticks: ['Perkawinan kami belum tercatat', 'Perceraian kami belum tercatat'],
    says: ['Saya menyatakan yang dicentang di atas.', ...responsible],
    signs: (answers) => [maker(answers), ...witnesses(answers)],
  },
  'F-1.07': {
    title: 'Surat kuasa dalam pelayanan administrasi kependudukan',
    parts: (answers, read) => {
      const proxy = isProxy(answers);
      return [
        {
          title: 'Pemberi kuasa',
          lines: [
            ['Nama lengkap', proxy ? '' : read('applicant', 'name')],
            ['NIK', proxy ? '' : read('applicant', 'nik')],
            ['Nomor KK', read('applicant', 'kk')],
            ['Alamat', proxy ? '' : read('applicant', 'address')],
          ],
        },
        {
          title: 'Penerima kuasa',
          lines: [
            ['Nama lengkap', proxy ? read('applicant', 'name') : ''],
            ['NIK', proxy ? read('applicant', 'nik') : ''],
            ['Nomor telepon', proxy ? read('applicant', 'phone') : ''],
          ],
        },
        { title: 'Yang dikuasakan', lines: [['Mengurus', read('', 'service')]] },
      ];
    },
    says: ['Pemberi kuasa memberi kuasa kepada penerima kuasa untuk mengurus yang disebut di atas sampai dokumennya diterima.'],
    signs: (answers) => {
      const name = nameOf(answers, 'applicant');
      const proxy = isProxy(answers);
      return [
        { as: 'Pemberi kuasa', name: proxy ? '' : name },
        { as: 'Penerima kuasa', name: proxy ? name : '' },
      ];
    },
  },
  'F-2.03': {
    title: 'Surat pernyataan tanggung jawab mutlak kebenaran data kelahiran',
    parts: (answers, read) => [
      who(read),
      {
        title: 'Anak',
        lines: [
          ['Nama lengkap', read('child', 'name')],
          ['Jenis kelamin', read('child', 'sex')],
          ['Tempat lahir', read('child', 'town')],
          ['Tanggal lahir', read('child', 'bornOn')],
          ['Anak ke', read('child', 'order')],
        ],
      },
      { title: 'Ibu', lines: person(read, 'mother') },
      { title: 'Ayah', lines: person(read, 'father') },
      seenBy(answers),
    ],
    says: [
      'Saya menyatakan bahwa anak di atas benar dilahirkan pada tempat dan tanggal itu, dari ibu dan ayah yang disebut.',
      ...responsible,
    ],
    signs: (answers) => [maker(answers), ...witnesses(answers)],
  },
  'F-2.04': {
    title: 'Surat pernyataan tanggung jawab mutlak kebenaran sebagai pasangan suami istri',
    parts: (answers, read) => [
      who(read),
      { title: 'Suami', lines: person(read, 'father') },
      { title: 'Istri', lines: person(read, 'mother') },
      {
        title: 'Perkawinan',
        lines: [
          ['Tanggal', ''],
          ['Tempat', ''],
        ],
      },
      { title: 'Anak', lines: [['Nama lengkap', read('child', 'name')]] },
      seenBy(answers),
    ],
    says: ['Saya menyatakan bahwa kedua orang di atas adalah suami istri, dan orang tua dari anak yang disebut.', ...responsible],
    signs: (answers) => [maker(answers), ...witnesses(answers)],
  },
};

const printable = (code: string): Printables[string] => ({
  code,
  href: (from) => {
    if (from === undefined) return formPaths.statement({ code });
    return formPaths.statement({ code }, 'draftId' in from ? { draf: from.draftId } : { berkas: from.caseId });
  },
});

/** Which paper of a checklist is which statement, by its key there. */
export const printables: Printables = {
  'power-of-attorney': printable('F-1.07'),
  statement: printable('F-1.04'),
  'unrecorded-statement': printable('F-1.05'),
  'birth-statement': printable('F-2.03'),
  'marriage-statement': printable('F-2.04'),
};
