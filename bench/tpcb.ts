import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);
const SCALE = 10;

export interface Tpcb {
  readonly perSecond: number;
  /** Which program measured it. */
  readonly by: string;
}

/** The standard transaction of pgbench (TPC-B-like) on the same server: by pgbench where installed, else the same statements from here. */
export async function measureTpcb(url: string, clients: number, seconds: number): Promise<Tpcb> {
  return (await byPgbench(url, clients, seconds)) ?? byStatements(url, clients, seconds);
}

async function byPgbench(url: string, clients: number, seconds: number): Promise<Tpcb | null> {
  try {
    await run('pgbench', ['-i', '-q', '-s', String(SCALE), url]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const { stdout } = await run('pgbench', ['-n', '-M', 'prepared', '-c', String(clients), '-T', String(seconds), url]);
  const perSecond = Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
  return { perSecond, by: 'pgbench' };
}

async function byStatements(url: string, clients: number, seconds: number): Promise<Tpcb> {
  const pool = new pg.Pool({ connectionString: url, max: clients });
  await pool.query(`
    drop table if exists pgbench_accounts, pgbench_tellers, pgbench_branches, pgbench_history;
    create table pgbench_branches (bid int primary key, bbalance int not null, filler char(88)) with (fillfactor = 100);
    create table pgbench_tellers (tid int primary key, bid int, tbalance int not null, filler char(84)) with (fillfactor = 100);
    create table pgbench_accounts (aid int primary key, bid int, abalance int not null, filler char(84)) with (fillfactor = 100);
    create table pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22));
    insert into pgbench_branches select n, 0 from generate_series(1, ${SCALE}) n;
    insert into pgbench_tellers select n, (n - 1) / 10 + 1, 0 from generate_series(1, ${SCALE * 10}) n;
    insert into pgbench_accounts select n, (n - 1) / 100000 + 1, 0, '' from generate_series(1, ${SCALE * 100_000}) n;
    analyze;`);
  const until = performance.now() + seconds * 1000;
  let done = 0;
  const client = async () => {
    const connection = await pool.connect();
    while (performance.now() < until) {
      await transfer(connection);
      done++;
    }
    connection.release();
  };
  await Promise.all(Array.from({ length: clients }, client));
  await pool.end();
  return { perSecond: done / seconds, by: 'the same statements through node-postgres' };
}

async function transfer(connection: pg.PoolClient): Promise<void> {
  const random = (most: number) => 1 + Math.floor(Math.random() * most);
  const [aid, bid, tid, delta] = [random(SCALE * 100_000), random(SCALE), random(SCALE * 10), random(10_001) - 5001];
  const ask = (name: string, text: string, values: number[]) => connection.query({ name, text, values });
  await connection.query('begin');
  await ask('account', 'update pgbench_accounts set abalance = abalance + $1 where aid = $2', [delta, aid]);
  await ask('balance', 'select abalance from pgbench_accounts where aid = $1', [aid]);
  await ask('teller', 'update pgbench_tellers set tbalance = tbalance + $1 where tid = $2', [delta, tid]);
  await ask('branch', 'update pgbench_branches set bbalance = bbalance + $1 where bid = $2', [delta, bid]);
  await ask('history', 'insert into pgbench_history (tid, bid, aid, delta, mtime) values ($1, $2, $3, $4, current_timestamp)', [
    tid,
    bid,
    aid,
    delta,
  ]);
  await connection.query('commit');
}
