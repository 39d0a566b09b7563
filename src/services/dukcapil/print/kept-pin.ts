import type { Db, Tx } from '#db';
import { chosenHash, same } from './secrets.ts';

/** Whether a PIN is the one that was chosen for a case. */
export async function isChosenPin(db: Db | Tx, key: string, caseId: string, pin: string): Promise<boolean> {
  const row = await db.selectFrom('dukcapil.print_pin').select('pin_hash').where('case_id', '=', caseId).executeTakeFirst();
  const kept = row?.pin_hash ?? null;
  return kept !== null && same(kept, chosenHash(key, caseId, pin));
}

/** When a PIN was chosen; null where none was. */
export async function chosenAt(db: Db | Tx, caseId: string): Promise<Date | null> {
  const row = await db.selectFrom('dukcapil.print_pin').select('chosen_at').where('case_id', '=', caseId).executeTakeFirst();
  return row?.chosen_at ?? null;
}
