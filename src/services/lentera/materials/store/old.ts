import type { Db, Tx } from '#db';
import { sql } from 'kysely';

/** Takes away what somebody wrote below lessons, when their account is erased. */
export async function eraseComments(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('lentera.lesson_comment').where('by_person', '=', personId).execute();
}

/** What is kept of materials for a time: what was written below lessons, and tries at exercises. */
type Old = 'lesson_comment' | 'exercise_answer';

const when = { lesson_comment: sql.ref('at'), exercise_answer: sql.ref('received_at') } as const;

async function count(db: Db, table: Old, before: Date): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::integer as n from ${sql.table(`lentera.${table}`)} where ${when[table]} < ${before}`.execute(db);
  return rows[0]?.n ?? 0;
}

async function drop(tx: Tx, table: Old, before: Date, limit: number): Promise<number> {
  const of = sql.table(`lentera.${table}`);
  const { rows } = await sql`
    delete from ${of} where id in (select id from ${of} where ${when[table]} < ${before} order by ${when[table]} limit ${limit}) returning id`.execute(
    tx,
  );
  return rows.length;
}

export const countOldComments = (db: Db, before: Date) => count(db, 'lesson_comment', before);
export const dropOldComments = (tx: Tx, before: Date, limit: number) => drop(tx, 'lesson_comment', before, limit);
export const countOldTries = (db: Db, before: Date) => count(db, 'exercise_answer', before);
export const dropOldTries = (tx: Tx, before: Date, limit: number) => drop(tx, 'exercise_answer', before, limit);
