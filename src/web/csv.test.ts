import { expect, it } from 'vitest';
import { asCsv, inSlices } from './csv.ts';

it('takes a list along to its end, slice by slice, and never holds it whole', async () => {
  for (const many of [0, 1, 499, 500, 501, 6007]) {
    const asked: number[] = [];
    const all = Array.from({ length: many }, (_, nth) => nth);
    const read = async ({ limit, offset }: { readonly limit: number; readonly offset: number }) => {
      asked.push(limit);
      return { rows: all.slice(offset, offset + limit) };
    };
    const taken: number[] = [];
    for await (const one of inSlices(read)) taken.push(one);
    expect(taken).toEqual(all);
    expect(new Set(asked)).toEqual(new Set([500]));
  }
});

it('is a table that grows while it is read', async () => {
  async function* rows() {
    yield ['a', '=1'];
    yield [null, 2];
  }
  expect(
    await asCsv(rows())
      .toArray()
      .then((parts) => parts.join('')),
  ).toBe("\uFEFFa,'=1\r\n,2\r\n");
});
