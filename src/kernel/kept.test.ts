import { fakeClock } from '#support';
import { describe, expect, it } from 'vitest';
import { Kept } from './kept.ts';

/** Something dear that says how often it was made. */
function dear() {
  let times = 0;
  return { make: async () => ++times, times: () => times };
}

describe('what is kept', () => {
  it('is made again once its seconds are over, and not before', async () => {
    const clock = fakeClock();
    const kept = new Kept<number>(clock, { seconds: 10 });
    const { make } = dear();
    expect(await kept.get('a', make)).toBe(1);
    clock.advance({ seconds: 9 });
    expect(await kept.get('a', make)).toBe(1);
    clock.advance({ seconds: 1 });
    expect(await kept.get('a', make)).toBe(2);
  });

  it('is made again when the clock was set back', async () => {
    const clock = fakeClock();
    const kept = new Kept<number>(clock, { seconds: 10 });
    const { make } = dear();
    await kept.get('a', make);
    clock.advance({ days: -1 });
    expect(await kept.get('a', make)).toBe(2);
  });

  it('is made once for all who ask at the same time, and apart for every key', async () => {
    const kept = new Kept<number>(fakeClock(), { seconds: 10 });
    const { make, times } = dear();
    expect(await Promise.all([kept.get('a', make), kept.get('a', make), kept.get('b', make)])).toEqual([1, 1, 2]);
    expect(times()).toBe(2);
  });

  it('does not outlive a failure', async () => {
    const kept = new Kept<number>(fakeClock(), { seconds: 10 });
    await expect(kept.get('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await kept.get('a', async () => 7)).toBe(7);
  });

  it('never grows beyond its measure', async () => {
    const kept = new Kept<number>(fakeClock(), { seconds: 10, most: 2 });
    const { make } = dear();
    for (const key of ['a', 'b', 'c']) await kept.get(key, make);
    expect(await kept.get('c', make)).toBe(3);
    expect(await kept.get('a', make)).toBe(4);
  });

  it('is shown while it is made anew, once for all who ask, where that is allowed', async () => {
    const clock = fakeClock();
    const kept = new Kept<number>(clock, { seconds: 10, stale: 60 });
    const { make, times } = dear();
    await kept.get('a', make);
    clock.advance({ seconds: 11 });
    expect(await Promise.all([kept.get('a', make), kept.get('a', make)])).toEqual([1, 1]);
    expect(times()).toBe(2);
    expect(await kept.get('a', make)).toBe(2);
    clock.advance({ seconds: 71 });
    expect(await kept.get('a', make), 'too old to be shown').toBe(3);
  });

  it('stays as it was when it cannot be made anew, and is tried again', async () => {
    const clock = fakeClock();
    const kept = new Kept<number>(clock, { seconds: 10, stale: 60 });
    const { make } = dear();
    await kept.get('a', make);
    clock.advance({ seconds: 11 });
    expect(await kept.get('a', () => Promise.reject(new Error('no database')))).toBe(1);
    expect(await kept.get('a', make)).toBe(1);
    await Promise.resolve();
    expect(await kept.get('a', make)).toBe(2);
  });

  it('is kept only where it is worth it; what is not is shared by those who ask together', async () => {
    const kept = new Kept<number>(fakeClock(), { seconds: 10, worth: (value) => value > 2 });
    const { make, times } = dear();
    expect(await Promise.all([kept.get('a', make), kept.get('a', make)])).toEqual([1, 1]);
    for (const value of [2, 3, 3]) expect(await kept.get('a', make)).toBe(value);
    expect(times()).toBe(3);
  });
});
