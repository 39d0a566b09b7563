import type { Db } from '#db';
import { officeDay } from '#platform/calendar';
import { sql } from 'kysely';

/** Open cases of one service, of all agencies, and those of them whose present limit has passed. */
export interface OpenCount {
  readonly service: string;
  readonly open: number;
  readonly late: number;
}

/** Counted from the index of open cases alone. */
export async function countOpen(db: Db, now: Date): Promise<readonly OpenCount[]> {
  return db
    .selectFrom('cases.case')
    .select([
      'service',
      sql<number>`count(*)::int`.as('open'),
      sql<number>`(count(*) filter (where due_on < ${officeDay(now)}::date))::int`.as('late'),
    ])
    .where('closed_at', 'is', null)
    .groupBy('service')
    .orderBy('service')
    .execute();
}
