import type { Tx } from '#db';
import { sql } from 'kysely';
import { trackingSecret } from '../store/secrets.ts';
import { findCase } from '../store/tables.ts';
import type { CasesDeps } from '../types.ts';

/** What somebody is told the moment their application has arrived. */
export interface Arrived {
  readonly number: string;
  /** With the number, it shows where the case is. */
  readonly secret: string;
  /** How many wait at the same desks for having come before it, and itself; null where no desk of the office holds it. */
  readonly place: number | null;
}

/** Number, tracking code and place in the queue of a case: for whoever just made it. */
export async function readArrived(tx: Tx, { secret }: Pick<CasesDeps, 'secret'>, caseId: string): Promise<Arrived> {
  const row = await findCase(tx, { id: caseId });
  if (!row) throw new Error(`case ${caseId} was made and is not there`);
  const { rows } = await sql<{ place: number; office: boolean }>`
    select (select count(*)::int from cases.case o
             where o.agency_id = c.agency_id and o.desk = c.desk and o.side = 'office' and o.closed_at is null
               and (o.submitted_at, o.id) <= (c.submitted_at, c.id)) as place,
           c.side = 'office' as office
      from cases.case c where c.id = ${caseId}`.execute(tx);
  const found = rows[0];
  return {
    number: row.number,
    secret: trackingSecret(secret, caseId),
    place: found?.office ? found.place : null,
  };
}
