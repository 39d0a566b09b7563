import type { Db } from '#db';

export interface StatementRow {
  readonly id: string;
  readonly agencyId: string;
  readonly account: string;
  readonly day: string;
  readonly number: string;
  readonly opening: number;
  readonly received: number;
  readonly refunded: number;
  readonly passedOn: number;
  readonly closing: number;
  readonly entries: number;
  readonly digest: string;
  readonly fileId: string;
  readonly madeAt: Date;
}

export interface StatementFilter {
  readonly account: string | undefined;
  /** Days, YYYY-MM-DD. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

const columns = [
  'id',
  'agency_id as agencyId',
  'account',
  'day',
  'number',
  'opening',
  'received',
  'refunded',
  'passed_on as passedOn',
  'closing',
  'entries',
  'digest',
  'file_id as fileId',
  'made_at as madeAt',
] as const;

/** Statements of these agencies, newest day first. */
export async function listStatements(
  db: Db,
  agencyIds: readonly string[],
  { account, from, to }: StatementFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly StatementRow[]; readonly total: number }> {
  let query = db.selectFrom('payments.statement').where('agency_id', 'in', [...agencyIds]);
  if (account) query = query.where('account', '=', account);
  if (from) query = query.where('day', '>=', from);
  if (to) query = query.where('day', '<=', to);
  const [rows, { n }] = await Promise.all([
    query.select(columns).orderBy('day', 'desc').orderBy('account').orderBy('id').limit(limit).offset(offset).execute(),
    query.select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('n')).executeTakeFirstOrThrow(),
  ]);
  return { rows, total: n };
}

/** Accounts of beneficiaries these agencies have statements of. */
export async function accountsWithStatements(db: Db, agencyIds: readonly string[]): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('payments.statement')
    .select('account')
    .distinct()
    .where('agency_id', 'in', [...agencyIds])
    .orderBy('account')
    .limit(200)
    .execute();
  return rows.map(({ account }) => account);
}

/** A statement of one of these agencies; undefined where there is none. */
export function findStatement(db: Db, agencyIds: readonly string[], id: string): Promise<StatementRow | undefined> {
  return db
    .selectFrom('payments.statement')
    .select(columns)
    .where('id', '=', id)
    .where('agency_id', 'in', [...agencyIds])
    .executeTakeFirst();
}
