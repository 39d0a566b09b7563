import type { Tx } from '#db';

/** Forgets the meetings of cases that are removed. */
export async function forgetMeetings(tx: Tx, caseIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('appointments.booking').where('case_id', 'in', caseIds).execute();
}
