import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { formatNumber, NumberingSchema, patternProblem } from './number-pattern.ts';

const numbering = (pattern: string) => ({ pattern, type: 'PBG', agency: 'DPMPTSP' });
const on = '2026-03-02';

describe('the number of a document', () => {
  it.each([
    ['640/{seq:4}/{type}/{agency}/{year}', 12, '640/0012/PBG/DPMPTSP/2026'],
    ['{seq}/{type}/{month-roman}/{year}', 7, '7/PBG/III/2026'],
    ['{year}-{month}-{seq:6}', 123, '2026-03-000123'],
    ['{seq:2}/{year}', 12345, '12345/2026'],
  ])('by %s of serial %i is %s', (pattern, n, number) => {
    expect(formatNumber(numbering(pattern), { n, on })).toBe(number);
    expect(patternProblem(numbering(pattern))).toBeNull();
  });

  it('counts the months in Roman figures to XII', () => {
    const month = (m: string) => formatNumber(numbering('{month-roman}'), { n: 1, on: `2026-${m}-15` });
    expect(['01', '04', '09', '12'].map(month)).toEqual(['I', 'IV', 'IX', 'XII']);
  });

  it.each([
    ['without the serial', '640/{type}/{year}', { kind: 'no-serial' }],
    ['without the year, since the serial begins anew', '{seq:4}/{type}', { kind: 'no-year' }],
    ['with two serials', '{seq}/{seq:4}/{year}', { kind: 'two-serials' }],
    ['with a serial that runs into a digit', '640{seq}/{year}', { kind: 'crowded' }],
    ['with a serial that runs into the year', '{year}{seq:4}', { kind: 'crowded' }],
    ['with a place nobody knows', '{seq}/{bulan}/{year}', { kind: 'unknown-place', what: '{bulan}' }],
    ['with too wide a serial', '{seq:12}/{year}', { kind: 'unknown-place', what: '{seq:12}' }],
    ['with a brace left open', '{seq}/{year', { kind: 'brace' }],
    ['with a sign that no register takes', '{seq}/{year}\n', { kind: 'strange-sign', what: '\n' }],
    ['longer than a line', `{seq}/{year}/${'A'.repeat(60)}`, { kind: 'too-long', what: '60' }],
  ])('is refused %s', (_why, pattern, problem) => {
    expect(patternProblem(numbering(pattern))).toEqual(problem);
  });

  it('has a type and an agency of plain signs', () => {
    expect(Value.Check(NumberingSchema, numbering('{seq}/{year}'))).toBe(true);
    expect(Value.Check(NumberingSchema, { ...numbering('{seq}/{year}'), agency: 'DPM PTSP/1' })).toBe(false);
  });
});
