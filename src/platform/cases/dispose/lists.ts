import type { Db } from '#db';
import { AppError, isId, type PersonActor } from '#kernel';
import { can } from '#platform/access';

/** A list of cases proposed for removal. */
export interface DisposalLine {
  readonly id: string;
  readonly agencyId: string;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedAt: Date;
  /** The first day on which anything goes, YYYY-MM-DD. */
  readonly fromDay: string;
  readonly verdict: 'approved' | 'refused' | null;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
  readonly note: string | null;
  readonly doneAt: Date | null;
  readonly listed: number;
  readonly kept: number;
  readonly removed: number;
}

export interface DisposalItem {
  readonly caseId: string;
  readonly number: string;
  readonly service: string;
  readonly status: string;
  readonly closedAt: Date;
  readonly keptReason: string | null;
  readonly keptByName: string | null;
  readonly removedAt: Date | null;
}

interface Slice {
  readonly limit: number;
  readonly offset: number;
}

const lines = (db: Db) =>
  db
    .selectFrom('cases.disposal as d')
    .innerJoin('identity.person as p', 'p.id', 'd.proposed_by')
    .leftJoin('identity.person as by', 'by.id', 'd.decided_by')
    .select((eb) => [
      'd.id',
      'd.agency_id as agencyId',
      'd.proposed_by as proposedBy',
      'p.name as proposedByName',
      'd.proposed_at as proposedAt',
      eb.cast<string>('d.from_day', 'text').as('fromDay'),
      'd.verdict',
      'by.name as decidedByName',
      'd.decided_at as decidedAt',
      'd.note',
      'd.done_at as doneAt',
      eb
        .selectFrom('cases.disposal_item as i')
        .whereRef('i.disposal_id', '=', 'd.id')
        .select((of) => of.fn.countAll<string>().as('n'))
        .as('listed'),
      eb
        .selectFrom('cases.disposal_item as i')
        .whereRef('i.disposal_id', '=', 'd.id')
        .where('i.kept_reason', 'is not', null)
        .select((of) => of.fn.countAll<string>().as('n'))
        .as('kept'),
      eb
        .selectFrom('cases.disposal_item as i')
        .whereRef('i.disposal_id', '=', 'd.id')
        .where('i.removed_at', 'is not', null)
        .select((of) => of.fn.countAll<string>().as('n'))
        .as('removed'),
    ]);

const lineOf = (row: Awaited<ReturnType<ReturnType<typeof lines>['execute']>>[number]) =>
  ({ ...row, listed: Number(row.listed), kept: Number(row.kept), removed: Number(row.removed) }) as unknown as DisposalLine;

/** The lists of these agencies, newest first. */
export async function listDisposals(
  db: Db,
  agencyIds: readonly string[],
  { limit, offset }: Slice,
): Promise<{ readonly rows: readonly DisposalLine[]; readonly total: number }> {
  if (agencyIds.length === 0) return { rows: [], total: 0 };
  const [rows, { total }] = await Promise.all([
    lines(db)
      .where('d.agency_id', 'in', agencyIds)
      .orderBy('d.proposed_at', 'desc')
      .orderBy('d.id', 'desc')
      .limit(limit)
      .offset(offset)
      .execute(),
    db
      .selectFrom('cases.disposal')
      .where('agency_id', 'in', agencyIds)
      .select((eb) => eb.fn.countAll<string>().as('total'))
      .executeTakeFirstOrThrow(),
  ]);
  return { rows: rows.map(lineOf), total: Number(total) };
}

/** One list. Throws NOT_FOUND unless it is of an agency the officer answers for. */
export async function getDisposal(db: Db, officer: PersonActor, id: string): Promise<DisposalLine> {
  const row = isId(id) ? await lines(db).where('d.id', '=', id).executeTakeFirst() : undefined;
  if (!row || !can(officer, 'cases.dispose', row.agencyId)) throw new AppError('NOT_FOUND', { disposal: id });
  return lineOf(row);
}

/** What stands on a list, oldest first. */
export async function itemsOf(db: Db, disposalId: string, { limit, offset }: Slice): Promise<readonly DisposalItem[]> {
  const rows = await db
    .selectFrom('cases.disposal_item as i')
    .leftJoin('identity.person as p', 'p.id', 'i.kept_by')
    .select([
      'i.case_id as caseId',
      'i.number',
      'i.service',
      'i.status',
      'i.closed_at as closedAt',
      'i.kept_reason as keptReason',
      'p.name as keptByName',
      'i.removed_at as removedAt',
    ])
    .where('i.disposal_id', '=', disposalId)
    .orderBy('i.closed_at')
    .orderBy('i.case_id')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows as unknown as readonly DisposalItem[];
}
