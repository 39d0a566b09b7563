import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from './answer.ts';
import type { Body, Choices, Hotspot, Matching, Numeric, Policy } from './question.ts';
import { score } from './score.ts';
import { parts } from './score-parts.ts';

const named = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `${prefix}${at}`, text: `${prefix} ${at}` }));
const ids = (options: readonly { readonly id: string }[]) => options.map(({ id }) => id);

const choices = (policy: Policy, more: Partial<Choices> = {}): Choices => ({
  kind: 'choices',
  options: named('o', 4),
  keys: ['o0', 'o1'],
  policy,
  shuffle: true,
  ...more,
});
const matching = (policy: Policy): Matching => ({
  kind: 'matching',
  rows: named('r', 3),
  columns: named('c', 4),
  keys: { r0: ['c0'], r1: ['c1', 'c3'], r2: ['c2'] },
  policy,
  shuffle: true,
});
const numeric = (more: Partial<Numeric> = {}): Numeric => ({
  kind: 'numeric',
  accepted: [{ value: { at: '1250', within: '0.5' }, share: 1 }],
  units: [],
  unitRule: { kind: 'optional' },
  ...more,
});
const hotspot = (policy: 'all' | 'clamped'): Hotspot => ({
  kind: 'hotspot',
  picture: 'bali.png',
  alt: 'Peta',
  areas: [
    { id: 'a', kind: 'circle', x: 0.25, y: 0.25, r: 0.1 },
    { id: 'b', kind: 'rectangle', x: 0.5, y: 0.5, width: 0.2, height: 0.1 },
    {
      id: 'c',
      kind: 'polygon',
      points: [
        [0.8, 0.8],
        [0.9, 0.8],
        [0.9, 0.95],
      ],
    },
  ],
  most: 4,
  policy,
});

describe('one choice', () => {
  const body: Body = { kind: 'choice', options: named('o', 4), key: 'o1', shares: { o2: 0.5 }, shuffle: true };
  it.each([
    ['o1', 1],
    ['o2', 0.5],
    ['o0', 0],
    ['elsewhere', 0],
    ['', 0],
  ])('%s earns %d', (answer, mark) => {
    expect(score(body, answer)).toBe(mark);
  });
});

