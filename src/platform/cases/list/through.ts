import { likeLiteral, type Db } from '#db';
import { sql } from 'kysely';
import type { CaseLine, Slice } from '../types.ts';
import { lineOf, lines, sorted } from './matching.ts';

/** Which of the applications filed through somebody: of some registrations, still open, by words of name, number or place. */
export interface ThroughFilter {
  readonly helperIds: readonly string[];
  readonly open: boolean;
  readonly q: string;
}

/** Applications filed through registered village helpers, newest first. */
export async function throughHelpers(
  db: Db,
  { helperIds, open, q }: ThroughFilter,
  { limit, offset }: Slice,
): Promise<{ readonly rows: readonly CaseLine[]; readonly total: number }> {
  if (helperIds.length === 0) return { rows: [], total: 0 };
  let query = db.selectFrom('cases.case as c').where('c.through_id', 'in', [...helperIds]);
  if (open) query = query.where('c.closed_at', 'is', null);
  const part = `%${likeLiteral(q.toLowerCase())}%`;
  if (q !== '')
    query = query.where(
      sql<boolean>`(lower(c.applicant_name) like ${part} or lower(c.number) like ${part} or lower(c.place) like ${part})`,
    );
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await sorted(lines(query), 'newest').limit(limit).offset(offset).execute();
  return { rows: rows.map(lineOf), total: Number(total) };
}
