import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MasteryRule } from '../../results/domain/mastery.ts';
import { aimsOf, describe as inWords, reachedAims } from './aims-reached.ts';
import { afterRemedial, finalGrade, type GradedColumn } from './final-grade.ts';
import type { Grading } from './grading.ts';
import type { MarkValue } from './mark.ts';
import { masteryFault } from './mastery-rule.ts';
import { mergeMark } from './merge.ts';
import { markReader, readMarks } from './read-marks.ts';
import { lockOf, semesterOn, termOf } from './semester.ts';

const part = { missing: 'left-out' as const, dropped: 0 };
const grading: Grading = {
  curriculum: 'merdeka',
  categories: {
    daily: { weight: 50, ...part },
    task: { weight: 20, ...part, missing: 'zero' },
    practice: { weight: 0, ...part },
    midterm: { weight: 10, ...part },
    final: { weight: 20, ...part },
  },
  remedial: 'capped',
  places: 0,
  sentences: { reached: 'Menguasai {tp}.', notReached: 'Perlu bantuan dalam {tp}.', most: 2 },
};
const column = (id: string, category: GradedColumn['category'], remedialOf: string | null = null): GradedColumn => ({
  id,
  category,
  scale: 'points',
  max: 100,
  remedialOf,
});
const points = (n: number): MarkValue => ({ kind: 'points', points: n });
const graded = (columns: readonly GradedColumn[], values: Readonly<Record<string, MarkValue>>, rules = grading) =>
  finalGrade(columns, (id) => values[id], rules, 75);

describe('a final grade', () => {
  const columns = [column('d1', 'daily'), column('d2', 'daily'), column('t1', 'task'), column('f', 'final')];

  it('weighs the means of categories, and a category without work lends its weight', () => {
    const { raw, grade, parts, missing } = graded(columns, { d1: points(80), d2: points(70), t1: points(90), f: points(60) });
    expect(raw).toBeCloseTo((75 * 50 + 90 * 20 + 60 * 20) / 90, 9);
    expect([grade, missing]).toEqual([75, 0]);
    expect(parts).toEqual([
      { category: 'daily', weight: 50, mean: 75 },
      { category: 'task', weight: 20, mean: 90 },
      { category: 'final', weight: 20, mean: 60 },
    ]);
  });

  it('keeps missing, zero and excused apart, each by its category', () => {
    const base = { d1: points(80), f: points(80) };
    // Missing in daily is left out, in tasks it is zero.
    expect(graded(columns, base)).toMatchObject({ missing: 2, parts: [{ mean: 80 }, { mean: 0 }, { mean: 80 }] });
    expect(graded(columns, { ...base, d2: points(0) }).parts[0]?.mean).toBe(40);
    const excused = graded(columns, { ...base, d2: { kind: 'excused', reason: 'sakit' }, t1: { kind: 'excused', reason: 'sakit' } });
    expect(excused).toMatchObject({ missing: 0, grade: 80, parts: [{ category: 'daily', mean: 80 }, { category: 'final' }] });
  });

  it.each([
    [50, 90, 'best', 90],
    [50, 90, 'capped', 75],
    [50, 60, 'capped', 60],
    [80, 90, 'capped', 80],
    [80, 60, 'replaces', 60],
    [50, 90, 'mean', 70],
    [null, 90, 'capped', 75],
    [50, null, 'replaces', 50],
    [null, null, 'best', null],
  ] as const)('of %s and a remedial of %s by %s is %s', (first, second, rule, becomes) =>
    expect(afterRemedial(first, second, rule, 75)).toBe(becomes),
  );

  it('counts a remedial in place of its work, never beside it', () => {
    const all = [column('d1', 'daily'), column('r1', 'daily', 'd1')];
    expect(graded(all, { d1: points(40), r1: points(95) }).raw).toBe(75);
  });

  it('lies between the best and the weakest category, whatever the weights', () => {
    const weight = fc.integer({ min: 1, max: 100 });
    const mark = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(fc.tuple(weight, weight, weight), fc.tuple(mark, mark, mark), ([daily, task, final], [a, b, c]) => {
        const rules: Grading = {
          ...grading,
          categories: {
            ...grading.categories,
            daily: { weight: daily, ...part },
            task: { weight: task, ...part },
            final: { weight: final, ...part },
          },
        };
        const { raw } = graded(
          [column('a', 'daily'), column('b', 'task'), column('c', 'final')],
          { a: points(a), b: points(b), c: points(c) },
          rules,
        );
        expect(raw).toBeGreaterThanOrEqual(Math.min(a, b, c) - 1e-9);
        expect(raw).toBeLessThanOrEqual(Math.max(a, b, c) + 1e-9);
        // All weights doubled are the same weights.
        const doubled = Object.fromEntries(Object.entries(rules.categories).map(([key, one]) => [key, { ...one, weight: one.weight * 2 }]));
        const again = graded(
          [column('a', 'daily'), column('b', 'task'), column('c', 'final')],
          { a: points(a), b: points(b), c: points(c) },
          { ...rules, categories: doubled as Grading['categories'] },
        );
        expect(again.raw).toBeCloseTo(raw ?? -1, 9);
      }),
    );
  });
});

