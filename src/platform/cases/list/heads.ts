import type { Db } from '#db';
import { sql } from 'kysely';
import type { HeldDesk, Matching } from './matching.ts';
import type { Slice } from '../types.ts';

/**
 * A page of what lies on some desks, longest waiting first: of each desk the first ones by its own index, and of those the
 * first of all. Asked for all desks at once, PostgreSQL reads and sorts everything that lies there.
 */
export async function headsOf(db: Db, query: Matching, desks: readonly HeldDesk[], { limit, offset }: Slice): Promise<readonly string[]> {
  if (desks.length === 0) return [];
  const ofOne = query
    .select(['c.id', 'c.position_since'])
    .where('c.agency_id', '=', sql<string>`d.agency`)
    .where('c.service', '=', sql<string>`d.service`)
    .where('c.desk', '=', sql<string>`d.desk`)
    .where('c.closed_at', 'is', null)
    .orderBy('c.position_since')
    .orderBy('c.id')
    .limit(limit + offset);
  const all = <K extends keyof HeldDesk>(key: K) => desks.map((desk) => desk[key]);
  const { rows } = await sql<{ id: string }>`
    select heads.id
      from unnest(${all('agencyId')}::uuid[], ${all('service')}::text[], ${all('desk')}::text[]) as d (agency, service, desk)
      cross join lateral (${ofOne}) heads
     order by heads.position_since, heads.id limit ${limit} offset ${offset}`.execute(db);
  return rows.map(({ id }) => id);
}
