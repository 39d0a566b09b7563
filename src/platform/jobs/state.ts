import type { Db } from '#db';
import { sql } from 'kysely';

/** How the jobs of one kind stand. */
export interface KindOfJob {
  readonly job: string;
  /** Still to be tried, those that failed before among them. */
  readonly waiting: number;
  readonly failing: number;
  /** Failed as often as they may. */
  readonly dead: number;
  /** How long the longest-waiting due one has waited; 0 when none waits. */
  readonly oldestDueSeconds: number;
}

/** Every kind of which a job lies in the queue, those that wait longest first. */
export async function queueByKind(db: Db): Promise<readonly KindOfJob[]> {
  const { rows } = await sql<KindOfJob>`
    select task_identifier as job,
           count(*) filter (where attempts < max_attempts)::int as waiting,
           count(*) filter (where attempts > 0 and attempts < max_attempts)::int as failing,
           count(*) filter (where attempts >= max_attempts)::int as dead,
           coalesce(extract(epoch from now() - min(run_at) filter (where attempts < max_attempts and run_at <= now())), 0)::float8
             as "oldestDueSeconds"
      from graphile_worker.jobs group by 1 order by 5 desc, 1`.execute(db);
  return rows;
}

/** When a job of the clock was last put into the queue. */
export interface SweptAt {
  readonly sweep: string;
  readonly at: Date;
}

export async function lastSweeps(db: Db): Promise<readonly SweptAt[]> {
  const { rows } = await sql<SweptAt>`
    select identifier as sweep, last_execution as at from graphile_worker._private_known_crontabs
     where last_execution is not null order by 1`.execute(db);
  return rows;
}
