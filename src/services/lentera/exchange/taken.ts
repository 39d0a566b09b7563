import { Decimal } from 'decimal.js';
import { toPlain } from '../bank/domain/clean-to-plain.ts';
import type { Decimals, Part, Question } from '../bank/domain/question.ts';
import { noTags } from './tag-labels.ts';
import { UnreadableExchange } from './unreadable.ts';

/** Bytes of one file, and questions in it, beyond which nothing is read. */
export const MOST_BYTES = 64 * 1024 * 1024;
export const MOST_QUESTIONS = 20_000;

/** Names of options, rows and gaps in the order of a file: `a` to `z`, then `a1`. */
export function partName(at: number): Part {
  const round = Math.floor(at / 26);
  return `${String.fromCharCode(97 + (at % 26))}${round === 0 ? '' : round}`;
}

/** A question with what every one has; its title is the beginning of its prompt where a file has none. */
export function questionOf(given: Pick<Question, 'prompt' | 'body'> & Partial<Question>): Question {
  const said = given.title?.trim() || titleFrom(given.prompt) || titleFrom(given.body.kind === 'cloze' ? given.body.text : '');
  return { tags: noTags, points: 1, media: [], ...given, title: said };
}

/** The first words of a text. */
export function titleFrom(prompt: string): string {
  const [line = ''] = toPlain(prompt).split('\n');
  return line.length <= 80 ? line : `${line.slice(0, 79).replace(/\s+\S*$/, '')}…`;
}

/** A number of a file (point for decimals, perhaps with a power) as questions keep it; `null` where it is none. */
export function decimalsFrom(text: string): Decimals | null {
  const plain = text.trim().replace(/^\+/, '');
  if (!/^-?(\d{1,40}(\.\d{0,40})?|\.\d{1,40})([eE][+-]?\d{1,2})?$/.test(plain)) return null;
  return Decimal.clone({ precision: 80 })(plain).toFixed();
}

/** A list no longer than a file may be. */
export function counted<T>(items: readonly T[]): readonly T[] {
  if (items.length > MOST_QUESTIONS) throw new UnreadableExchange('too-many', String(items.length));
  return items;
}

/** Bytes no longer than a file may be. */
export function bounded(bytes: Uint8Array): Uint8Array {
  if (bytes.length > MOST_BYTES) throw new UnreadableExchange('too-large', String(bytes.length));
  return bytes;
}
