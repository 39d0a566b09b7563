import { createHash } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';

const MEMORY = '/dev/shm';
/** Free bytes of it below which databases lie on the disk: a container often has 64 MB. */
const ENOUGH = 4 * 1024 ** 3;
const NAME = 'wantilan_memory';

/**
 * Says in SQL where a test's database lies: in memory, where there is room. Each is a few thousand files that live for
 * seconds, and ext4 is slow to make files where others were just deleted: it looks at each of those for five seconds.
 */
export async function inMemory(client: pg.Client): Promise<string> {
  const { rowCount } = await client.query('select 1 from pg_tablespace where spcname = $1', [NAME]);
  return rowCount === 0 ? '' : ` tablespace ${NAME}`;
}

/** Readies the place for databases in memory on a server of this machine that is ours; those an ended run left there are dropped. */
export async function makeMemory(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ data: string; busy: number }>(
    `select current_setting('data_directory') as data,
            (select count(*)::int from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()) as busy`,
  );
  const [{ data, busy } = { data: '', busy: 1 }] = rows;
  // Another run of tests has its databases there.
  if (busy > 0) return;
  const { rows: left } = await client.query<{ name: string }>(
    `select datname as name from pg_database where datname ~ '^wantilan_(test|scratch)_'`,
  );
  for (const { name } of left) await client.query(`drop database if exists ${name} with (force)`);
  await client.query(`drop tablespace if exists ${NAME}`);
  if (!existsSync(MEMORY)) return;
  const { bavail, bsize } = statfsSync(MEMORY);
  if (bavail * bsize < ENOUGH) return;
  const place = join(MEMORY, `wantilan-test-${createHash('sha256').update(data).digest('hex').slice(0, 16)}`);
  mkdirSync(place, { recursive: true, mode: 0o700 });
  const { uid, gid } = statSync(data);
  chownSync(place, uid, gid);
  await client.query(`create tablespace ${NAME} location '${place}'`);
}
