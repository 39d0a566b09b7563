import { unzipSync, zipSync } from 'fflate';
import { bounded } from './taken.ts';
import { UnreadableExchange } from './unreadable.ts';

const MOST_ENTRIES = 20_000;
const MOST_UNPACKED = 256 * 1024 * 1024;
/** Text packs to a twentieth at most; what grows more than this beyond a few bytes is made to. */
const MOST_RATIO = 200;
const SMALL = 4 * 1024 * 1024;

/**
 * Entries of a zip by name, without folders. Throws `UnreadableExchange` for a zip with names that lead out of it, too
 * many entries, or one that would unpack to too much: by what it says of itself before, and by what comes out while unpacking.
 */
export function unpack(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const packed: { readonly name: string; readonly size: number; readonly original: number }[] = [];
  read(bytes, ({ name, size, originalSize }) => {
    packed.push({ name, size, original: originalSize });
    return false;
  });
  if (packed.length > MOST_ENTRIES) throw new UnreadableExchange('zip-too-large', `${packed.length} entries`);
  let total = 0;
  for (const { name, size, original } of packed) {
    if (leadsOut(name)) throw new UnreadableExchange('zip-leads-out', name.slice(0, 200));
    total += original;
    if (total > MOST_UNPACKED || (original > SMALL && original > size * MOST_RATIO)) throw new UnreadableExchange('zip-too-large', name);
  }
  // Sizes are what the zip says of itself: an entry that holds more ends where it said, so that the limits above hold.
  const entries = read(bytes, ({ name }) => !name.endsWith('/'));
  const said = new Map(packed.map(({ name, original }) => [name, original]));
  for (const [name, content] of Object.entries(entries))
    if (content.length !== said.get(name)) throw new UnreadableExchange('zip-broken', name);
  return new Map(Object.entries(entries));
}

/** A zip of these entries and nothing else, for readers of their own that unpack without a limit. */
export function repacked(entries: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return zipSync(Object.fromEntries(entries), { level: 0 });
}

/** Entries by name as a packed zip, always the same bytes for the same entries. */
export function packed(entries: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return zipSync(entries, { level: 6, mtime: new Date(1980, 0, 1) });
}

const leadsOut = (name: string) => /^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|\0/.test(name);

function read(bytes: Uint8Array, filter: NonNullable<Parameters<typeof unzipSync>[1]>['filter']) {
  try {
    return unzipSync(bounded(bytes), filter && { filter });
  } catch (error) {
    if (error instanceof UnreadableExchange) throw error;
    throw new UnreadableExchange('zip-broken');
  }
}
