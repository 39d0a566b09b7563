import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf, readCode, showCode } from './receipt-code.ts';

const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });

describe('a receipt', () => {
  it('is sixteen signs, eighty bits, each different for different bytes', () => {
    fc.assert(fc.property(bytes, (one) => /^[0-9A-HJKMNP-TV-Z]{16}$/.test(codeOf(one))));
    fc.assert(fc.property(bytes, bytes, (one, other) => Buffer.from(one).equals(Buffer.from(other)) || codeOf(one) !== codeOf(other)));
    expect(codeOf(Buffer.alloc(10, 255))).toBe('ZZZZZZZZZZZZZZZZ');
    expect(() => codeOf(Buffer.alloc(9))).toThrow('ten bytes');
  });

  it('is read as it is shown, in small letters, with spaces, and with letters that look alike', () => {
    fc.assert(fc.property(bytes, (one) => readCode(showCode(codeOf(one))) === codeOf(one)));
    expect(showCode('0123456789ABCDEF')).toBe('0123-4567-89AB-CDEF');
    expect(readCode(' o123 4567-89ab.cdef ')).toBe('0123456789ABCDEF');
    expect(readCode('OiL1000000000000')).toBe('0111000000000000');
    for (const wrong of ['', '0123', 'U123456789ABCDEF', '0123456789ABCDEF0', '<script>']) expect(readCode(wrong), wrong).toBeNull();
  });
});
