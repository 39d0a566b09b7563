import { type Keyring, type KeySource, newKeyring, readKeyring } from '#platform/keys';
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import type { Config } from './config.ts';
import { makeOwnFile } from './own-file.ts';

/** The keys of personal data: given, or kept in a file of their own that is made at first start and read again when it changes. */
export function keySource({ dataKeys, dataKeysFile }: Pick<Config, 'dataKeys' | 'dataKeysFile'>): KeySource {
  if (dataKeys !== null) return { load: () => named('DATA_KEYS', dataKeys), stamp: () => '' };
  makeOwnFile(dataKeysFile, newKeyring);
  return {
    load: () => named(dataKeysFile, readFileSync(dataKeysFile, 'utf8')),
    stamp: () => {
      const { mtimeMs, ino, size } = statSync(dataKeysFile);
      return `${mtimeMs} ${ino} ${size}`;
    },
  };
}

/** Puts another keyring in the place of the file, whole or not at all. */
export function changeKeys(file: string, change: (keyring: string) => string): void {
  const part = `${file}.${process.pid}`;
  writeFileSync(part, change(readFileSync(file, 'utf8')), { mode: 0o600, flush: true });
  renameSync(part, file);
}

function named(where: string, text: string): Keyring {
  try {
    return readKeyring(text);
  } catch (error) {
    throw new Error(`${where} holds ${error instanceof Error ? error.message : 'no keyring'}`, { cause: error });
  }
}
