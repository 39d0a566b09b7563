import { isMediaName } from '../bank/domain/clean.ts';
import type { Leave } from './leaving.ts';

/** Bytes of one picture or sound. */
const LARGEST = 10 * 1024 * 1024;

const types: readonly (readonly [extension: string, is: (bytes: Uint8Array) => boolean])[] = [
  ['png', (bytes) => starts(bytes, 0x89, 0x50, 0x4e, 0x47)],
  ['jpg', (bytes) => starts(bytes, 0xff, 0xd8, 0xff)],
  ['gif', (bytes) => starts(bytes, 0x47, 0x49, 0x46, 0x38)],
  ['webp', (bytes) => starts(bytes, 0x52, 0x49, 0x46, 0x46) && starts(bytes.subarray(8), 0x57, 0x45, 0x42, 0x50)],
  ['wav', (bytes) => starts(bytes, 0x52, 0x49, 0x46, 0x46) && starts(bytes.subarray(8), 0x57, 0x41, 0x56, 0x45)],
  ['ogg', (bytes) => starts(bytes, 0x4f, 0x67, 0x67, 0x53)],
  ['mp3', (bytes) => starts(bytes, 0x49, 0x44, 0x33) || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2)],
  ['m4a', (bytes) => starts(bytes.subarray(4), 0x66, 0x74, 0x79, 0x70)],
];

const starts = (bytes: Uint8Array, ...first: readonly number[]) => first.every((byte, at) => bytes[at] === byte);

/** Ending of a picture or sound by its first bytes: `png`; `null` for what is not taken, such as SVG, which may hold scripts. */
export function mediaType(bytes: Uint8Array): string | null {
  return types.find(([, is]) => is(bytes))?.[0] ?? null;
}

/** The pictures and sounds of one file, as its texts will call them. */
export interface MediaBag {
  readonly media: ReadonlyMap<string, Uint8Array>;
  /** Takes bytes in and gives the name they have from now on, the same for the same bytes; `null`, and named, where they are not taken. */
  readonly take: (name: string, bytes: Uint8Array, where: string, leave: Leave) => string | null;
}

export function mediaBag(): MediaBag {
  const media = new Map<string, Uint8Array>();
  return {
    media,
    take(name, bytes, where, leave) {
      const type = mediaType(bytes);
      if (type === null || bytes.length > LARGEST) {
        leave(where, 'media-refused', name);
        return null;
      }
      const wanted = safeName(name, type);
      for (let at = 1; ; at += 1) {
        const tried = at === 1 ? wanted : wanted.replace(/(\.[^.]*)$/, `-${at}$1`);
        const there = media.get(tried);
        if (there === undefined) media.set(tried, bytes);
        if (there === undefined || isSame(there, bytes)) return tried;
      }
    },
  };
}

const isSame = (one: Uint8Array, other: Uint8Array) => one.length === other.length && Buffer.compare(one, other) === 0;

/** The name without folders and with the ending of what it is. */
function safeName(name: string, type: string): string {
  const base = (name.split(/[\\/]/).at(-1) ?? '').normalize('NFC');
  const plain = base
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .slice(0, 80);
  const ending = /\.jpeg$/i.test(base) && type === 'jpg' ? 'jpeg' : type;
  return isMediaName(`${plain}.${ending}`) ? `${plain}.${ending}` : `media.${ending}`;
}
