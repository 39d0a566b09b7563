import type { Db } from '#db';
import { sql } from 'kysely';
import type { Offer } from '../registry.ts';
import type { Status } from '../domain/status.ts';

interface AnswerFilter {
  /** Page and field of an answer that holds no number of a person, and what it must say. */
  readonly page: string;
  readonly field: string;
  readonly value: string;
  readonly status?: readonly Status[] | undefined;
  /** ISO instants. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly number?: string | undefined;
  /** Fields of the same kind that narrow further. */
  readonly also?: readonly { readonly page: string; readonly field: string; readonly values: readonly string[] }[];
  readonly limit: number;
  readonly offset: number;
}

/** Cases in which somebody answered so, newest first: their ids. What of them may be shown, its service decides. */
export async function casesAnswered(db: Db, offers: readonly Offer[], filter: AnswerFilter): Promise<readonly string[]> {
  const { page, field, value, status, from, to, number, also = [], limit, offset } = filter;
  const service = offers[0]?.service.key;
  if (service === undefined) return [];
  const { rows } = await sql<{ id: string }>`
    select c.id from cases.case c
     where c.service = ${service} and c.agency_id = any(${offers.map(({ agency }) => agency.id)}::uuid[])
       and c.state -> 'answers' -> ${page} ->> ${field} = ${value}
       ${status === undefined ? sql`` : sql`and c.status = any(${[...status]})`}
       ${from === undefined ? sql`` : sql`and c.submitted_at >= ${from}::timestamptz`}
       ${to === undefined ? sql`` : sql`and c.submitted_at <= ${to}::timestamptz`}
       ${number === undefined ? sql`` : sql`and c.number = ${number}`}
       ${sql.join(
         also.map((one) => sql`and c.state -> 'answers' -> ${one.page} ->> ${one.field} = any(${[...one.values]})`),
         sql` `,
       )}
     order by c.submitted_at desc, c.id desc limit ${limit} offset ${offset}`.execute(db);
  return rows.map(({ id }) => id);
}
