import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distractorTable } from './distractors.ts';
import { groupsOf } from './groups.ts';
import { itemStatistics } from './item-statistics.ts';
import { type MarkTable, withoutUnmarked } from './mark-table.ts';
import { flagsOf, type Readings, readDiscrimination } from './readings.ts';
import { shapeOf, testStatistics } from './test-statistics.ts';

const table = (rows: readonly (readonly number[])[], max: readonly number[] = (rows[0] ?? []).map(() => 1)): MarkTable => ({
  items: max.map((most, at) => ({ id: `q${at + 1}`, max: most })),
  rows,
});

/** Five students, three items of 1, 1 and 4 marks; worked by hand in the comments of each expectation. */
const small = table(
  [
    [1, 1, 4],
    [1, 0, 3],
    [1, 1, 2],
    [0, 1, 1],
    [0, 0, 0],
  ],
  [1, 1, 4],
);

/** Ten students, ten items: Σpq is 2.18, the population variance of totals 5.84. */
const binary = table(
  [
    '0000011000',
    '0010101101',
    '1110110000',
    '0010100111',
    '0000010000',
    '0000000000',
    '1100110010',
    '1110011101',
    '0010111111',
    '1110100111',
  ].map((row) => [...row].map(Number)),
);

const tables = fc.integer({ min: 3, max: 12 }).chain((students) =>
  fc.integer({ min: 2, max: 6 }).chain((items) =>
    fc
      .array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: items, maxLength: items }), { minLength: students, maxLength: students })
      .map((rows) =>
        table(
          rows,
          Array.from({ length: items }, () => 4),
        ),
      ),
  ),
);

describe('a table worked by hand', () => {
  const [first, second, third] = itemStatistics(small);

  it('has facilities, spreads and correlations with the rest', () => {
    // Means 3/5, 3/5 and 10/5 of 4; sums of squares about them 1.2, 1.2 and 10.
    expect([first?.facility, second?.facility, third?.facility]).toEqual([0.6, 0.6, 0.5]);
    expect(first?.sd).toBeCloseTo(Math.sqrt(1.2 / 4), 12);
    expect(third?.sd).toBeCloseTo(Math.sqrt(10 / 4), 12);
    // Rest of the first item 5, 3, 3, 2, 0 (mean 2.6): Σ(x−0.6)(y−2.6) = 0.4·2.4 + 0.4·0.4 + 0.4·0.4 + 0.6·0.6 + 0.6·2.6 = 3.2; Σ(y−2.6)² = 13.2.
    expect(first?.discrimination).toBeCloseTo((100 * 3.2) / Math.sqrt(1.2 * 13.2), 10);
    // Sorted, 0 0 1 1 1 beside 0 2 3 3 5: 0.6·2.6 + 0.6·0.6 + 0.4·0.4 + 0.4·0.4 + 0.4·2.4 = 3.2 as well.
    expect(first?.efficiency).toBeCloseTo(100, 10);
    // Second item 1 0 1 1 0 beside 5 4 3 1 0 (mean 2.6): 1.4·… = Σxy − n·x̄·ȳ = 9 − 7.8 = 1.2; sorted 0 0 1 1 1 beside 0 1 3 4 5: 12 − 7.8 = 4.2.
    expect(second?.efficiency).toBeCloseTo((100 * 1.2) / 4.2, 10);
  });

  it('has effective weights that are parts of a whole', () => {
    // Totals 6 4 4 2 0 (mean 3.2): covariances with them (14 − 9.6)/4, (12 − 9.6)/4 and (46 − 32)/4.
    const roots = [1.1, 0.6, 3.5].map(Math.sqrt);
    const sum = roots.reduce((a, b) => a + b);
    expect([first, second, third].map((item) => item?.effectiveWeight)).toEqual(
      roots.map((root) => expect.closeTo((100 * root) / sum, 10)),
    );
  });

  it('has a consistency, a standard error and a shape', () => {
    const whole = testStatistics(small);
    // Variances 0.3 + 0.3 + 2.5 = 3.1; of totals (7.84 + 0.64 + 0.64 + 1.44 + 10.24)/4 = 5.2.
    expect(whole).toMatchObject({ count: 5, max: 6, mean: 3.2, median: 4, kr20: null });
    expect(whole.consistency).toBeCloseTo(100 * 1.5 * (1 - 3.1 / 5.2), 10);
    expect(whole.errorRatio).toBeCloseTo(100 * Math.sqrt(1 - 1.5 * (1 - 3.1 / 5.2)), 10);
    expect(whole.standardError).toBeCloseTo(Math.sqrt(5.2) * Math.sqrt(1 - 1.5 * (1 - 3.1 / 5.2)), 10);
  });

  it('has the shape that the adjusted Fisher–Pearson formulas give', () => {
    const values = [6, 4, 4, 2, 0, 9];
    const n = values.length;
    const mean = values.reduce((a, b) => a + b) / n;
    const s = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1));
    const z = (r: number) => values.reduce((sum, x) => sum + ((x - mean) / s) ** r, 0);
    const { skewness, kurtosis } = shapeOf(values);
    // As spreadsheets have them: SKEW and KURT.
    expect(skewness).toBeCloseTo((n / ((n - 1) * (n - 2))) * z(3), 10);
    expect(kurtosis).toBeCloseTo(((n * (n + 1)) / ((n - 1) * (n - 2) * (n - 3))) * z(4) - (3 * (n - 1) ** 2) / ((n - 2) * (n - 3)), 10);
  });

  it('has KR-20 with the population variance', () => {
    const { kr20, consistency } = testStatistics(binary);
    expect(kr20).toBeCloseTo(0.696347, 6);
    // Five marks each are the same test.
    const fives = { items: binary.items.map((item) => ({ ...item, max: 5 })), rows: binary.rows.map((row) => row.map((mark) => mark * 5)) };
    expect(testStatistics(fives).kr20).toBeCloseTo(0.696347, 6);
    expect(consistency).toBeCloseTo(69.6347, 4);
  });

  it('has daya beda of the best and the weakest 27 %', () => {
    // Of ten, three: the totals are 2 5 5 5 1 0 5 7 7 7.
    const groups = groupsOf(binary.rows.map((row) => row.reduce((a, b) => a + b, 0)));
    expect(groups).toEqual({ size: 3, upper: [0, 0, 0, 0, 0, 0, 0, 1, 1, 1], lower: [1, 0, 0, 0, 1, 1, 0, 0, 0, 0] });
    const [q1, , q3, , , q6] = itemStatistics(binary);
    expect([q1?.upperLower, q3?.upperLower, q6?.upperLower]).toEqual([expect.closeTo(2 / 3, 12), 1, 0]);
  });

  it('shares the places of a group among equals at its border', () => {
    expect(groupsOf([1, 1, 1, 1])).toEqual({ size: 1, upper: [0.25, 0.25, 0.25, 0.25], lower: [0.25, 0.25, 0.25, 0.25] });
  });
});

