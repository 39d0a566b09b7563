import type { Db } from '#db';
import type { Clock } from '#kernel';
import { countOpen, type OpenCount } from '#platform/cases';
import { type KindOfJob, lastSweeps, queueByKind, type SweptAt } from '#platform/jobs';
import type { Load } from '#web';
import { sql } from 'kysely';
import { statfs } from 'node:fs/promises';
import type { Pool } from 'pg';

/** What can be said of the installation at one moment; `database` is null when it does not answer. */
export interface Figures {
  readonly load: Load;
  readonly pool: { readonly busy: number; readonly idle: number; readonly waiting: number };
  readonly freeBytes: number | null;
  readonly database: DatabaseFigures | null;
}

interface DatabaseFigures {
  /** As PostgreSQL names it, such as `18.1`. */
  readonly version: string;
  readonly bytes: number;
  readonly connections: number;
  readonly mostConnections: number;
  readonly jobs: readonly KindOfJob[];
  /** How long the longest-waiting due job has waited; 0 when none waits. */
  readonly oldestDueSeconds: number;
  readonly sweeps: readonly SweptAt[];
  readonly cases: readonly OpenCount[];
}

interface Looking {
  readonly db: Db;
  readonly pool: Pool;
  readonly clock: Clock;
  readonly dataDir: string;
  load(): Load;
}

/** Looks everything up; a database that is away leaves the rest. */
export async function readFigures({ db, pool, clock, dataDir, load }: Looking): Promise<Figures> {
  const disk = await statfs(dataDir).catch(() => null);
  return {
    load: load(),
    pool: { busy: pool.totalCount - pool.idleCount, idle: pool.idleCount, waiting: pool.waitingCount },
    freeBytes: disk && disk.bavail * disk.bsize,
    database: await readDatabase(db, clock.now()).catch(() => null),
  };
}

async function readDatabase(db: Db, now: Date): Promise<DatabaseFigures> {
  const { rows } = await sql<{ version: string; bytes: number; connections: number; most: number }>`
    select current_setting('server_version') as version, pg_database_size(current_database()) as bytes,
           (select count(*) from pg_stat_activity where backend_type = 'client backend') as connections,
           current_setting('max_connections')::int as most`.execute(db);
  const [found] = rows;
  if (!found) throw new Error('the database said nothing of itself');
  const jobs = await queueByKind(db);
  return {
    version: found.version,
    bytes: found.bytes,
    connections: found.connections,
    mostConnections: found.most,
    jobs,
    oldestDueSeconds: Math.max(0, ...jobs.map(({ oldestDueSeconds }) => oldestDueSeconds)),
    sweeps: await lastSweeps(db),
    cases: await countOpen(db, now),
  };
}
