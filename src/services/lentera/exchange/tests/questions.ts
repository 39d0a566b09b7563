import fc from 'fast-check';
import { clean } from '../../bank/domain/clean.ts';
import { escapeText } from '../../bank/domain/clean-to-plain.ts';
import type { Left, Parsed } from '../../bank/domain/parsed.ts';
import type { AcceptedNumber, Body, Essay, Kind, Option, Question, Tags } from '../../bank/domain/question.ts';
import { partName, questionOf } from '../taken.ts';

type Generators = { readonly [K in Kind]: fc.Arbitrary<Extract<Body, { kind: K }>> };

/** Words with everything in them that some format uses for itself. */
export const words = fc
  .array(
    fc.constantFrom(
      'Bali',
      'a=b',
      'x~y',
      '50%',
      '#1',
      '{',
      '}',
      'c:d',
      '::',
      '\\',
      '\\n',
      '<',
      '&',
      '"',
      "'",
      'A.',
      'A)',
      '->',
      '//',
      'é',
      'ᬩᬮᬶ',
      'سلام',
      '[x]',
      '1,5',
      '@@',
      ']]>',
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((some) => some.join(' '));

const marked = fc.constantFrom(
  'H<sub>2</sub>O',
  '<strong>tebal</strong>',
  '<em>miring</em>',
  '\\(\\frac{1}{2}\\)',
  'x<sup>2</sup>',
  '<span dir="rtl" lang="ar">سلام</span>',
);

/** A text of the safe subset, as cleaning leaves it. */
export const rich = fc
  .array(fc.oneof({ weight: 3, arbitrary: words.map(escapeText) }, marked), { minLength: 1, maxLength: 3 })
  .map((some) => clean(some.join(' ')).trim());

const share = fc.constantFrom(0.5, 1 / 3, 0.25, 0.2);
const maybe = <T>(key: string, value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined }).map((given) => (given === undefined ? {} : { [key]: given }));

/** So many options with names in their order, no two alike. */
export const options = (
  min: number,
  max: number,
  text: fc.Arbitrary<string> = rich,
  withFeedback = true,
): fc.Arbitrary<readonly Option[]> =>
  fc
    .array(fc.tuple(text, withFeedback ? maybe('feedback', rich) : fc.constant({})), { minLength: min, maxLength: max })
    .map((some) => some.map(([said, feedback], at) => ({ id: partName(at), text: `${said} ${at + 1}`, ...feedback })));

const decimals = fc
  .tuple(fc.integer({ min: -9999, max: 9999 }), fc.constantFrom('', '.5', '.25'))
  .map(([whole, part]) => `${whole}${part}`);
const number: fc.Arbitrary<AcceptedNumber['value']> = fc.record({ at: decimals, within: fc.constantFrom('0', '0.5', '0.01') });
const whole = <T, V extends object>(first: fc.Arbitrary<T>, value: (given: T, at: number) => V) =>
  fc
    .array(fc.tuple(first, share, maybe('feedback', rich)), { minLength: 1, maxLength: 3 })
    .map((some) => some.map(([given, part, feedback], at) => ({ ...value(given, at), share: at === 0 ? 1 : part, ...feedback })));
const accepted = whole(words, (text, at) => ({
  text: `${text.replaceAll('->', '→').replaceAll('\\', '').trim()} ${at}`.trim(),
}));
const acceptedNumbers = whole(number, (value) => ({ value }));

/** Each kind as most formats can carry it; a test narrows what its own cannot. */
export const bodies: Generators = {
  choice: options(2, 5).chain((some) =>
    fc.record({ at: fc.nat(some.length - 1), part: fc.option(share) }).map(({ at, part }) => {
      const other = some[(at + 1) % some.length]?.id ?? '';
      return { kind: 'choice', options: some, key: some[at]?.id ?? '', ...(part !== null && { shares: { [other]: part } }), shuffle: true };
    }),
  ),
  choices: options(3, 6).chain((some) =>
    fc
      .record({ count: fc.integer({ min: 1, max: some.length - 1 }), loss: fc.option(fc.constantFrom(-0.15, -0.9)) })
      .map(({ count, loss }) => {
        const keys = some.slice(0, count).map(({ id }) => id);
        const shares = Object.fromEntries(some.map(({ id }, at) => [id, at < count ? 1 / count : (loss ?? 0)]));
        return { kind: 'choices', options: some, keys, ...(loss !== null && { shares }), policy: 'clamped', shuffle: true };
      }),
  ),
  grid: fc
    .tuple(
      options(2, 5, rich, false),
      options(2, 3, rich, false),
      fc.array(fc.nat(2), { minLength: 5, maxLength: 5 }),
      fc.constantFrom('all' as const, 'ratio' as const),
    )
    .map(([statements, categories, picks, policy]) => ({
      kind: 'grid',
      statements,
      categories,
      keys: Object.fromEntries(statements.map(({ id }, at) => [id, categories[(picks[at] ?? 0) % categories.length]?.id ?? ''])),
      policy,
      shuffle: true,
    })),
  matching: fc.tuple(options(2, 4, rich, false), fc.nat(2)).chain(([rows, more]) =>
    options(rows.length + more, rows.length + more, rich, false).map((columns) => ({
      kind: 'matching' as const,
      rows,
      columns,
      keys: Object.fromEntries(rows.map(({ id }, at) => [id, [columns[at]?.id ?? '']])),
      policy: 'ratio' as const,
      shuffle: true,
    })),
  ),
  short: accepted.map((some) => ({ kind: 'short', accepted: some, caseSensitive: false })),
  numeric: acceptedNumbers.map((some) => ({ kind: 'numeric', accepted: some, units: [], unitRule: { kind: 'optional' } })),
  essay: fc.constant({ kind: 'essay', lines: 10, rubric: [] }),
  ordering: fc
    .tuple(options(2, 5, rich, false), fc.constantFrom('all' as const, 'ratio' as const))
    .map(([items, policy]) => ({ kind: 'ordering', items, policy })),
  cloze: fc.tuple(options(2, 4, words.map(escapeText), false), accepted, acceptedNumbers).map(([some, texts, numbers]) => ({
    kind: 'cloze',
    text: 'Satu {{a}}, dua {{b}} dan tiga {{c}}.',
    gaps: [
      { id: 'a', kind: 'choice', options: some, key: some[0]?.id ?? '' },
      { id: 'b', kind: 'short', accepted: texts, caseSensitive: false },
      { id: 'c', kind: 'numeric', accepted: numbers },
    ],
    policy: 'ratio',
  })),
  hotspot: fc.constant({
    kind: 'hotspot',
    picture: 'peta.png',
    alt: 'Peta',
    areas: [
      { id: 'a', kind: 'circle', x: 0.25, y: 0.5, r: 0.1, ry: 0.2 },
      { id: 'b', kind: 'rectangle', x: 0.5, y: 0.25, width: 0.25, height: 0.5 },
      {
        id: 'c',
        kind: 'polygon',
        points: [
          [0.8, 0.8],
          [0.9, 0.8],
          [0.9, 0.9],
        ],
      },
    ],
    most: 3,
    policy: 'clamped',
  }),
};

export const tags: fc.Arbitrary<Tags> = fc.record({
  subject: fc.constantFrom('', 'matematika'),
  grade: fc.constantFrom(null, 5),
  phase: fc.constantFrom(null, 'C' as const),
  aim: fc.constantFrom(null, '3.2 Menjelaskan [pecahan]'),
  topic: fc.constantFrom(null, 'Bilangan/Pecahan'),
  level: fc.constantFrom(null, 'applying' as const),
  difficulty: fc.constantFrom(null, 'hard' as const),
  context: fc.constantFrom(null, 'personal'),
  labels: fc.constantFrom([], ['UAS', 'kelas: lima']),
});

/** A question of a kind with all that stands beside it. */
export const question = (body: fc.Arbitrary<Body>): fc.Arbitrary<Question> =>
  fc
    .tuple(words, rich, body, maybe('discussion', rich), tags, maybe('foreignId', fc.constantFrom('soal-1', 'a]b\\c')))
    .map(([title, prompt, given, discussion, about, foreignId]) =>
      questionOf({ title, prompt, body: given, tags: about, ...discussion, ...foreignId }),
    );

/** The beginning of a PNG of 200 by 100 pixels: enough to know what it is and how large. */
export const picture = Uint8Array.from(Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAMgAAABkCAYAAAA=', 'base64'));

export const questionsOf = ({ questions }: Parsed): readonly Question[] => questions.map((one) => one.question);
export const lossesOf = (left: readonly Left[]): readonly string[] =>
  left.map(({ loss, named, whole }) => `${loss} ${named}${whole ? ' (whole)' : ''}`);
export const nothing = { media: new Map<string, Uint8Array>() };

/** A rubric as formats carry it that have a place for words to whoever marks. */
export const rubric: Essay['rubric'] = [
  {
    id: 'a',
    title: 'Isi & alasan',
    weight: 2,
    levels: [
      { title: 'kurang', share: 0 },
      { title: 'cukup, tanpa contoh', share: 0.5 },
      { title: 'baik', share: 1 },
    ],
  },
  { id: 'b', title: 'Bahasa', weight: 0.5, levels: [{ title: '', share: 1 }] },
];
