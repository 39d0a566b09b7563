import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readKeyring } from '#platform/keys';
import type { Config } from '../config.ts';
import { keyFor } from '../secret.ts';
import { copyOwn } from './contents.ts';
import type { Manifest } from './manifest.ts';

type Keys = Pick<Config, 'secret' | 'secretFile' | 'dataKeys' | 'dataKeysFile' | 'dataDir'>;

/** What tells the keys at hand from others, without telling them. Keys that are not there leave it empty. */
export function keysAtHand({ secret, secretFile, dataKeys, dataKeysFile }: Keys): Manifest['keys'] {
  const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : null);
  const own = secret ?? read(secretFile);
  const ring = dataKeys ?? read(dataKeysFile);
  return {
    secret: own === null ? '' : keyFor(own, 'backup').slice(0, 16),
    data: ring === null ? [] : [...readKeyring(ring).seal.byId.keys()].sort(),
  };
}

/** The keys that lie in files, copied to a folder that is to be kept apart from the backups. */
export async function copyKeys(config: Keys, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (config.secret === null) await copyOver(config.secretFile, join(folder, 'secret'));
  if (config.dataKeys === null) await copyOver(config.dataKeysFile, join(folder, 'data-keys'));
  const signing = join(config.dataDir, 'keys');
  if (existsSync(signing)) await cp(signing, join(folder, 'keys'), { recursive: true, dereference: true });
}

/** Puts keys copied by `copyKeys` where this installation looks for them. Throws where others lie there. */
export async function bringKeys(config: Keys, folder: string): Promise<void> {
  if (config.secret === null) await copyOwn(join(folder, 'secret'), config.secretFile);
  if (config.dataKeys === null) await copyOwn(join(folder, 'data-keys'), config.dataKeysFile);
  const signing = join(folder, 'keys');
  if (!existsSync(signing)) return;
  for (const name of await readdir(signing, { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue;
    const from = join(name.parentPath, name.name);
    await copyOwn(from, join(config.dataDir, 'keys', from.slice(signing.length + 1)));
  }
}

/** Throws a sentence for the operator where the keys at hand are not those of the backup. */
export function assertSameKeys(config: Keys, { keys }: Manifest): void {
  const mine = keysAtHand(config);
  const lacking = keys.data.filter((id) => !mine.data.includes(id));
  const wrong = [
    ...(lacking.length > 0 ? ['DATA_KEYS does not hold the keys its numbers of persons lie under'] : []),
    ...(mine.secret !== keys.secret ? ['SECRET is another one'] : []),
  ];
  if (wrong.length === 0) return;
  throw new Error(
    `The keys at hand are not those of this backup: ${wrong.join('; ')}. Name the folder they were copied to with --keys, or set them; --despite-keys goes on without them.`,
  );
}

/** A keyring changes: the copy is always the present one. */
async function copyOver(from: string, to: string): Promise<void> {
  if (existsSync(from)) await cp(from, to, { force: true, mode: 0 });
}
