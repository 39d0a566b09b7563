import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** Days at an agency, YYYY-MM-DD, both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** Whether the case of a row was submitted on some days; `zone` is the agency's, by its IANA name. */
export const submittedIn = ({ from, to }: Days, zone: string): RawBuilder<SqlBool> =>
  sql`submitted_at >= ${from}::date at time zone ${zone} and submitted_at < (${to}::date + 1) at time zone ${zone}`;
