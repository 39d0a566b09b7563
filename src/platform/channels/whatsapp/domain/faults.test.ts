import { describe, expect, it } from 'vitest';
import { faultCodes, type FaultKind, kindOfFault } from './faults.ts';

describe('a fault Meta names', () => {
  it.each<[FaultKind, number[]]>([
    ['template', [131_047]],
    ['undeliverable', [131_026]],
    ['slow', [130_429, 80_007, 4, 133_016]],
    ['slow-pair', [131_056]],
    ['stop', [131_048, 131_042, 131_031, 368, 190, 131_005]],
    ['later', [131_049, 130_472]],
    ['tell', [131_051]],
    ['media', [131_052, 131_053]],
    ['mend', [132_000, 132_001]],
    ['retry', [131_000, 1, 2]],
    ['refused', [100, 0, 999_999]],
  ])('is met by %s', (kind, codes) => {
    expect(codes.map(kindOfFault)).toEqual(codes.map(() => kind));
  });

  it('is every one of the table', () => {
    expect(faultCodes).toHaveLength(23);
  });
});
