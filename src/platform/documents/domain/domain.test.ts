import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskedName } from './mask.ts';
import { readVerificationCode, verificationCode } from './verification-code.ts';

const random = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 20, maxLength: 20 });

describe('a verification code', () => {
  it('has 100 random bits and one check sign, in groups of three', () => {
    expect(verificationCode(Array.from({ length: 20 }, (_, n) => n))).toMatch(/^([0-9A-HJKMNP-TV-Z]{3}-){6}[0-9A-HJKMNP-TV-Z]{3}$/);
    fc.assert(
      fc.property(random, random, (a, b) => {
        const same = a.every((value, index) => (value & 31) === ((b[index] ?? 0) & 31));
        expect(verificationCode(a) === verificationCode(b)).toBe(same);
      }),
    );
  });

  it('is read however it is typed', () => {
    fc.assert(
      fc.property(random, (numbers) => {
        const code = verificationCode(numbers);
        const careless = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
        expect(readVerificationCode(` ${careless} `)).toBe(code);
        expect(readVerificationCode(`https://wantilan.example/verifikasi/${code}?lang=en`)).toBe(code);
      }),
    );
  });

  it('tells a slip from a code: one wrong sign is never another code', () => {
    fc.assert(
      fc.property(random, fc.nat({ max: 20 }), fc.integer({ min: 1, max: 31 }), (numbers, at, shift) => {
        const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
        const plain = verificationCode(numbers).replaceAll('-', '');
        const wrong = signs[(signs.indexOf(plain.charAt(at)) + shift) % 32];
        expect(readVerificationCode(plain.slice(0, at) + wrong + plain.slice(at + 1))).toBeUndefined();
      }),
    );
  });

  it('refuses anything else', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const read = readVerificationCode(typed);
        if (read !== undefined) expect(readVerificationCode(read)).toBe(read);
      }),
    );
    expect(readVerificationCode('')).toBeUndefined();
    expect(readVerificationCode('U'.repeat(21))).toBeUndefined();
  });
});

describe('a masked name', () => {
  it.each([
    ['Ni Luh Sari', 'N*** L*** S***'],
    ['  PT  Bali Abadi ', 'P*** B*** A***'],
    ['Élodie', 'É***'],
    ['', ''],
  ])('%s is shown as %s', (name, shown) => {
    expect(maskedName(name)).toBe(shown);
  });
});
