import { describe, expect, it } from 'vitest';
import { median, numberOf, waitFor } from './waiting.ts';

describe('how long one waits', () => {
  it('is what those before took in the middle, shared by the windows that serve', () => {
    const pace = { served: [4, 30, 6], assumed: 15, windows: 1 };
    expect(waitFor(3, pace)).toBe(18);
    expect(waitFor(3, { ...pace, windows: 2 })).toBe(9);
    expect(waitFor(0, pace)).toBe(0);
  });

  it('is what the place assumes while fewer than three were served, and one window where none is open yet', () => {
    expect(waitFor(2, { served: [1, 1], assumed: 15, windows: 0 })).toBe(30);
  });

  it('takes the middle of two where there is no one middle, and nothing of none', () => {
    expect([median([1, 2, 10, 20]), median([7]), median([])]).toEqual([6, 7, 0]);
  });
});

describe('a number', () => {
  it('is a letter and three digits, and goes on beyond them', () => {
    expect([numberOf('A', 7), numberOf('B', 1234)]).toEqual(['A007', 'B1234']);
  });
});
