import { type Finding, fault, warning, when } from './check-question-finding.ts';
import { mediaIn } from './clean.ts';
import { toPlain } from './clean-to-plain.ts';
import type { Option } from './question.ts';

/** Options, rows or items as such: enough of them, each with words and a name of its own, no two alike. */
export function optionsFindings(place: string, options: readonly Option[], fewest: number): readonly Finding[] {
  const words = options.map(saidBy);
  return [
    ...when(options.length < fewest, fault('options-too-few', place)),
    ...namedTwice(place, options),
    ...options.flatMap(({ id }, at) => [
      ...when(words[at] === '', fault('option-empty', `${place}.${id}`)),
      ...when(words[at] !== '' && words.indexOf(words[at] ?? '') < at, fault('options-equal', `${place}.${id}`, words[at])),
      ...when(
        /^(semua|seluruh|all)( (jawaban|pilihan))?( di| of the)? (atas|above|benar)/i.test(words[at] ?? ''),
        warning('all-of-the-above', `${place}.${id}`),
      ),
    ]),
  ];
}

/** What an option says, pictures included, so that two pictures are not two empty options. */
const saidBy = ({ text }: Option) => [toPlain(text), ...mediaIn(text).map((name) => `media:${name}`)].join(' ').trim();

export function keysFindings(options: readonly Option[], keys: readonly string[]): readonly Finding[] {
  return [...when(keys.length === 0, fault('key-missing', 'key')), ...unknownKeys(options, keys)];
}

export const unknownKeys = (options: readonly Option[], keys: readonly string[]): readonly Finding[] =>
  keys.filter((key) => !options.some(({ id }) => id === key)).map((key) => fault('key-unknown', 'key', key));

export function namedTwice(place: string, parts: readonly { readonly id: string }[]): readonly Finding[] {
  const names = parts.map(({ id }) => id);
  return names.filter((id, at) => id === '' || names.indexOf(id) < at).map((id) => fault('part-named-twice', place, id));
}
