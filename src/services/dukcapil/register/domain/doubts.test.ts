import { describe, expect, it } from 'vitest';
import { doubtsOf } from './doubts.ts';

const inForce = { kept: 1000, asOf: '2026-06-01' };

describe('a register in place of another', () => {
  it.each([
    [{ kept: 1010, asOf: '2026-07-01' }, []],
    [{ kept: 900, asOf: '2026-06-01' }, []],
    [{ kept: 899, asOf: '2026-07-01' }, ['shrinks']],
    [{ kept: 1, asOf: '2026-05-31' }, ['shrinks', 'older']],
    [{ kept: 1000, asOf: '2026-05-31' }, ['older']],
  ])('%o raises %j', (version, doubts) => {
    expect(doubtsOf(version, inForce)).toEqual(doubts);
  });

  it('that is the first raises none', () => {
    expect(doubtsOf({ kept: 1, asOf: '2020-01-01' }, undefined)).toEqual([]);
  });
});
