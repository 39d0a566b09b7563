import type { Db } from '#db';
import type { Clock } from '#kernel';
import { countOpen } from '#platform/cases';
import type { FilesDeps } from '#platform/files';
import { lastSweeps, queueByKind } from '#platform/jobs';
import type { Operation } from '#portal';
import type { Load } from '#web';
import { sql } from 'kysely';
import { statfs } from 'node:fs/promises';
import type { Pool } from 'pg';

/** What can be said of the installation at one moment, without what belongs to one process. */
export type Figures = Omit<Operation, 'process'>;

interface Looking {
  readonly db: Db;
  readonly pool: Pool;
  readonly clock: Clock;
  readonly dataDir: string;
  readonly files: Pick<FilesDeps, 'storage' | 'scanner'>;
  load(): Load;
}

/** Looks everything up; a database that is away leaves the rest. */
export async function readFigures({ db, pool, clock, dataDir, files: { storage, scanner }, load }: Looking): Promise<Figures> {
  const [opens, version] = [succeeds(storage.probe()), scanner?.version().catch(() => null)];
  const disk = await statfs(dataDir).catch(() => null);
  return {
    load: load(),
    pool: { busy: pool.totalCount - pool.idleCount, idle: pool.idleCount, waiting: pool.waitingCount },
    freeBytes: disk && disk.bavail * disk.bsize,
    files: {
      place: storage.place,
      opens: await opens,
      scanner: scanner ? { place: scanner.place, version: (await version) ?? null } : null,
    },
    database: await readDatabase(db, clock.now()).catch(() => null),
  };
}

function succeeds(what: Promise<void>): Promise<boolean> {
  return what.then(
    () => true,
    () => false,
  );
}

async function readDatabase(db: Db, now: Date): Promise<NonNullable<Operation['database']>> {
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
    sweeps: await lastSweeps(db),
    cases: await countOpen(db, now),
  };
}
