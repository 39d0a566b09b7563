import { expect, it } from 'vitest';
import { percent } from './table.tsx';

it('says a hundred per cent of all of them only', () => {
  expect([percent(399, 400, 'id'), percent(400, 400, 'id'), percent(29, 100, 'id'), percent(0, 0, 'id')]).toEqual([
    '99%',
    '100%',
    '29%',
    '–',
  ]);
});
