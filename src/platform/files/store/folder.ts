import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, constants, mkdir, open, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type FileStorage, type Inbox, MissingContent } from './storage.ts';

/** A folder of this machine, or one that several machines share. */
export function folderStorage(folder: string): FileStorage & Inbox {
  const orMissing = (sha256: string) => (error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new MissingContent(sha256, folder) : error;
  };
  const at = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
  const incoming = join(folder, 'incoming');
  return {
    place: folder,
    incoming,
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
    get: (sha256) => readFile(at(sha256)).catch(orMissing(sha256)),
    open: async (sha256) => (await open(at(sha256)).catch(orMissing(sha256))).createReadStream(),
    probe: async () => {
      await mkdir(incoming, { recursive: true });
      await access(incoming, constants.W_OK);
    },
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
      if (!(await movedAside(goal, aside))) return false;
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

/** False where there is nothing to move. */
async function movedAside(from: string, to: string): Promise<boolean> {
  return rename(from, to).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}
