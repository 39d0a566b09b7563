import { expect, it } from 'vitest';
import { noTalk, talkOf } from './talk.ts';

it('reads what was parked alone, as it was written until there could be several', () => {
  const one = { draft: 'a', given: { name: 'Ketut' }, unnamed: [] };
  expect(talkOf({ ...noTalk, parked: one })).toEqual({ ...noTalk, parked: [one] });
  expect(talkOf({ ...noTalk, parked: [one, one] })).toEqual({ ...noTalk, parked: [one, one] });
  expect(talkOf(noTalk)).toEqual(noTalk);
});
