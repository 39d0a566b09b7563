import { type FileStorage, folderStorage, MissingContent } from '#platform/files';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Of } from './copy.ts';

/** The contents of all backups of one folder, each once under its SHA-256: the next backup adds only what is new. */
export class Contents {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  #at(sha256: string): string {
    return join(this.#folder, sha256.slice(0, 2), sha256);
  }

  /** Bytes of a content that lies here; null where it does not. */
  async sizeOf(sha256: string): Promise<number | null> {
    return stat(this.#at(sha256)).then(
      ({ size }) => size,
      () => null,
    );
  }

  /** Takes a content in; null where the store has it no more, else its bytes. Throws where it is damaged. */
  async take(from: FileStorage, sha256: string): Promise<number | null> {
    const bytes = await from.get(sha256).catch((error: unknown) => {
      if (error instanceof MissingContent) return null;
      throw error;
    });
    if (bytes === null) return null;
    if (createHash('sha256').update(bytes).digest('hex') !== sha256)
      throw new Error(`the content ${sha256} in the store is damaged: its bytes are not those it is named by`);
    await folderStorage(this.#folder).put(bytes);
    return bytes.length;
  }

  /** The bytes of a content; null where it does not lie here. */
  async read(sha256: string): Promise<Buffer | null> {
    return readFile(this.#at(sha256)).catch(() => null);
  }

  /** Gives a content back to a store. Throws where it is damaged or absent. */
  async giveBack(to: FileStorage, sha256: string): Promise<void> {
    if ((await this.sizeOf(sha256)) === null) throw new Error(`the content ${sha256} is not among the contents of the backup`);
    const chunks: Buffer[] = [];
    for await (const chunk of createReadStream(this.#at(sha256))) chunks.push(chunk as Buffer);
    const given = await to.put(Buffer.concat(chunks));
    if (given.sha256 !== sha256) throw new Error(`the content ${sha256} of the backup is damaged`);
  }

  /** Takes away what no backup needs any longer; says how many. */
  async keepOnly(needed: ReadonlySet<string>): Promise<number> {
    let gone = 0;
    for (const part of await readdir(this.#folder).catch(() => []))
      for (const name of await readdir(join(this.#folder, part)))
        if (!needed.has(name)) {
          await rm(join(this.#folder, part, name));
          gone += 1;
        }
    return gone;
  }
}

/** Copies a file that only its owner reads to where there is none yet; says whether it did. Throws where another lies there. */
export async function copyOwn(from: string, to: string): Promise<boolean> {
  if (!existsSync(from)) return false;
  if (existsSync(to)) {
    if ((await sha256Of(from)) === (await sha256Of(to))) return false;
    throw new Error(`${to} is another one than ${from}; it is not overwritten`);
  }
  await mkdir(join(to, '..'), { recursive: true, mode: 0o700 });
  await copyFile(from, `${to}.part`);
  await chmod(`${to}.part`, 0o600);
  await rename(`${to}.part`, to);
  return true;
}
