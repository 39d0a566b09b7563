import { Readable } from 'node:stream';

/** Bytes of a file, both ends counting. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/** The one part a request asks for (RFC 9110, 14.2); null where it asks for all, for several, or for what is not there. */
export function partAsked(range: string | undefined, bytes: number): Part | null {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range ?? '') ?? [];
  if (first === '' && last === '') return null;
  const from = first === '' ? Math.max(0, bytes - Number(last)) : Number(first);
  const to = first === '' || last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1);
  return from <= to && from < bytes ? { from, to } : null;
}

/** A part of what comes; the rest is read past. */
export function cut(content: Readable, { from, to }: Part): Readable {
  return Readable.from(
    (async function* () {
      let at = 0;
      for await (const chunk of content as AsyncIterable<Buffer>) {
        const piece = chunk.subarray(Math.max(0, from - at), Math.max(0, to + 1 - at));
        at += chunk.length;
        if (piece.length > 0) yield piece;
        if (at > to) return;
      }
    })(),
    { objectMode: false },
  );
}
