import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOfBody, minify, type Minifier } from './minify.ts';

const minified = (text: string, how: Minifier = 'lexical') => minify(Buffer.from(text), how).toString();

describe('minifying a body', () => {
  it('drops whitespace outside strings and nothing else', () => {
    expect(minified('{ "a" : 1.0 ,\r\n\t"b" : [ 1 , 2 ] , "c" : " x  y " }')).toBe('{"a":1.0,"b":[1,2],"c":" x  y "}');
    expect(minified('{"virtualAccountNo": "   12345123"}')).toBe('{"virtualAccountNo":"   12345123"}');
    expect(minified('{"a":1, "a":2}')).toBe('{"a":1,"a":2}');
    expect(minified('{"quoted": "say \\" and \\\\", "b": "\\u0041 é\\n"}')).toBe('{"quoted":"say \\" and \\\\","b":"\\u0041 é\\n"}');
    expect(minified('{"url": "https:\\/\\/contoh.id" }')).toBe('{"url":"https:\\/\\/contoh.id"}');
  });

  it('drops it inside strings too for a bank of the older kind', () => {
    expect(minified('{ "name" : "Made  Contoh", "no": "   12345" }', 'legacy')).toBe('{"name":"MadeContoh","no":"12345"}');
  });

  it('hashes the empty string where there is no body', () => {
    const nothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    for (const how of ['lexical', 'legacy'] as const) expect(hashOfBody(Buffer.alloc(0), how)).toBe(nothing);
    expect(hashOfBody(Buffer.from('{ "a": 1 }'), 'lexical')).toBe(createHash('sha256').update('{"a":1}').digest('hex'));
  });

  it('means the same JSON as before, and minifying again changes nothing', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 1, 3), (json, indent) => {
        const value: unknown = JSON.parse(json);
        const spaced = JSON.stringify(value, null, indent);
        const once = minify(Buffer.from(spaced), 'lexical');
        expect(once.toString()).toBe(JSON.stringify(value));
        expect(minify(once, 'lexical').equals(once)).toBe(true);
      }),
    );
  });

  it('takes any bytes, and leaves no whitespace in the older kind', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(minify(bytes, 'lexical').length).toBeLessThanOrEqual(bytes.length);
        expect([...minify(bytes, 'legacy')]).toEqual([...bytes].filter((byte) => ![0x20, 0x09, 0x0a, 0x0d].includes(byte)));
      }),
    );
  });
});
