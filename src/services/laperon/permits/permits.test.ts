import { RuleBook } from '#platform/rules';
import { describe, expect, it } from 'vitest';
import { lastDay } from './billboard/definition.ts';
import { taxInFigures, taxOf } from './billboard/tax.ts';
import { validUntil } from './fitness/definition.ts';
import { validYears } from './fitness/rules.ts';
import { billboard, demolition, event, fitness, renovation } from './index.ts';

const all = [billboard, demolition, event, fitness, renovation];

describe('every one of the five permits', () => {
  it('is drawn from rules nobody has confirmed yet, each with its source', () => {
    const own = all
      .flatMap(({ rules }) => rules)
      .filter(({ key }) => /^laperon\.(reklame|keramaian|pembongkaran|slf|renovasi)\./.test(key));
    expect(own.length).toBeGreaterThan(20);
    expect(own.filter(({ confirmed, citation }) => confirmed || citation.length < 10)).toEqual([]);
  });

  it('names every desk and action in both languages', () => {
    for (const { desks, actions } of all)
      for (const { title } of [...Object.values(desks), ...Object.values(actions)]) expect(title('id')).not.toBe(title('en'));
  });
});

describe('the tax of a billboard', () => {
  const rules = RuleBook.ofDefaults(billboard.rules);

  it.each([
    // 4 × 3 × 1 × 6 × 60.000 × 1,5 = 6.480.000; 25 % of it.
    [{ kind: 'board', road: 'main', width: 4, height: 3, faces: 1, months: 6 }, 1_620_000],
    // 0,1 × 0,1 × 1 × 1 × 25.000 × 1 = 250; 25 % is 62,5.
    [{ kind: 'cloth', road: 'other', width: 0.1, height: 0.1, faces: 1, months: 1 }, 63],
    [{ kind: 'screen', road: 'other', width: 2.5, height: 4, faces: 2, months: 12 }, 9_000_000],
  ] as const)('of %o is %i rupiah', (board, rupiah) => {
    expect(taxOf(board, rules)).toBe(rupiah);
  });

  it('shows every factor', () => {
    expect(taxInFigures({ kind: 'board', road: 'main', width: 4, height: 3, faces: 1, months: 6 }, rules, 'id')).toBe(
      '4 × 3 × 1 × 6 × 60.000 × 1,5 × 25%',
    );
  });
});

describe('the last day', () => {
  it.each([
    ['2026-01-01', 6, '2026-06-30'],
    ['2026-08-31', 6, '2027-02-27'],
    ['2028-02-29', 12, '2029-02-27'],
  ])('of a billboard from %s for %i months is %s', (from, months, until) => {
    expect(lastDay({ from, months })).toBe(until);
  });

  it('of a certificate is by the use it is for', () => {
    const building = { permit: 'x', use: 'house', change: 'same', newUse: undefined, area: 1, floors: 1, assessor: 'x' } as const;
    expect(validUntil('2026-03-02', building, validYears.value)).toBe('2046-03-01');
    expect(validUntil('2026-03-02', { ...building, change: 'changed', newUse: 'msme' }, validYears.value)).toBe('2031-03-01');
  });
});
