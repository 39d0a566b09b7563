import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { changesBetween } from './changes.ts';

describe('the difference of two values', () => {
  it.each([
    ['a plain value', 28, 14, [{ path: [], before: 28, after: 14 }]],
    ['a part', { a: 1, b: { c: 2 } }, { a: 1, b: { c: 3 } }, [{ path: ['b', 'c'], before: 2, after: 3 }]],
    ['a part that goes', { a: 1, b: 2 }, { a: 1 }, [{ path: ['b'], before: 2 }]],
    [
      'an entry put in front, by its key',
      [{ key: 'x', n: 1 }],
      [
        { key: 'y', n: 2 },
        { key: 'x', n: 1 },
      ],
      [{ path: ['y'], after: { key: 'y', n: 2 } }],
    ],
    ['a line of a list, by its number', ['a', 'b'], ['a', 'c'], [{ path: ['2'], before: 'b', after: 'c' }]],
    [
      'the order alone',
      [{ key: 'x' }, { key: 'y' }],
      [{ key: 'y' }, { key: 'x' }],
      [{ path: [], before: [{ key: 'x' }, { key: 'y' }], after: [{ key: 'y' }, { key: 'x' }] }],
    ],
  ])('names %s', (_what, before, after, changes) => {
    expect(changesBetween(before, after)).toEqual(changes);
  });

  it('does not lie in the order of parts, which the database changes', () => {
    expect(changesBetween({ a: 1, b: [{ c: 1, d: 2 }] }, { b: [{ d: 2, c: 1 }], a: 1 })).toEqual([]);
  });

  it('is nothing between equals, and never nothing between others', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(changesBetween(one, one)).toEqual([]);
        expect(changesBetween(one, other).length === 0).toBe(isDeepStrictEqual(one, other));
      }),
    );
  });
});
