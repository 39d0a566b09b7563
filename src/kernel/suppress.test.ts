import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenCells, suppressed } from './suppress.ts';

const of = (...counts: readonly number[]) => counts.map((count, at) => ({ key: `s${at}`, count }));
const hiddenOf = (counts: readonly number[], smallest = 10) => {
  const { hidden, total } = suppressed(of(...counts), smallest);
  return [counts.filter((_, at) => hidden.has(`s${at}`)), total];
};

describe('small groups', () => {
  it.each([
    [[30, 20, 40], [], true],
    // One small group alone could be taken out of the total: the next one goes with it.
    [[30, 4, 40], [30, 4], true],
    [[30, 4, 5, 40], [30, 4, 5], true],
    [[30, 6, 7, 40], [6, 7], true],
    // Nothing would be left: the total goes instead.
    [[30, 4], [4], false],
    [[4], [4], false],
    [[4, 5], [4, 5], false],
    [[6, 5], [6, 5], true],
    [[0, 30], [], true],
    [[0, 4, 30], [4], false],
    [[], [], true],
  ] as const)('of %j hide %j, the total shown: %s', (counts, hidden, total) => expect(hiddenOf(counts)).toEqual([hidden, total]));

  it('can never be worked out of what is shown', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 12 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 20 }), (list, smallest) => {
        const { hidden, total } = suppressed(of(...list), smallest);
        for (const [at, count] of list.entries()) if (count > 0 && count < smallest) expect(hidden.has(`s${at}`)).toBe(true);
        const behind = list.filter((_, at) => hidden.has(`s${at}`));
        // What the total less everything shown gives is never one group, and never fewer than may be shown.
        if (total && behind.length > 0) {
          expect(behind.length).toBeGreaterThanOrEqual(2);
          expect(behind.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(smallest);
        }
        // Nothing is hidden without a small group to be hidden.
        if (hidden.size > 0) expect(list.some((count) => count > 0 && count < smallest)).toBe(true);
      }),
    );
  });
});

describe('a table with several sums', () => {
  const table = (rows: readonly (readonly number[])[]) => {
    const counts = new Map<string, number>();
    const sums: { total: string; parts: string[] }[] = [];
    const width = rows[0]?.length ?? 0;
    rows.forEach((row, r) => {
      row.forEach((count, c) => counts.set(`${r}.${c}`, count));
      counts.set(
        `${r}.all`,
        row.reduce((sum, one) => sum + one, 0),
      );
      sums.push({ total: `${r}.all`, parts: row.map((_, c) => `${r}.${c}`) });
    });
    for (let c = 0; c < width; c++) {
      counts.set(
        `all.${c}`,
        rows.reduce((sum, row) => sum + (row[c] ?? 0), 0),
      );
      sums.push({ total: `all.${c}`, parts: rows.map((_, r) => `${r}.${c}`) });
    }
    return { counts, sums };
  };

  it('hides what a year and three quarters would give away', () => {
    const counts = new Map([
      ['year', 27],
      ['q1', 8],
      ['q2', 2],
      ['q3', 9],
      ['q4', 8],
    ]);
    const hidden = hiddenCells(counts, [{ total: 'year', parts: ['q1', 'q2', 'q3', 'q4'] }], 5);
    expect([...hidden].toSorted()).toEqual(['q1', 'q2']);
  });

  it('hides nothing where nothing is small, and all where nothing else covers it', () => {
    expect(
      hiddenCells(
        new Map([
          ['a', 5],
          ['b', 9],
        ]),
        [],
        5,
      ).size,
    ).toBe(0);
    const alone = new Map([
      ['year', 3],
      ['q1', 3],
      ['q2', 0],
    ]);
    expect([...hiddenCells(alone, [{ total: 'year', parts: ['q1', 'q2'] }], 5)].toSorted()).toEqual(['q1', 'year']);
  });

  it('lets nobody work a small cell out of sums, one by one or together', () => {
    const cell = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 40 }));
    const rows = fc
      .integer({ min: 1, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }));
    fc.assert(
      fc.property(rows, (cells) => {
        const { counts, sums } = table(cells);
        const hidden = hiddenCells(counts, sums, 5);
        for (const [key, count] of counts) if (count > 0 && count < 5) expect(hidden.has(key)).toBe(true);
        for (const key of hidden)
          if ((counts.get(key) ?? 0) < 5 && (counts.get(key) ?? 0) > 0) expect(canVary(key, hidden, sums)).toBe(true);
        // Beside a total that is shown, what is hidden is a group of five together at least.
        for (const { total, parts } of sums) {
          const covered = parts.filter((part) => hidden.has(part));
          if (hidden.has(total) || covered.length === 0) continue;
          expect(covered.length).toBeGreaterThan(1);
          expect(covered.reduce((sum, part) => sum + (counts.get(part) ?? 0), 0)).toBeGreaterThanOrEqual(5);
        }
      }),
    );
  });
});

/**
 * Whether another table has the same shown cells and another value there: a circle of hidden cells through it, each sum of
 * which has as much added as taken away. Looked for by walking, apart from how the cells were hidden.
 */
function canVary(key: string, hidden: ReadonlySet<string>, sums: readonly { total: string; parts: readonly string[] }[]): boolean {
  // Every cell lies in two sums at most, of which each is a node; a margin leads outside, to one node for all.
  const nodesOf = (cell: string) => {
    const own = sums.flatMap(({ total, parts }, nth) => ([total, ...parts].includes(cell) ? [String(nth)] : []));
    return own.length === 2 ? own : [...own, 'outside'];
  };
  const [from = '', to = ''] = nodesOf(key);
  const edges = [...hidden].filter((cell) => cell !== key).map(nodesOf);
  const seen = new Set([from]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const [a = '', b = ''] of edges)
      for (const [one, other] of [
        [a, b],
        [b, a],
      ] as const)
        if (seen.has(one) && !seen.has(other)) {
          seen.add(other);
          grew = true;
        }
  }
  return seen.has(to);
}
