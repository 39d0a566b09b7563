import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** The server that runs on a data folder now, or null. Removes the lock file a killed server left behind. */
export function findPostmaster(data: string): Postmaster | null {
  const lock = join(data, 'postmaster.pid');
  let lines: string[];
  try {
    lines = readFileSync(lock, 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  if (isServer(pid, data)) return { pid, port: Number(lines[3]) };
  rmSync(lock, { force: true });
  return null;
}

/**
 * The number may belong to any program by now, to a session of another PostgreSQL too, or to one that was killed and is
 * not yet taken away: only a server that was started on these data counts.
 */
function isServer(pid: number, data: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data);
  } catch {
    return false;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The first port from `from` upwards that nobody listens on at 127.0.0.1. */
export async function freePort(from: number): Promise<number> {
  for (let port = from; port < from + 200; port++) if (await isFree(port)) return port;
  throw new Error(`no free port between ${from} and ${from + 199} for PostgreSQL; set DATABASE_URL instead`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** Waits until the server answers, at most `seconds`. Returns false when `gone` says that it ended. */
export async function answers(url: string, seconds: number, gone: () => boolean): Promise<boolean> {
  const until = Date.now() + seconds * 1000;
  while (Date.now() < until) {
    if (gone()) return false;
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query('select 1');
      return true;
    } catch {
      await sleep(60);
    } finally {
      await client.end().catch(() => {});
    }
  }
  return false;
}
