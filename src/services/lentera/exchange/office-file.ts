import { unpack } from './unpack.ts';
import { UnreadableExchange } from './unreadable.ts';

/** Cells one merged range of a sheet may span: readers make every one of them. */
const MOST_MERGED = 20_000;

/**
 * Entries of a Word or Excel file, looked over before any library reads it: no zip bomb, no DOCTYPE in any part, no merged
 * range over a whole sheet. Throws `UnreadableExchange`.
 */
export function officeEntries(bytes: Uint8Array, main: RegExp): ReadonlyMap<string, Uint8Array> {
  const entries = unpack(bytes);
  if (![...entries.keys()].some((name) => main.test(name))) throw new UnreadableExchange('wrong-format');
  for (const [name, content] of entries) {
    if (!/\.(xml|rels|vml)$/i.test(name)) continue;
    const text = new TextDecoder().decode(content);
    if (/<!DOCTYPE|<!ENTITY/i.test(text) || text.includes('\u0000')) throw new UnreadableExchange('xml-doctype', name);
    if (name.startsWith('xl/worksheets/'))
      for (const [, ref = ''] of text.matchAll(/<(?:\w+:)?mergeCell\s[^<>]*?ref="([^"]*)"/g))
        if (areaOf(ref) > MOST_MERGED) throw new UnreadableExchange('too-large', `${name} ${ref}`);
  }
  return entries;
}

/** Cells within `A1:C3`. */
function areaOf(ref: string): number {
  const [, left = 'A', top = '1', right = left, bottom = top] = /^\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/.exec(ref) ?? [];
  const column = (name: string) => [...name].reduce((sum, char) => sum * 26 + char.charCodeAt(0) - 64, 0);
  return (Math.abs(column(right) - column(left)) + 1) * (Math.abs(Number(bottom) - Number(top)) + 1);
}
