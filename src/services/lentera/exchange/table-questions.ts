import type { ParsedQuestion } from '../bank/domain/parsed.ts';
import type { Body, Choice, Option, Rich } from '../bank/domain/question.ts';
import type { Leave } from './leaving.ts';
import { type Cell, cellAt, type Layout, layoutOf, type Row, type Table } from './table.ts';
import { matchingFrom } from './table-matching.ts';
import { decimalsFrom, partName, questionOf } from './taken.ts';
import { withMedia } from './with-media.ts';

/** Words schools write for the five kinds of AKM. */
const kindNames: readonly RegExp[] = [
  /^(1|PG|PILIHAN GANDA)$/,
  /^(2|PGK|PG KOMPLEKS|PILIHAN GANDA KOMPLEKS|KOMPLEKS)$/,
  /^(3|MENJODOHKAN|JODOHKAN)$/,
  /^(4|ISIAN|ISIAN SINGKAT)$/,
  /^(5|URAIAN|ESAI|ESSAY)$/,
];
const ESSAY_LINES = 10;

/** Questions of a table in one of the layouts; `null` where it is none of them. */
export function questionsIn(table: Table, leave: Leave): readonly ParsedQuestion[] | null {
  const found = layoutOf(table);
  if (!found) return null;
  const { layout, rows } = found;
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell && (cell.text !== '' || cell.rich !== '')));
  if (layout.kind === 'simple') return filled.flatMap((row) => simpleQuestion(layout, row, leave));
  return groupsOf(layout, filled, leave).flatMap((group) => groupedQuestion(layout, group, leave));
}

/** Rows of one question: it begins where a prompt or a new number stands. */
function groupsOf(layout: Layout, rows: Table, leave: Leave): readonly Table[] {
  const groups: Row[][] = [];
  for (const row of rows) {
    const isFirst = ['number', 'prompt'].some((column) => (cellAt(layout, row, column as 'number')?.rich ?? '') !== '');
    const open = groups.at(-1);
    if (isFirst) groups.push([row]);
    else if (open) open.push(row);
    else
      leave(
        row.where,
        'prompt-missing',
        row.cells
          .map((cell) => cell?.text ?? '')
          .join(' ')
          .trim(),
      );
  }
  return groups;
}

function simpleQuestion(layout: Extract<Layout, { kind: 'simple' }>, row: Row, leave: Leave): readonly ParsedQuestion[] {
  const prompt = cellAt(layout, row, 'prompt')?.rich ?? '';
  const options: readonly { readonly letter: string; readonly option: Option }[] = layout.options
    .map((column, at) => ({ letter: String.fromCharCode(65 + at), text: row.cells[column]?.rich ?? '' }))
    .filter(({ text }) => text !== '')
    .map(({ letter, text }, at) => ({ letter, option: { id: partName(at), text } }));
  const said = cellAt(layout, row, 'key')?.text.trim().toUpperCase() ?? '';
  const key = options.find(({ letter }) => letter === said.replace(/[.)]$/, ''))?.option.id;
  const choice: Omit<Choice, 'key'> = { kind: 'choice', options: options.map(({ option }) => option), shuffle: true };
  return taken(row, prompt, leave, choice.options.length < 2 ? 'options-missing' : key === undefined ? 'key-missing' : { ...choice, key });
}

