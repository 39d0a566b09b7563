import { describe, expect, it } from 'vitest';
import { checkQuestion } from './check-question.ts';
import type { Body, Question } from './question.ts';

const named = (...texts: readonly string[]) => texts.map((text, at) => ({ id: 'abcdefgh'[at] ?? '', text }));
const question = (body: Body, more: Partial<Question> = {}): Question => ({
  title: 'Ibu kota',
  prompt: 'Apa ibu kota Bali?',
  body,
  tags: { subject: 'ips', grade: 5, phase: 'C', aim: null, topic: null, level: null, difficulty: null, context: null, labels: [] },
  points: 1,
  media: [],
  ...more,
});
const choice = (more: Partial<Extract<Body, { kind: 'choice' }>> = {}): Body => ({
  kind: 'choice',
  options: named('Denpasar', 'Singaraja', 'Ubud', 'Gianyar'),
  key: 'a',
  shuffle: true,
  ...more,
});
const short = (more: Partial<Extract<Body, { kind: 'short' }>> = {}): Body => ({
  kind: 'short',
  accepted: [{ text: 'Denpasar', share: 1 }],
  caseSensitive: false,
  ...more,
});
const found = (body: Body, more: Partial<Question> = {}) => checkQuestion(question(body, more)).map(({ code, at }) => `${code} ${at}`);

const sound: Readonly<Record<Body['kind'], Body>> = {
  choice: choice({ shares: { b: 0.5 } }),
  choices: {
    kind: 'choices',
    options: named('1', '2', '3', '4'),
    keys: ['a', 'c'],
    shares: { a: 0.5, c: 0.5, b: -0.5, d: -1 },
    policy: 'clamped',
    shuffle: true,
  },
  grid: {
    kind: 'grid',
    statements: named('x', 'y', 'z'),
    categories: named('Benar', 'Salah'),
    keys: { a: 'a', b: 'b', c: 'a' },
    policy: 'all',
    shuffle: true,
  },
  matching: {
    kind: 'matching',
    rows: named('x', 'y'),
    columns: named('1', '2', '3'),
    keys: { a: ['a', 'c'], b: ['b'] },
    policy: 'ratio',
    shuffle: true,
  },
  short: short(),
  numeric: {
    kind: 'numeric',
    accepted: [{ value: { at: '-1.5', within: '0' }, share: 1 }],
    units: [
      { name: 'cm', factor: '1' },
      { name: 'm', factor: '100' },
    ],
    unitRule: { kind: 'penalty', loses: 0.5 },
  },
  essay: {
    kind: 'essay',
    lines: 5,
    rubric: [
      {
        id: 'a',
        title: 'Isi',
        weight: 1,
        levels: [
          { title: 'Kosong', share: 0 },
          { title: 'Lengkap', share: 1 },
        ],
      },
    ],
  },
  ordering: { kind: 'ordering', items: named('1', '2', '3'), policy: 'ratio' },
  cloze: {
    kind: 'cloze',
    text: 'Ibu kota {{a}}',
    gaps: [{ id: 'a', kind: 'choice', options: named('Denpasar', 'Ubud'), key: 'a' }],
    policy: 'ratio',
  },
  hotspot: {
    kind: 'hotspot',
    picture: 'peta.png',
    alt: 'Peta',
    areas: [{ id: 'a', kind: 'circle', x: 0.5, y: 0.5, r: 0.1 }],
    most: 1,
    policy: 'all',
  },
};

