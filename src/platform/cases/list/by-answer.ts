import type { Db } from '#db';
import { sql } from 'kysely';
import type { Offer } from '../registry.ts';
import type { Status } from '../domain/status.ts';

interface AnswerFilter {
  /** Pages and fields of answers that hold no number of a person, with what each may say. */
  readonly answers: readonly { readonly page: string; readonly field: string; readonly values: readonly string[] }[];
  readonly status?: readonly Status[] | undefined;
  /** ISO instants. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly number?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** Cases in which somebody answered so, newest first: their ids. What of them may be shown, its service decides. */
export async function casesAnswered(db: Db, offers: readonly Offer[], filter: AnswerFilter): Promise<readonly string[]> {
  const { answers, status, from, to, number, limit, offset } = filter;
  const service = offers[0]?.service.key;
  if (service === undefined) return [];
  const { rows } = await sql<{ id: string }>`
    select c.id from cases.case c
     where c.service = ${service} and c.agency_id = any(${offers.map(({ agency }) => agency.id)}::uuid[])
       ${status === undefined ? sql`` : sql`and c.status = any(${[...status]})`}
       ${from === undefined ? sql`` : sql`and c.submitted_at >= ${from}::timestamptz`}
       ${to === undefined ? sql`` : sql`and c.submitted_at <= ${to}::timestamptz`}
       ${number === undefined ? sql`` : sql`and c.number = ${number}`}
       ${sql.join(
         answers.map(({ page, field, values }) => sql`and c.state -> 'answers' -> ${page} ->> ${field} = any(${[...values]})`),
         sql` `,
       )}
     order by c.submitted_at desc, c.id desc limit ${limit} offset ${offset}`.execute(db);
  return rows.map(({ id }) => id);
}
