import type { Tx } from '#db';
import { sql } from 'kysely';

/** Forgets what is kept beside cases that are removed: ways to print and what became of them, PINs, requests to SIAK. */
export async function forgetRegistryCases(tx: Tx, caseIds: readonly string[]): Promise<void> {
  await sql`
    delete from dukcapil.print_entry e using dukcapil.print_link l where l.id = e.link_id and l.case_id = any(${caseIds}::uuid[])`.execute(
    tx,
  );
  await tx.deleteFrom('dukcapil.print_asked').where('case_id', 'in', caseIds).execute();
  await tx.deleteFrom('dukcapil.print_link').where('case_id', 'in', caseIds).execute();
  await tx.deleteFrom('dukcapil.print_pin').where('case_id', 'in', caseIds).execute();
  await tx.deleteFrom('dukcapil.siak_request').where('case_id', 'in', caseIds).execute();
}