describe('what cannot be had', () => {
  it('is null: too few students, no spread, nothing to earn', () => {
    expect(itemStatistics(table([[1, 0]]))).toEqual([
      { id: 'q1', facility: 1, sd: null, discrimination: null, efficiency: null, effectiveWeight: null, upperLower: null },
      { id: 'q2', facility: 0, sd: null, discrimination: null, efficiency: null, effectiveWeight: null, upperLower: null },
    ]);
    const same = table(
      [
        [0.1, 0.1],
        [0.1, 0.1],
        [0.1, 0.1],
      ],
      [0, 1],
    );
    expect(itemStatistics(same)[0]).toMatchObject({ facility: null, sd: 0, discrimination: null, efficiency: null, effectiveWeight: null });
    expect(testStatistics(same)).toMatchObject({ consistency: null, skewness: null, kurtosis: null, standardError: null });
    expect(testStatistics(table([]))).toMatchObject({ count: 0, mean: null, median: null, sd: null, kr20: null });
    expect(testStatistics(table([[1], [0], [1]]))).toMatchObject({ consistency: null, kr20: null });
    expect(
      testStatistics(
        table([
          [1, 0],
          [0, 0],
        ]),
      ),
    ).toMatchObject({ consistency: null, skewness: null });
    expect(
      testStatistics(
        table([
          [1, 0],
          [0, 0],
          [1, 1],
        ]),
      ).kurtosis,
    ).toBeNull();
  });

  it('is the effective weight of an item that goes against the others', () => {
    const [against] = itemStatistics(
      table([
        [0, 1, 1],
        [0, 1, 1],
        [1, 0, 0],
      ]),
    );
    expect(against?.effectiveWeight).toBeNull();
    expect(against?.discrimination).toBeCloseTo(-100, 10);
  });

  it('leaves out items that a person has not marked for everybody', () => {
    const { table: marked, unmarked } = withoutUnmarked({
      items: small.items,
      rows: [
        [1, null, 2],
        [0, 1, 3],
      ],
    });
    expect(marked).toEqual({
      items: [small.items[0], small.items[2]],
      rows: [
        [1, 2],
        [0, 3],
      ],
    });
    expect(unmarked).toEqual(['q2']);
  });
});

