import type { Db } from '#db';
import { sql } from 'kysely';

/** How files stand with the scanner. */
export interface ScanQueue {
  readonly waiting: number;
  /** How long ago the oldest of those waiting came; 0 when none does. */
  readonly oldestSeconds: number;
  /** Found harmful, and nobody has decided about them. */
  readonly held: number;
}

export async function readScanQueue(db: Db, now: Date): Promise<ScanQueue> {
  const { rows } = await sql<ScanQueue>`
    select count(*) filter (where scan = 'waiting')::int as waiting, count(*) filter (where scan = 'infected')::int as held,
           greatest(0, coalesce(extract(epoch from ${now}::timestamptz - min(stored_at) filter (where scan = 'waiting')), 0))::float8
             as "oldestSeconds"
      from files.file where scan in ('waiting', 'infected')`.execute(db);
  return rows[0] ?? { waiting: 0, oldestSeconds: 0, held: 0 };
}

/** Seconds since clamd's signatures were made, by its answer to VERSION; null where it says nothing of them. */
export function signatureAge(version: string, now: Date): number | null {
  // ClamAV 1.4.3/27834/Fri Nov 27 08:25:01 2026, in universal time.
  const made = Date.parse(`${version.split('/')[2] ?? ''} UTC`);
  return Number.isNaN(made) ? null : Math.max(0, (now.getTime() - made) / 1000);
}
