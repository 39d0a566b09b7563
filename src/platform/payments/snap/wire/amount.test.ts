import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRupiah, writeAmount } from './amount.ts';

describe('an amount', () => {
  it.each([
    ['100000.00', 100_000],
    ['0.00', 0],
    ['12345678.00', 12_345_678],
    ['99999999999999.00', 99_999_999_999_999],
    ['100000', 100_000],
    ['100000.0', 100_000],
    [100_000, 100_000],
    ['000100.00', 100],
  ])('%j is %d rupiah', (value, rupiah) => {
    expect(readRupiah(value)).toBe(rupiah);
  });

  it.each([
    '100000.50',
    '100000.01',
    '100000.000',
    '1e5',
    '-1.00',
    '+1.00',
    ' 1.00',
    '1.00 ',
    '1.',
    '.00',
    '',
    '1,00',
    '100.000,00',
    '٣.00',
    '100000000000000.00',
    'NaN',
    1.5,
    -1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e15,
    null,
    undefined,
    true,
    {},
    ['1.00'],
  ])('%j is none', (value) => {
    expect(readRupiah(value)).toBeNull();
  });

  it('is written with two decimals and read back', () => {
    expect(writeAmount(1_537_400)).toEqual({ value: '1537400.00', currency: 'IDR' });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999_999 }), (rupiah) => {
        const { value } = writeAmount(rupiah);
        expect(value).toMatch(/^\d{1,14}\.00$/);
        expect(readRupiah(value)).toBe(rupiah);
      }),
    );
  });

  it('is whole rupiah that fit, or a defect of ours', () => {
    for (const odd of [-1, 0.5, 1e14, Number.NaN, Number.POSITIVE_INFINITY, -0]) expect(() => writeAmount(odd)).toThrow('whole rupiah');
  });
});
