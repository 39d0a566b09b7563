import type { Db, Tx } from '#db';
import type { PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { sql } from 'kysely';
import type { Book } from './book.ts';
import type { MarkValue } from './domain/mark.ts';
import { type Fate, mergeMark } from './domain/merge.ts';
import { assertOpen, lockBook } from './keep.ts';

/** A whole column as somebody wants it. */
export interface SentColumn {
  readonly columnId: string;
  /** Number of the last change they saw. */
  readonly seen: number;
  readonly values: ReadonlyMap<string, MarkValue | null>;
  /** Why marks that stood are changed. */
  readonly why: string;
  readonly source: 'typed' | 'import';
}

export type Conflict = Extract<Fate, { kind: 'conflict' }> & { readonly studentId: string; readonly by: string | null; readonly at: Date };

export type Written =
  | { readonly kind: 'written'; readonly given: number; readonly changed: number }
  /** Somebody else changed the same marks since; nothing was written. */
  | { readonly kind: 'conflict'; readonly conflicts: readonly Conflict[] }
  /** Marks that stood would change and nobody said why; nothing was written. */
  | { readonly kind: 'why'; readonly studentIds: readonly string[] };

/** The number of the last change of a column; 0 before the first. */
export async function lastChange(db: Db | Tx, columnId: string): Promise<number> {
  const { last } = await db
    .selectFrom('lentera.grade_change')
    .select((eb) => eb.fn.max('id').as('last'))
    .where('column_id', '=', columnId)
    .executeTakeFirstOrThrow();
  return Number(last ?? 0);
}

interface Since {
  readonly studentId: string;
  readonly was: MarkValue | null;
  readonly by: string | null;
  readonly at: Date;
}

/** Changes after what somebody saw, by student: what stood before the first of them, and who made the last. */
async function changesSince(tx: Tx, columnId: string, seen: number): Promise<ReadonlyMap<string, Since>> {
  const { rows } = await sql<Since>`
    select c.student_id as "studentId", (array_agg(c.was order by c.id))[1] as was, (array_agg(p.name order by c.id desc))[1] as by,
           max(c.at) as at
      from lentera.grade_change c left join identity.person p on p.id = c.by_person
     where c.column_id = ${columnId}::uuid and c.id > ${seen} group by c.student_id`.execute(tx);
  return new Map(rows.map((row) => [row.studentId, row]));
}

/**
 * Writes a whole column at once. What somebody else changed meanwhile stays where the sender did not touch it, and nothing at
 * all is written where both changed the same mark. Throws ACTION_NOT_ALLOWED `closed` or `over`.
 */
export async function writeColumn(tx: Tx, actor: PersonActor, book: Book, sent: SentColumn, at: Date): Promise<Written> {
  assertOpen(book);
  const { columnId, values, why, source } = sent;
  const bookId = await lockBook(tx, book, at);
  const standing = await sql<{ studentId: string; value: MarkValue }>`
    select student_id as "studentId", value from lentera.grade_mark where column_id = ${columnId}::uuid`.execute(tx);
  const now = new Map(standing.rows.map(({ studentId, value }) => [studentId, value]));
  const since = await changesSince(tx, columnId, sent.seen);
  const fates = [...values].map(([studentId, value]) => {
    const present = now.get(studentId) ?? null;
    const changed = since.get(studentId);
    return { studentId, fate: mergeMark(changed ? changed.was : present, present, value), changed };
  });
  const conflicts = fates.flatMap(({ studentId, fate, changed }): Conflict[] =>
    fate.kind === 'conflict' ? [{ ...fate, studentId, by: changed?.by ?? null, at: changed?.at ?? at }] : [],
  );
  if (conflicts.length > 0) return { kind: 'conflict', conflicts };
  const changes = fates.flatMap(({ studentId, fate }) =>
    fate.kind === 'given' || fate.kind === 'changed' ? [{ studentId, ...fate }] : [],
  );
  const corrected = changes.filter(({ kind }) => kind === 'changed');
  if (corrected.length > 0 && why === '') return { kind: 'why', studentIds: corrected.map(({ studentId }) => studentId) };
  await keepChanges(tx, { bookId, columnId, source, byPerson: actor.personId, why }, changes, at);
  if (changes.length > 0) {
    const detail = { column: columnId, source, given: changes.length - corrected.length, changed: corrected.length };
    await appendAudit(tx, { actor, action: 'lentera.write-grades', subject: { type: 'gradebook', id: bookId }, detail, at });
  }
  return { kind: 'written', given: changes.length - corrected.length, changed: corrected.length };
}

interface Changing {
  readonly bookId: string;
  readonly columnId: string;
  readonly source: 'typed' | 'import' | 'test';
  readonly byPerson: string | null;
  readonly why: string;
}

export interface MarkChange {
  readonly studentId: string;
  readonly was: MarkValue | null;
  readonly becomes: MarkValue | null;
  readonly aims?: Readonly<Record<string, number>> | null;
}

/** Writes marks and the history of their change. */
export async function keepChanges(tx: Tx, { bookId, columnId, source, byPerson, why }: Changing, changes: readonly MarkChange[], at: Date) {
  if (changes.length === 0) return;
  await tx
    .insertInto('lentera.grade_change')
    .values(
      changes.map(({ studentId, was, becomes }) => ({
        book_id: bookId,
        column_id: columnId,
        student_id: studentId,
        was: was && JSON.stringify(was),
        became: becomes && JSON.stringify(becomes),
        why: was === null ? '' : why,
        source,
        by_person: byPerson,
        at,
      })),
    )
    .execute();
  const gone = changes.filter(({ becomes }) => becomes === null).map(({ studentId }) => studentId);
  if (gone.length > 0)
    await tx.deleteFrom('lentera.grade_mark').where('column_id', '=', columnId).where('student_id', 'in', gone).execute();
  const kept = changes.filter(({ becomes }) => becomes !== null);
  if (kept.length === 0) return;
  await tx
    .insertInto('lentera.grade_mark')
    .values(
      kept.map(({ studentId, becomes, aims }) => ({
        column_id: columnId,
        student_id: studentId,
        value: JSON.stringify(becomes),
        aims: aims ? JSON.stringify(aims) : null,
        source,
        at,
      })),
    )
    .onConflict((on) =>
      on.columns(['column_id', 'student_id']).doUpdateSet((eb) => ({
        value: eb.ref('excluded.value'),
        // Whoever corrects a test's mark by hand says nothing of its aims.
        aims: eb.fn.coalesce('excluded.aims', 'lentera.grade_mark.aims'),
        source: eb.ref('excluded.source'),
        at: eb.ref('excluded.at'),
      })),
    )
    .execute();
}
