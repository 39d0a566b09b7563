import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { together } from './together.ts';

function recording(work: (items: readonly string[]) => void = () => {}) {
  const batches: (readonly string[])[] = [];
  const ask = together<string, string>({
    most: 4,
    atOnce: 1,
    keysOf: (item) => [item.slice(0, 1)],
    work: async (items) => {
      batches.push(items);
      await sleep(5);
      work(items);
      return items.map((item) => `${item}!`);
    },
  });
  return { ask, batches };
}

describe('work done together', () => {
  it('is what came in the same turn, and what came while other work was in hand, each with its own result', async () => {
    const { ask, batches } = recording();
    const first = [ask('a1'), ask('b1')];
    await sleep(2);
    const results = await Promise.all([...first, ask('c1'), ask('d1')]);
    expect(results).toEqual(['a1!', 'b1!', 'c1!', 'd1!']);
    expect(batches).toEqual([
      ['a1', 'b1'],
      ['c1', 'd1'],
    ]);
  });

  it('leaves what shares a key for the next time, in the order it came', async () => {
    const { ask, batches } = recording();
    await Promise.all(['a1', 'a2', 'b1', 'a3'].map(ask));
    expect(batches).toEqual([['a1', 'b1'], ['a2'], ['a3']]);
  });

  it('is never more than asked for at a time', async () => {
    const { ask, batches } = recording();
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map(ask));
    expect(batches.map(({ length }) => length)).toEqual([4, 1]);
  });

  it('fails for whoever is at fault alone', async () => {
    const { ask } = recording((items) => {
      if (items.includes('b1')) throw new Error('b1 is wrong');
    });
    const results = await Promise.allSettled(['a1', 'b1', 'c1'].map(ask));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await ask('d1'), 'goes on afterwards').toBe('d1!');
  });
});
