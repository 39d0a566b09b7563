import type { Db, Tx } from '#db';
import type { Act, DrawingRemark, Kind, Line, Side } from '../domain/remark.ts';

/** More than this on one case nobody works through. */
export const MOST_REMARKS = 500;

/**
 * The remarks of a case as one person sees them: what was sent, and their own drafts. In the order they were made; one
 * whose making was not sent yet is its author's alone.
 */
export async function remarksOf(db: Db | Tx, caseId: string, readerId: string | null): Promise<readonly DrawingRemark[]> {
  const [rows, lines] = await Promise.all([
    db.selectFrom('laperon.remark').selectAll().where('case_id', '=', caseId).orderBy('n').limit(MOST_REMARKS).execute(),
    db
      .selectFrom('laperon.remark_line as line')
      .innerJoin('laperon.remark as remark', 'remark.id', 'line.remark_id')
      .selectAll('line')
      .where('remark.case_id', '=', caseId)
      .where((eb) => eb.or([eb('line.sent_at', 'is not', null), ...(readerId === null ? [] : [eb('line.author_id', '=', readerId)])]))
      .orderBy('line.at')
      .orderBy('line.id')
      .execute(),
  ]);
  const said = Map.groupBy(lines, ({ remark_id }) => remark_id);
  return rows.flatMap((row): DrawingRemark[] => {
    const own = said.get(row.id)?.map(lineOf) ?? [];
    if (!own.some(({ did }) => did === 'make')) return [];
    const spot = row.x === null || row.y === null ? null : { x: row.x, y: row.y };
    const point = row.model_x === null || row.model_y === null ? null : { x: row.model_x, y: row.model_y };
    const { id, requirement, revision, n, page } = row;
    // The columns allow these words and no others.
    return [
      { id, requirement, fileId: row.file_id, revision, n, page, spot, point, kind: row.kind as Kind, side: row.side as Side, lines: own },
    ];
  });
}

interface LineRow {
  readonly id: string;
  readonly did: string;
  readonly body: string;
  readonly side: string;
  readonly author_id: string;
  readonly author_name: string;
  readonly revision: number;
  readonly at: Date;
  readonly sent_at: Date | null;
}

function lineOf({ id, did, body, side, author_id, author_name, revision, at, sent_at }: LineRow): Line {
  return {
    id,
    did: did as 'make' | Act,
    text: body,
    side: side as Side,
    authorId: author_id,
    authorName: author_name,
    revision,
    at,
    sentAt: sent_at,
  };
}

/** The number the next remark of a case gets; those who make one at once take turns at the row of the case. */
export async function nextNumber(tx: Tx, caseId: string): Promise<number> {
  await tx.selectFrom('cases.case').select('id').where('id', '=', caseId).forNoKeyUpdate().execute();
  const { last } = await tx
    .selectFrom('laperon.remark')
    .select((eb) => eb.fn.coalesce(eb.fn.max('n'), eb.lit(0)).as('last'))
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow();
  return last + 1;
}

export async function insertRemark(tx: Tx, caseId: string, { spot, point, fileId, lines: _, ...rest }: DrawingRemark): Promise<void> {
  await tx
    .insertInto('laperon.remark')
    .values({
      ...rest,
      case_id: caseId,
      file_id: fileId,
      x: spot?.x ?? null,
      y: spot?.y ?? null,
      model_x: point?.x ?? null,
      model_y: point?.y ?? null,
    })
    .execute();
}

export async function insertLine(tx: Tx, remarkId: string, line: Line): Promise<void> {
  const { id, did, text, side, authorId, authorName, revision, at, sentAt } = line;
  await tx
    .insertInto('laperon.remark_line')
    .values({
      id,
      remark_id: remarkId,
      did,
      body: text,
      side,
      author_id: authorId,
      author_name: authorName,
      revision,
      at,
      sent_at: sentAt,
    })
    .execute();
}

/** Takes back what somebody wrote of a remark and has not sent; the remark too, when it was not sent itself. */
export async function dropDrafts(tx: Tx, remarkId: string, authorId: string): Promise<void> {
  await tx
    .deleteFrom('laperon.remark_line')
    .where('remark_id', '=', remarkId)
    .where('author_id', '=', authorId)
    .where('sent_at', 'is', null)
    .execute();
  await tx
    .deleteFrom('laperon.remark')
    .where('id', '=', remarkId)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('laperon.remark_line').select('id').where('remark_id', '=', remarkId))))
    .execute();
}

/** Sends all that somebody wrote and has not sent; how many lines that were. */
export async function markSent(tx: Tx, remarkIds: readonly string[], authorId: string, at: Date): Promise<number> {
  if (remarkIds.length === 0) return 0;
  const { numUpdatedRows } = await tx
    .updateTable('laperon.remark_line')
    .set({ sent_at: at })
    .where('remark_id', 'in', remarkIds)
    .where('author_id', '=', authorId)
    .where('sent_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
