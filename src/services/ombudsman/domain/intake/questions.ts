import type { MatterKind } from '../procedure/stages.ts';

/** Pages of an intake, in their order. */
export const pages = ['periksa', 'cerita', 'berkas', 'diri', 'kirim'] as const;
export type IntakePage = (typeof pages)[number];

/** What is asked of whom: a report is guided and names its reporter, advice may be anonymous, a tip is asked for nothing. */
export const pagesOf: Readonly<Record<MatterKind, readonly IntakePage[]>> = {
  laporan: ['periksa', 'cerita', 'berkas', 'diri', 'kirim'],
  konsultasi: ['cerita', 'berkas', 'diri', 'kirim'],
  informasi: ['cerita', 'berkas', 'kirim'],
};

export type QuestionKey =
  | 'emergency'
  | 'prior'
  | 'priorWhen'
  | 'when'
  | 'court'
  | 'promised'
  | 'matter'
  | 'title'
  | 'agencyId'
  | 'agency'
  | 'service'
  | 'date'
  | 'story'
  | 'wish'
  | 'stands'
  | 'secret'
  | 'represented'
  | 'name'
  | 'nik'
  | 'birth'
  | 'maritalStatus'
  | 'job'
  | 'address'
  | 'phone'
  | 'email';

export interface Question {
  readonly key: QuestionKey;
  readonly page: IntakePage;
  /** An agency is chosen by its id, or named beside it. */
  readonly input: 'line' | 'text' | 'choice' | 'agency' | 'beside';
  readonly choices?: readonly string[];
  readonly kinds: readonly MatterKind[];
  /** Letters at most. */
  readonly most: number;
  /** Without it there is nothing to read. Nothing else is ever demanded. */
  readonly needed?: true;
  /** Goes under the two locks of an identity, and nowhere else. */
  readonly identity?: true;
}

const all = ['laporan', 'konsultasi', 'informasi'] as const;
const report = ['laporan'] as const;
const named = ['laporan', 'konsultasi'] as const;
const unsure = ['yes', 'no', 'unsure'] as const;

export const questions: readonly Question[] = [
  { key: 'emergency', page: 'periksa', input: 'choice', choices: ['no', 'emergency', 'life'], kinds: report, most: 20 },
  { key: 'prior', page: 'periksa', input: 'choice', choices: unsure, kinds: report, most: 20 },
  { key: 'priorWhen', page: 'periksa', input: 'line', kinds: report, most: 200 },
  { key: 'promised', page: 'periksa', input: 'choice', choices: unsure, kinds: report, most: 20 },
  { key: 'when', page: 'periksa', input: 'choice', choices: unsure, kinds: report, most: 20 },
  { key: 'court', page: 'periksa', input: 'choice', choices: unsure, kinds: report, most: 20 },
  {
    key: 'matter',
    page: 'periksa',
    input: 'choice',
    choices: ['service', 'crime', 'civil', 'judge', 'election', 'legislation', 'unsure'],
    kinds: report,
    most: 20,
  },
  { key: 'title', page: 'cerita', input: 'line', kinds: all, most: 200, needed: true },
  { key: 'agencyId', page: 'cerita', input: 'agency', kinds: all, most: 36 },
  { key: 'agency', page: 'cerita', input: 'beside', kinds: all, most: 200 },
  { key: 'service', page: 'cerita', input: 'line', kinds: all, most: 200 },
  { key: 'date', page: 'cerita', input: 'line', kinds: all, most: 100 },
  { key: 'story', page: 'cerita', input: 'text', kinds: all, most: 12_000, needed: true },
  { key: 'wish', page: 'cerita', input: 'text', kinds: named, most: 3000 },
  { key: 'stands', page: 'diri', input: 'choice', choices: ['self', 'proxy', 'entity'], kinds: report, most: 20 },
  { key: 'secret', page: 'diri', input: 'choice', choices: ['secret', 'open'], kinds: report, most: 20 },
  // A proxy, and whom they stand for, are two people (UU 37/2008 art. 24(4)).
  { key: 'represented', page: 'diri', input: 'line', kinds: report, most: 120, identity: true },
  { key: 'name', page: 'diri', input: 'line', kinds: named, most: 120, identity: true },
  { key: 'nik', page: 'diri', input: 'line', kinds: report, most: 40, identity: true },
  { key: 'birth', page: 'diri', input: 'line', kinds: report, most: 120, identity: true },
  { key: 'maritalStatus', page: 'diri', input: 'line', kinds: report, most: 40, identity: true },
  { key: 'job', page: 'diri', input: 'line', kinds: report, most: 120, identity: true },
  { key: 'address', page: 'diri', input: 'text', kinds: report, most: 600, identity: true },
  { key: 'phone', page: 'diri', input: 'line', kinds: named, most: 40, identity: true },
  { key: 'email', page: 'diri', input: 'line', kinds: named, most: 200, identity: true },
];

export const questionsOf = (kind: MatterKind, page: IntakePage): readonly Question[] =>
  questions.filter((question) => question.page === page && question.kinds.includes(kind));

export type Answers = Readonly<Partial<Record<QuestionKey, string>>>;

/** What a form sent, as answers: known questions alone, cut to length, choices only as they are offered. */
export function readAnswers(asked: readonly Question[], sent: Readonly<Record<string, unknown>>): Answers {
  return Object.fromEntries(
    asked.flatMap(({ key, input, choices, most }) => {
      const value = sent[key];
      if (typeof value !== 'string') return [];
      const text = input !== 'text' ? value.replace(/\s+/g, ' ').trim() : value.replace(/\r\n/g, '\n').trim();
      if (input === 'choice' && !choices?.includes(text)) return [];
      return [[key, text.slice(0, most)]];
    }),
  );
}

/** Questions that must be answered and are not. */
export const missingIn = (asked: readonly Question[], answers: Answers): readonly QuestionKey[] =>
  asked.filter(({ key, needed }) => needed && !answers[key]).map(({ key }) => key);

/** The answers that say who reports, and those that do not: the first never lie with the second. */
export function parted(answers: Answers): { readonly identity: Answers; readonly rest: Answers } {
  const isIdentity = (key: string) => questions.some((question) => question.key === key && question.identity);
  const entries = Object.entries(answers).filter(([, value]) => value !== '');
  return {
    identity: Object.fromEntries(entries.filter(([key]) => isIdentity(key))),
    rest: Object.fromEntries(entries.filter(([key]) => !isIdentity(key))),
  };
}