describe('two who write one mark', () => {
  it('meet only where both changed it, to different things', () => {
    expect(mergeMark(points(70), points(70), points(80))).toMatchObject({ kind: 'changed' });
    expect(mergeMark(null, null, points(80))).toMatchObject({ kind: 'given' });
    expect(mergeMark(points(70), points(90), points(70))).toEqual({ kind: 'kept' });
    expect(mergeMark(points(70), points(80), points(80))).toEqual({ kind: 'kept' });
    expect(mergeMark(points(70), points(90), points(80))).toMatchObject({ kind: 'conflict', theirs: points(90), mine: points(80) });
    expect(mergeMark(null, points(0), null)).toEqual({ kind: 'kept' });
  });
});

describe('a list of marks', () => {
  const students = [
    { id: 'a', name: 'Made Contoh', nis: '261', nisn: '0099000011' },
    { id: 'b', name: 'Luh  Contoh', nis: '262', nisn: null },
    { id: 'c', name: 'Ketut Sama', nis: '263', nisn: null },
    { id: 'd', name: 'Ketut Sama', nis: '264', nisn: null },
  ];
  const read = markReader({ scale: 'points', max: 100 }, []);
  const fates = (lines: readonly (readonly string[])[], standing: Readonly<Record<string, MarkValue>> = {}) =>
    readMarks(
      lines.map((cells, at) => ({ line: at + 1, cells })),
      students,
      (id) => standing[id] ?? null,
      read,
    ).map(({ student, fate, value }) => [student?.id ?? null, fate, value?.kind === 'points' ? value.points : null]);

  it('names students by NISN without its zeros, NIS or name, and says what becomes of each line', () => {
    expect(
      fates(
        [
          ['NISN', 'Nama', 'Nilai', 'Catatan'],
          ['99000011', 'siapa pun', '85,5', 'x'],
          ['', 'luh contoh', '0', ''],
          ['', 'Ketut Sama', '70', ''],
          ['264', '', '101', ''],
          ['263', '', '', ''],
          ['999', 'Bukan Siapa', '50', ''],
          ['261', '', '90', ''],
          ['', '', '', ''],
        ],
        { b: points(0) },
      ),
    ).toEqual([
      ['a', 'given', 85.5],
      ['b', 'same', 0],
      [null, 'several-named', null],
      ['d', 'wrong', null],
      ['c', 'empty', null],
      [null, 'unknown', null],
      ['a', 'twice', null],
    ]);
  });

  it('reads two columns without titles', () => {
    expect(
      fates([
        ['261', '77'],
        ['Luh Contoh', '-'],
      ]),
    ).toEqual([
      ['a', 'given', 77],
      ['b', 'empty', null],
    ]);
  });
});