describe('a question to publish', () => {
  it.each(Object.values(sound).map((body) => [body.kind, body] as const))('has nothing against it when it is sound: %s', (kind, body) => {
    expect(found(body, { media: kind === 'hotspot' ? ['peta.png'] : [] })).toEqual([]);
  });

  it.each<readonly [string, Body, Partial<Question>]>([
    ['prompt-empty prompt', choice(), { prompt: '<p> </p>' }],
    ['points-not-positive points', choice(), { points: 0 }],
    ['stimulus-empty stimulus', choice(), { stimulus: { title: 'x', text: '' } }],
    ['options-too-few options', choice({ options: named('a') }), {}],
    ['option-empty options.b', choice({ options: named('a', '<p></p>', 'c', 'd') }), {}],
    ['options-equal options.c', choice({ options: named('Ubud', 'b', '<p>Ubud</p>', 'd') }), {}],
    ['part-named-twice options', choice({ options: [...named('1', '2', '3'), { id: 'a', text: '4' }] }), {}],
    ['key-missing key', choice({ key: '' }), {}],
    ['key-unknown key', choice({ key: 'z' }), {}],
    ['share-out-of-bounds shares.b', choice({ shares: { b: 1 } }), {}],
    ['key-missing key', { ...(sound.choices as Extract<Body, { kind: 'choices' }>), keys: [] }, {}],
    ['shares-not-whole shares', { ...(sound.choices as Extract<Body, { kind: 'choices' }>), shares: { a: 0.5, c: 0.4, b: -1, d: -1 } }, {}],
    ['wrong-without-loss shares.d', { ...(sound.choices as Extract<Body, { kind: 'choices' }>), shares: { a: 0.5, c: 0.5, b: -1 } }, {}],
    ['key-missing statements.c', { ...(sound.grid as Extract<Body, { kind: 'grid' }>), keys: { a: 'a', b: 'b' } }, {}],
    ['key-unknown statements.c', { ...(sound.grid as Extract<Body, { kind: 'grid' }>), keys: { a: 'a', b: 'b', c: 'z' } }, {}],
    ['row-without-column rows.b', { ...(sound.matching as Extract<Body, { kind: 'matching' }>), keys: { a: ['a'], b: [] } }, {}],
    ['full-mark-missing accepted', short({ accepted: [{ text: 'x', share: 0.5 }] }), {}],
    ['accepted-empty accepted.0', short({ accepted: [{ text: ' ', share: 1 }] }), {}],
    [
      'number-unreadable accepted.0',
      { ...(sound.numeric as Extract<Body, { kind: 'numeric' }>), accepted: [{ value: { at: '1,5', within: '0' }, share: 1 }] },
      {},
    ],
    [
      'range-reversed accepted.0',
      { ...(sound.numeric as Extract<Body, { kind: 'numeric' }>), accepted: [{ value: { from: '2', to: '1' }, share: 1 }] },
      {},
    ],
    [
      'unit-unusable units.0',
      {
        ...(sound.numeric as Extract<Body, { kind: 'numeric' }>),
        units: [
          { name: 'cm', factor: '0' },
          { name: 'm', factor: '1' },
        ],
      },
      {},
    ],
    [
      'full-mark-missing rubric.a',
      {
        kind: 'essay',
        lines: 5,
        rubric: [
          {
            id: 'a',
            title: 'Isi',
            weight: 1,
            levels: [
              { title: 'x', share: 0 },
              { title: 'y', share: 0.5 },
            ],
          },
        ],
      },
      {},
    ],
    [
      'levels-not-rising rubric.a',
      {
        kind: 'essay',
        lines: 5,
        rubric: [
          {
            id: 'a',
            title: 'Isi',
            weight: 1,
            levels: [
              { share: 1, title: 'baik' },
              { share: 0, title: 'kurang' },
            ],
          },
        ],
      },
      {},
    ],
    ['lines-out-of-bounds lines', { kind: 'essay', lines: 0, rubric: [] }, {}],
    ['gap-without-text gaps.a', { ...(sound.cloze as Extract<Body, { kind: 'cloze' }>), text: 'Ibu kota' }, {}],
    ['text-without-gap text', { ...(sound.cloze as Extract<Body, { kind: 'cloze' }>), text: '{{a}} {{b}}' }, {}],
    ['picture-missing picture', { ...(sound.hotspot as Extract<Body, { kind: 'hotspot' }>), picture: '' }, {}],
    ['points-too-few most', { ...(sound.hotspot as Extract<Body, { kind: 'hotspot' }>), most: 0 }, {}],
    [
      'area-unusable areas.a',
      { ...(sound.hotspot as Extract<Body, { kind: 'hotspot' }>), areas: [{ id: 'a', kind: 'circle', x: 2, y: 0, r: 0.1 }] },
      {},
    ],
    ['media-missing media', choice(), { prompt: '<img src="media:a.png" alt="x" />' }],
    ['formula-refused options.a', choice({ options: named('\\(\\frac{1\\)', 'b', 'c', 'd') }), {}],
    ['alt-missing prompt', choice(), { prompt: '<img src="media:a.png" alt="" />', media: ['a.png'] }],
    ['media-unused media', choice(), { media: ['a.png'] }],
    ['formula-not-closed prompt', choice(), { prompt: 'Berapa \\(x?' }],
    ['accepts-everything accepted.0', short({ accepted: [{ text: '*', share: 1 }] }), {}],
    ['all-of-the-above options.d', choice({ options: named('1', '2', '3', 'Semua benar') }), {}],
    ['everything-is-key keys', { ...(sound.choices as Extract<Body, { kind: 'choices' }>), keys: ['a', 'b', 'c', 'd'], policy: 'all' }, {}],
  ])('%s', (expected, body, more) => expect(found(body, more)).toContain(expected));

  it('only warns of options the grade asks for, since no agency has confirmed it', () => {
    const tags = question(choice()).tags;
    const at = (grade: number) => checkQuestion(question(choice(), { tags: { ...tags, grade } })).map(({ code }) => code);
    expect([at(1), at(9), at(10)]).toEqual([[], [], ['options-fewer-than-grade']]);
    expect(checkQuestion(question(choice(), { tags: { ...tags, grade: 10 } }))).toEqual([
      { weight: 'warning', code: 'options-fewer-than-grade', at: 'options', named: '5', isUnconfirmed: true },
    ]);
    expect(found(choice({ options: named('Benar', 'Salah'), trueFalse: true }))).toEqual([]);
  });

  it('names faults before warnings', () => {
    const weights = checkQuestion(question(choice({ options: named('Semua benar', 'b'), key: 'z' }), { media: ['a.png'] })).map(
      ({ weight }) => weight,
    );
    expect(weights).toEqual([...weights].sort());
    expect(new Set(weights).size).toBe(2);
  });
});
