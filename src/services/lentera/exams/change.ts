import type { Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { sql } from 'kysely';
import type { Plan } from './domain/plan.ts';
import type { Terms } from './domain/terms.ts';
import { noteChange } from './watch.ts';
import type { TestRow } from './store.ts';

/** A test that is still its author's to change. Throws ACTION_NOT_ALLOWED `published-already`. */
async function lockDraft(tx: Tx, testId: string): Promise<TestRow> {
  const row = await tx.selectFrom('lentera.test').selectAll().where('id', '=', testId).forUpdate().executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { test: testId });
  if (row.status !== 'draft') throw new AppError('ACTION_NOT_ALLOWED', { reason: 'published-already' });
  return row as unknown as TestRow;
}

/** Changes what a draft is made of, by what it is now: two people who add a question both have it in. */
export async function changePlan(tx: Tx, actor: PersonActor, testId: string, change: (plan: Plan) => Plan, at: Date): Promise<void> {
  const { plan } = await lockDraft(tx, testId);
  await tx
    .updateTable('lentera.test')
    .set({ plan: JSON.stringify(change(plan)), changed_at: at })
    .where('id', '=', testId)
    .execute();
  await appendAudit(tx, { actor, action: 'lentera.change-test', subject: { type: 'test', id: testId }, detail: { part: 'plan' }, at });
}

export type TestWords = Pick<TestRow, 'title' | 'sort' | 'subject' | 'grade'>;

export async function changeTerms(tx: Tx, actor: PersonActor, testId: string, words: TestWords, terms: Terms, at: Date): Promise<void> {
  await lockDraft(tx, testId);
  await tx
    .updateTable('lentera.test')
    .set({ ...words, terms: JSON.stringify(terms), changed_at: at })
    .where('id', '=', testId)
    .execute();
  await appendAudit(tx, { actor, action: 'lentera.change-test', subject: { type: 'test', id: testId }, detail: { part: 'terms' }, at });
}

/** Takes a session away that nobody is admitted to. Throws ACTION_NOT_ALLOWED `has-participants`. */
export async function dropSession(tx: Tx, actor: PersonActor, testId: string, nth: number, at: Date): Promise<void> {
  const { rows } = await sql`select from lentera.participant where test_id = ${testId}::uuid and session = ${nth} limit 1`.execute(tx);
  if (rows.length > 0) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'has-participants' });
  await tx.deleteFrom('lentera.session').where('test_id', '=', testId).where('nth', '=', nth).execute();
  await noteChange(tx, testId, null, at);
  await appendAudit(tx, {
    actor,
    action: 'lentera.change-test',
    subject: { type: 'test', id: testId },
    detail: { part: 'session', nth },
    at,
  });
}

/** Ends a test for everybody, or calls off one that is not held. What was answered stays. */
export async function closeTest(tx: Tx, actor: PersonActor, testId: string, to: 'ended' | 'cancelled', at: Date): Promise<void> {
  const changed = await tx
    .updateTable('lentera.test')
    .set({ status: to, ended_at: at, changed_at: at })
    .where('id', '=', testId)
    .where('status', 'in', to === 'ended' ? ['published'] : ['draft', 'published'])
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'not-published' });
  await tx.updateTable('lentera.session').set({ ended_at: at }).where('test_id', '=', testId).where('ended_at', 'is', null).execute();
  await noteChange(tx, testId, null, at);
  await appendAudit(tx, { actor, action: `lentera.${to === 'ended' ? 'end' : 'cancel'}-test`, subject: { type: 'test', id: testId }, at });
}
