import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Where scripts/bundle.mjs has what was built kept, for as long as no source changes; absent where the sources run as they lie. */
declare const KEPT_ASSETS: string | undefined;

/** A file of the site as it was built. */
export interface Built {
  readonly name: string;
  readonly type: string;
  readonly plain: Buffer;
}

/** All files of the site, and the service worker. */
export interface BuiltSite {
  readonly files: readonly Built[];
  readonly worker: string;
}

const file = typeof KEPT_ASSETS === 'string' ? KEPT_ASSETS : null;

/** What another start built of the same sources; null where none did: building takes two seconds of processor. */
export function readKept(): BuiltSite | null {
  if (file === null || !existsSync(file)) return null;
  const { files, worker } = JSON.parse(readFileSync(file, 'utf8')) as {
    files: { name: string; type: string; plain: string }[];
    worker: string;
  };
  return { files: files.map((one) => ({ ...one, plain: Buffer.from(one.plain, 'base64') })), worker };
}

export function keep({ files, worker }: BuiltSite): void {
  if (file === null) return;
  const part = `${file}.${process.pid}`;
  try {
    writeFileSync(part, JSON.stringify({ files: files.map((one) => ({ ...one, plain: one.plain.toString('base64') })), worker }));
    renameSync(part, file);
  } catch {
    // Not ours to write: the next start builds them again.
  }
}
