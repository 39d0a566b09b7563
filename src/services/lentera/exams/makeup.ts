import type { Db, Tx } from '#db';
import type { PersonActor } from '#kernel';
import { sql } from 'kysely';
import { enterTest, type TestRow } from './store.ts';

/** A draft for those who missed a test: made of the same plan, of which lines that are drawn are drawn anew. */
export function enterMakeup(tx: Tx, actor: PersonActor, test: TestRow, title: string, at: Date): Promise<string> {
  const { agency_id, school_id, year, subject, grade, plan, terms } = test;
  return enterTest(tx, actor, { agency_id, school_id, year, title, sort: 'makeup', subject, grade, plan, terms, makeup_of: test.id }, at);
}

/** Students who were admitted to a test and never began it. */
export async function absentFrom(db: Db, testId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ student_id: string }>`
    select p.student_id from lentera.participant p
     where p.test_id = ${testId}::uuid and not exists (select from lentera.attempt a where a.participant_id = p.id)`.execute(db);
  return rows.map(({ student_id }) => student_id);
}