function groupedQuestion(layout: Exclude<Layout, { kind: 'simple' }>, group: Table, leave: Leave): readonly ParsedQuestion[] {
  const [first] = group;
  if (!first) return [];
  const prompt = cellAt(layout, first, 'prompt')?.rich ?? '';
  if (layout.kind === 'matching') return taken(first, prompt, leave, matchingFrom(layout, group, leave) ?? 'key-missing');
  const said = cellAt(layout, first, 'kind')?.text.trim().toUpperCase() ?? '';
  const kind = kindNames.findIndex((names) => names.test(said.replace(/\.0$/, '')));
  switch (kind) {
    case 0:
    case 1:
      return taken(first, prompt, leave, choicesFrom(layout, group, kind === 1));
    case 2: {
      const inner = group
        .flatMap(({ cells }) => cells.flatMap((cell) => cell?.tables ?? []))
        .map(layoutOf)
        .find((found) => found?.layout.kind === 'matching');
      return taken(
        first,
        prompt,
        leave,
        (inner?.layout.kind === 'matching' && matchingFrom(inner.layout, inner.rows, leave)) || 'key-missing',
      );
    }
    case 3:
      return taken(first, prompt, leave, writtenFrom(answersOf(layout, group)));
    case 4: {
      const guide = answersOf(layout, group)
        .map(({ rich }) => rich)
        .join('<br />');
      return taken(first, prompt, leave, { kind: 'essay', lines: ESSAY_LINES, rubric: [], ...(guide !== '' && { guide }) });
    }
    default:
      leave(first.where, 'kind-unknown', said, { whole: true });
      return [];
  }
}

/** Cells with an answer: in the column of answers, otherwise in that of keys. */
function answersOf(layout: Layout, group: Table): readonly Cell[] {
  const filled = (column: 'answer' | 'key') => group.flatMap((row) => cellAt(layout, row, column) ?? []).filter(({ rich }) => rich !== '');
  return filled('answer').length > 0 ? filled('answer') : filled('key');
}

function choicesFrom(layout: Layout, group: Table, isSeveral: boolean): Body | 'options-missing' | 'key-missing' {
  const filled = group.filter((row) => (cellAt(layout, row, 'answer')?.rich ?? '') !== '');
  const options = filled.map((row, at): Option => ({ id: partName(at), text: cellAt(layout, row, 'answer')?.rich ?? '' }));
  const keys = options.filter((_, at) => isMarked(filled[at] && cellAt(layout, filled[at], 'key'))).map(({ id }) => id);
  const [key] = keys;
  if (options.length < 2) return 'options-missing';
  if (key === undefined || (!isSeveral && keys.length > 1)) return 'key-missing';
  // ANBK's rule, until its author says otherwise.
  return isSeveral ? { kind: 'choices', options, keys, policy: 'all', shuffle: true } : { kind: 'choice', options, key, shuffle: true };
}

const isMarked = (cell: Cell | undefined) => /^(v|√|✓|✔|x|1|ya|benar)$/i.test(cell?.text.trim() ?? '');

/** Isian: one plain number is a number, so that `1.250,0` is right for `1250`; anything else is words. */
function writtenFrom(answers: readonly Cell[]): Body | 'key-missing' {
  const texts = answers.map(({ text }) => text.trim()).filter(Boolean);
  const [only = ''] = texts;
  const number = texts.length === 1 && /^-?\d+([.,]\d{1,2}|[.,]\d{4,})?$/.test(only) ? decimalsFrom(only.replace(',', '.')) : null;
  if (number !== null)
    return { kind: 'numeric', accepted: [{ value: { at: number, within: '0' }, share: 1 }], units: [], unitRule: { kind: 'optional' } };
  return texts.length === 0 ? 'key-missing' : { kind: 'short', accepted: texts.map((text) => ({ text, share: 1 })), caseSensitive: false };
}

function taken(row: Row, prompt: Rich, leave: Leave, body: Body | 'options-missing' | 'key-missing'): readonly ParsedQuestion[] {
  const loss = prompt === '' ? 'prompt-missing' : typeof body === 'string' ? body : null;
  if (loss !== null || typeof body === 'string') {
    leave(
      row.where,
      loss ?? 'unreadable',
      row.cells
        .map((cell) => cell?.text ?? '')
        .join(' ')
        .trim(),
      { whole: true },
    );
    return [];
  }
  return [{ where: row.where, question: withMedia(questionOf({ prompt, body })) }];
}
