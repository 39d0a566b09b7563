import type { Db } from '#db';
import { sql } from 'kysely';

/** What the heads of the audit chain say, without reading the chain. */
export interface AuditHeads {
  /** Entries by the numbers of the heads: never fewer than before. */
  readonly entries: number;
  /** Lanes whose head is not their newest entry: somebody wrote past the application. */
  readonly broken: number;
  /** When the newest entry was written; null while there is none. */
  readonly newest: Date | null;
}

export async function readAuditHeads(db: Db): Promise<AuditHeads> {
  const { rows } = await sql<AuditHeads>`
    select coalesce(sum(lane.seq), 0)::bigint as entries, max(newest.at) as newest,
           count(*) filter (where lane.seq is distinct from coalesce(newest.seq, 0)
                               or (newest.seq is not null and lane.hash is distinct from newest.hash))::int as broken
      from audit.lane
      left join lateral (select seq, hash, at from audit.entry where entry.lane = lane.lane order by seq desc limit 1) newest on true`.execute(
    db,
  );
  return rows[0] ?? { entries: 0, broken: 0, newest: null };
}
