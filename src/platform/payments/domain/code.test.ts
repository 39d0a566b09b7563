import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checked, isCode, spaced } from './code.ts';

const thirteen = fc.stringMatching(/^\d{13}$/);

describe('a payment code', () => {
  it('has the check digit of the dissertation', () => {
    expect(checked('572')).toBe('5724');
  });

  it('is noticed with one digit mistyped, or two neighbours swapped', () => {
    fc.assert(
      fc.property(thirteen, fc.nat(13), fc.nat(9), (digits, at, digit) => {
        const code = checked(digits);
        expect(isCode(code)).toBe(true);
        const other = code.slice(0, at) + digit + code.slice(at + 1);
        expect(isCode(other)).toBe(other === code);
        if (at === 13) return;
        const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
        expect(isCode(swapped)).toBe(swapped === code);
      }),
    );
  });

  it('is read in fours', () => {
    expect(spaced('12345678901234')).toBe('1234 5678 9012 34');
  });
});
