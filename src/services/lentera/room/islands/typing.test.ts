import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Typing } from './typing.ts';

let now = 0;
let lines: { item: number; value: unknown; at: number }[] = [];
const typing = () => new Typing({ attempt: 'a', now: () => now, write: async (item, value, at) => void lines.push({ item, value, at }) });
const pass = (milliseconds: number) => {
  now += milliseconds;
  vi.advanceTimersByTime(milliseconds);
};

beforeEach(() => {
  vi.useFakeTimers();
  now = 1_000_000;
  lines = [];
});
afterEach(() => void vi.useRealTimers());

it('dates a line by its last letter, however late it is written down', () => {
  const own = typing();
  own.type(3, 'Suba');
  pass(900);
  own.type(3, 'Subak');
  pass(500);
  // The time is over, and what was typed is handed in.
  own.settle();
  expect(lines).toEqual([{ item: 3, value: 'Subak', at: 1_000_900 }]);
});

it('writes down what is typed without a pause every ten seconds', () => {
  const own = typing();
  for (let letters = 1; letters <= 22; letters++) {
    own.type(3, 'x'.repeat(letters));
    pass(500);
  }
  expect(lines).toEqual([{ item: 3, value: 'x'.repeat(20), at: 1_009_500 }]);
});

it('writes down one question before another is typed, and an answer given whole in place of what was being typed', () => {
  const own = typing();
  own.type(3, 'padi');
  own.type(4, 'sa');
  void own.write(4, 'sawah');
  pass(5000);
  expect(lines).toEqual([
    { item: 3, value: 'padi', at: 1_000_000 },
    { item: 4, value: 'sawah', at: 1_000_000 },
  ]);
});
