import type { AcceptedNumber, AcceptedText, Body, Matching, Option, Rich } from '../bank/domain/question.ts';
import { plainly } from './gift-text.ts';
import type { Leave } from './leaving.ts';
import { choiceFrom, choicesFrom, shareFrom, type Weighed } from './shares.ts';
import { decimalsFrom, partName } from './taken.ts';

/** Height of an essay's box where the format does not say it. */
export const ESSAY_LINES = 10;

interface Context {
  readonly where: string;
  readonly leave: Leave;
  readonly rich: (raw: string) => Rich;
}

/** What stands between the braces of an item, in the order in which Moodle tells its types apart. */
export function answerOf(answer: string, context: Context): Body | null {
  const plain = answer.trim();
  if (plain.startsWith('#')) return numericOf(plain.slice(1), context);
  if (plain.includes('~')) return choicesOf(plain, context);
  if (plain.includes('=') && plain.includes('->')) return matchingOf(plain, context);
  const [word = '', ...feedback] = plain.split('#');
  if (/^(?:T|TRUE|F|FALSE)$/.test(word.trim())) return trueFalseOf(word.trim().startsWith('T'), feedback, context);
  return shortOf(plain, context);
}

interface Piece {
  readonly mark: string;
  readonly share: number | null;
  readonly text: string;
  readonly feedback: string;
}

/** `=%50%text#feedback`; what stands before the first mark is a piece without one. */
function piecesOf(answer: string): readonly Piece[] {
  return [...answer.matchAll(/([=~]|^)([^=~]*)/g)].flatMap(([, mark = '', all = '']) => {
    if (mark === '' && all.trim() === '') return [];
    const [, percent, rest = ''] = /^\s*(?:%(-?[\d.]{1,12})%)?(.*)$/s.exec(all) ?? [];
    const [text = '', ...feedback] = rest.split('#');
    return [{ mark, share: percent === undefined ? null : bound(Number(percent)), text: text.trim(), feedback: feedback.join('#').trim() }];
  });
}

const bound = (percent: number) => shareFrom(Math.min(100, Math.max(-100, Number.isFinite(percent) ? percent : 0)));

function optionOf({ text, feedback }: Piece, at: number, { rich }: Context): Option {
  return { id: partName(at), text: rich(text), ...(feedback !== '' && { feedback: rich(feedback) }) };
}

function choicesOf(answer: string, context: Context): Body | null {
  const { where, leave } = context;
  const pieces = piecesOf(answer);
  const isSingle = pieces.some(({ mark }) => mark === '=');
  const weighed: readonly Weighed[] = pieces.map((piece, at) => ({
    option: optionOf(piece, at, context),
    share: piece.share ?? (piece.mark === '=' ? 1 : 0),
  }));
  if (weighed.length < 2) return leave(where, 'options-missing', answer, { whole: true }) ?? null;
  if (isSingle) {
    const negative = weighed.find(({ share }) => share < 0);
    if (negative) leave(where, 'value-changed', `${negative.share * 100} %`);
    return choiceFrom(weighed, { shuffle: true }) ?? leave(where, 'scoring-unknown', plainly(answer), { whole: true }) ?? null;
  }
  const several = choicesFrom(weighed, true);
  if (!several) return leave(where, 'key-missing', plainly(answer), { whole: true }) ?? null;
  if (several.changed.length > 0) leave(where, 'value-changed', plainly(answer));
  return several.body;
}

function matchingOf(answer: string, { where, leave, rich }: Context): Body | null {
  const pairs = piecesOf(answer).map(({ text, feedback }) => [text, feedback].filter(Boolean).join('#').split('->'));
  const columns: Option[] = [];
  const columnFor = (text: Rich) => {
    const known = columns.find((column) => column.text === text);
    if (!known) columns.push({ id: partName(columns.length), text });
    return (known ?? columns.at(-1))?.id ?? '';
  };
  const rows: Option[] = [];
  const keys: Record<string, readonly string[]> = {};
  for (const [before = '', ...after] of pairs) {
    const [text, column] = [rich(before), rich(after.join('->'))];
    if (column === '') return leave(where, 'key-missing', plainly(before), { whole: true }) ?? null;
    const key = columnFor(column);
    if (text === '') continue;
    keys[partName(rows.length)] = [key];
    rows.push({ id: partName(rows.length), text });
  }
  if (rows.length === 0) return leave(where, 'options-missing', plainly(answer), { whole: true }) ?? null;
  return { kind: 'matching', rows, columns, keys, policy: 'ratio', shuffle: true } satisfies Matching;
}

/** True or false as two options. The first feedback is for whoever chose wrongly. */
export function trueFalse(isTrue: boolean, wrong: Rich, right: Rich): Body {
  const feedback = (text: Rich) => (text === '' ? {} : { feedback: text });
  return {
    kind: 'choice',
    options: [
      { id: 'a', text: 'Benar', ...feedback(isTrue ? right : wrong) },
      { id: 'b', text: 'Salah', ...feedback(isTrue ? wrong : right) },
    ],
    key: isTrue ? 'a' : 'b',
    trueFalse: true,
    shuffle: false,
  };
}

const trueFalseOf = (isTrue: boolean, [wrong = '', right = '']: readonly string[], { rich }: Context) =>
  trueFalse(isTrue, rich(wrong), rich(right));

/** Accepted answers with a share above 0; the others earn nothing anyway, and only their feedback is lost. */
function acceptedOf<T>(
  answer: string,
  { where, leave, rich }: Context,
  read: (text: string) => T | null,
): readonly (T & { share: number; feedback?: Rich })[] {
  return piecesOf(answer).flatMap(({ mark, share, text, feedback }) => {
    const [worth, value] = [share ?? (mark === '~' ? 0 : 1), read(text)];
    if (worth > 0 && value !== null) return [{ ...value, share: worth, ...(feedback !== '' && { feedback: rich(feedback) }) }];
    if (worth > 0 ? text !== '' : feedback !== '') leave(where, worth > 0 ? 'unreadable' : 'part-dropped', plainly(`${text}#${feedback}`));
    return [];
  });
}

function numericOf(answer: string, context: Context): Body | null {
  const accepted: readonly AcceptedNumber[] = acceptedOf(answer, context, (text) => {
    const value = numberOf(plainly(text));
    return value && { value };
  });
  if (accepted.length === 0) return context.leave(context.where, 'key-missing', plainly(answer), { whole: true }) ?? null;
  return { kind: 'numeric', accepted, units: [], unitRule: { kind: 'optional' } };
}

/** `v`, `v:tolerance` or `low..high`. */
function numberOf(text: string): AcceptedNumber['value'] | null {
  const [low, high] = text.split('..', 2).map(decimalsFrom);
  if (high !== undefined) return low && high ? { from: low, to: high } : null;
  const [at, within = '0'] = text.split(':', 2).map(decimalsFrom);
  return at && within ? { at, within } : null;
}

function shortOf(answer: string, context: Context): Body | null {
  const accepted: readonly AcceptedText[] = acceptedOf(answer, context, (text) => (plainly(text) === '' ? null : { text: plainly(text) }));
  if (accepted.length === 0) return context.leave(context.where, 'key-missing', plainly(answer), { whole: true }) ?? null;
  return { kind: 'short', accepted, caseSensitive: false };
}
