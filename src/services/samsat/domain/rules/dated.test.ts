import { RuleBook } from '#platform/rules';
import { describe, expect, it } from 'vitest';
import { recordsAt, recordsProblem } from './dated.ts';
import { taxRules } from './index.ts';
import { refusalRule } from './refusal-rule.ts';
import { opsenRule } from './tax-rules.ts';

const record = { key: 'a', region: 'ID', from: '2025-01-05', instrument: 'UU', article: '', confirmed: true };

describe('dated records', () => {
  it.each([
    ['a key twice', [record, record]],
    ['a day that is none', [{ ...record, from: '2025-02-30' }]],
    ['an end before the beginning', [{ ...record, to: '2025-01-04' }]],
  ])('are refused for %s', (_what, list) => {
    expect(recordsProblem(list)).not.toBeNull();
  });

  it('hold from their first day to their last, the region’s before the country’s', () => {
    const rows = [
      { ...record, to: '2025-12-31', percent: 66 },
      { ...record, key: 'b', region: '31', percent: 0 },
      { ...record, key: 'c', from: '2025-06-01', percent: 70 },
    ];
    const book = RuleBook.ofDefaults([opsenRule]).with(opsenRule.key, { value: rows, confirmed: true });
    const at = (region: string, on: string) => recordsAt(book, opsenRule, { region, on }).map((found) => found.record.key);
    expect([at('51', '2025-01-04'), at('51', '2025-01-05'), at('51', '2025-12-31'), at('51', '2026-01-01')]).toEqual([
      [],
      ['a'],
      ['c', 'a'],
      ['c'],
    ]);
    expect(at('31', '2025-07-01')).toEqual(['b', 'c', 'a']);
  });

  it('are confirmed by themselves and by the agency both', () => {
    const cited = (own: boolean, version: boolean) => {
      const value = [{ ...record, confirmed: own, percent: 66 }];
      const book = RuleBook.ofDefaults([opsenRule]).with(opsenRule.key, { value, confirmed: version });
      return recordsAt(book, opsenRule, { region: '51', on: '2026-01-01' })[0]?.citation.confirmed;
    };
    expect([cited(true, true), cited(true, false), cited(false, true)]).toEqual([true, false, false]);
  });

  it('each name what they rest on, and no figure passes for confirmed by the agency from the start', () => {
    for (const rule of [...taxRules, refusalRule]) {
      expect(rule.confirmed).toBe(false);
      for (const { instrument } of rule.value as { instrument: string }[]) expect(instrument.length).toBeGreaterThan(3);
    }
  });
});
