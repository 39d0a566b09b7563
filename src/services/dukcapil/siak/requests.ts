import { likeLiteral, type Db, type Tx } from '#db';

export const requestStates = ['waiting', 'calling', 'unknown', 'taken', 'deferred', 'accepted', 'rejected', 'overtaken', 'failed'] as const;
export type RequestState = (typeof requestStates)[number];
/** Not settled: something is still to come of it. */
export const openStates: readonly RequestState[] = ['waiting', 'calling', 'unknown', 'taken', 'deferred'];

/** One handing over of a case to SIAK, and what came of it. */
export interface SiakRequestRow {
  readonly id: string;
  readonly caseId: string;
  readonly agencyId: string;
  readonly caseNumber: string;
  readonly service: string;
  readonly state: RequestState;
  readonly tries: number;
  readonly registerNo: string | null;
  readonly reason: string | null;
  readonly askedBy: string;
  readonly askedById: string;
  readonly askedAt: Date;
  readonly calledAt: Date | null;
  readonly changedAt: Date;
  readonly nextAt: Date | null;
}

function requestsOf(db: Db | Tx) {
  return db
    .selectFrom('dukcapil.siak_request as r')
    .innerJoin('cases.case as c', 'c.id', 'r.case_id')
    .innerJoin('identity.person as p', 'p.id', 'r.asked_by')
    .select([
      'r.id',
      'r.case_id as caseId',
      'r.agency_id as agencyId',
      'c.number as caseNumber',
      'c.service',
      'r.state',
      'r.tries',
      'r.register_no as registerNo',
      'r.reason',
      'p.name as askedBy',
      'r.asked_by as askedById',
      'r.asked_at as askedAt',
      'r.called_at as calledAt',
      'r.changed_at as changedAt',
      'r.next_at as nextAt',
    ]);
}

export interface RequestFilter {
  /** Null: those not settled. */
  readonly state: RequestState | null;
  readonly q: string;
}

/** Requests of these agencies, the longest unchanged first. */
export async function listRequests(
  db: Db,
  agencyIds: readonly string[],
  { state, q }: RequestFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly SiakRequestRow[]; readonly total: number }> {
  if (agencyIds.length === 0) return { rows: [], total: 0 };
  let query = requestsOf(db)
    .where('r.agency_id', 'in', [...agencyIds])
    .where('r.state', 'in', state === null ? [...openStates] : [state]);
  if (q !== '') query = query.where('c.number', 'ilike', `%${likeLiteral(q)}%`);
  const { n } = await query
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  const rows = await query.orderBy('r.changed_at').orderBy('r.id').limit(limit).offset(offset).execute();
  return { rows: rows as readonly SiakRequestRow[], total: Number(n) };
}

/** Every request of a case, the newest first. */
export async function requestsOfCase(db: Db | Tx, caseId: string): Promise<readonly SiakRequestRow[]> {
  const rows = await requestsOf(db).where('r.case_id', '=', caseId).orderBy('r.asked_at', 'desc').limit(50).execute();
  return rows as readonly SiakRequestRow[];
}

/** One request, held until the transaction ends. */
export async function requestForUpdate(tx: Tx, id: string): Promise<SiakRequestRow | undefined> {
  await tx.selectFrom('dukcapil.siak_request').select('id').where('id', '=', id).forUpdate().execute();
  return (await requestsOf(tx).where('r.id', '=', id).executeTakeFirst()) as SiakRequestRow | undefined;
}
