import { type Answer, type Body, checkQuestion, type Kind, kinds, type Question, score } from '#services/lentera';
import { expect, it } from 'vitest';

const named = (...texts: readonly string[]) => texts.map((text, at) => ({ id: 'abcd'[at] ?? '', text }));

/** One sound question of each kind with the answer of somebody who knows it. */
const examples: { readonly [K in Kind]: readonly [Extract<Body, { kind: K }>, Answer] } = {
  choice: [{ kind: 'choice', options: named('Denpasar', 'Gianyar', 'Negara', 'Bangli'), key: 'a', shuffle: true }, 'a'],
  choices: [{ kind: 'choices', options: named('2', '3', '4', '5'), keys: ['a', 'c'], policy: 'clamped', shuffle: true }, ['c', 'a']],
  grid: [
    {
      kind: 'grid',
      statements: named('2 + 2 = 4', '3 + 3 = 7'),
      categories: named('Benar', 'Salah'),
      keys: { a: 'a', b: 'b' },
      policy: 'all',
      shuffle: true,
    },
    { a: 'a', b: 'b' },
  ],
  matching: [
    {
      kind: 'matching',
      rows: named('Tabanan'),
      columns: named('Tanah Lot', 'Batukau', 'Besakih'),
      keys: { a: ['a', 'b'] },
      policy: 'ratio',
      shuffle: true,
    },
    { a: ['b', 'a'] },
  ],
  short: [{ kind: 'short', accepted: [{ text: 'air', share: 1 }], caseSensitive: false }, ' AIR '],
  numeric: [
    {
      kind: 'numeric',
      accepted: [{ value: { at: '1.5', within: '0' }, share: 1 }],
      units: [{ name: 'm', factor: '1' }],
      unitRule: { kind: 'penalty', loses: 0.5 },
    },
    '1,5 m',
  ],
  essay: [{ kind: 'essay', lines: 6, rubric: [] }, 'Sebab …'],
  ordering: [{ kind: 'ordering', items: named('telur', 'ulat', 'kepompong'), policy: 'ratio' }, ['a', 'b', 'c']],
  cloze: [
    {
      kind: 'cloze',
      text: 'Air membeku pada {{a}} °C.',
      gaps: [{ id: 'a', kind: 'numeric', accepted: [{ value: { at: '0', within: '0' }, share: 1 }] }],
      policy: 'ratio',
    },
    { a: '0' },
  ],
  hotspot: [
    {
      kind: 'hotspot',
      picture: 'peta.png',
      alt: 'Peta Bali',
      areas: [{ id: 'a', kind: 'circle', x: 0.5, y: 0.5, r: 0.1 }],
      most: 1,
      policy: 'all',
    },
    [[0.52, 0.5]],
  ],
};

it.each(kinds)('a sound question has nothing against it, its key earns everything and no answer nothing: %s', (kind) => {
  const [body, answer] = examples[kind];
  const question: Question = {
    title: kind,
    prompt: 'Jawablah.',
    body,
    tags: { subject: 'ipa', grade: 4, phase: 'B', aim: null, topic: null, level: null, difficulty: null, context: null, labels: [] },
    points: 1,
    media: kind === 'hotspot' ? ['peta.png'] : [],
  };
  expect(checkQuestion(question)).toEqual([]);
  expect(score(body, answer)).toBe(kind === 'essay' ? null : 1);
  expect(score(body, null)).toBe(0);
});