describe('a semester', () => {
  const year = { begins: '2025-07-14', ends: '2026-06-30' };
  it('ends where the rule says, and its book some days later, unless the head opened it', () => {
    expect([termOf(year, 1, '12-31'), termOf(year, 2, '12-31')]).toEqual([
      { begins: '2025-07-14', ends: '2025-12-31' },
      { begins: '2026-01-01', ends: '2026-06-30' },
    ]);
    expect([semesterOn(year, '2025-12-31', '12-31'), semesterOn(year, '2026-01-01', '12-31')]).toEqual([1, 2]);
    const term = termOf(year, 1, '12-31');
    const open = { closed: false, reopenedUntil: null };
    expect([lockOf(open, term, 14, '2026-01-14'), lockOf(open, term, 14, '2026-01-15')]).toEqual([null, 'over']);
    expect(lockOf({ closed: true, reopenedUntil: null }, term, 14, '2025-11-01')).toBe('closed');
    const again = { closed: true, reopenedUntil: '2026-02-01' };
    expect([lockOf(again, term, 14, '2026-02-01'), lockOf(again, term, 14, '2026-02-02')]).toEqual([null, 'closed']);
  });
});

describe('aims', () => {
  const kkm: MasteryRule = { kind: 'number', least: 75 };
  const of = (id: string, aim: string | null, remedialOf: string | null = null) => ({
    id,
    scale: 'points' as const,
    aim,
    max: 100,
    remedialOf,
  });
  const mark = (n: number, aims: Readonly<Record<string, number>> | null = null) => ({ value: points(n), aims });

  it('are reached by the mean of what asked after them, and lifted by a remedial', () => {
    const columns = [of('u', null), of('t', 'TP 2 Aljabar'), of('r', 'TP 2 Aljabar', 't')];
    const marks = { u: mark(70, { 'TP 10 Data': 80, 'TP 2 Aljabar': 90 }), t: mark(50), r: mark(100) };
    const aims = aimsOf(columns, (id) => [marks[id as keyof typeof marks]]);
    expect(aims).toEqual(['TP 2 Aljabar', 'TP 10 Data']);
    const reached = reachedAims(aims, columns, (id) => marks[id as keyof typeof marks], kkm, 'capped');
    expect(reached.map(({ score, mastery }) => [score, mastery.state])).toEqual([
      [82.5, 'reached'],
      [80, 'reached'],
    ]);
  });

  it('are said without their codes, the best and the weakest first, as many as the rule allows', () => {
    const columns = ['TP 1 Membaca peta', 'TP 2 Menghitung luas', 'TP 3 Menulis laporan', 'TP 4 Berbicara', '3.5'].map((aim, at) =>
      of(String(at), aim),
    );
    const marks = [mark(80), mark(95), mark(90), mark(20), mark(10)];
    const aims = aimsOf(columns, () => []);
    const reached = reachedAims(aims, columns, (id) => marks[Number(id)], kkm, 'best');
    expect(inWords(reached, grading.sentences)).toBe(
      'Menguasai menghitung luas dan menulis laporan. Perlu bantuan dalam 3.5 dan berbicara.',
    );
    expect(inWords([], grading.sentences)).toBe('');
  });

  it('need a rule that can be reached and can be missed', () => {
    const interval = (from: number, followUp: 'all' | 'none') => ({ from, title: 'x', followUp });
    expect(masteryFault(kkm)).toBeNull();
    expect(masteryFault({ kind: 'number', least: 101 })).toBe('shape');
    expect(masteryFault({ kind: 'intervals', intervals: [interval(0, 'all'), interval(60, 'none')] })).toBeNull();
    expect(masteryFault({ kind: 'intervals', intervals: [interval(10, 'all'), interval(60, 'none')] })).toBe('first');
    expect(masteryFault({ kind: 'intervals', intervals: [interval(0, 'all'), interval(0, 'none')] })).toBe('ascending');
    expect(masteryFault({ kind: 'intervals', intervals: [interval(0, 'all'), interval(60, 'all')] })).toBe('reached');
    expect(masteryFault({ kind: 'description', criteria: [{ id: '1', text: 'a' }], least: 2 })).toBe('least');
  });
});
