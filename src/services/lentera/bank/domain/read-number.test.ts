import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber, readNumbers } from './read-number.ts';

describe('a typed number', () => {
  it.each([
    ['5', '5', null],
    [' -5 ', '-5', null],
    ['−2,5', '-2.5', null],
    ['+3', '3', null],
    ['0,125', '0.125', null],
    ['0.125', '0.125', null],
    ['.5', '0.5', null],
    [',5', '0.5', null],
    ['12.', '12', null],
    ['1.250,5 cm', '1250.5', 'cm'],
    ['1,250.5 cm', '1250.5', 'cm'],
    ['1.250.000', '1250000', null],
    ['1,250,000', '1250000', null],
    ['1 250 000,25', '1250000.25', null],
    ["1'250", '1250', null],
    ['1234,567', '1234.567', null],
    ['1234.567', '1234.567', null],
    ['Rp1.500,-', '1500', 'Rp'],
    ['Rp. 1.500', '1500', 'Rp'],
    ['Rp 1.500,00', '1500', 'Rp'],
    ['50%', '50', '%'],
    ['50 %', '50', '%'],
    ['9,8 m/s²', '9.8', 'm/s²'],
    ['9.8 m/s2', '9.8', 'm/s2'],
    ['25 m²', '25', 'm²'],
    ['x = 4', '4', 'x'],
    ['1,5e3', '1500', null],
    ['1.5 × 10^3 m', '1500', 'm'],
    ['3 x 10⁸ m/s', '300000000', 'm/s'],
    ['2 · 10^(-3)', '0.002', null],
    ['3/4', '0.75', null],
    ['-3/4 m', '-0.75', 'm'],
    ['1 1/2', '1.5', null],
    ['2½', '2.5', null],
    ['½', '0.5', null],
    ['٤٥', '45', null],
    ['᭑᭒', '12', null],
    ['5 apel.', '5', 'apel'],
  ])('%s is %s with the unit %s', (text, value, unit) => {
    expect(readNumber(text)).toEqual({ value, unit });
  });

  it('may mean two things where one mark stands before three digits, the Indonesian first', () => {
    expect(readNumbers('1.250').map(({ value }) => value)).toEqual(['1250', '1.25']);
    expect(readNumbers('1,250').map(({ value }) => value)).toEqual(['1.25', '1250']);
    for (const one of ['0.250', '1.25', '1.2500', '1250.125', '1.250,0']) expect(readNumbers(one), one).toHaveLength(1);
  });

  it.each([
    '',
    '-',
    'lima',
    '5 dan 6',
    '10:30',
    '1-2',
    '1,2,3',
    '1.25.000',
    '3/0',
    '5 5',
    '1e999999999',
    '3 × 4',
    'a 5 b',
    '9'.repeat(101),
  ])('is none: %s', (text) => expect(readNumber(text)).toBeNull());

  it('is read as it was said, however it is written', () => {
    const numbers = fc.record({ whole: fc.bigInt(0n, 10n ** 18n), decimals: fc.stringMatching(/^\d{0,8}$/), isNegative: fc.boolean() });
    fc.assert(
      fc.property(numbers, ({ whole, decimals, isNegative }) => {
        const sign = isNegative ? '-' : '';
        const grouped = (mark: string) => String(whole).replace(/\B(?=(\d{3})+$)/g, mark);
        const plain = `${sign}${whole}${decimals && `.${decimals}`}`;
        const expected =
          Number(plain) === 0
            ? /^-?0$/
            : new RegExp(`^${plain.replace(/\.?0*$/, (tail) => (plain.includes('.') ? '' : tail)).replace('.', '\\.')}$`);
        expect(readNumbers(`${sign}${grouped('.')}${decimals && `,${decimals}`}`)[0]?.value).toMatch(expected);
        expect(readNumbers(`${sign}${grouped(',')}${decimals && `.${decimals}`}`).some(({ value }) => expected.test(value))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('never fails, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,-+ e/×^%()abRp½²\u00a0') }), (text) => {
        for (const { value } of readNumbers(text)) expect(value).toMatch(/^-?\d+(\.\d+)?$/);
      }),
      { numRuns: 100 },
    );
  });
});
