import fc from 'fast-check';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { cut, partAsked } from './part.ts';

it('reads the one part a player asks for, and takes anything else as asking for all', () => {
  expect(partAsked('bytes=0-', 100)).toEqual({ from: 0, to: 99 });
  expect(partAsked('bytes=10-19', 100)).toEqual({ from: 10, to: 19 });
  expect(partAsked('bytes=90-500', 100)).toEqual({ from: 90, to: 99 });
  expect(partAsked('bytes=-30', 100)).toEqual({ from: 70, to: 99 });
  for (const strange of [undefined, '', 'bytes=-', 'bytes=20-10', 'bytes=100-', 'bytes=0-1,5-9', 'items=0-5'])
    expect(partAsked(strange, 100), String(strange)).toBeNull();
});

it('cuts exactly those bytes out, in whatever pieces they come', async () => {
  const pieces = fc.array(fc.uint8Array({ maxLength: 20 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(pieces, fc.nat(150), fc.nat(150), async (all, first, length) => {
      const whole = Buffer.concat(all);
      const part = partAsked(`bytes=${first}-${first + length}`, whole.length);
      if (part === null) {
        expect(first).toBeGreaterThanOrEqual(whole.length);
        return;
      }
      const cutOut = await buffer(cut(Readable.from(all.map((one) => Buffer.from(one))), part));
      expect(cutOut).toEqual(whole.subarray(first, first + length + 1));
    }),
    { numRuns: 60 },
  );
});
