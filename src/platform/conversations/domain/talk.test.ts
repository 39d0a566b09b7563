import { expect, it } from 'vitest';
import { noTalk, offeredAs, talkOf } from './talk.ts';

it('knows what was offered by its words or its row, and nothing else', () => {
  const offered = [
    { id: 'a', title: 'PIN sudah saya pilih' },
    { id: 'b', title: 'Akta…' },
  ];
  expect(
    ['pin sudah saya pilih', 'PIN sudah saya pilih.', '2', 'akta', '3', '', 'pin', '0'].map((said) => offeredAs(offered, said)),
  ).toEqual(['a', 'a', 'b', 'b', undefined, undefined, undefined, undefined]);
  expect(offeredAs(undefined, '1')).toBeUndefined();
});

it('reads what was parked alone, as it was written until there could be several', () => {
  const one = { draft: 'a', given: { name: 'Ketut' }, unnamed: [] };
  expect(talkOf({ ...noTalk, parked: one })).toEqual({ ...noTalk, parked: [one] });
  expect(talkOf({ ...noTalk, parked: [one, one] })).toEqual({ ...noTalk, parked: [one, one] });
  expect(talkOf(noTalk)).toEqual(noTalk);
});
