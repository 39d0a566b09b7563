import type { Tx } from '#db';
import { sql } from 'kysely';

/** Forgets what other systems were told of cases that are removed. */
export async function forgetTold(tx: Tx, caseIds: readonly string[]): Promise<void> {
  await sql`
    delete from webhooks.attempt a using webhooks.delivery d where d.id = a.delivery_id and d.case_id = any(${caseIds}::uuid[])`.execute(
    tx,
  );
  await tx.deleteFrom('webhooks.delivery').where('case_id', 'in', caseIds).execute();
  await tx.deleteFrom('webhooks.progress').where('case_id', 'in', caseIds).execute();
}
