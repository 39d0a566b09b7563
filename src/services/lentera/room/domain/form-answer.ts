import type { Answer } from '../../bank/domain/answer.ts';
import type { Asked } from './paper.ts';
import { readAnswer } from './read-answer.ts';
import { middleOf } from './square.ts';

/** Values of a plain form by the name of their field; a field given several times has a list. */
export type Sent = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Names of a question's fields in a plain form; the script of the exam room reads its own. */
export const fieldOf = (part = '') => (part === '' ? 'j' : `j-${part}`);

/** What a plain form answers; null where it answers nothing. */
export function formAnswer(asked: Asked, sent: Sent): Answer | null {
  const all = (part = ''): readonly string[] => {
    const value = sent[fieldOf(part)];
    return value === undefined ? [] : typeof value === 'string' ? [value] : value;
  };
  const one = (part = '') => all(part)[0] ?? '';
  const cells = (parts: readonly { readonly id: string }[], cell: (id: string) => unknown) =>
    Object.fromEntries(parts.map(({ id }) => [id, cell(id)]));
  switch (asked.kind) {
    case 'choices':
      return readAnswer(asked, all());
    case 'grid':
      return readAnswer(asked, cells(asked.statements, one));
    case 'matching':
      return readAnswer(
        asked,
        cells(asked.rows, (id) => all(id).filter((value) => value !== '')),
      );
    case 'cloze':
      return readAnswer(asked, cells(asked.gaps, one));
    case 'ordering': {
      const places = asked.items.map(({ id }) => ({ id, place: Number(one(id)) || Infinity }));
      if (places.some(({ place }) => place === Infinity)) return null;
      return readAnswer(
        asked,
        [...places].sort((a, b) => a.place - b.place).map(({ id }) => id),
      );
    }
    case 'hotspot':
      return readAnswer(asked, pointsOf(one()));
    default:
      return readAnswer(asked, one());
  }
}

/** Places written as squares, `C4 D5`. */
export function pointsOf(words: string): readonly (readonly [number, number])[] {
  return words.split(/[\s,;]+/).flatMap((square) => {
    const middle = middleOf(square);
    return middle ? [middle] : [];
  });
}