describe('any table', () => {
  const close = (value: number | null) => (value === null ? null : expect.closeTo(value, 6));

  it('has the same KR-20 and Cronbach’s alpha where items are right or wrong', () => {
    fc.assert(
      fc.property(tables, ({ rows }) => {
        const { kr20, consistency } = testStatistics(table(rows.map((row) => row.map((mark) => (mark > 1 ? 1 : 0)))));
        expect(kr20 === null ? null : 100 * kr20).toEqual(close(consistency));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps its correlations when every mark of an item grows by the same, and when students stand in another order', () => {
    fc.assert(
      fc.property(tables, (one) => {
        const grown = { ...one, rows: one.rows.map(([first = 0, ...rest]) => [first + 3, ...rest]) };
        const turned = { ...one, rows: one.rows.toReversed() };
        for (const other of [grown, turned])
          expect(
            itemStatistics(other).map(({ sd, discrimination, efficiency, effectiveWeight, upperLower }) => [
              sd,
              discrimination,
              efficiency,
              effectiveWeight,
              upperLower,
            ]),
          ).toEqual(
            itemStatistics(one).map(({ sd, discrimination, efficiency, effectiveWeight, upperLower }) =>
              [sd, discrimination, efficiency, effectiveWeight, upperLower].map(close),
            ),
          );
        expect(testStatistics(turned).consistency).toEqual(close(testStatistics(one).consistency));
      }),
      { numRuns: 60 },
    );
  });

  it('stays within its bounds', () => {
    fc.assert(
      fc.property(tables, (one) => {
        for (const { facility, discrimination, efficiency, upperLower } of itemStatistics(one)) {
          expect(facility).toBeGreaterThanOrEqual(0);
          expect(facility).toBeLessThanOrEqual(1);
          expect(Math.abs(discrimination ?? 0)).toBeLessThanOrEqual(100 + 1e-6);
          expect(efficiency ?? 0).toBeLessThanOrEqual(100 + 1e-6);
          expect(Math.abs(upperLower ?? 0)).toBeLessThanOrEqual(1 + 1e-9);
        }
        const weights = itemStatistics(one).map(({ effectiveWeight }) => effectiveWeight ?? 0);
        const sum = weights.reduce((a, b) => a + b, 0);
        if (sum > 0) expect(sum).toBeCloseTo(100, 6);
        expect(testStatistics(one).consistency ?? 0).toBeLessThanOrEqual(100 + 1e-6);
      }),
      { numRuns: 60 },
    );
  });
});

describe('options that were chosen', () => {
  const readings: Readings = {
    discrimination: { veryGood: 50, adequate: 30, weak: 20 },
    facility: { hard: 0.2, easy: 0.9 },
    distractor: 0.05,
    fewest: 4,
  };
  const totals = [10, 9, 8, 4, 3, 1];
  const uses = (chosen: readonly (readonly string[])[], keys: readonly string[]) =>
    distractorTable({ options: ['a', 'b', 'c'], keys, chosen, totals, groups: groupsOf(totals) });

  it('stand in a table by the best and the weakest', () => {
    expect(uses([['a'], ['a'], ['b'], ['a'], ['b'], []], ['a'])).toEqual([
      { option: 'a', isKey: true, count: 3, share: 0.5, upper: 2, lower: 0, meanTotal: 23 / 3 },
      { option: 'b', isKey: false, count: 2, share: 1 / 3, upper: 0, lower: 1, meanTotal: 5.5 },
      { option: 'c', isKey: false, count: 0, share: 0, upper: 0, lower: 0, meanTotal: null },
      { option: null, isKey: false, count: 1, share: 1 / 6, upper: 0, lower: 1, meanTotal: 1 },
    ]);
  });

  it('tell of a key that is probably wrong', () => {
    const statistics = (discrimination: number | null, facility = 0.5) => ({
      id: 'q',
      facility,
      sd: 1,
      discrimination,
      efficiency: null,
      effectiveWeight: null,
      upperLower: null,
    });
    const good = uses([['a'], ['a'], ['b'], ['c'], ['b'], ['c']], ['a']);
    const lured = uses([['b'], ['b'], ['b'], ['a'], ['a'], ['a']], ['a']);
    expect(flagsOf(statistics(45), good, 6, readings)).toEqual([]);
    expect(flagsOf(statistics(-3), good, 6, readings)).toEqual(['probably-wrong-key']);
    const shared = uses([['a'], ['b'], ['c'], ['a'], ['c'], ['c']], ['a']);
    expect(flagsOf(statistics(45), shared, 6, readings), 'as many of the best chose the key').toEqual([]);
    expect(flagsOf(statistics(10), lured, 6, readings)).toEqual(['probably-wrong-key', 'discrimination-weak', 'distractor-unused']);
    expect(flagsOf(statistics(-3), lured, 3, readings), 'too few to say').toEqual([]);
    expect(flagsOf(statistics(45, 0.1), good, 6, readings)).toEqual(['too-hard']);
    expect(flagsOf(statistics(45, 0.95), good, 6, readings)).toEqual(['too-easy']);
    expect(flagsOf(statistics(45), [], 6, readings), 'without options').toEqual([]);
  });

  it('read a discrimination by the rule', () => {
    expect([60, 50, 30, 20, 0, -1, null].map((value) => readDiscrimination(value, readings))).toEqual([
      'very-good',
      'very-good',
      'adequate',
      'weak',
      'very-weak',
      'negative',
      null,
    ]);
  });
});
