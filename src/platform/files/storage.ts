import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Where bytes lie, named by their SHA-256. A local folder here; an object store speaks the same words. */
export interface FileStorage {
  /** Keeps bytes; the same bytes are kept once. */
  put(bytes: Uint8Array): Promise<{ sha256: string }>;
  get(sha256: string): Promise<Buffer>;
  open(sha256: string): Readable;
  /** Names of all that lie here unused since `before`, in no order. */
  list(before: Date): AsyncIterable<string>;
  /** Takes bytes away unless they were put again since `before`; says whether they went. */
  remove(sha256: string, before: Date): Promise<boolean>;
}

/** A folder for incoming bytes on the same disk as the store. */
export interface Inbox {
  /** Streams into a temporary file; refuses beyond `maxBytes` with the returned `tooLarge`. */
  receive(stream: Readable, maxBytes: number): Promise<{ path: string; bytes: number; tooLarge: boolean }>;
  discard(path: string): Promise<void>;
  /** Takes away what uploads that were cut off left half written, untouched since `before`; says how many. */
  discardLeft(before: Date): Promise<number>;
}

export function folderStorage(folder: string): FileStorage & Inbox {
  const at = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
  const incoming = join(folder, 'incoming');
  return {
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const goal = at(sha256);
      // A fresh date tells a sweep at work that these bytes are wanted.
      if (await touch(goal)) return { sha256 };
      await mkdir(join(goal, '..'), { recursive: true });
      const part = `${goal}.${randomBytes(6).toString('hex')}`;
      await writeFile(part, bytes, { mode: 0o600, flush: true });
      await rename(part, goal);
      return { sha256 };
    },
    get: (sha256) => readFile(at(sha256)),
    open: (sha256) => createReadStream(at(sha256)),
    async *list(before) {
      for (const part of await readdir(folder).catch(() => [])) {
        if (!/^[0-9a-f]{2}$/.test(part)) continue;
        for (const name of await readdir(join(folder, part)))
          if (/^[0-9a-f]{64}$/.test(name) && (await stat(at(name))).mtime < before) yield name;
      }
    },
    async remove(sha256, before) {
      // Moved aside first: whoever puts the same bytes meanwhile either made them fresh, or writes them anew.
      const goal = at(sha256);
      const aside = join(incoming, randomBytes(12).toString('hex'));
      await mkdir(incoming, { recursive: true });
      await rename(goal, aside);
      const wanted = (await stat(aside)).mtime >= before;
      if (wanted) await rename(aside, goal);
      else await rm(aside);
      return !wanted;
    },
    async receive(stream, maxBytes) {
      await mkdir(incoming, { recursive: true });
      const path = join(incoming, randomBytes(12).toString('hex'));
      let bytes = 0;
      let tooLarge = false;
      await pipeline(
        stream,
        async function* (source: AsyncIterable<Buffer>) {
          for await (const chunk of source) {
            bytes += chunk.length;
            if (bytes > maxBytes) tooLarge = true;
            // The rest is read and dropped, so that the browser still gets an answer it can show.
            if (!tooLarge) yield chunk;
          }
        },
        createWriteStream(path, { mode: 0o600 }),
      );
      return { path, bytes, tooLarge };
    },
    discard: (path) => rm(path, { force: true }),
    async discardLeft(before) {
      let gone = 0;
      for (const part of await readdir(folder).catch(() => [])) {
        if (part !== 'incoming' && !/^[0-9a-f]{2}$/.test(part)) continue;
        for (const name of await readdir(join(folder, part))) {
          const path = join(folder, part, name);
          // Whole contents have the name of their hash and nothing else.
          if (/^[0-9a-f]{64}$/.test(name) || (await modifiedAt(path)) >= before) continue;
          await rm(path, { force: true });
          gone += 1;
        }
      }
      return gone;
    },
  };
}

/** Dates a file now; false when there is none. */
async function touch(path: string): Promise<boolean> {
  const now = new Date();
  return utimes(path, now, now).then(
    () => true,
    () => false,
  );
}

/** When a file was last written; now, where it was taken away meanwhile. */
async function modifiedAt(path: string): Promise<Date> {
  return stat(path).then(
    ({ mtime }) => mtime,
    () => new Date(),
  );
}
