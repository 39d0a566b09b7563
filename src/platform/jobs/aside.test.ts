import { describe, expect, it } from 'vitest';
import { aside } from './aside.ts';

const threadOf = (body: string) =>
  new URL(
    `data:text/javascript,import { parentPort, threadId } from 'node:worker_threads'; parentPort.on('message', (asked) => { ${body} });`,
  );
const obeying = threadOf(`
  if (asked === 'die') throw new Error('as asked');
  if (asked === 'eat') { const eaten = []; for (;;) eaten.push(new Array(1e5).fill(eaten.length)); }
  if (asked === 'leave') process.exit(0);
  while (asked === 'hang');
  parentPort.postMessage([asked, threadId]);`);
type Said = readonly [string, number] | null;

describe('a thread beside', () => {
  it('answers one asking after the other, and goes on after what went wrong', async () => {
    const ask = aside<string, Said>(obeying, { memory: 32, patience: 20_000 });
    const said = await Promise.all(['a', 'b', 'die', 'c', 'eat', 'd', 'leave', 'e'].map((asked) => ask(asked)));
    expect(said.map((one) => one?.[0])).toEqual(['a', 'b', undefined, 'c', undefined, 'd', undefined, 'e']);
    expect(new Set(said.flatMap((one) => one?.[1] ?? [])).size, 'a and b by the same, each other by a new one').toBe(4);
    expect(await ask('hang', 200)).toBeNull();
    expect((await ask('f'))?.[0]).toBe('f');
  });

  it('is one of several, where several may work at once', async () => {
    const ask = aside<string, Said>(obeying, { memory: 32, patience: 20_000, lanes: 2 });
    const hanging = ask('hang', 2000);
    expect((await ask('a'))?.[0]).toBe('a');
    expect(await hanging).toBeNull();
  });
});
