import type { Db, Tx } from '#db';
import type { PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import type { Rhythm } from './domain/rhythm.ts';

/** How often somebody wants e-mail about what can wait: at once, until they choose. */
export async function readRhythm(db: Db | Tx, personId: string): Promise<Rhythm> {
  const row = await db.selectFrom('notifications.rhythm').select('email').where('person_id', '=', personId).executeTakeFirst();
  return row?.email === 'daily' ? 'daily' : 'at-once';
}

/** Keeps it, with a line of the audit chain where it changed. What was gathered already comes the next morning. */
export async function keepRhythm(tx: Tx, actor: PersonActor, email: Rhythm, at: Date): Promise<void> {
  const { personId } = actor;
  if ((await readRhythm(tx, personId)) === email) return;
  const values = { email, changed_at: at };
  await tx
    .insertInto('notifications.rhythm')
    .values({ person_id: personId, ...values })
    .onConflict((on) => on.column('person_id').doUpdateSet(values))
    .execute();
  await appendAudit(tx, { actor, action: 'notifications.rhythm', subject: { type: 'person', id: personId }, detail: { email }, at });
}
