import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createHash, randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The unprivileged account PostgreSQL runs as; null when this process is unprivileged already. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root, so root lends it the account `postgres`, or `nobody` where that is absent. */
export function serverAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = ['postgres', 'nobody'].map((name) => accounts.find((fields) => fields[0] === name)).find((fields) => fields !== undefined);
  if (!found)
    throw new Error('PostgreSQL cannot run as root and /etc/passwd has neither "postgres" nor "nobody"; set DATABASE_URL instead');
  return { name: found[0] ?? '', uid: Number(found[2]), gid: Number(found[3]) };
}

/**
 * The folder that holds the server's data. Beside the application's own data for an ordinary user; as root, a folder
 * the server's account can enter even where the application lies in a folder that only its owner can.
 */
export function serverFolder(folder: string, account: Account | null): string {
  if (account === null) return made(join(folder, 'postgresql'));
  return made(join(firstWritable(['/var/lib/wantilan', join(tmpdir(), 'wantilan')]), nameElsewhere(folder)));
}

/**
 * What the data of a folder are called where they lie elsewhere. A folder that is new takes a new name and notes it: one
 * that was removed and made again would otherwise find data of which it has no keys.
 */
function nameElsewhere(folder: string): string {
  const byPath = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const note = (within: string) => join(within, 'elsewhere');
  if (!existsSync(folder)) {
    // Made whole beside its place: of two that start at once one is first, and the other finds its note.
    const part = `${folder}-new-${process.pid}`;
    mkdirSync(part, { recursive: true });
    writeFileSync(note(part), `${byPath}-${randomBytes(4).toString('hex')}\n`);
    try {
      renameSync(part, folder);
    } catch {
      rmSync(part, { recursive: true, force: true });
    }
  }
  return existsSync(note(folder)) ? readFileSync(note(folder), 'utf8').trim() : byPath;
}

/** The folder for a copy of the server's programs that its account can read. */
export function programFolder(): string {
  return firstWritable(['/var/cache/wantilan', join(tmpdir(), 'wantilan-programs')]);
}

export function giveTo(path: string, account: Account | null): void {
  if (account !== null) chownSync(path, account.uid, account.gid);
}

function made(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  return folder;
}

function firstWritable(candidates: readonly string[]): string {
  for (const candidate of candidates) {
    try {
      made(candidate);
      if (existsSync(candidate)) return candidate;
    } catch {
      // Read-only there; the next place may do.
    }
  }
  throw new Error(`none of ${candidates.join(', ')} can be written; set DATABASE_URL instead`);
}
