import type { Tx } from '#db';
import { sql } from 'kysely';

/** Forgets remarks on drawings and rulings on findings of cases that are removed. */
export async function forgetDrawings(tx: Tx, caseIds: readonly string[]): Promise<void> {
  await sql`
    delete from laperon.remark_line n using laperon.remark r where r.id = n.remark_id and r.case_id = any(${caseIds}::uuid[])`.execute(tx);
  await tx.deleteFrom('laperon.remark').where('case_id', 'in', caseIds).execute();
  await tx.deleteFrom('laperon.finding_ruling').where('case_id', 'in', caseIds).execute();
}
