import type { Db } from '#db';
import type { Clock } from '#kernel';
import { countOpen } from '#platform/cases';
import { officeDay } from '#platform/calendar';
import { readWhatsAppState } from '#platform/channels';
import type { DocumentsDeps } from '#platform/documents';
import { type FilesDeps, signatureAge } from '#platform/files';
import { lastSweeps, queueByKind } from '#platform/jobs';
import type { Operation } from '#portal';
import type { Load } from '#web';
import { sql } from 'kysely';
import { statfs } from 'node:fs/promises';
import type { Pool } from 'pg';
import { lastBackup } from '../backup/noted.ts';
import { readWatched, type Watched } from './watched.ts';

/** What can be said of the installation at one moment, without what belongs to one process. */
export interface Figures extends Omit<Operation, 'process'> {
  /** null when the database does not answer. */
  readonly watched: Watched | null;
  /** Since the scanner's signatures were made; null where it says nothing of them. */
  readonly signatureSeconds: number | null;
}

interface Looking {
  readonly db: Db;
  readonly pool: Pool;
  readonly clock: Clock;
  readonly dataDir: string;
  readonly files: Pick<FilesDeps, 'storage' | 'scanner'>;
  readonly documents: DocumentsDeps;
  /** The number that is connected; null where there is none. */
  readonly whatsappNumber: string | null;
  load(): Load;
}

/** Looks everything up; a database that is away leaves the rest. */
export async function readFigures(looking: Looking): Promise<Figures> {
  const { db, pool, clock, dataDir, documents, load } = looking;
  const { storage, scanner } = looking.files;
  const [opens, version] = [succeeds(storage.probe()), scanner?.version().catch(() => null)];
  const said = (await version) ?? null;
  const disk = await statfs(dataDir).catch(() => null);
  return {
    load: load(),
    pool: { busy: pool.totalCount - pool.idleCount, idle: pool.idleCount, waiting: pool.waitingCount },
    freeBytes: disk && disk.bavail * disk.bsize,
    files: {
      place: storage.place,
      opens: await opens,
      scanner: scanner ? { place: scanner.place, version: said } : null,
    },
    signatureSeconds: said === null ? null : signatureAge(said, clock.now()),
    whatsapp: looking.whatsappNumber === null ? null : await readChannel(db, clock.now(), looking.whatsappNumber).catch(() => null),
    database: await readDatabase(db, clock.now()).catch(() => null),
    watched: await readWatched(db, clock, documents).catch(() => null),
  };
}

function succeeds(what: Promise<void>): Promise<boolean> {
  return what.then(
    () => true,
    () => false,
  );
}

async function readChannel(db: Db, now: Date, number: string): Promise<NonNullable<Operation['whatsapp']>> {
  return { number, state: await readWhatsAppState(db, now, new Date(`${officeDay(now).slice(0, 7)}-01T00:00:00+08:00`)) };
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
    backupAt: await lastBackup(db),
  };
}