describe('several choices', () => {
  it.each([
    ['all', ['o0', 'o1'], 1],
    ['all', ['o1', 'o0', 'o1'], 1],
    ['all', ['o0'], 0],
    ['all', ['o0', 'o1', 'o2'], 0],
    ['all', ['o0', 'o1', 'unknown'], 0],
    ['clamped', ['o0', 'o1'], 1],
    ['clamped', ['o0'], 0.5],
    ['clamped', ['o0', 'o2'], 0],
    ['clamped', ['o0', 'o1', 'o2'], 0.5],
    ['clamped', ['o0', 'o1', 'o2', 'o3'], 0],
    ['ratio', ['o0', 'o1'], 1],
    ['ratio', ['o0'], 0.75],
    ['ratio', ['o0', 'o1', 'o2', 'o3'], 0.5],
    ['ratio', [], 0],
  ] as const)('%s: %j earns %d', (policy, answer, mark) => expect(score(choices(policy), answer)).toBe(mark));

  it('counts each choice once, however often it comes', () => {
    expect(score(choices('clamped'), ['o0', 'o0', 'o0'])).toBe(0.5);
  });

  it('reckons as the sample of QTI does: hydrogen, oxygen and chlorine', () => {
    const water = choices('clamped', { options: named('o', 3), shares: { o0: 0.5, o1: 0.5, o2: -0.5 } });
    expect(score(water, ['o0', 'o1'])).toBe(1);
    expect(score(water, ['o0', 'o1', 'o2'])).toBe(0.5);
    expect(score(water, ['o2'])).toBe(0);
  });

  it('takes thirds that were rounded for a whole', () => {
    const thirds = choices('clamped', { keys: ['o0', 'o1', 'o2'], shares: { o0: 0.3333333, o1: 0.3333333, o2: 0.3333333, o3: -1 } });
    expect(score(thirds, ['o0', 'o1', 'o2'])).toBe(1);
  });

  it('gives nothing for ticking everything where a file says that wrong choices cost nothing', () => {
    const trap = choices('clamped', { shares: { o0: 0.5, o1: 0.5, o2: 0, o3: 0 } });
    expect(score(trap, ['o0', 'o1'])).toBe(1);
    expect(score(trap, ['o0', 'o1', 'o2', 'o3'])).toBe(0);
    expect(score(choices('clamped', { shares: { o0: 1, o1: 1, o2: -0.1, o3: -0.1 } }), ids(named('o', 4)))).toBeLessThan(1);
  });

  it('lets nobody earn by ticking everything, under any policy, keys and shares', () => {
    const bodies = fc
      .record({
        count: fc.integer({ min: 2, max: 8 }),
        keys: fc.integer({ min: 1, max: 7 }),
        policy: fc.constantFrom<Policy>('all', 'clamped', 'ratio'),
        shares: fc.option(fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 8, maxLength: 8 })),
      })
      .map(({ count, keys, policy, shares }) => {
        const options = named('o', count);
        const given = shares && Object.fromEntries(options.map(({ id }, at) => [id, shares[at] ?? 0]));
        return choices(policy, { options, keys: ids(options).slice(0, Math.min(keys, count - 1)), ...(given && { shares: given }) });
      });
    fc.assert(
      fc.property(bodies, fc.array(fc.nat(7), { maxLength: 12 }), (body, picked) => {
        const everything = score(body, ids(body.options));
        expect(everything).toBeLessThan(1);
        expect(score(body, body.keys)).toBe(1);
        expect(score(body, null)).toBe(0);
        const any = score(
          body,
          picked.map((at) => `o${at}`),
        );
        expect(any).toBeGreaterThanOrEqual(0);
        expect(any).toBeLessThanOrEqual(1);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a table of statements', () => {
  const body = (policy: 'all' | 'ratio'): Body => ({
    kind: 'grid',
    statements: named('s', 4),
    categories: named('c', 2),
    keys: { s0: 'c0', s1: 'c1', s2: 'c0', s3: 'c1' },
    policy,
    shuffle: false,
  });
  it.each([
    ['all', { s0: 'c0', s1: 'c1', s2: 'c0', s3: 'c1' }, 1],
    ['all', { s0: 'c0', s1: 'c1', s2: 'c0', s3: 'c0' }, 0],
    ['ratio', { s0: 'c0', s1: 'c1', s2: 'c0', s3: 'c0' }, 0.75],
    ['ratio', { s0: 'c0' }, 0.25],
    ['ratio', {}, 0],
    ['ratio', { constructor: 'c0' }, 0],
  ] as const)('%s: %j earns %d', (policy, answer, mark) => expect(score(body(policy), answer)).toBe(mark));
});

describe('matching', () => {
  const right = { r0: ['c0'], r1: ['c3', 'c1'], r2: ['c2'] };
  const everything = Object.fromEntries(['r0', 'r1', 'r2'].map((row) => [row, ['c0', 'c1', 'c2', 'c3']]));
  it.each([
    ['all', right, 1],
    ['all', { ...right, r2: ['c2', 'c3'] }, 0],
    ['all', everything, 0],
    ['ratio', { ...right, r1: ['c1'] }, 2 / 3],
    ['ratio', everything, 0],
    ['clamped', right, 1],
    ['clamped', { ...right, r1: ['c1'] }, 0.75],
    ['clamped', { r0: ['c0', 'c1'] }, 0.25 - 0.125],
    ['clamped', everything, 0],
    ['clamped', {}, 0],
  ] as const)('%s: %j earns %d', (policy, answer, mark) => expect(score(matching(policy), answer)).toBe(mark));
});

describe('a short answer', () => {
  const body: Body = {
    kind: 'short',
    accepted: [
      { text: 'Gunung Agung', share: 1 },
      { text: '*agung*', share: 0.5 },
      { text: "Jum'at", share: 1 },
      { text: '2 \\* 3', share: 1 },
    ],
    caseSensitive: false,
  };
  it.each([
    ['gunung   agung ', 1],
    ['Gunung AGUNG di Bali', 0.5],
    ['Jum’at', 1],
    ['2 * 3', 1],
    ['2 x 3', 0],
    ['', 0],
    ['   ', 0],
  ])('%s earns %d', (answer, mark) => expect(score(body, answer)).toBe(mark));

  it('minds case where it is told to, and stars in their order', () => {
    const strict: Body = { kind: 'short', accepted: [{ text: 'a*b*c', share: 1 }], caseSensitive: true };
    for (const [answer, mark] of [
      ['abc', 1],
      ['axxbyyc', 1],
      ['acb', 0],
      ['Abc', 0],
      ['ac', 0],
    ] as const)
      expect(score(strict, answer), answer).toBe(mark);
    const overlapping: Body = { kind: 'short', accepted: [{ text: 'ab*ba', share: 1 }], caseSensitive: true };
    expect(score(overlapping, 'aba')).toBe(0);
  });
});

describe('a number', () => {
  it.each([
    ['1250', 1],
    ['1.250', 1],
    ['1,250', 1],
    ['1.250,5', 1],
    ['1249.5', 1],
    ['1250,51', 0],
    ['1.250 apel', 1],
    ['seribu', 0],
  ])('%s earns %d', (answer, mark) => expect(score(numeric(), answer)).toBe(mark));

  it('is exact where doubles are not', () => {
    const tenth = numeric({ accepted: [{ value: { at: '0.3', within: '0.1' }, share: 1 }] });
    expect(score(tenth, '0,4')).toBe(1);
    expect(score(tenth, '0,2')).toBe(1);
    expect(score(tenth, '0,4000000000000000000001')).toBe(0);
  });

  it('reckons units into the key’s, and takes away for a missing one where told', () => {
    const units = [
      { name: 'cm', factor: '1' },
      { name: 'm', factor: '100' },
      { name: 'mm', factor: '0.1' },
    ];
    const length = { accepted: [{ value: { from: '149', to: '151' }, share: 1 }], units };
    const strict = numeric({ ...length, unitRule: { kind: 'penalty', loses: 0.25 } });
    for (const [answer, mark] of [
      ['150 cm', 1],
      ['1,5 m', 1],
      ['1.5 M', 1],
      ['1500mm', 1],
      ['150', 0.75],
      ['150 kg', 0.75],
      ['1,5', 0],
    ] as const)
      expect(score(strict, answer), answer).toBe(mark);
    expect(score(numeric(length), '150')).toBe(1);
    expect(
      score(
        numeric({
          ...length,
          units: [
            { name: 'mW', factor: '1' },
            { name: 'MW', factor: '1000' },
          ],
          unitRule: { kind: 'penalty', loses: 1 },
        }),
        '150 mw',
      ),
    ).toBe(0);
  });

  it('gives the best share that fits', () => {
    const near = numeric({
      accepted: [
        { value: { at: '3.14', within: '0.1' }, share: 0.5 },
        { value: { at: '3.14', within: '0' }, share: 1 },
      ],
    });
    expect(score(near, '3,14')).toBe(1);
    expect(score(near, '3,2')).toBe(0.5);
  });
});

describe('the others', () => {
  it('leaves an essay to a person, unless nothing was written', () => {
    const essay: Body = { kind: 'essay', lines: 5, rubric: [] };
    expect([score(essay, 'Karena …'), score(essay, '  '), score(essay, null)]).toEqual([null, 0, 0]);
  });

  it('counts places in an order', () => {
    const body = (policy: 'all' | 'ratio'): Body => ({ kind: 'ordering', items: named('i', 4), policy });
    expect(score(body('all'), ['i0', 'i1', 'i2', 'i3'])).toBe(1);
    expect(score(body('all'), ['i0', 'i1', 'i3', 'i2'])).toBe(0);
    expect(score(body('ratio'), ['i0', 'i1', 'i3', 'i2'])).toBe(0.5);
    expect(score(body('ratio'), ['i0', 'i1', 'i2', 'i3', 'i0'])).toBe(0);
  });

  it('counts gaps, each as its own kind does', () => {
    const body = (policy: 'all' | 'ratio'): Body => ({
      kind: 'cloze',
      text: '{{a}} {{b}} {{c}}',
      gaps: [
        { id: 'a', kind: 'choice', options: named('o', 3), key: 'o1' },
        {
          id: 'b',
          kind: 'short',
          accepted: [
            { text: 'Bali', share: 1 },
            { text: 'Pulau Bali', share: 0.5 },
          ],
          caseSensitive: false,
        },
        { id: 'c', kind: 'numeric', accepted: [{ value: { at: '2', within: '0' }, share: 1 }] },
      ],
      policy,
    });
    const right = { a: 'o1', b: 'bali', c: '2,0' };
    expect([score(body('all'), right), score(body('ratio'), right)]).toEqual([1, 1]);
    expect(score(body('all'), { ...right, b: 'pulau bali' })).toBe(0);
    expect(score(body('ratio'), { ...right, b: 'pulau bali' })).toBeCloseTo(2.5 / 3, 12);
    expect(score(body('ratio'), { a: 'o0' })).toBe(0);
  });

  it('counts points in areas, and takes away for those beside', () => {
    const [a, b, c, beside] = [
      [0.3, 0.3],
      [0.5, 0.55],
      [0.88, 0.85],
      [0.05, 0.9],
    ] as const;
    expect(score(hotspot('all'), [a, b, c])).toBe(1);
    expect(score(hotspot('all'), [a, b, c, beside])).toBe(0);
    expect(score(hotspot('clamped'), [a, b, c, beside])).toBeCloseTo(2 / 3, 12);
    expect(score(hotspot('clamped'), [a, a, a])).toBeCloseTo(1 / 3, 12);
    expect(score(hotspot('clamped'), [a, b, beside, beside, c])).toBe(0);
    expect(score(hotspot('all'), [])).toBe(0);
  });

  it('gives each of two areas that overlap a point of its own', () => {
    const areas: Hotspot['areas'] = [
      { id: 'a', kind: 'rectangle', x: 0, y: 0, width: 1, height: 1 },
      { id: 'b', kind: 'rectangle', x: 0.4, y: 0.4, width: 0.2, height: 0.2 },
    ];
    const body: Body = { ...hotspot('all'), areas };
    expect(score(body, [[0.5, 0.5]])).toBe(0);
    expect(
      score(body, [
        [0.5, 0.5],
        [0.1, 0.1],
      ]),
    ).toBe(1);
    expect(
      score(body, [
        [0.1, 0.1],
        [0.5, 0.5],
      ]),
    ).toBe(1);
  });

  it('takes an answer of another kind’s shape for none', () => {
    const shapes: readonly Answer[] = ['x', ['x'], { r0: 'x' } as Answer, [[1, 2]]];
    for (const body of [choices('clamped'), matching('clamped'), numeric(), hotspot('clamped')])
      for (const shape of shapes) expect(score(body, shape)).toBe(0);
  });
});

describe('any answer', () => {
  const bodies: readonly Body[] = [
    choices('all'),
    choices('clamped', { shares: { o0: 0.9, o1: 0.1, o2: -0.3 } }),
    matching('all'),
    matching('clamped'),
    matching('ratio'),
    hotspot('clamped'),
    numeric({ accepted: [{ value: { from: '0', to: '9' }, share: 0.5 }] }),
    { kind: 'choice', options: named('o', 3), key: 'o1', shares: { o2: 3, o0: -4 }, shuffle: true },
    { kind: 'ordering', items: named('o', 3), policy: 'ratio' },
  ];
  const part = fc.constantFrom('o0', 'o1', 'o2', 'r0', 'c0', 'c3', '5', 'x');
  const answers: fc.Arbitrary<Answer> = fc.oneof(
    part,
    fc.array(part),
    fc.dictionary(part, part),
    fc.dictionary(part, fc.array(part)),
    fc.array(fc.tuple(fc.double(), fc.double())),
  );

  it('earns between nothing and everything, and has its parts told', () => {
    fc.assert(
      fc.property(fc.constantFrom(...bodies), answers, (body, answer) => {
        const mark = score(body, answer);
        expect(mark).toBeGreaterThanOrEqual(0);
        expect(mark).toBeLessThanOrEqual(1);
        expect(score(body, null)).toBe(0);
        expect(parts(body, answer).length).toBeGreaterThan(0);
      }),
      { numRuns: 100 },
    );
  });
});

describe('part by part', () => {
  it('says of every option what it was', () => {
    expect(parts(choices('clamped'), ['o0', 'o2']).map(({ part, verdict }) => [part, verdict])).toEqual([
      ['o0', 'right'],
      ['o1', 'missed'],
      ['o2', 'wrong'],
      ['o3', 'rest'],
    ]);
  });

  it('says what was given and what belongs there', () => {
    expect(parts(matching('ratio'), { r0: ['c0'], r1: ['c1'] })).toEqual([
      { part: 'r0', verdict: 'right', given: ['c0'], expected: ['c0'] },
      { part: 'r1', verdict: 'partly', given: ['c1'], expected: ['c1', 'c3'] },
      { part: 'r2', verdict: 'missed', given: [], expected: ['c2'] },
    ]);
    expect(parts(numeric(), '1,2')).toEqual([{ part: '', verdict: 'wrong', given: ['1,2'], expected: ['1250 ± 0.5'] }]);
    expect(
      parts(hotspot('all'), [
        [0.25, 0.25],
        [0, 0],
      ]).map(({ part, verdict }) => [part, verdict]),
    ).toEqual([
      ['a', 'right'],
      ['b', 'missed'],
      ['c', 'missed'],
      ['1', 'wrong'],
    ]);
  });
});
