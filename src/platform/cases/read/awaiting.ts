import type { Db, Tx } from '#db';

/** Whether an application of somebody's is still being decided, or what was decided has yet to be handed over. */
export async function isAwaitingDecision(db: Db | Tx, personId: string): Promise<boolean> {
  const running = await db
    .selectFrom('cases.case')
    .select('id')
    .where('applicant_person_id', '=', personId)
    .where('status', 'in', ['submitted', 'in-review', 'returned', 'approved'])
    .limit(1)
    .executeTakeFirst();
  return running !== undefined;
}
