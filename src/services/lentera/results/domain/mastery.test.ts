import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aimResults, remedialList } from './aims.ts';
import { gradeOf, roundedTo } from './gradebook.ts';
import { type MasteryRule, masteryOf } from './mastery.ts';
import { percentilesOf, ranksOf, scaledScores } from './tryout.ts';

const kkm: MasteryRule = { kind: 'number', least: 75 };
const intervals: MasteryRule = {
  kind: 'intervals',
  intervals: [
    { from: 0, title: 'Belum mencapai', followUp: 'all' },
    { from: 41, title: 'Sebagian', followUp: 'parts' },
    { from: 66, title: 'Sudah mencapai', followUp: 'none' },
    { from: 86, title: 'Melampaui', followUp: 'enrichment' },
  ],
};

describe('an aim', () => {
  it.each([
    [kkm, 75, 'reached'],
    [kkm, 74.99, 'not-reached'],
    [kkm, null, 'unknown'],
    [intervals, 40, 'not-reached'],
    [intervals, 66, 'reached'],
    [intervals, 100, 'reached'],
    [intervals, null, 'unknown'],
  ] as const)('by %j with %s is %s', (rule, score, state) => expect(masteryOf(rule, { score }).state).toBe(state));

  it('says what follows by its interval', () => {
    expect([0, 41, 65.9, 66, 86].map((score) => masteryOf(intervals, { score }))).toMatchObject([
      { followUp: 'all', title: 'Belum mencapai' },
      { followUp: 'parts' },
      { followUp: 'parts' },
      { followUp: 'none' },
      { followUp: 'enrichment', title: 'Melampaui' },
    ]);
  });

  it('waits for a person where a rubric or a description decides', () => {
    const rubric: MasteryRule = {
      kind: 'rubric',
      levels: [
        { id: 'a', title: 'Berkembang', isReached: false },
        { id: 'b', title: 'Cakap', isReached: true },
      ],
    };
    expect(masteryOf(rubric, { score: 100 })).toEqual({ state: 'unknown' });
    expect(masteryOf(rubric, { score: 10, level: 'b' })).toEqual({ state: 'reached', followUp: 'none', title: 'Cakap' });
    expect(masteryOf(rubric, { score: 100, level: 'a' }).state).toBe('not-reached');
    const description: MasteryRule = { kind: 'description', criteria: ['a', 'b', 'c'].map((id) => ({ id, text: id })), least: 2 };
    expect(masteryOf(description, { score: 100 }).state).toBe('unknown');
    expect(masteryOf(description, { score: 0, met: ['a', 'c', 'z'] }).state).toBe('reached');
    expect(masteryOf(description, { score: 0, met: ['a', 'z'] }).state).toBe('not-reached');
  });

  it('gathers the marks of every item that asks after it', () => {
    const items = [
      { aim: '3.1 Pecahan', max: 1 },
      { aim: '3.2 Desimal', max: 4 },
      { aim: '3.1 Pecahan', max: 2 },
      { aim: null, max: 9 },
      { aim: '3.2 Desimal', max: 3 },
      { aim: '3.3 Persen', max: 0 },
    ];
    expect(aimResults(items, [1, 3, 0.5, 9, null, 0])).toEqual([
      { aim: '3.1 Pecahan', score: 50, items: 2 },
      { aim: '3.2 Desimal', score: 75, items: 1 },
    ]);
  });

  it('stands in the remedial list of whoever did not reach it, the weakest first', () => {
    const list = remedialList(
      [
        {
          student: 'Wayan',
          aims: [
            { aim: 'a', score: 70 },
            { aim: 'b', score: 20 },
            { aim: 'c', score: null },
            { aim: 'd', score: 90 },
          ],
        },
        { student: 'Made', aims: [{ aim: 'a', score: 75 }] },
      ],
      () => kkm,
    );
    expect(list.map(({ student, aims }) => [student, aims.map(({ aim }) => aim)])).toEqual([['Wayan', ['b', 'a']]]);
  });
});

describe('a gradebook', () => {
  const works = (...marks: readonly (number | null)[]) => marks.map((mark) => (mark === null ? null : { mark, max: 50 }));
  it('weighs categories', () => {
    expect(
      gradeOf([
        { weight: 2, marks: works(40, 30), missing: 'zero' },
        { weight: 1, marks: works(50), missing: 'zero' },
      ]),
    ).toBe(80);
  });
  it('counts missing work as its rule says, drops the weakest, and lends the weight of an empty category to the others', () => {
    expect(gradeOf([{ weight: 1, marks: works(40, null), missing: 'zero' }])).toBe(40);
    expect(gradeOf([{ weight: 1, marks: works(40, null), missing: 'left-out' }])).toBe(80);
    expect(gradeOf([{ weight: 1, marks: works(40, 10, null), missing: 'zero', dropped: 2 }])).toBe(80);
    expect(gradeOf([{ weight: 1, marks: works(40), missing: 'zero', dropped: 5 }])).toBe(80);
    expect(
      gradeOf([
        { weight: 3, marks: works(null), missing: 'left-out' },
        { weight: 1, marks: works(40), missing: 'zero' },
      ]),
    ).toBe(80);
    expect(
      gradeOf([
        { weight: 3, marks: [], missing: 'zero' },
        { weight: 0, marks: works(40), missing: 'zero' },
      ]),
    ).toBeNull();
  });
  it('rounds once, halves up', () => {
    expect([roundedTo(74.5, 0), roundedTo(74.4999, 0), roundedTo(1.005, 2), roundedTo(0.1 + 0.2 + 74.2, 0)]).toEqual([75, 74, 1.01, 75]);
  });
});

describe('a tryout', () => {
  const scale = { mean: 500, sd: 100, lowest: 200, highest: 800 };
  it('gives equals the same rank and leaves the next one empty', () => {
    expect(ranksOf([10, 30, 20, 20, 5])).toEqual([4, 1, 2, 2, 5]);
    expect(percentilesOf([10, 30, 20, 20, 5])).toEqual([30, 90, 60, 60, 10]);
  });
  it('brings totals to its scale', () => {
    expect(scaledScores([2, 4, 4, 4, 5, 5, 7, 9], scale)).toEqual([350, 450, 450, 450, 500, 500, 600, 700]);
    expect(scaledScores([5, 5], scale)).toEqual([500, 500]);
    expect(scaledScores([...Array.from({ length: 50 }, () => 5), 100], scale).at(-1)).toBe(800);
  });
  it('keeps their order and does not mind another unit', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 2, maxLength: 30 }), (totals) => {
        const scores = scaledScores(totals, scale);
        expect(
          scaledScores(
            totals.map((total) => total * 2.5 + 7),
            scale,
          ),
        ).toEqual(scores.map((score) => expect.closeTo(score, 6)));
        const ranks = ranksOf(totals);
        for (const [a, first] of totals.entries())
          for (const [b, second] of totals.entries()) {
            expect((ranks[a] ?? 0) < (ranks[b] ?? 0)).toBe(first > second);
            if (first > second) expect(scores[a]).toBeGreaterThanOrEqual(scores[b] ?? 0);
          }
      }),
      { numRuns: 50 },
    );
  });
});
