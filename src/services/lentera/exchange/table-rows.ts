import type { Body, Matching, Option, Question, Rich } from '../bank/domain/question.ts';
import { asMatching, leavePolicy } from './as-matching.ts';
import type { Leave } from './leaving.ts';
import { promptWithStimulus } from './rich-out.ts';
import { questionOf } from './taken.ts';
import { leaveUncarried, placeOf } from './uncarried.ts';

export type TableLayout = 'simple' | 'akm';

/** Tables to write, each with its heading: one for options and answers, one for what is to be matched. */
export interface TablesToWrite {
  readonly questions: readonly (readonly Rich[])[];
  readonly matching: readonly (readonly Rich[])[];
}

export const simpleHeading = ['NO', 'SOAL', 'JAWABAN A', 'JAWABAN B', 'JAWABAN C', 'JAWABAN D', 'JAWABAN E', 'JAWABAN BENAR'] as const;
export const akmHeading = ['NO', 'SOAL', 'JENIS', 'OPSI', 'JAWABAN', 'KUNCI'] as const;
export const matchingHeading = ['NO', 'SOAL', 'KODE BARIS', 'NAMA BARIS', 'KODE KOLOM', 'NAMA KOLOM', 'KUNCI'] as const;
const MOST_SIMPLE = 5;

interface Context {
  readonly where: string;
  readonly leave: Leave;
}

/** Rows of all questions in one of the layouts schools know; what the layout has no place for is named. */
export function tablesOf(questions: readonly Question[], layout: TableLayout, leave: Leave): TablesToWrite {
  const rows = questions.map((question, at) => rowsOf(question, at, layout, { where: placeOf(question, at), leave }));
  return {
    questions: rows.flatMap((one) => (one.isMatching ? [] : one.rows)),
    matching: rows.flatMap((one) => (one.isMatching ? one.rows : [])),
  };
}

interface Rows {
  readonly isMatching: boolean;
  readonly rows: readonly (readonly Rich[])[];
}

function rowsOf(question: Question, at: number, layout: TableLayout, context: Context): Rows {
  const { where, leave } = context;
  const { body } = question;
  const answer = layout === 'simple' ? simpleRows(body, context) : akmRows(body, context);
  if (answer === null) {
    leave(where, 'kind-unknown', body.kind, { whole: true });
    return { isMatching: false, rows: [] };
  }
  leaveUncarried(question, where, leave, {});
  if (question.title !== questionOf({ prompt: question.prompt, body }).title) leave(where, 'part-dropped', `title: ${question.title}`);
  const prompt = promptWithStimulus(question, where, leave);
  return { ...answer, rows: answer.rows.map((row, place) => (place === 0 ? [String(at + 1), prompt, ...row] : ['', '', ...row])) };
}

const letter = (at: number) => String.fromCharCode(65 + (at % 26));

function simpleRows(body: Body, { where, leave }: Context): Rows | null {
  if (body.kind !== 'choice' || body.options.length > MOST_SIMPLE) return null;
  if (body.shares) leave(where, 'part-dropped', 'shares');
  if (body.trueFalse) leave(where, 'value-changed', 'true or false');
  const texts = Array.from({ length: MOST_SIMPLE }, (_, at) => body.options[at]?.text ?? '');
  return { isMatching: false, rows: [[...texts, letter(body.options.findIndex(({ id }) => id === body.key))]] };
}

function akmRows(body: Body, context: Context): Rows | null {
  const { where, leave } = context;
  switch (body.kind) {
    case 'choice':
    case 'choices': {
      const keys = body.kind === 'choice' ? [body.key] : body.keys;
      if (body.shares) leave(where, 'part-dropped', 'shares');
      if (body.kind === 'choices') leavePolicy(body.policy, 'all', context);
      if (body.kind === 'choice' && body.trueFalse) leave(where, 'value-changed', 'true or false');
      return optionRows(body.kind === 'choice' ? '1' : '2', body.options, keys);
    }
    case 'grid':
    case 'matching':
      return matchingRows(asMatching(body, context), context);
    case 'short':
    case 'numeric':
      return writtenRows(body, context);
    case 'essay':
      if (body.rubric.length > 0) leave(where, 'part-dropped', 'rubric');
      if (body.template !== undefined) leave(where, 'part-dropped', 'template');
      if (body.lines !== 10) leave(where, 'part-dropped', `lines: ${body.lines}`);
      return { isMatching: false, rows: [['5', '', body.guide ?? '', '']] };
    case 'ordering':
    case 'cloze':
    case 'hotspot':
      return null;
  }
}

function optionRows(kind: string, options: readonly Option[], keys: readonly string[]): Rows {
  return {
    isMatching: false,
    rows: options.map(({ id, text }, at) => [at === 0 ? kind : '', letter(at), text, keys.includes(id) ? 'v' : '']),
  };
}

function writtenRows(body: Extract<Body, { kind: 'short' | 'numeric' }>, { where, leave }: Context): Rows {
  const whole = body.accepted.filter(({ share }) => share === 1);
  for (const one of body.accepted) if (one.share !== 1) leave(where, 'part-dropped', `share: ${one.share}`);
  if (body.kind === 'short') {
    if (body.caseSensitive) leave(where, 'part-dropped', 'case');
    return {
      isMatching: false,
      rows: body.accepted.filter(({ share }) => share === 1).map(({ text }, at) => [at === 0 ? '4' : '', '', escaped(text), '']),
    };
  }
  if (body.units.length > 0) leave(where, 'part-dropped', `units: ${body.units.map(({ name }) => name).join(', ')}`);
  const [first] = body.accepted.filter(({ share }) => share === 1);
  if (whole.length > 1) leave(where, 'part-dropped', 'accepted');
  const value = first?.value ?? { at: '', within: '0' };
  if ('from' in value || Number(value.within) !== 0)
    leave(where, 'value-changed', 'from' in value ? `${value.from}..${value.to}` : `${value.at}:${value.within}`);
  return { isMatching: false, rows: [['4', '', 'from' in value ? value.from : value.at, '']] };
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

function matchingRows({ rows, columns, keys, policy }: Matching, context: Context): Rows {
  leavePolicy(policy, 'all', context);
  const codes = (wanted: readonly string[]) => columns.flatMap(({ id }, at) => (wanted.includes(id) ? [letter(at)] : [])).join(',');
  return {
    isMatching: true,
    rows: Array.from({ length: Math.max(rows.length, columns.length) }, (_, at) => {
      const [row, column] = [rows[at], columns[at]];
      return [
        row ? String(at + 1) : '',
        row?.text ?? '',
        column ? letter(at) : '',
        column?.text ?? '',
        row ? `${at + 1} → ${codes(keys[row.id] ?? [])}` : '',
      ];
    }),
  };
}
