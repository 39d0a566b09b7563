import { describe, expect, it } from 'vitest';
import { accountPace, isTold, networkPace, waitAfter } from './waiting.ts';

describe('waiting after wrong guesses', () => {
  it.each([
    [1, 0],
    [4, 0],
    [5, 30],
    [6, 60],
    [8, 240],
    [11, 1920],
    [12, 3600],
    [100_000, 3600],
  ])('is after %i at an account %i seconds', (failures, seconds) => {
    expect(waitAfter(failures, accountPace)).toBe(seconds);
  });

  it('leaves a stranger fewer guesses a day than NIST allows at one time (100)', () => {
    let [guesses, seconds] = [0, 0];
    while (seconds < 86_400) seconds += waitAfter(++guesses, accountPace);
    expect(guesses).toBeLessThan(40);
  });

  it('lets a whole village try from one address', () => {
    expect(waitAfter(networkPace.free - 1, networkPace)).toBe(0);
    expect(waitAfter(1000, networkPace)).toBe(900);
  });

  it('tells the owner when it begins, and seldom after', () => {
    expect(Array.from({ length: 120 }, (_, n) => n).filter(isTold)).toEqual([5, 50, 100]);
  });
});
