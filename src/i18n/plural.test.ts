import { counted } from '#i18n';
import { expect, it } from 'vitest';

it('counts one thing as one and everything else as many, written figures too', () => {
  expect([0, 1, 2, '1', '1,001'].map((count) => counted(count, 'day'))).toEqual(['0 days', '1 day', '2 days', '1 day', '1,001 days']);
  expect(counted(1, 'entry', 'entries')).toBe('1 entry');
  expect(counted(3, 'entry', 'entries')).toBe('3 entries');
});
