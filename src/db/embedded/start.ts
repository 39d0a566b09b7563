import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Account, giveTo, serverAccount, serverFolder } from './account.ts';
import { inTurn } from './in-turn.ts';
import { answers, findPostmaster, freePort, isAlive } from './postmaster.ts';
import { type Programs, serverPrograms } from './programs.ts';

const USER = 'wantilan';
/** What a server says whose predecessor was ended by force, while the last of its processes have not noticed yet. */
const STILL_HELD = /pre-existing shared memory block/;
/** Milliseconds they are given. */
const LET_GO_MS = 30_000;

export interface EmbeddedServer {
  /** Address of the database `wantilan` on this server. */
  readonly url: string;
  /** Stops the server when no other process of the application uses it. */
  stop(): Promise<void>;
  /** The same, and takes its data away, wherever they lie: for servers that were started for one piece of work. */
  remove(): Promise<void>;
}

export interface EmbeddedOptions {
  /** The application's data folder. */
  readonly folder: string;
  /** Port to try first; the next free one is taken. */
  readonly port?: number;
  /** False in tests only: commits do not wait for the disk. */
  readonly durable?: boolean;
}

/**
 * Starts a real PostgreSQL on 127.0.0.1 with its data under `folder`, or joins the one that runs there already: after
 * `kill -9` of the application the server lives on and is taken over. Creates the data on first use.
 */
export async function startEmbedded({ folder, port = 54320, durable = true }: EmbeddedOptions): Promise<EmbeddedServer> {
  const account = serverAccount();
  const home = serverFolder(folder, account);
  const programs = serverPrograms(account);
  const data = join(home, 'data');
  const done = joinUsers(home);
  const { at, address } = await inTurn(home, async () => {
    const password = readPassword(home);
    if (!existsSync(data)) createData(programs, account, home, data, password);
    const address = (at: number, name = USER) => `postgres://${USER}:${password}@127.0.0.1:${at}/${name}`;
    const running = findPostmaster(data);
    const at = running?.port ?? (await launch(programs, account, home, data, await freePort(port), durable, (p) => address(p, 'postgres')));
    if (running && !(await answers(address(at, 'postgres'), 30, () => false)))
      throw new Error(`PostgreSQL runs on port ${at} but does not answer; see ${join(home, 'server.log')}`);
    await createDatabase(address(at, 'postgres'));
    return { at, address };
  });
  return {
    url: address(at),
    stop: async () => {
      if (done()) await shutDown(data);
    },
    remove: async () => {
      if (!done()) return;
      await shutDown(data);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function readPassword(home: string): string {
  const file = join(home, 'password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8');
}

/** Notes that this process uses the server; the returned function leaves and says whether it was the last. */
function joinUsers(home: string): () => boolean {
  const users = join(home, 'users');
  mkdirSync(users, { recursive: true });
  const own = join(users, String(process.pid));
  writeFileSync(own, '');
  return () => {
    rmSync(own, { force: true });
    const others = readdirSync(users).filter((name) => {
      const lives = isAlive(Number(name));
      if (!lives) rmSync(join(users, name), { force: true });
      return lives;
    });
    return others.length === 0;
  };
}

/** Builds a new cluster beside its place and renames it, so that a broken-off start leaves nothing half made. */
function createData(programs: Programs, account: Account | null, home: string, data: string, password: string): void {
  const part = join(home, `new-${process.pid}`);
  mkdirSync(part, { mode: 0o700 });
  giveTo(part, account);
  const pwfile = join(home, `pw-${process.pid}`);
  writeFileSync(pwfile, `${password}\n`, { mode: 0o600 });
  giveTo(pwfile, account);
  try {
    execFileSync(
      programs.initdb,
      [
        '-D',
        part,
        '-U',
        USER,
        `--pwfile=${pwfile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        '--no-instructions',
      ],
      { stdio: 'pipe', cwd: home, env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' }, ...(account && { uid: account.uid, gid: account.gid }) },
    );
    renameSync(part, data);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    const { stderr } = error as { stderr?: Buffer };
    throw new Error(`PostgreSQL could not create its data: ${stderr?.toString().trim() ?? String(error)}`, { cause: error });
  } finally {
    rmSync(pwfile, { force: true });
  }
}

async function launch(
  programs: Programs,
  account: Account | null,
  home: string,
  data: string,
  port: number,
  durable: boolean,
  address: (port: number) => string,
): Promise<number> {
  const logFile = join(home, 'server.log');
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=120',
    'shared_buffers=128MB',
    'timezone=UTC',
    'log_timezone=UTC',
  ];
  if (!durable) {
    settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'wal_level=minimal', 'max_wal_senders=0');
    // It does not live long enough to be tidied.
    settings.push('autovacuum=off');
  }
  const words = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  for (const until = Date.now() + LET_GO_MS; ; await sleep(500)) {
    const log = openSync(logFile, 'w', 0o600);
    const server = spawn(programs.postgres, words, {
      // A group of its own: Ctrl-C in the terminal must reach the application first.
      detached: true,
      stdio: ['ignore', log, log],
      cwd: home,
      env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
      ...(account && { uid: account.uid, gid: account.gid }),
    });
    closeSync(log);
    let ended = false;
    server.once('exit', () => (ended = true));
    server.once('error', () => (ended = true));
    server.unref();
    if (await answers(address(port), 60, () => ended)) return port;
    const said = readFileSync(logFile, 'utf8');
    if (!STILL_HELD.test(said) || Date.now() > until)
      throw new Error(`PostgreSQL did not start:\n${said.split('\n').slice(-8).join('\n')}`);
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [USER]);
    if (rowCount === 0) await client.query(`create database ${USER}`);
  } finally {
    await client.end();
  }
}

/** SIGINT asks for a fast shutdown: sessions are ended, everything committed is kept. */
async function shutDown(data: string): Promise<void> {
  const running = findPostmaster(data);
  if (!running) return;
  process.kill(running.pid, 'SIGINT');
  for (let waited = 0; waited < 300 && isAlive(running.pid) && findPostmaster(data); waited++) await sleep(50);
}
