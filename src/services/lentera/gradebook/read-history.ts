import type { Db } from '#db';
import { sql } from 'kysely';
import type { ScaleKey, MarkValue } from './domain/mark.ts';

/** One change of one mark. */
export interface HistoryLine {
  readonly id: number;
  readonly at: Date;
  /** null: the house itself, from a test. */
  readonly by: string | null;
  readonly student: string;
  readonly column: string;
  readonly scale: ScaleKey;
  readonly was: MarkValue | null;
  readonly became: MarkValue | null;
  readonly why: string;
}

/** Changes in a book, the newest first; of one column where one is named. */
export async function readHistory(
  db: Db,
  bookId: string,
  columnId: string | null,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly HistoryLine[]; readonly total: number }> {
  const where = sql`h.book_id = ${bookId}::uuid and (${columnId === null} or h.column_id = ${columnId}::uuid)`;
  const [{ rows }, counted] = await Promise.all([
    sql<HistoryLine>`
      select h.id, h.at, p.name as by, s.name as student, c.title as column, c.scale, h.was, h.became, h.why
        from lentera.grade_change h
        join lentera.grade_column c on c.id = h.column_id
        join lentera.student s on s.id = h.student_id
        left join identity.person p on p.id = h.by_person
       where ${where} order by h.id desc limit ${limit} offset ${offset}`.execute(db),
    sql<{ total: number }>`select count(*)::integer as total from lentera.grade_change h where ${where}`.execute(db),
  ]);
  return { rows, total: counted.rows[0]?.total ?? 0 };
}
