import { expect, it } from 'vitest';
import { quartilesOf } from './quartiles.ts';

it.each([
  [
    [60, 80],
    [60, 65, 70, 75, 80],
  ],
  [[5], [5, 5, 5, 5, 5]],
  [
    [4, 1, 3, 2, 5],
    [1, 2, 3, 4, 5],
  ],
] as const)('five numbers of %j are %j', (values, five) => expect(Object.values(quartilesOf(values) ?? {})).toEqual(five));

it('has none of nothing', () => expect(quartilesOf([])).toBeNull());
