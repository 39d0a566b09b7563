import type { Db, Tx } from '#db';
import { AppError, newId, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { sql } from 'kysely';
import type { Plan } from './domain/plan.ts';
import type { Terms } from './domain/terms.ts';
import { noteChange } from './watch.ts';

export const sorts = ['daily', 'midterm', 'final', 'tryout', 'practice', 'makeup'] as const;
export type Sort = (typeof sorts)[number];
export type TestStatus = 'draft' | 'published' | 'ended' | 'cancelled';

export interface TestRow {
  readonly id: string;
  readonly agency_id: string;
  /** null: held by the city for several schools. */
  readonly school_id: string | null;
  readonly year: number;
  readonly title: string;
  readonly sort: Sort;
  readonly subject: string;
  readonly grade: number;
  readonly plan: Plan;
  readonly terms: Terms;
  readonly status: TestStatus;
  readonly makeup_of: string | null;
  readonly author_id: string;
  readonly created_at: Date;
  readonly changed_at: Date;
  readonly published_at: Date | null;
  readonly ended_at: Date | null;
}

export type NewTest = Pick<TestRow, 'agency_id' | 'school_id' | 'year' | 'title' | 'sort' | 'subject' | 'grade' | 'plan' | 'terms'>;

/** Enters a test as a draft of its author's; returns its id. */
export async function enterTest(
  tx: Tx,
  actor: PersonActor,
  test: NewTest & { readonly makeup_of?: string | null },
  at: Date,
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('lentera.test')
    .values({
      ...test,
      id,
      plan: JSON.stringify(test.plan),
      terms: JSON.stringify(test.terms),
      status: 'draft',
      author_id: actor.personId,
      created_at: at,
      changed_at: at,
    })
    .execute();
  await appendAudit(tx, { actor, action: 'lentera.enter-test', subject: { type: 'test', id }, detail: { sort: test.sort }, at });
  return id;
}

/** Throws NOT_FOUND. */
export async function getTest(db: Db | Tx, id: string): Promise<TestRow> {
  const row = await db.selectFrom('lentera.test').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { test: id });
  return row as unknown as TestRow;
}

export interface SessionRow {
  readonly test_id: string;
  readonly nth: number;
  readonly opens_at: Date;
  readonly closes_at: Date;
  readonly minutes: number;
  readonly token: string | null;
  readonly room: string;
  readonly extra_minutes: number;
  readonly ended_at: Date | null;
}

export type NewSession = Pick<SessionRow, 'opens_at' | 'closes_at' | 'minutes' | 'token' | 'room'>;

/** Adds a session to a test; returns its number. Throws ACTION_NOT_ALLOWED `not-published` where the test is over. */
export async function addSession(tx: Tx, actor: PersonActor, testId: string, session: NewSession, at: Date): Promise<number> {
  const { status } = await tx.selectFrom('lentera.test').select('status').where('id', '=', testId).forUpdate().executeTakeFirstOrThrow();
  if (status !== 'draft' && status !== 'published') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'not-published' });
  const { nth } = await tx
    .insertInto('lentera.session')
    .values({
      ...session,
      test_id: testId,
      nth: sql`(select coalesce(max(s.nth), 0) + 1 from lentera.session s where s.test_id = ${testId}::uuid)`,
    })
    .returning('nth')
    .executeTakeFirstOrThrow();
  await noteChange(tx, testId, null, at);
  const detail = { part: 'session', nth, minutes: session.minutes };
  await appendAudit(tx, { actor, action: 'lentera.change-test', subject: { type: 'test', id: testId }, detail, at });
  return nth;
}
