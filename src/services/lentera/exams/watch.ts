import { type Db, transaction, type Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { sql } from 'kysely';

/** Tells every process that something of a running test changed. */
export async function noteChange(tx: Tx, testId: string, participantId: number | null, at: Date): Promise<void> {
  await tx.insertInto('lentera.live_change').values({ test_id: testId, participant_id: participantId, at }).execute();
}

export type Intervention =
  | { readonly kind: 'extra-session'; readonly session: number; readonly minutes: number }
  | { readonly kind: 'extra-participant'; readonly participantId: number; readonly minutes: number }
  /** Another device may go on; what the former one says it answered from now on does not count. */
  | { readonly kind: 'reset-device'; readonly participantId: number }
  | { readonly kind: 'end-participant'; readonly participantId: number }
  | { readonly kind: 'reopen-participant'; readonly participantId: number }
  | { readonly kind: 'end-session'; readonly session: number };

/** Most minutes that can be added to somebody's time, over all additions. */
export const MOST_EXTRA = 300;

/** What whoever watches a test does to it while it runs: audited, and effective within a second in every process. */
export async function intervene(tx: Tx, actor: PersonActor, testId: string, what: Intervention, reason: string, at: Date): Promise<void> {
  const changed = await change(tx, testId, what, at);
  if (!changed) throw new AppError('NOT_FOUND', { test: testId });
  const participantId = 'participantId' in what ? what.participantId : null;
  await noteChange(tx, testId, participantId, at);
  await appendAudit(tx, {
    actor,
    action: 'lentera.intervene',
    subject: { type: 'test', id: testId },
    detail: { ...what, reason: reason.slice(0, 300) },
    at,
  });
}

async function change(tx: Tx, testId: string, what: Intervention, at: Date): Promise<boolean> {
  const session = (nth: number) => tx.updateTable('lentera.session').where('test_id', '=', testId).where('nth', '=', nth);
  const participant = (id: number) => tx.updateTable('lentera.participant').where('test_id', '=', testId).where('id', '=', id);
  const done = async (query: { executeTakeFirst(): Promise<{ numUpdatedRows: bigint }> }) =>
    (await query.executeTakeFirst()).numUpdatedRows > 0n;
  switch (what.kind) {
    case 'extra-session':
      return done(session(what.session).set({ extra_minutes: sql`least(${MOST_EXTRA}, greatest(0, extra_minutes + ${what.minutes}))` }));
    case 'extra-participant':
      return done(
        participant(what.participantId).set({ extra_minutes: sql`least(${MOST_EXTRA}, greatest(0, extra_minutes + ${what.minutes}))` }),
      );
    case 'reset-device':
      return done(participant(what.participantId).set({ epoch: sql`epoch + 1`, epoch_since: at }));
    case 'end-participant':
      return done(participant(what.participantId).set({ ended_at: at }));
    case 'reopen-participant': {
      // Their attempt goes on for what is left of its time, and what extra time gives.
      await sql`
        update lentera.attempt set ended_at = null, ended_by = null, marked_at = null
         where participant_id = ${what.participantId} and test_id = ${testId}::uuid
           and nth = (select max(nth) from lentera.attempt where participant_id = ${what.participantId})`.execute(tx);
      return done(participant(what.participantId).set({ ended_at: null }));
    }
    case 'end-session':
      return done(session(what.session).set({ ended_at: at }));
  }
}

/** Drops changes that every process has seen. */
export function forgetChanges(db: Db, now: Date): Promise<unknown> {
  const before = new Date(now.getTime() - 3_600_000);
  return transaction(db, (tx) => tx.deleteFrom('lentera.live_change').where('at', '<', before).execute());
}
